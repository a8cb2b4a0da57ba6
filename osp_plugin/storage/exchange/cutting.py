"""An extract: a new GeoPackage that holds one organisation's rows, the references around, and what
its return needs."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.common.text import folded
from ...domain.common.work import QUIET, Steps, Work
from ...domain.dictionary import GEOMETRY_COLUMN, SCHEMA_VERSION, Table
from ...domain.exchange.perimeter import TABLES, Perimeter, compared, compares_shape
from ..base import Base
from ..base_paths import require_base_path
from ..dated import state_of
from ..ddl import quote_name
from ..errors import BaseAlreadyExists, BaseError, BaseReadOnly, FolderNotFound
from ..extracted import Extract, extract_of, identify, mark_extract
from ..geopackage import GeoPackageBase
from ..session import Session
from ..whole_files import made_beside
from .clipping import Territory, is_clipped, names_asked, territory
from .conditions import belongs
from .errors import AlreadyExtract, NotIdentified, OrganisationUnknown
from .states import frames, states_of

if TYPE_CHECKING:
    import pandas as pd

KEPT = "osp_extrait_ligne"
"""Table of an extract alone: each row that may come back, as it was at the cut."""
_KEPT_SQL = (
    f"CREATE TABLE {KEPT} (nom_table TEXT NOT NULL, fid_ligne INTEGER NOT NULL, "
    "version INTEGER, valeurs TEXT NOT NULL, PRIMARY KEY (nom_table, fid_ligne))"
)


@dataclass(frozen=True)
class Extracted:
    """What was cut: the mark of the file, rows by table (``own`` those of the organisation,
    ``shared`` the references), and how many links to rows of others were left out."""

    mark: Extract
    own: dict[str, int]
    shared: dict[str, int]
    unlinked: int


def organisations(base: Base) -> list[tuple[Perimeter, str]]:
    """Those that an extract can be made for, with their names, by nature then code."""
    found = []
    with base.reading() as session:
        for nature, name in TABLES.items():
            found += [(Perimeter(nature, code), told) for code, told in _named(session, name)]
    return found


def named_perimeter(base: Base, asked: str) -> Perimeter:
    """The organisation of a code or a name, as a person writes it. Raises OrganisationUnknown."""
    wanted = folded(asked)
    known = organisations(base)
    for told in (lambda one: one[0].code, lambda one: one[1]):
        found = [one[0] for one in known if folded(told(one)) == wanted]
        if found:
            return found[0]
    raise OrganisationUnknown(
        base=base.label, code=asked, codes=", ".join(one.code for one, _name in known) or "aucun"
    )


def extract(base: Base, perimeter: Perimeter, target: Path, work: Work = QUIET) -> Extracted:
    """Write ``target``, a new GeoPackage that holds what of ``base`` is ``perimeter``'s.

    Written beside, read again and renamed: a stopped work leaves nothing. ``work`` is told 0 to 1.
    Raises OrganisationUnknown, AlreadyExtract, NotIdentified, BaseAlreadyExists, FolderNotFound,
    BaseReadOnly, DiskFull, Cancelled.
    """
    _require_place(target)
    name = _require_known(base, perimeter)
    identity = _identity(base)
    with base.reading() as session, made_beside(target) as made:
        mark = Extract(
            identity, Path(base.label).name, str(uuid.uuid4()), SCHEMA_VERSION,
            datetime.now(timezone.utc), perimeter.nature, perimeter.code, name,
        )  # fmt: skip
        new = GeoPackageBase(made, target)
        new.tables = base.tables
        new.create(work.within(0, 0.2))
        cut = _Cut(base, session, perimeter)
        with new.filling() as written:
            written.execute(_KEPT_SQL)
            cut.write(written, work.within(0.2, 0.9))
            mark_extract(new, written, mark)
        new.compact()
        new.check()
        work.tell(1)
    return Extracted(mark, cut.own, cut.shared, cut.unlinked)


class _Cut:
    """The rows of an organisation, written table by table, each after those that it names."""

    def __init__(self, base: Base, session: Session, perimeter: Perimeter) -> None:
        self._tables = base.tables
        self._session = session
        self._perimeter = perimeter
        self._ways = {
            table.name: way
            for table in base.tables.values()
            if not perimeter.shares(table)
            and (way := perimeter.way(table, base.tables)) is not None
        }
        self._keys = self._own_keys()
        self.own: dict[str, int] = {}
        self.shared: dict[str, int] = {}
        self.unlinked = 0

    def _own_keys(self) -> dict[tuple[str, str], set[Any]]:
        """By table and field, the values by which rows that are not taken may not be named."""
        found: dict[tuple[str, str], set[Any]] = {}
        for table in self._tables.values():
            for key in table.foreign_keys:
                place = (key.table, key.target)
                if place not in found and not self._perimeter.shares(self._tables[key.table]):
                    found[place] = self._values(*place)
        return found

    def _values(self, table: str, name: str) -> set[Any]:
        if table not in self._ways:
            return set()
        rows = self._session.rows(
            f"SELECT {quote_name(name)} AS v FROM {quote_name(table)} "  # nosec B608 # names are the dictionary's, the condition is made from it
            f"WHERE {belongs(self._ways[table], self._perimeter.code)}"
        )
        return {row["v"] for row in rows}

    def write(self, written: Session, work: Work) -> None:
        """Write every table. ``work`` is told 0 to 1."""
        ground = territory(self._session, self._tables, self._perimeter)
        steps = Steps(work, len(self._tables))
        for table in self._tables.values():
            work.check()
            # A new base begins with lists; the extract has those of its base.
            written.execute(f"DELETE FROM {quote_name(table.name)}")  # nosec B608 # names are the dictionary's
            if table.name in self._ways:
                self.own[table.name] = self._write_own(written, table, work)
            elif self._perimeter.shares(table):
                self.shared[table.name] = self._write_shared(written, table, ground, work)
            steps.done()

    def _write_own(self, written: Session, table: Table, work: Work) -> int:
        condition = belongs(self._ways[table.name], self._perimeter.code)
        count = 0
        for part in self._parts(table, condition):
            work.check()
            rows = self._linked(table, part)
            count += _append(written, table, rows)
            self._keep(written, table, rows)
        for key in {name for owner, name in self._keys if owner == table.name}:
            listed = f"SELECT {quote_name(key)} AS v FROM {quote_name(table.name)}"  # nosec B608 # names are the dictionary's
            self._keys[table.name, key] = {row["v"] for row in written.rows(listed)}
        return count

    def _write_shared(self, written: Session, table: Table, ground: Territory, work: Work) -> int:
        keeps = ground.keeps(table, self._perimeter) if is_clipped(table) else None
        count = 0
        for part in self._parts(table):
            work.check()
            rows = part if keeps is None else part[keeps(part).astype(bool)]
            count += _append(written, table, rows)
            self._keep(written, table, rows)
        return count

    def _parts(self, table: Table, condition: str = "") -> Any:
        names = names_asked(self._perimeter.columns(table))
        return frames(self._session, table, names, condition)

    def _linked(self, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows without what names a row that is not taken: the field is emptied, or where it
        cannot be the row is left."""
        for key in table.foreign_keys:
            kept = self._keys.get((key.table, key.target))
            if kept is None or key.field not in rows:
                continue
            lost = rows[key.field].notna() & ~rows[key.field].isin(kept)
            if not lost.any():
                continue
            self.unlinked += int(lost.sum())
            rows = rows[~lost] if table[key.field].required else rows.copy()
            if not table[key.field].required:
                rows.loc[lost, key.field] = None
        return rows

    def _keep(self, written: Session, table: Table, rows: pd.DataFrame) -> None:
        """Keep what rows were, of a table whose changes come back."""
        if rows.empty or not self._perimeter.returns(table, self._tables):
            return
        names = tracked(self._perimeter, table)
        for key, state in states_of(rows, names):
            written.execute(
                f"INSERT INTO {KEPT} VALUES (:nom, :cle, :version, :valeurs)",  # nosec B608 # the table's name is ours, values are bound
                {
                    "nom": table.name,
                    "cle": key,
                    "version": state.version,
                    "valeurs": json.dumps(state.values, ensure_ascii=False),
                },
            )


