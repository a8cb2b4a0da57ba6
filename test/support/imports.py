"""Files imported into a base without a window or an algorithm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from osp_plugin.domain.imports.plan import Plan
from osp_plugin.reports.imports.scenario import FileImport
from osp_plugin.reports.programming.importing import line_files
from osp_plugin.reports.remontee.subject import RETURNS
from osp_plugin.storage import Base


def plan_return(
    base: Base, path: str | Path, bailleur: str, choices: Mapping[str, str] | None = None
) -> Plan:
    """What the return of a bailleur would change."""
    return FileImport(base, RETURNS).plan_file(path, bailleur, choices)


def plan_lines(base: Base, path: str | Path, campaign: int, bailleur: str = "") -> Plan:
    """What a file of lines would change in a campaign."""
    return FileImport(base, line_files(campaign, bailleur)).plan_file(path)
