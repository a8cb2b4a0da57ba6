"""Rows written into a reference table, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...domain.common.runs import runs
from ...domain.common.values import same
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.referential import KEYS, WITH, GoodRow, Known, Prepared, key_of, missing, prepare
from ..base import Base
from ..ddl import quote_name
from ..imports.application import copied
from ..rows import StoredRow, read_rows
from ..session import Modification, Session
from .errors import NothingUsable
from .source import LayerRows

if TYPE_CHECKING:
    import pandas as pd

ADD, UPDATE, REPLACE = "ajouter", "mettre à jour", "remplacer"
MODES = (UPDATE, ADD, REPLACE)
BATCH_ROWS = 500
_ALREADY = QT_TRANSLATE_NOOP("errors", "« {valeur} » est déjà dans la base")


@dataclass
class Loading:
    """What is to be written, then what was: rows added, modified, removed, left as they were.

    ``refused`` gives why by number of row, ``unknown`` counts by field and value the references to
    nothing, left empty. ``mended`` shapes were repaired.
    """

    read: int
    added: list[GoodRow] = field(default_factory=list)
    modified: list[Modification] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    same: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    mended: int = 0
    backup: str | None = None

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of ``osp:charger_referentiel``."""
        return {
            "NB_LUS": self.read,
            "NB_AJOUTES": len(self.added),
            "NB_MODIFIES": len(self.modified),
            "NB_SUPPRIMES": len(self.removed),
            "NB_INCHANGES": self.same,
            "NB_REJETES": len(self.refused),
            "NB_REPARES": self.mended,
        }


def load_referential(
    base: Base,
    table: Table,
    layer: LayerRows,
    mode: str,
    work: Work = QUIET,
) -> Loading:
    """Write the rows of a layer into ``table``, all or nothing. A GeoPackage is copied first.

    ``mode``: :data:`ADD` refuses the keys that are there, :data:`UPDATE` changes them,
    :data:`REPLACE` also removes the rows that the layer has not. An empty value changes nothing.
    ``work`` is told the number of rows read. Raises NothingUsable, Cancelled, or the BaseError of
    the database: EditConflict when a row changed meanwhile, ConstraintViolated when a row that
    others need would be removed.
    """
    rows = list(layer.rows(work))
    prepared = prepare(table, rows, _known(base, table))
    loading = _planned(base, table, prepared, mode, shaped=layer.shaped)
    loading.read, loading.mended = len(rows), layer.mended
    if rows and len(loading.refused) == len(rows):
        first = min(loading.refused)
        raise NothingUsable(couche=layer.name, nombre=len(rows), raison=loading.refused[first])
    written = bool(loading.added or loading.modified or loading.removed)
    with copied(base, written) as loading.backup, base.transaction() as session:
        _write(session, table, loading, work)
    return loading


def _known(base: Base, table: Table) -> Known:
    def rows(sql: str) -> list[dict[str, Any]]:
        return base.rows(sql)

    references = {}
    for key in table.foreign_keys:
        target = quote_name(key.target)
        found = rows(f"SELECT {target} AS cle FROM {quote_name(key.table)}")  # nosec B608 # names are the dictionary's, values are bound
        references[key.field] = frozenset(row["cle"] for row in found)
    return Known(
        references,
        {row["siren"]: row["epci"] for row in rows("SELECT siren, epci FROM epci") if row["siren"]},
        {
            row["idcom"]: (row["epci"], row["dep"])
            for row in rows("SELECT idcom, epci, dep FROM commune")
        },
    )


def _planned(base: Base, table: Table, prepared: Prepared, mode: str, *, shaped: bool) -> Loading:
    keys = ", ".join(map(quote_name, (KEYS[table.name], *WITH.get(table.name, ()))))
    found = base.rows(f"SELECT fid, {keys} FROM {quote_name(table.name)}")  # nosec B608 # names are the dictionary's, values are bound
    held = {key_of(table, row): int(row["fid"]) for row in found}
    stored = read_rows(base, table, [held[row.key] for row in prepared.rows if row.key in held])
    loading = Loading(0, refused=dict(prepared.refused), unknown=prepared.unknown)
    for row in prepared.rows:
        if row.key not in held:
            reason = missing(table, row.values)
            if reason:
                loading.refused[row.number] = reason
            else:
                loading.added.append(row)
        elif mode == ADD:
            loading.refused[row.number] = Phrase(_ALREADY, valeur=row.values[KEYS[table.name]])
        else:
            before = stored[held[row.key]]
            values = _changes(table, row, before, shaped)
            if values:
                version = before.values["version"]
                loading.modified.append(
                    Modification(before.fid, values, int(str(version)) if version else None)
                )
            else:
                loading.same += 1
    if mode == REPLACE:
        loading.removed = [fid for value, fid in held.items() if value not in prepared.keys]
    return loading


def _changes(table: Table, row: GoodRow, before: StoredRow, shaped: bool) -> dict[str, object]:
    values: dict[str, object] = {
        name: value
        for name, value in row.values.items()
        if value is not None and not same(table[name].type, before.values[name], value)
    }
    if shaped and row.wkb != before.wkb:
        values[GEOMETRY_COLUMN] = row.wkb
    return values


def _write(session: Session, table: Table, loading: Loading, work: Work) -> None:
    def batches(items: Sequence[Any]) -> list[Sequence[Any]]:
        return [items[run] for run in runs(len(items), BATCH_ROWS)]

    for fids in batches(loading.removed):
        session.remove(table, fids)
        work.check()
    for changes in batches(loading.modified):
        session.modify(table, changes)
        work.check()
    for rows in batches(loading.added):
        session.append(table, _frame(table, rows))
        work.check()


def _frame(table: Table, rows: Sequence[GoodRow]) -> pd.DataFrame:
    import pandas as pd

    names = [item.name for item in table.fields if any(item.name in row.values for row in rows)]
    columns: dict[str, list[Any]] = {name: [row.values.get(name) for row in rows] for name in names}
    if table.geometry:
        columns[GEOMETRY_COLUMN] = [row.wkb for row in rows]
    return pd.DataFrame(columns, dtype=object)
