"""What a check of positions is: its code, its severity, its words, and what finds its anomalies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ...errors import Phrase
from ..survey import Survey

ERROR, WARNING = "erreur", "avertissement"

PLACE, COMMUNE = "position", "commune"
"""What an anomaly may explain once for all checks: why the point is where it is not expected, and
that the commune is in doubt."""


@dataclass(frozen=True)
class Correction:
    """What would mend an anomaly: a value for a field, or a position (``field`` empty)."""

    text: Phrase
    field: str = ""
    value: str = ""
    x: float = np.nan
    y: float = np.nan


Details = Callable[[int], dict[str, object]]
Mend = Callable[[int], "Correction | None"]


def _nothing(place: int) -> None:
    return None


@dataclass(frozen=True)
class Found:
    """The dwellings that a check tells, by row of the positions, in order; each once.

    ``details`` gives the values of the message, ``mend`` the correction, of the n-th of them: they
    are asked of those that are shown alone. ``distances`` are in metres, None when there is none.
    """

    rows: np.ndarray
    details: Details
    distances: np.ndarray | None = None
    mend: Mend = _nothing
    explains: Mapping[str, np.ndarray] = field(default_factory=dict)
    """Of what :attr:`Check.explains`, the rows, where it is not all of them."""


NOTHING = Found(np.empty(0, np.int64), lambda place: {})
"""What a check finds where the layer it looks at is not given."""


@dataclass(frozen=True)
class Check:
    """A check of positions.

    ``find`` is a function of what is surveyed alone: it knows no other check. An anomaly ``about``
    a thing that an anomaly of a check listed before ``explains`` is not told of that dwelling.
    The message has the values that ``find`` details, and ``distance``.
    """

    code: str
    severity: str
    title: str
    message: str
    find: Callable[[Survey], Found]
    about: str = ""
    explains: tuple[str, ...] = ()


def metres(distance: float) -> str:
    """A distance as French writes it: « 12 m », « 3,4 km »."""
    if distance >= 1000:
        return f"{distance / 1000:.1f} km".replace(".", ",")
    return f"{distance:.0f} m" if distance >= 1 else f"{distance:.2f} m".replace(".", ",")
