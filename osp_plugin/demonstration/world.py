"""What the demonstration was drawn from: its facts, its ground, who stands where."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .estates import Estate
from .facts import Facts
from .operations import Operation


@dataclass(frozen=True)
class World:
    """``seats``: one row per reported dwelling (columns: see :mod:`.seats`)."""

    facts: Facts
    estates: list[Estate]
    operations: list[Operation]
    seats: pd.DataFrame
