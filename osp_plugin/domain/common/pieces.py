"""A work that must be done in one thread, cut into pieces: between two of them a window lives.

A function of pieces is a generator. It yields None after each piece, or a :class:`Pending` when it
can go no further until something else ends; its result is what it returns.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol, TypeVar


class Pending(Protocol):
    """Something under way elsewhere."""

    def is_over(self) -> bool:
        """Whether it has ended."""

    def wait(self) -> None:
        """Wait until it has."""


Made = TypeVar("Made")
Pieces = Generator["Pending | None", None, Made]


def at_once(pieces: Pieces[Made]) -> Made:
    """Do all the pieces now; returns the result."""
    while True:
        try:
            pending = next(pieces)
        except StopIteration as end:
            made: Made = end.value
            return made
        if pending is not None:
            pending.wait()
