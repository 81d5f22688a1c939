"""The closed lists that commands, files, filters and tables share, each with its words for the screen.

Life stages, circumstances and needs are not here: a city edits those (see ``models.vocabulary``); their codes
travel as plain strings.
"""

from __future__ import annotations

from enum import StrEnum

from desk.i18n import N_


class Kind(StrEnum):
    """The eight kinds of resource that share one search."""

    COURSE = "course"
    FACILITY = "facility"
    CIRCLE = "circle"
    TALENT = "talent"
    GRANT = "grant"
    MATERIAL = "material"
    WINDOW = "window"
    PROGRAMME = "programme"


class State(StrEnum):
    """Whether one can still apply; ``ENDED`` is worked out from the dates and never stored."""

    BEFORE = "before"
    OPEN = "open"
    FEW_LEFT = "few_left"
    FULL = "full"
    WAITLIST = "waitlist"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NONE_NEEDED = "none_needed"
    UNKNOWN = "unknown"
    ENDED = "ended"


class Condition(StrEnum):
    """What a resident can ask of a resource, as filters on the counter screen."""

    OPEN_NOW = "open_now"
    CLOSING_SOON = "closing_soon"
    FREE = "free"
    WEEKDAY_DAYTIME = "weekday_daytime"
    WEEKDAY_EVENING = "weekday_evening"
    WEEKEND = "weekend"
    ONLINE = "online"
    WHEELCHAIR = "wheelchair"
    CHILDCARE = "childcare"
    SIGN_LANGUAGE = "sign_language"
    FOREIGN_LANGUAGE = "foreign_language"
    BEGINNER = "beginner"
    INDIVIDUAL = "individual"
    NEARBY = "nearby"


class Selection(StrEnum):
    """How places are given out."""

    FIRST_COME = "first_come"
    LOTTERY = "lottery"


class Residency(StrEnum):
    """Whom a resource admits by their tie to the city (市内在住・在勤・在学)."""

    RESIDENT = "resident"
    WORKER = "worker"
    STUDENT = "student"


class Band(StrEnum):
    """A part of the day: before noon, from noon to five, from five on (counters and schools have closed)."""

    MORNING = "am"
    AFTERNOON = "pm"
    EVENING = "evening"


class Relation(StrEnum):
    """How one resource leads to another (学びの循環), told from the one that has the link.

    ``SAME_SERIES``: another term or part of the same series. ``BORN_OF``: this came out of the other (a circle out of a
    course). ``SAME_TEACHER``. ``LEADS_TO``: who finished this may go on to the other.
    """

    SAME_SERIES = "same_series"
    BORN_OF = "born_of"
    SAME_TEACHER = "same_teacher"
    LEADS_TO = "leads_to"


class Channel(StrEnum):
    """How the resident reached the desk."""

    COUNTER = "counter"
    PHONE = "phone"
    MAIL = "mail"
    VISIT = "visit"
    FAX = "fax"
    ONLINE = "online"


class Asker(StrEnum):
    """Who asks: the one who will learn, or somebody for them."""

    SELF = "self"
    FAMILY = "family"


class Outcome(StrEnum):
    """How a consultation ended."""

    GUIDED = "guided"
    CALLBACK = "callback"
    NOT_MET = "not_met"


class UnmetReason(StrEnum):
    """Why a need could not be met."""

    NONE_EXISTS = "none_exists"
    FULL = "full"
    TIME = "time"
    DISTANCE = "distance"
    COST = "cost"
    LANGUAGE = "language"
    CHILDCARE = "childcare"
    ACCESSIBILITY = "accessibility"
    AGE = "age"
    OTHER = "other"


class OfferOutcome(StrEnum):
    """What became of one offer."""

    TOLD = "told"
    APPLIED = "applied"
    ATTENDED = "attended"
    DECLINED_BY_PERSON = "declined_by_person"
    DECLINED_BY_PROVIDER = "declined_by_provider"
    FULL = "full"
    NO_FIT = "no_fit"
    UNKNOWN = "unknown"


