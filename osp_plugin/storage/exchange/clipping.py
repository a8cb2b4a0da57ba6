"""Which rows of the reference tables an extract takes: those that its own rows name, and the
territory around."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...domain.access.columns import READ_VERSION
from ...domain.access.declared import BAILLEUR
from ...domain.common.runs import runs
from ...domain.dictionary import GEOMETRY_COLUMN, Dictionary, Table
from ...domain.exchange.perimeter import Perimeter
from ..ddl import quote_name, quote_text
from ..session import Session
from .conditions import belongs
from .states import ASKED_AT_ONCE, frames

if TYPE_CHECKING:
    import pandas as pd

COMMUNE, CODE, PARCEL = "commune", "idcom", "idpar"
DWELLING = "logement"
IDENTIFIERS = (PARCEL, "ident_rep")
"""What a dwelling and a file of places both call a thing by."""
NEAR_M = 1_000.0
"""A commune is near one of the perimeter when their rectangles are closer than that, in metres."""
Named = tuple[str, str]
"""A table, and the field by which others name its rows."""


@dataclass
class Territory:
    """Where the rows of an organisation are: ``inside`` are the communes of its perimeter, ``near``
    those around too. ``wanted`` are the reference rows that its own name, ``held`` the identifiers
    of its own dwellings, by field."""

    inside: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    wanted: dict[Named, set[Any]] = field(default_factory=dict)
    held: dict[str, set[Any]] = field(default_factory=dict)

    def keeps(self, table: Table, perimeter: Perimeter) -> Callable[[pd.DataFrame], pd.Series]:
        """What tells, of rows of a reference table, those that the extract takes.

        A bailleur has no territory: of a file of places (parcels, RPLS), where its neighbours' can
        be told, it takes those of its own dwellings.
        """
        named = [target for (name, target) in self.wanted if name == table.name]

        def kept(rows: pd.DataFrame) -> pd.Series:
            if not named and perimeter.nature == BAILLEUR:
                name = next(name for name in IDENTIFIERS if name in rows)
                return rows[name].isin(self.held[name])
            codes = rows[CODE] if CODE in rows else rows[PARCEL].str.slice(0, 5)
            found = codes.isin(self.near if named else self.inside)
            for target in named:
                found |= rows[target].isin(self.wanted[table.name, target])
            if perimeter.nature in rows:
                found |= (rows[perimeter.nature] == perimeter.code).fillna(False)
            return found

        return kept


def is_clipped(table: Table) -> bool:
    """Whether a reference table is taken by its communes, or whole."""
    return bool({CODE, PARCEL} & {item.name for item in table.fields})


def territory(session: Session, tables: Dictionary, perimeter: Perimeter) -> Territory:
    """Where the rows of an organisation are."""
    clipped = {
        table.name for table in tables.values() if perimeter.shares(table) and is_clipped(table)
    }
    found = Territory()
    for table in tables.values():
        way = perimeter.way(table, tables)
        if way is not None and table.name not in clipped:
            _want(session, table, clipped, found.wanted, belongs(way, perimeter.code))
    for name in reversed([name for name in tables if name in clipped]):
        for (owner, target), values in list(found.wanted.items()):
            if owner == name:
                for condition in _among(target, values):
                    _want(session, tables[name], clipped, found.wanted, condition)
    seeds = found.wanted.setdefault((COMMUNE, CODE), set())
    if perimeter.nature in {item.name for item in tables[COMMUNE].fields}:
        own = f"{quote_name(perimeter.nature)} = {quote_text(perimeter.code)}"
        seeds |= _distinct(session, COMMUNE, CODE, own)
    way = perimeter.way(tables[DWELLING], tables)
    if way is not None:
        mine = belongs(way, perimeter.code)
        found.held = {name: _distinct(session, DWELLING, name, mine) for name in IDENTIFIERS}
    found.inside = frozenset(seeds)
    found.near = frozenset(_around(session, tables[COMMUNE], seeds))
    return found


def _want(
    session: Session,
    table: Table,
    clipped: Iterable[str],
    wanted: dict[Named, set[Any]],
    condition: str,
) -> None:
    for key in table.foreign_keys:
        if key.table in clipped:
            values = _distinct(session, table.name, key.field, condition)
            wanted.setdefault((key.table, key.target), set()).update(values)


def _distinct(session: Session, table: str, name: str, condition: str) -> set[Any]:
    rows = session.rows(
        f"SELECT DISTINCT {quote_name(name)} AS v FROM {quote_name(table)} "  # nosec B608 # names are the dictionary's, the condition is made from it
        f"WHERE {condition} AND {quote_name(name)} IS NOT NULL"
    )
    return {row["v"] for row in rows}


def _among(name: str, values: Iterable[Any]) -> Iterator[str]:
    listed = sorted(values)
    for run in runs(len(listed), ASKED_AT_ONCE):
        told = ", ".join(
            str(value) if isinstance(value, int) else quote_text(str(value))
            for value in listed[run]
        )
        yield f"{quote_name(name)} IN ({told})"


def _around(session: Session, table: Table, seeds: set[Any]) -> set[str]:
    """The communes ``seeds``, and those whose rectangle is near one of theirs."""
    import numpy as np

    codes, boxes = [], []
    for part in frames(session, table, [CODE, GEOMETRY_COLUMN]):
        for code, shape in zip(part[CODE], part[GEOMETRY_COLUMN]):
            if shape is not None:
                codes.append(code)
                boxes.append(_rectangle(shape))
    near = set(seeds)
    if not boxes:
        return near
    rectangles = np.array(boxes)
    for place in [place for place, code in enumerate(codes) if code in seeds]:
        left, right, low, high = rectangles[place]
        touching = (
            (rectangles[:, 0] <= right + NEAR_M)
            & (rectangles[:, 1] >= left - NEAR_M)
            & (rectangles[:, 2] <= high + NEAR_M)
            & (rectangles[:, 3] >= low - NEAR_M)
        )
        near.update(codes[other] for other in np.flatnonzero(touching))
    return near


def _rectangle(shape: bytes) -> tuple[float, float, float, float]:
    from osgeo import ogr

    found: tuple[float, float, float, float] = ogr.CreateGeometryFromWkb(shape).GetEnvelope()
    return found


def names_asked(columns: Iterable[str]) -> list[str]:
    """Columns of a row that an extract writes: all but the mark of a save under way."""
    return [name for name in columns if name != READ_VERSION]