def tracked(perimeter: Perimeter, table: Table) -> list[str]:
    """Fields of a row that its return compares, ``geom`` among them."""
    names = perimeter.columns(table)
    shape = [GEOMETRY_COLUMN] if compares_shape(table, names) else []
    return [*(item.name for item in compared(table, names)), *shape]


def _append(session: Session, table: Table, rows: pd.DataFrame) -> int:
    return session.append(table, rows) if len(rows) else 0


def _require_known(base: Base, perimeter: Perimeter) -> str:
    with base.reading() as session:
        if extract_of(session) is not None or state_of(session) is not None:
            raise AlreadyExtract(base=base.label)
        known = dict(_named(session, TABLES[perimeter.nature]))
    if perimeter.code not in known:
        raise OrganisationUnknown(
            base=base.label,
            code=perimeter.code,
            codes=", ".join(known) or "aucun",
        )
    return known[perimeter.code]


def _named(session: Session, table: str) -> list[tuple[str, str]]:
    """Code and name of the rows of a table of organisations, by code."""
    code, name = ("dep", "nom_dep") if table == "departement" else (table, f"nom_{table}")
    rows = session.rows(
        f"SELECT {code} AS code, coalesce({name}, {code}) AS nom FROM {table} ORDER BY {code}"  # nosec B608 # names are ours
    )
    return [(str(row["code"]), str(row["nom"])) for row in rows]


def _identity(base: Base) -> str:
    try:
        return identify(base)
    except BaseError as error:
        raise NotIdentified(base=base.label) from error


def _require_place(target: Path) -> None:
    require_base_path(target)
    if os.path.lexists(target):
        raise BaseAlreadyExists(base=str(target))
    if not target.parent.is_dir():
        raise FolderNotFound(dossier=target.parent)
    if not os.access(target.parent, os.W_OK):
        raise BaseReadOnly(base=str(target))
