"""What each command of the command line does: ask a work function, print its answer."""

from desk.commands.browsing import run_browse, run_link, run_steps
from desk.commands.counter import run_consultations, run_log
from desk.commands.easy import run_easy_check
from desk.commands.handout import run_handout
from desk.commands.reading import run_reading
from desk.commands.referral import run_referral
from desk.commands.relevance import run_relevance
from desk.commands.searching import run_search, run_show
from desk.commands.template import run_template
from desk.commands.upkeep import run_bench, run_doctor, run_import, run_index, run_init, run_tour
from desk.commands.vocabulary import run_vocabulary

__all__ = [
    "run_bench",
    "run_browse",
    "run_consultations",
    "run_doctor",
    "run_easy_check",
    "run_handout",
    "run_import",
    "run_index",
    "run_init",
    "run_link",
    "run_log",
    "run_reading",
    "run_referral",
    "run_relevance",
    "run_search",
    "run_show",
    "run_steps",
    "run_template",
    "run_tour",
    "run_vocabulary",
]
