"""A list of decisions from its cells to its plan, against a base."""

from __future__ import annotations

import os

from ...domain.common.work import QUIET, Work
from ...domain.decisions.preparation import DECISIONS
from ...domain.imports.plan import Plan
from ..base import Base
from ..imports.bounds import BOUNDS, Bounds
from ..imports.preparation import open_file, plan_of


def plan_decisions(
    base: Base,
    path: str | os.PathLike[str],
    work: Work = QUIET,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """What a list of decisions would do to the operations of ``base``. Nothing is written."""
    opened = open_file(path, DECISIONS, bounds=bounds, work=work)
    return plan_of(base, opened, work=work)
