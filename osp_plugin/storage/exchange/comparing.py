"""The return of an extract, before anything is written: what it changed, and where the base
changed too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...domain.common.values import same
from ...domain.common.work import QUIET, Steps, Work
from ...domain.dictionary import SCHEMA_VERSION, Dictionary, Table
from ...domain.exchange.decision import Links
from ...domain.exchange.merge import Merged, RowRef, Values, merge_row
from ...domain.exchange.perimeter import Perimeter
from ..base import Base
from ..extracted import Extract, extract_of, identity_of
from ..geopackage import GeoPackageBase
from ..imports.register import applied
from ..session import Session
from .cutting import KEPT, tracked
from .errors import AlreadyReturned, NotAnExtract, OfAnotherBase, OfAnotherVersion
from .naming import Names
from .refusing import Refusals
from .states import State, states, states_by_key

NATURE = "Extrait"
"""Of what nature a return is in the register of imports."""


@dataclass(frozen=True)
class Return:
    """What an extract brings back.

    ``rows`` are those that it changed, in the order of the tables, ``links`` those between them and
    the base, ``names`` the keys that these are known by; ``apart`` is how often it changed tables
    that do not come back.
    """

    mark: Extract
    name: str
    rows: tuple[Merged, ...]
    links: Links
    names: Names
    apart: Mapping[str, int]

    @property
    def perimeter(self) -> Perimeter:
        """Whose the extract is."""
        return Perimeter(self.mark.nature, self.mark.code)

    @property
    def digest(self) -> str:
        """What the register knows the cut by: it comes back once."""
        return digest_of(self.mark)


def digest_of(mark: Extract) -> str:
    """What the register knows a cut by."""
    return hashlib.sha256(mark.cut.encode()).hexdigest()


def open_extract(base: Base, path: Path) -> tuple[GeoPackageBase, Extract]:
    """The extract of ``base`` in a file, and its mark.

    Raises NotAnExtract, OfAnotherBase, OfAnotherVersion, AlreadyReturned, BaseNotFound,
    NotAnOspBase, BaseDamaged, BaseAltered.
    """
    extract = GeoPackageBase(path)
    extract.tables = base.tables
    extract.version()
    with extract.reading() as session:
        mark = extract_of(session)
    if mark is None:
        raise NotAnExtract(fichier=path.name)
    with base.reading() as session:
        if identity_of(session) != mark.identity:
            raise OfAnotherBase(fichier=path.name, origine=mark.origin, base=base.label)
        if mark.version != SCHEMA_VERSION:
            raise OfAnotherVersion(fichier=path.name, version=mark.version, connue=SCHEMA_VERSION)
        refuse_returned(session, mark, path.name)
    extract.check()
    return extract, mark


def refuse_returned(session: Session, mark: Extract, name: str) -> None:
    """Raise AlreadyReturned when the cut came back, and its return still holds."""
    bailleur = mark.code if mark.nature == "bailleur" else None
    found = applied(session, NATURE, digest_of(mark), bailleur)
    if found is not None:
        raise AlreadyReturned(**{**found.told, "fichier": name}, numero=found.number)


def compare(base: Base, path: Path, work: Work = QUIET) -> Return:
    """What the extract in a file would change in its base; nothing is written.

    ``work`` is told 0 to 1. Raises what :func:`open_extract` raises, and Cancelled.
    """
    extract, mark = open_extract(base, path)
    perimeter = Perimeter(mark.nature, mark.code)
    with extract.reading() as mine, base.reading() as theirs:
        comparing = _Comparing(base.tables, perimeter, mine, theirs)
        steps = Steps(work, len(comparing.tables) + 1)
        rows: list[Merged] = []
        for table in comparing.tables:
            rows += comparing.rows(table)
            steps.done()
        links = comparing.names.links(rows, theirs)
        apart = _apart(mine, {table.name for table in comparing.tables})
        steps.done()
    return Return(mark, path.name, tuple(rows), links, comparing.names, apart)


class _Comparing:
    """The three states of the rows of an extract: at the cut, in the extract, in the base."""

    def __init__(
        self, tables: Dictionary, perimeter: Perimeter, mine: Session, theirs: Session
    ) -> None:
        self._all = tables
        self._perimeter = perimeter
        self._theirs = theirs
        self.tables = [item for item in tables.values() if perimeter.returns(item, tables)]
        self._fields = {table.name: tracked(perimeter, table) for table in self.tables}
        self._origin = {table.name: _kept(mine, table.name) for table in self.tables}
        self._extract = {
            table.name: dict(states(mine, table, self._fields[table.name])) for table in self.tables
        }
        self.names = Names(tables, self._origin, self._extract, theirs)
        self._refusals = Refusals(tables, perimeter, mine, theirs, self.names)

    def rows(self, table: Table) -> list[Merged]:
        """What the extract changed in a table."""
        origin, extract = self._origin[table.name], self._extract[table.name]
        was = {key: self.names.of_origin(table, row.values) for key, row in origin.items()}
        now = {key: self.names.of_extract(table, row.values) for key, row in extract.items()}
        changed = [key for key in {**was, **now} if not _equal(table, was.get(key), now.get(key))]
        held = states_by_key(
            self._theirs, table, self._fields[table.name], [key for key in changed if key in was]
        )
        found = []
        for key in changed:
            base = held.get(key)
            row = merge_row(
                table.name,
                key,
                was.get(key),
                now.get(key),
                None if base is None else self.names.of_base(table, base.values),
                lambda name, one, other: _same(table, name, one, other),
                None if base is None else base.version,
            )
            if row is not None and not self.names.follows(table, row, was.get(key), now.get(key)):
                found.append(row)
        return self._refusals.refuse(table, found)


def _equal(table: Table, one: Values | None, other: Values | None) -> bool:
    if one is None or other is None:
        return False
    return all(_same(table, name, one.get(name), value) for name, value in other.items())


def _same(table: Table, name: str, one: Any, other: Any) -> bool:
    if one is other or one == other:
        return True
    if isinstance(one, RowRef) or isinstance(other, RowRef) or name == "geom":
        return False
    return same(table[name].type, one, other)


def _kept(session: Session, table: str) -> dict[int, State]:
    rows = session.rows(
        f"SELECT fid_ligne, version, valeurs FROM {KEPT} WHERE nom_table = :nom",  # nosec B608 # the table's name is ours, values are bound
        {"nom": table},
    )
    return {
        int(row["fid_ligne"]): State(json.loads(row["valeurs"]), row["version"]) for row in rows
    }


def _apart(session: Session, returned: Iterable[str]) -> dict[str, int]:
    """Lines of the extract's journal on tables that do not come back."""
    rows = session.rows("SELECT nom_table, count(*) AS n FROM journal GROUP BY nom_table")
    return {row["nom_table"]: int(row["n"]) for row in rows if row["nom_table"] not in returned}
