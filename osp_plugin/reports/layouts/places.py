"""Where the next thing goes on the pages of a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QRectF

from .content import Section
from .tables import PRECISION

BETWEEN = 6.0
"""Millimetres between two sections side by side."""


@dataclass
class Place:
    """Where the next thing goes: a page, and the room that is left on it.

    ``title`` is that of what is being written, told again where it goes on; ``top`` is where the
    page begins below it.
    """

    page: int
    room: QRectF
    title: str = ""
    top: float = -1.0
    is_annex: bool = False

    def is_fresh(self) -> bool:
        """Whether nothing of it is written on the page: the next one has no more room."""
        return abs(self.room.top() - self.top) < PRECISION

    def halves(self) -> tuple[Place, Place]:
        """The two halves of the room that is left."""
        left, right = QRectF(self.room), QRectF(self.room)
        left.setWidth((self.room.width() - BETWEEN) / 2)
        right.setLeft(right.right() - left.width())
        return Place(self.page, left, top=self.top), Place(self.page, right, top=self.top)

    def go_below(self, others: Iterable[Place]) -> None:
        """Go on below what was written in some places of the page."""
        self.room.setTop(max(other.room.top() for other in others))


def abreast(sections: Sequence[Section], *, wide: bool) -> Iterator[Sequence[Section]]:
    """The sections in order, alone or, of those that are narrow on a wide page, two by two."""
    number = 0
    while number < len(sections):
        after = number + 2
        pair = sections[number:after]
        if not (wide and len(pair) == 2 and all(section.is_narrow for section in pair)):
            pair = pair[:1]
        yield pair
        number += len(pair)
