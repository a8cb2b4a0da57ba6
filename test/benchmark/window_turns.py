"""The longest turn of a window's loop, and what held it. Imported by QGIS, not by the tests.

A turn is what the window does between two looks at what the user does. Its processor's time says
how long it holds the window on an idle machine, its clock's time also counts what it waits for (a
server, a disk). What is ours is told from what is QGIS's own by the stack of the window's thread,
looked at from another one every few milliseconds: ours is what runs under a function of the plugin.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PACKAGE = "/osp_plugin/"
LOOK_S = 0.003
TICK_MS = 1


@dataclass
class Turn:
    """A turn: its milliseconds of processor and of clock, those that are ours, and where."""

    processor: float
    clock: float
    ours: float
    where: list[str]


class Sampler(threading.Thread):
    """Looks at the stack of the thread that makes it, until :meth:`stop`."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._stopped = threading.Event()
        self.seen: list[tuple[float, float, list[str]]] = []
        """Processor's time of the thread, how much since the look before, our functions in it."""

    def run(self) -> None:
        """Called by Python."""
        last = time.clock_gettime(self._clock)
        while not self._stopped.wait(LOOK_S):
            now = time.clock_gettime(self._clock)
            self.seen.append((now, now - last, self._stack()))
            last = now

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()

    def _stack(self) -> list[str]:
        frame: Any = sys._current_frames().get(self._watched)
        found = []
        while frame is not None:
            name = frame.f_code.co_filename
            if PACKAGE in name:
                place = name.split(PACKAGE, 1)[1]
                found.append(f"{place}:{frame.f_lineno} {frame.f_code.co_name}")
            frame = frame.f_back
        return found


class Watch:
    """Follows the turns of the loop of the thread that makes it, until :meth:`stop`."""

    def __init__(self, make_timer: Callable[[], Any]) -> None:
        """``make_timer`` makes a QTimer."""
        self._sampler = Sampler()
        self._turns: list[tuple[float, float, float]] = []
        self._timer = make_timer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._turn)
        self._begin()
        self._sampler.start()
        self._timer.start()

    def _begin(self) -> None:
        self._since, self._at = time.thread_time(), time.monotonic()

    def _turn(self) -> None:
        now = time.thread_time()
        self._turns.append((now - self._since, time.monotonic() - self._at, self._since))
        self._begin()

    def stop(self) -> tuple[Turn, Turn]:
        """The turn that took most of the processor, and that of which most is ours."""
        self._turn()
        self._timer.stop()
        self._sampler.stop()
        known = sorted(self._turns, reverse=True)[:12]
        turns = [self._explained(*turn) for turn in known]
        return turns[0], max(turns, key=lambda turn: turn.ours)

    def _explained(self, processor: float, clock: float, since: float) -> Turn:
        places: Counter[str] = Counter()
        ours = 0.0
        for at, more, stack in self._sampler.seen:
            if since < at <= since + processor + LOOK_S and stack:
                ours += min(more, at - since)
                places[f"{stack[0]} < {stack[-1]}"] += round(1000 * more)
        where = [f"{spent} {place}" for place, spent in places.most_common(6)]
        return Turn(1000 * processor, 1000 * clock, min(1000 * ours, 1000 * processor), where)
