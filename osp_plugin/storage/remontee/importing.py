"""A bailleur's return from its cells to its plan, against a base."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ...domain.common.work import QUIET, Work
from ...domain.imports.plan import Plan
from ...domain.remontee.kind import RETURN
from ..base import Base
from ..imports.bounds import BOUNDS, Bounds
from ..imports.context import known_bailleurs
from ..imports.preparation import open_file, plan_of
from ..imports.register import remembered_columns


def plan_return(
    base: Base,
    path: str | os.PathLike[str],
    bailleur: str,
    choices: Mapping[str, str] | None = None,
    work: Work = QUIET,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """What the return ``path`` of ``bailleur`` would do to ``base``. Nothing is written.

    ``choices`` gives fields by title of column (« » leaves a column out), over what is remembered
    of this bailleur. ``work`` is told the share done, from 0 to 1.
    """
    known_bailleurs(base, bailleur)
    remembered = remembered_columns(base, bailleur)
    opened = open_file(path, RETURN, remembered, bounds=bounds, work=work)
    work.tell(0.5)
    return plan_of(
        base,
        opened.chosen(choices or {}),
        bailleur,
        work.within(0.5, 1),
    )
