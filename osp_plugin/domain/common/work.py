"""A long work as those who do it see it: they say how far they are, and hear when to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..errors import Cancelled


@dataclass(frozen=True)
class Work:
    """A work under way, or a part of it.

    ``report`` is told the share done of the whole, from 0 to 1; ``asked`` answers whether the user
    wants to stop. Without them nothing is told, and nothing stops. A function that is given a work
    tells it shares from 0 to 1, or what its docstring says: the caller then gives it a part whose
    ``total`` is counted so.
    """

    report: Callable[[float], None] | None = None
    asked: Callable[[], bool] | None = None

    @property
    def stoppable(self) -> bool:
        """Whether anybody may ask to stop."""
        return self.asked is not None

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self.asked is not None and self.asked()

    def check(self) -> None:
        """Raise Cancelled when the user asked to stop."""
        if self.cancelled:
            raise Cancelled

    def tell(self, done: float) -> None:
        """Say how far the work is. Raises Cancelled, and tells nothing, when the user asked to
        stop."""
        self.check()
        if self.report is not None:
            self.report(done)

    def within(self, start: float, end: float, total: float = 1.0) -> Work:
        """A part of this work, from the share ``start`` to ``end``, that is told 0 to ``total``.

        What it is told beyond is brought back within; a part of nothing (0 of 0) is done.
        """
        report = self.report
        if report is None:
            return self

        def told(done: float) -> None:
            share = min(max(done / total, 0.0), 1.0) if total > 0 else 1.0
            # The sum may pass the end by the last digit.
            report(end if share == 1.0 else min(start + (end - start) * share, end))

        return Work(told, self.asked)

    @property
    def silent(self) -> Work:
        """This work without its shares: for a part that only hears the cancel."""
        return Work(None, self.asked)


QUIET = Work()
"""A work that tells nobody and never stops."""


class Steps:
    """Counts what is done of a work made of ``total`` steps or rows."""

    def __init__(self, work: Work, total: int) -> None:
        self._work = work.within(0, 1, total)
        self._done = 0

    def done(self, count: int = 1) -> None:
        """So many more. Raises Cancelled when the user asked to stop."""
        self._done += count
        self._work.tell(self._done)
