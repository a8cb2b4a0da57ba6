"""Python's collector of cycles, put to rest while a large file is read.

It looks through every object again each time that their number has grown by a quarter. While the
cells of 23 000 rows pile up, without a cycle among them, that is near half of the time spent, and
each look holds the window still.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = 0
_was_enabled = False


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No collection within, in any thread; also a decorator. Ends with the last that is within."""
    global _resting, _was_enabled
    with _lock:
        if _resting == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if _resting == 0 and _was_enabled:
                gc.enable()
