"""Writing positions into a base: in one transaction, kept in the register, undone as a whole."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from datetime import date

from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN
from ...domain.geolocation.placement import Known, Placement
from ..base import Base
from ..imports.application import Applied, apply_changes
from ..imports.changes import Change
from ..rows import StoredRow, read_rows

TABLE = "logement"
NATURE = "Géolocalisation"
"""What the register of imports calls it."""
_POINT = struct.Struct("<BIdd")


def apply_positions(
    base: Base,
    placed: Mapping[int, Placement],
    name: str,
    counts: Mapping[str, int],
    work: Work = QUIET,
) -> Applied | None:
    """Write the positions of dwellings by their ``fid``; None when there is none to write.

    A dwelling that a person placed meanwhile is left as it is. ``name`` and ``counts`` (names of
    the register) are kept with it. A GeoPackage is copied first; ``osp:annuler_import`` undoes it.
    ``work`` is told 0 to 1. Raises what :func:`..remontee.application.apply_changes` does.
    """
    stored = read_rows(base, base.tables[TABLE], placed)
    today = date.today()
    changes = [
        _change(stored[fid], found, today)
        for fid, found in placed.items()
        if fid in stored and not _known(stored[fid]).is_manual
    ]
    if not changes:
        return None
    digest = hashlib.sha256(repr([(c.fid, c.version, c.values) for c in changes]).encode("utf-8"))
    return apply_changes(
        base,
        changes,
        nature=NATURE,
        name=name,
        digest=digest.hexdigest(),
        bailleur=None,
        counts=counts,
        work=work,
    )


def _known(row: StoredRow) -> Known:
    source = row.values["geoloc_source"]
    return Known(row.wkb is not None, None if source is None else str(source))


def _change(row: StoredRow, found: Placement, today: date) -> Change:
    values: dict[str, object] = {
        GEOMETRY_COLUMN: _POINT.pack(1, 1, found.x, found.y),
        "geoloc_source": found.source,
        "geoloc_score": found.score,
        "geoloc_date": today,
    }
    known = {**row.values, GEOMETRY_COLUMN: row.wkb}
    return Change(
        TABLE,
        values,
        {name: known[name] for name in values},
        row.fid,
        int(str(row.values["version"])),
    )
