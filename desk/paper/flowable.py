"""A paragraph for reportlab's own layouts, such as the cells of its tables.

Apart from ``ruby``, because reportlab's layout takes 70 ms to import and a handout does without it.
"""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from desk.paper.ruby import Text


class TextFlowable(Flowable):  # type: ignore[misc]
    """A text that wraps, splits and draws where reportlab asks it to."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The space that it takes."""
        self.width, self.height = available_width, self.text.height_in(available_width)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[TextFlowable]:
        """Itself in two parts where only some lines fit; empty where it must go over whole."""
        return [TextFlowable(part) for part in self.text.split(available_width, available_height)]

    def draw(self) -> None:
        """Draw at the canvas' origin."""
        self.text.draw_at(self.canv, 0.0, self.height, self.width)