class Delivery(StrEnum):
    """How an offer reached the resident."""

    PRINTED = "printed"
    FLYER = "flyer"
    SPOKEN = "spoken"


class Guard(StrEnum):
    """Why a resource must not reach paper unseen (rule of the domain: nothing out of date on paper)."""

    BEFORE = "before"
    ENDED = "ended"
    CLOSED = "closed"
    FULL = "full"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    UNCONFIRMED = "unconfirmed"
    VANISHED = "vanished"
    DISPUTED = "disputed"


class Mode(StrEnum):
    """How a handout is set for its reader. ``PAIR``: two texts side by side, told by ``records.sheet.Choices``."""

    STANDARD = "standard"
    LARGE = "large"
    FURIGANA = "furigana"
    EASY = "easy"
    PAIR = "pair"


class Passed(StrEnum):
    """A fact of the person that a referral passes on, each only with their consent."""

    LIFE_STAGE = "life_stage"
    CIRCUMSTANCES = "circumstances"
    NEEDS = "needs"
    QUESTION = "question"
    NAME = "name"
    PHONE = "phone"


class ReferralState(StrEnum):
    """How far a referral is: on its way, taken in by the other window, answered."""

    SENT = "sent"
    RECEIVED = "received"
    ANSWERED = "answered"


class ReferralResult(StrEnum):
    """What the other window told of a referral, or what this one found out."""

    DONE = "done"
    GOES_ON = "goes_on"
    PASSED_ON = "passed_on"
    DECLINED = "declined"
    NOT_COME = "not_come"
    WITHDRAWN = "withdrawn"


KIND_LABELS = {
    Kind.COURSE: N_("講座・イベント"),
    Kind.FACILITY: N_("施設"),
    Kind.CIRCLE: N_("サークル"),
    Kind.TALENT: N_("人材"),
    Kind.GRANT: N_("助成・支援"),
    Kind.MATERIAL: N_("教材・資料"),
    Kind.WINDOW: N_("相談窓口"),
    Kind.PROGRAMME: N_("事業・出前"),
}

STATE_LABELS = {
    State.BEFORE: N_("受付前"),
    State.OPEN: N_("受付中"),
    State.FEW_LEFT: N_("残りわずか"),
    State.FULL: N_("満員"),
    State.WAITLIST: N_("キャンセル待ち"),
    State.CLOSED: N_("受付終了"),
    State.CANCELLED: N_("中止"),
    State.POSTPONED: N_("延期"),
    State.NONE_NEEDED: N_("申込不要"),
    State.UNKNOWN: N_("受付状況は要確認"),
    State.ENDED: N_("終了"),
}

CONDITION_LABELS = {
    Condition.OPEN_NOW: N_("申込受付中"),
    Condition.CLOSING_SOON: N_("まもなく締切"),
    Condition.FREE: N_("無料"),
    Condition.WEEKDAY_DAYTIME: N_("平日昼"),
    Condition.WEEKDAY_EVENING: N_("平日夜"),
    Condition.WEEKEND: N_("土日祝"),
    Condition.ONLINE: N_("オンライン"),
    Condition.WHEELCHAIR: N_("車いす可"),
    Condition.CHILDCARE: N_("保育あり"),
    Condition.SIGN_LANGUAGE: N_("手話／筆記"),
    Condition.FOREIGN_LANGUAGE: N_("外国語対応"),
    Condition.BEGINNER: N_("初心者歓迎"),
    Condition.INDIVIDUAL: N_("個人で参加可"),
    Condition.NEARBY: N_("近く"),
}

CHANNEL_LABELS = {
    Channel.COUNTER: N_("窓口"),
    Channel.PHONE: N_("電話"),
    Channel.MAIL: N_("メール"),
    Channel.VISIT: N_("訪問"),
    Channel.FAX: N_("FAX"),
    Channel.ONLINE: N_("オンライン相談"),
}

