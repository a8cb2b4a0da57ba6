"""Long lists and arrays taken a run at a time."""

from __future__ import annotations

from collections.abc import Iterator


def runs(count: int, size: int) -> Iterator[slice]:
    """The slices that cut ``count`` things into runs of ``size``, the last one shorter."""
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
