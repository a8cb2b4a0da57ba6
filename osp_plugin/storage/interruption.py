"""Stopping what waits for an answer when the user cancels: a query, a request."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..domain.common.work import Work
from ..domain.errors import Cancelled
from .errors import DatabaseFailure
from .session import Session

POLL_S = 0.05


@contextmanager
def interruptible(session: Session, work: Work) -> Iterator[None]:
    """Interrupt what the session is doing once the work is cancelled. Raises Cancelled."""
    with stopping(work, session.interrupt) as stopped:
        try:
            yield
        except DatabaseFailure as error:
            if stopped.is_set():
                raise Cancelled from error
            raise


@contextmanager
def stopping(work: Work, stop: Callable[[], object]) -> Iterator[threading.Event]:
    """Call ``stop``, from another thread, once the work is cancelled; the event says that it was.

    For what waits and cannot ask by itself.
    """
    over = threading.Event()
    stopped = threading.Event()
    if not work.stoppable:
        yield stopped
        return

    def watch() -> None:
        while not over.wait(POLL_S):
            if work.cancelled:
                stopped.set()
                stop()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield stopped
    finally:
        over.set()
        watcher.join()
