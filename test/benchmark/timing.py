"""Medians of runs that take turns, so that what disturbs one disturbs the others."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def medians(works: dict[str, Callable[[], object]], runs: int = 3) -> dict[str, float]:
    """Median time of each work in seconds, over ``runs`` runs after one to warm up."""
    for work in works.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def spaced(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}".replace(",", " ")


def show(title: str, seconds: dict[str, float], against: str) -> None:
    """Print each median and its ratio to one of them."""
    print(f"\n{title}")
    for name, value in seconds.items():
        print(f"  {name:<44}{value:9.3f} s   × {value / seconds[against]:.2f}")


def contract(what: str, measured: float, limit: float) -> bool:
    """Print whether a promise is kept."""
    kept = measured <= limit
    print(f"  {'tenu' if kept else 'NON TENU'} : {what} {measured:.2f} (au plus {limit:g})")
    return kept
