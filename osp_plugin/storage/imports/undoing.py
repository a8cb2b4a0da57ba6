"""Undoing an import as a whole."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Steps, Work
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from .. import sensitive
from ..base import Base
from ..errors import ConstraintViolated
from ..rights import require
from ..rows import KEY
from ..session import Modification, Right, Session
from .application import (
    BATCH_ROWS,
    copied,
    row_versions,
    values_before,
)
from .errors import ImportNotUndone, ImportUnknown
from .register import APPLIED, LINES, REGISTER, UNDONE, UNREGISTERED, recorded

if TYPE_CHECKING:
    import pandas as pd

_TOLD = 5
_REVERSE = {"INSERT": "DELETE", "UPDATE": "UPDATE", "DELETE": "INSERT"}
"""What taking back each verb is."""
Line = dict[str, Any]
"""A row of ``import_ligne``."""


@dataclass(frozen=True)
class Undoing:
    """What undoing an import would do, by table: rows deleted, and rows brought back to what they
    were, those that the import deleted too.

    ``hindrance`` says why it cannot be done, « » when it can.
    """

    deleted: Mapping[str, int]
    restored: Mapping[str, int]
    hindrance: str = ""


def undoing(base: Base, number: int) -> Undoing:
    """What :func:`undo_import` would do. Raises ImportUnknown."""
    with base.reading() as session:
        lines = _lines(session, number)
        hindrance = _hindrance(base, session, number, lines)
    made = Counter(line["nom_table"] for line in lines if line["verbe"] == "INSERT")
    changed = Counter(line["nom_table"] for line in lines if line["verbe"] != "INSERT")
    return Undoing(made, changed, hindrance)


def undo_import(
    base: Base,
    number: int,
    work: Work = QUIET,
) -> str | None:
    """Bring every row back to what it was before an import; the copy kept of the base.

    ``work`` is told the share done, from 0 to 1. Raises ImportUnknown, RightsMissing,
    ImportNotUndone when a row changed since or is needed elsewhere, or Cancelled.
    """
    with base.reading() as session:
        lines = _lines(session, number)
        _refuse_hindered(base, session, number, lines)
        require(base, session, _needed(lines))
    steps = Steps(work, len(lines))
    try:
        with copied(base, True) as copy, base.transaction() as session:
            base.hold(session, REGISTER)
            _refuse_hindered(base, session, number, lines)
            _revert(base, session, number, lines, steps)
            session.execute(
                f"UPDATE {REGISTER} SET etat = :etat, date_annulation = :date "  # nosec B608 # the table's name is ours, values are bound
                "WHERE fid = :numero",
                {
                    "etat": UNDONE,
                    "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
                    "numero": number,
                },
            )
            work.check()
    except ConstraintViolated as error:
        raise ImportNotUndone(
            numero=number, base=base.label, raison=error.values["raison"]
        ) from error
    return copy


def _needed(lines: list[Line]) -> list[Right]:
    columns: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        names = columns.setdefault((_REVERSE[line["verbe"]], line["nom_table"]), set())
        if line["verbe"] != "INSERT":
            names.update(json.loads(line["avant"]))
    return [
        UNREGISTERED,
        *(Right(verb, table, tuple(sorted(names))) for (verb, table), names in columns.items()),
    ]


def _refuse_hindered(base: Base, session: Session, number: int, lines: list[Line]) -> None:
    reason = _hindrance(base, session, number, lines)
    if reason:
        raise ImportNotUndone(numero=number, base=base.label, raison=reason)


def _hindrance(base: Base, session: Session, number: int, lines: list[Line]) -> str:
    """Why the import cannot be undone: it no longer holds, or a row of it changed since."""
    found = recorded(session, number)
    if found is None:
        raise ImportUnknown(base=base.label, numero=number)
    if found.state != APPLIED:
        return "il est déjà annulé"
    changed: list[str] = []
    for table in {line["nom_table"] for line in lines}:
        versions = row_versions(session, table)
        changed += [
            f"{base.tables[table].title.lower()}, clé {line['fid_ligne']}"
            for line in lines
            if line["nom_table"] == table
            and versions.get(line["fid_ligne"]) != line["version_apres"]
        ]
    if not changed:
        return ""
    more = ", …" if len(changed) > _TOLD else ""
    return (
        f"{len(changed)} de ses lignes ont été modifiées ou supprimées depuis "
        f"({' ; '.join(changed[:_TOLD])}{more})"
    )


def _revert(base: Base, session: Session, number: int, lines: list[Line], steps: Steps) -> None:
    """Take back what was done, the last first: each state on the way was one of the base."""
    for (name, verb), of_table in _backwards(lines):
        table = base.tables[name]
        for batch in _batches(of_table):
            fids = [line["fid_ligne"] for line in batch]
            if verb == "INSERT":
                written = session.remove(table, fids)
            elif verb == "UPDATE":
                changes = [
                    Modification(line["fid_ligne"], _before(base, session, number, line))
                    for line in batch
                ]
                written = session.modify(table, changes)
            else:
                befores = [_before(base, session, number, line) for line in batch]
                written = len(session.add(table, _whole(table, fids, befores)))
            _all_found(base, number, batch, written)
            steps.done(len(batch))


def _whole(table: Table, fids: list[int], befores: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows that come back under their keys."""
    import pandas as pd

    names = [*(item.name for item in table.fields), GEOMETRY_COLUMN]
    known = [name for name in names if any(name in before for before in befores)]
    rows = {name: [before.get(name) for before in befores] for name in known}
    return pd.DataFrame({**rows, KEY: fids}, dtype=object)


def _backwards(lines: list[Line]) -> list[tuple[tuple[str, str], list[Line]]]:
    """The lines from the last written, those of one table and verb that follow each other
    together."""
    grouped = groupby(reversed(lines), key=lambda line: (line["nom_table"], line["verbe"]))
    return [(place, list(found)) for place, found in grouped]


def _batches(lines: list[Line]) -> Iterator[list[Line]]:
    for run in runs(len(lines), BATCH_ROWS):
        yield lines[run]


def _all_found(base: Base, number: int, lines: list[Line], written: int) -> None:
    if written != len(lines):
        raise ImportNotUndone(
            numero=number, base=base.label, raison="vous n’avez pas le droit de modifier ses lignes"
        )


def _lines(session: Session, number: int) -> list[Line]:
    return session.rows(
        f"SELECT * FROM {LINES} WHERE import_remontee = :numero ORDER BY fid",  # nosec B608 # the table's name is ours, values are bound
        {"numero": number},
    )


def _before(base: Base, session: Session, number: int, line: Line) -> dict[str, Any]:
    """What a row was, its sensitive values too, which are kept apart from the line.

    Raises ImportNotUndone when this user may not read them.
    """
    values = values_before(line["avant"])
    masked = sensitive.hidden(base.tables[line["nom_table"]], values)
    if masked:
        known = sensitive.kept_apart(base, session, LINES, line["fid"])
        if not set(masked) <= set(known):
            raise ImportNotUndone(
                numero=number,
                base=base.label,
                raison="il a changé des valeurs sensibles que vous n’avez pas le droit de lire",
            )
        values.update({name: known[name] for name in masked})
    return values
