"""The open file of the ADEME matched to the dwellings of a base, and written as one import."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...domain.common.tables import records
from ...domain.common.values import same, shown
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.dpe import dwellings, follow_up
from ...domain.dpe.dwellings import Sought, dwellings_of
from ...domain.dpe.follow_up import FollowUp
from ...domain.dpe.matching import (
    BY_ADDRESS,
    BY_BUILDING,
    BY_CHAIN,
    BY_NUMBER,
    Match,
    Matches,
    match,
)
from ...domain.dpe.rows import TABLE
from ...domain.dpe.sieve import Sieve
from ..base import Base
from ..imports.application import Applied, apply_changes
from ..imports.changes import Change
from .errors import NoDwelling
from .file import pieces
from .following import aimed_labels, dwelling_rows

NATURE = "DPE"
Row = dict[str, Any]


@dataclass(frozen=True)
class DpePlan:
    """What a file brings: the matches, the rows to write, and what the diagnoses then say.

    ``read`` and ``refused`` count the rows of the file.
    """

    name: str
    read: int
    refused: int
    matches: Matches
    changes: list[Change]
    follow_up: FollowUp

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of ``osp:importer_dpe``."""
        methods = self.matches.by_method
        return {
            "NB_LUS": self.read,
            "NB_REJETES": self.refused,
            "NB_APPARIES": len(self.matches.found),
            "NB_PAR_NUMERO": methods[BY_NUMBER],
            "NB_PAR_BATIMENT": methods[BY_BUILDING],
            "NB_PAR_ADRESSE": methods[BY_ADDRESS],
            "NB_PAR_REMPLACEMENT": methods[BY_CHAIN],
            "NB_DOUTEUX": len(self.matches.doubtful),
            "NB_LOGEMENTS": len({id(item.dwelling) for item in self.matches.found}),
            "NB_NOUVEAUX": sum(change.fid is None for change in self.changes),
            "NB_MODIFIES": sum(change.fid is not None for change in self.changes),
            **self.follow_up.counts,
        }


def plan_import(base: Base, path: str | os.PathLike[str], work: Work = QUIET) -> DpePlan:
    """Read the file at ``path`` and find the dwellings of its diagnoses; nothing is written.

    Raises NoDwelling, the errors of :func:`.file.pieces`, or Cancelled.
    """
    ours = dwelling_rows(base, (*dwellings.COLUMNS, *follow_up.DWELLING_COLUMNS))
    if not ours:
        raise NoDwelling(base=base.label)
    sought = Sought(dwellings_of(ours))
    sieve = Sieve(sought)
    kept = [item for piece in pieces(path, work.within(0, 0.9)) for item in sieve.kept(piece)]
    sought.settle()
    work.check()
    matches = match(sought, kept)
    columns = [*(item.name for item in base.tables[TABLE].fields), "version"]
    known = records(base.read(TABLE, columns))
    changes = changes_of(matches.found, known)
    after = follow_up.follow_up(ours, _after(known, changes), aimed_labels(base))
    work.tell(1.0)
    return DpePlan(Path(path).name, sieve.read, sieve.refused, matches, changes, after)


def apply_import(base: Base, plan: DpePlan, work: Work = QUIET) -> Applied:
    """Write a plan in one transaction, registered as an import: it is undone as one.

    Raises the errors of :func:`~..imports.application.apply_changes`.
    """
    counts = plan.counts
    return apply_changes(
        base,
        plan.changes,
        nature=NATURE,
        name=plan.name,
        digest=_digest(plan.changes),
        bailleur=None,
        counts={
            "NB_LIGNES": plan.read,
            "NB_NOUVEAUX": counts["NB_NOUVEAUX"],
            "NB_MODIFIES": counts["NB_MODIFIES"],
            "NB_INCHANGES": _rows(plan.matches.found) - len(plan.changes),
            "NB_REJETES": plan.refused,
        },
        work=work,
    )


def changes_of(found: Iterable[Match], known: Iterable[Row]) -> list[Change]:
    """What the matches change of the rows of ``dpe`` that a base has: a row for each dwelling and
    diagnosis, none taken away."""
    held: dict[str, dict[int, Row]] = defaultdict(dict)
    for kept in known:
        held[kept["numero_dpe"]][int(kept["logement"])] = kept
    changes = []
    row: Row | None
    for item in found:
        rows = held.get(item.diagnosis.number_dpe, {})
        # A diagnosis that was of another dwelling goes to its own, rather than be of both.
        stray = [kept for number, kept in rows.items() if number not in item.dwelling.numbers]
        for number in item.dwelling.numbers:
            row = rows.get(number) or (stray.pop() if stray else None)
            values = {"logement": number, **_values(item)}
            if row is None:
                changes.append(Change(TABLE, values))
            elif written := _different(row, values):
                before = {name: row[name] for name in written}
                changes.append(Change(TABLE, written, before, int(row["fid"]), row["version"]))
    return changes


def _rows(found: Iterable[Match]) -> int:
    return sum(len(item.dwelling.numbers) for item in found)


def _values(item: Match) -> Row:
    return {
        **item.diagnosis.values,
        "appariement": item.method,
        "score": item.score,
        "remplace_par": item.replaced_by or None,
    }


def _different(row: Row, values: Row) -> Row:
    """The values that a row has not, with the label that it had when it is another now."""
    fields = dictionary()[TABLE]
    written = {
        name: value
        for name, value in values.items()
        if not same(fields[name].type, row[name], value)
    }
    if "etiquette_dpe" in written and row["etiquette_dpe"] is not None:
        written["etiquette_lue"] = row["etiquette_dpe"]
    return written


def _after(known: Iterable[Row], changes: Iterable[Change]) -> list[Row]:
    """The rows of ``dpe`` once the changes are made."""
    rows = {int(row["fid"]): dict(row) for row in known}
    new: list[Row] = []
    for change in changes:
        if change.fid is None:
            new.append({"etiquette_lue": None, **change.values})
        else:
            rows[change.fid].update(change.values)
    return [*rows.values(), *new]


def _digest(changes: Iterable[Change]) -> str:
    written = [
        (change.fid, change.version, {name: shown(value) for name, value in change.values.items()})
        for change in changes
    ]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()
