"""Stopping a query of the database when the user cancels."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..domain.errors import Cancelled
from .errors import DatabaseFailure
from .session import IsCancelled, Session

POLL_S = 0.05


@contextmanager
def interruptible(session: Session, is_cancelled: IsCancelled | None) -> Iterator[None]:
    """Interrupt what the session is doing once ``is_cancelled()`` is true. Raises Cancelled."""
    if is_cancelled is None:
        yield
        return
    asked = is_cancelled
    over = threading.Event()
    stopped = threading.Event()

    def watch() -> None:
        while not over.wait(POLL_S):
            if asked():
                stopped.set()
                session.interrupt()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except DatabaseFailure as error:
        if stopped.is_set():
            raise Cancelled from error
        raise
    finally:
        over.set()
        watcher.join()
