"""The work of a dialog: one at a time, with its progress; forgotten when the dialog goes away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...domain.common.work import Work
from .background import Worker

Failed = Callable[[BaseException], None]


class OneWork:
    """Starts the works of a dialog and brings their ends back to it.

    ``progressed`` is told per cents; ``changed`` that a work began or ended.
    """

    def __init__(
        self,
        worker: Worker,
        progressed: Callable[[int], None],
        changed: Callable[[], None],
        failed: Failed,
    ) -> None:
        self._worker = worker
        self._progressed = progressed
        self._changed = changed
        self._failed = failed
        self._task: Any = None
        self._number = 0

    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def start(
        self, title: str, function: Callable[[Work], Any], done: Callable[[Any], None]
    ) -> None:
        """Run ``function`` beside the window, then ``done`` with its result."""
        self._number += 1
        number = self._number

        def ended(handle: Callable[[Any], None], value: Any) -> None:
            if number == self._number:
                self._task = None
                handle(value)
                self._changed()

        def show(value: Any) -> None:
            try:
                done(value)
            except Exception as error:
                # What was read cannot be shown: told as what cannot be read.
                self._failed(error)

        def progressed(share: float) -> None:
            if number == self._number:
                self._progressed(int(share))

        self._task = self._worker.start_stoppable(
            title,
            function,
            lambda value: ended(show, value),
            lambda error: ended(self._failed, error),
        )
        self._task.progressChanged.connect(progressed)
        self._progressed(0)
        self._changed()

    def stop(self) -> None:
        """Ask what is under way to stop."""
        if self._task is not None:
            self._task.cancel()

    def abandon(self) -> None:
        """Stop what is under way and forget its result."""
        self._number += 1
        self.stop()
        self._task = None
