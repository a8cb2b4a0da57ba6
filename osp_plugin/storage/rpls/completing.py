"""The dwellings of a base completed from its RPLS, as an import that can be undone as a whole."""

from __future__ import annotations

import hashlib
import json

from ...domain.common.values import shown
from ...domain.common.work import QUIET, Work
from ...domain.rpls.completion import (
    DIRECTORY_COLUMNS,
    DWELLING_COLUMNS,
    Completion,
    complete,
)
from ...domain.rpls.rows import TABLE
from ..base import Base
from ..ddl import quote_name
from ..imports.application import Applied, apply_changes
from ..imports.changes import Change
from ..typed import typed
from .errors import RplsNotLoaded

NATURE = "RPLS"
LOGEMENT = "logement"


def plan_completion(base: Base, bailleur: str | None = None) -> Completion:
    """What the RPLS of the base completes of the dwellings of ``bailleur``, or of all.

    Raises RplsNotLoaded.
    """
    directory = base.read(TABLE, list(DIRECTORY_COLUMNS))
    if directory.empty:
        raise RplsNotLoaded(base=base.label)
    listed = ", ".join(quote_name(name) for name in DWELLING_COLUMNS)
    dwellings = typed(
        base.query(f"SELECT {listed} FROM {LOGEMENT} ORDER BY fid"),  # nosec B608 # names are the dictionary's, values are bound
        base.tables[LOGEMENT],
    )
    if bailleur:
        dwellings = dwellings[dwellings["bailleur"] == bailleur]
    return complete(dwellings, directory)


def apply_completion(
    base: Base,
    completion: Completion,
    bailleur: str | None = None,
    work: Work = QUIET,
) -> Applied:
    """Write a completion in one transaction, registered as an import: it is undone as one.

    Raises the errors of :func:`~..remontee.application.apply_changes`.
    """
    changes = [
        Change(
            LOGEMENT,
            item.values,
            {name: item.dwelling[name] for name in item.values},
            int(item.dwelling["fid"]),
            item.dwelling["version"],
        )
        for item in completion.written
    ]
    counts = completion.counts
    return apply_changes(
        base,
        changes,
        nature=NATURE,
        name=f"RPLS {completion.millesime}",
        digest=_digest(changes),
        bailleur=bailleur,
        counts={
            "NB_LIGNES": counts["NB_LOGEMENTS"],
            "NB_MODIFIES": counts["NB_COMPLETES"],
            "NB_INCHANGES": counts["NB_LOGEMENTS"] - counts["NB_COMPLETES"],
        },
        work=work,
    )


def _digest(changes: list[Change]) -> str:
    written = [
        (change.fid, change.version, {name: shown(value) for name, value in change.values.items()})
        for change in changes
    ]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()
