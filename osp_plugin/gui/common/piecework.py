"""Works of the window's own thread, done piece by piece while the window lives."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer

from ...domain.common.pieces import Pending, Pieces

TURN_S = 0.03
"""How long pieces hold the window before it has its turn; one piece may be longer."""
LOOK_MS = 10
"""How often what a work waits for is looked at."""


class Piecework:
    """Does works one after another: none sees what another has half done.

    A work is given up, and says nothing, when the project that it is of is cleared.
    """

    def __init__(self) -> None:
        self._waiting: deque[_Work] = deque()
        self._pending: Pending | None = None
        self._doing: _Work | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def is_busy(self) -> bool:
        """Whether work is under way."""
        return bool(self._waiting)

    def start(
        self,
        pieces: Pieces[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do ``pieces``; afterwards call ``done`` with their result or ``failed``."""
        if not self._waiting:
            QgsProject.instance().cleared.connect(self.stop)
            self._timer.start(0)
        self._waiting.append(_Work(pieces, done, failed))

    def drop(self, pieces: Pieces[Any]) -> None:
        """Give up a work that is not over; nothing is said of it."""
        for work in list(self._waiting):
            if work.pieces is pieces:
                self._leave(work)

    def stop(self) -> None:
        """Give up all works."""
        for work in list(self._waiting):
            self._leave(work)

    def _leave(self, work: _Work) -> None:
        if work is self._waiting[0]:
            self._pending = None
        self._waiting.remove(work)
        if not self._waiting:
            self._timer.stop()
            QgsProject.instance().cleared.disconnect(self.stop)
        if work is not self._doing:  # else one of its own pieces has given it up
            work.pieces.close()

    def _turn(self) -> None:
        if self._pending is not None and not self._pending.is_over():
            self._timer.start(LOOK_MS)
            return
        self._pending = None
        work, until = self._waiting[0], monotonic() + TURN_S
        try:
            while monotonic() < until and self._pending is None and work in self._waiting:
                self._doing = work
                pending = next(work.pieces)
                self._doing = None
                if work in self._waiting:
                    self._pending = pending
                else:
                    work.pieces.close()
        except StopIteration as end:
            self._end(work, work.done, end.value)
        except Exception as error:
            self._end(work, work.failed, error)
        if self._waiting:
            self._timer.start(0 if self._pending is None else LOOK_MS)

    def _end(self, work: _Work, handle: Callable[[Any], None], value: Any) -> None:
        self._doing = None
        if work in self._waiting:
            self._leave(work)
            handle(value)


class _Work:
    def __init__(
        self,
        pieces: Pieces[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.pieces, self.done, self.failed = pieces, done, failed


class Latest:
    """Of the works that somebody asks for, the last: it takes the place of that before.

    ``changed`` is told that one began or ended.
    """

    def __init__(
        self,
        works: Piecework,
        changed: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._works = works
        self._changed = changed
        self._failed = failed
        self._pieces: Pieces[None] | None = None

    def is_busy(self) -> bool:
        """Whether it is under way."""
        return self._pieces is not None

    def start(self, pieces: Pieces[None]) -> None:
        """Do these pieces instead."""
        self.stop()
        self._pieces = pieces
        self._works.start(pieces, lambda _none: self._ended(), self._fail)
        self._changed()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._pieces is not None:
            self._works.drop(self._pieces)
            self._pieces = None

    def _ended(self) -> None:
        self._pieces = None
        self._changed()

    def _fail(self, error: BaseException) -> None:
        self._ended()
        self._failed(error)
