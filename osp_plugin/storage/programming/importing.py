"""A file of lines from its cells to its plan, against a campaign of a base."""

from __future__ import annotations

import os

from ...domain.common.work import QUIET, Work
from ...domain.imports.plan import Plan
from ...domain.programming.importing import programming_kind
from ..base import Base
from ..imports.context import known_bailleurs
from ..imports.preparation import open_file, plan_of
from .reading import require_open


def plan_lines(
    base: Base,
    path: str | os.PathLike[str],
    campaign: int,
    bailleur: str = "",
    work: Work = QUIET,
) -> Plan:
    """What a file would do to the lines of ``campaign``. Nothing is written.

    ``bailleur`` is that of the rows that name none. Raises CampaignUnknown, CampaignClosed,
    BailleurUnknown, or a :class:`~..imports.errors.FileRefused`.
    """
    with base.reading() as session:
        require_open(base, session, campaign)
    if bailleur:
        known_bailleurs(base, bailleur)
    kind = programming_kind(campaign, bailleur)
    opened = open_file(path, kind, work=work)
    return plan_of(base, opened, work=work)
