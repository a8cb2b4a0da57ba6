"""A list of decisions from its cells to its plan, against a base."""

from __future__ import annotations

import os

from ...domain.decisions.preparation import DECISIONS
from ...domain.imports.plan import Plan
from ..base import Base
from ..imports.bounds import BOUNDS, Bounds
from ..imports.preparation import open_file, plan_of
from ..session import IsCancelled


def plan_decisions(
    base: Base,
    path: str | os.PathLike[str],
    is_cancelled: IsCancelled | None = None,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """What a list of decisions would do to the operations of ``base``. Nothing is written."""
    opened = open_file(path, DECISIONS, bounds=bounds, is_cancelled=is_cancelled)
    return plan_of(base, opened, is_cancelled=is_cancelled)