ASKER_LABELS = {Asker.SELF: N_("本人"), Asker.FAMILY: N_("家族・代理")}

OUTCOME_LABELS = {
    Outcome.GUIDED: N_("ご案内済"),
    Outcome.CALLBACK: N_("折り返し"),
    Outcome.NOT_MET: N_("ご案内できず"),
}

UNMET_LABELS = {
    UnmetReason.NONE_EXISTS: N_("ない"),
    UnmetReason.FULL: N_("満員"),
    UnmetReason.TIME: N_("時間が合わない"),
    UnmetReason.DISTANCE: N_("遠い"),
    UnmetReason.COST: N_("費用"),
    UnmetReason.LANGUAGE: N_("言葉"),
    UnmetReason.CHILDCARE: N_("保育がない"),
    UnmetReason.ACCESSIBILITY: N_("設備・介助"),
    UnmetReason.AGE: N_("年齢"),
    UnmetReason.OTHER: N_("その他"),
}

OFFER_OUTCOME_LABELS = {
    OfferOutcome.TOLD: N_("ご案内済"),
    OfferOutcome.APPLIED: N_("申込"),
    OfferOutcome.ATTENDED: N_("利用"),
    OfferOutcome.DECLINED_BY_PERSON: N_("ご本人辞退"),
    OfferOutcome.DECLINED_BY_PROVIDER: N_("先方不可"),
    OfferOutcome.FULL: N_("満員"),
    OfferOutcome.NO_FIT: N_("合わなかった"),
    OfferOutcome.UNKNOWN: N_("不明"),
}

PASSED_LABELS = {
    Passed.LIFE_STAGE: N_("年代"),
    Passed.CIRCUMSTANCES: N_("状況"),
    Passed.NEEDS: N_("したいこと・困りごと"),
    Passed.QUESTION: N_("相談の内容"),
    Passed.NAME: N_("お名前"),
    Passed.PHONE: N_("電話番号"),
}

REFERRAL_STATE_LABELS = {
    ReferralState.SENT: N_("返事待ち"),
    ReferralState.RECEIVED: N_("受け取り済み"),
    ReferralState.ANSWERED: N_("結果あり"),
}

REFERRAL_RESULT_LABELS = {
    ReferralResult.DONE: N_("対応しました"),
    ReferralResult.GOES_ON: N_("対応を続けています"),
    ReferralResult.PASSED_ON: N_("ほかの窓口へつなぎました"),
    ReferralResult.DECLINED: N_("お受けできませんでした"),
    ReferralResult.NOT_COME: N_("来られませんでした"),
    ReferralResult.WITHDRAWN: N_("取りやめました"),
}

GUARD_LABELS = {
    Guard.BEFORE: N_("受付前"),
    Guard.ENDED: N_("終了"),
    Guard.CLOSED: N_("受付終了"),
    Guard.FULL: N_("満員"),
    Guard.CANCELLED: N_("中止"),
    Guard.POSTPONED: N_("延期"),
    Guard.UNCONFIRMED: N_("未確認"),
    Guard.VANISHED: N_("掲載終了"),
    Guard.DISPUTED: N_("内容に疑いあり"),
}

MODE_LABELS = {
    Mode.STANDARD: N_("標準"),
    Mode.LARGE: N_("大きな文字"),
    Mode.FURIGANA: N_("ふりがな"),
    Mode.EASY: N_("やさしい日本語"),
    Mode.PAIR: N_("2つ並べて"),
}

RESIDENCY_LABELS = {
    Residency.RESIDENT: N_("市内在住"),
    Residency.WORKER: N_("市内在勤"),
    Residency.STUDENT: N_("市内在学"),
}

SELECTION_LABELS = {Selection.FIRST_COME: N_("先着順"), Selection.LOTTERY: N_("抽選")}
