"""Cubes: the measures of a table, added up by all that figures may be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..common.grouping import as_years, code_text
from ..dictionary import Dictionary, ForeignKey, Table, dictionary
from .formula import Measure
from .scales import LAYER, SCALES, YEAR, YEAR_FIELDS

if TYPE_CHECKING:
    import pandas as pd

TYPE = "type_palu"
_POSITION = "Point"


@dataclass(frozen=True)
class Reached:
    """Where a table has the code of a dimension: in its own column, or in that of a table that
    its foreign key ``through`` leads to."""

    column: str
    through: ForeignKey | None = None


@dataclass(frozen=True)
class Cube:
    """Measures of a table by dimension.

    ``rows`` has a column per dimension (text codes or None, years as Int64) and a column per
    :class:`Measure`, labelled by the measure itself.
    """

    table: str
    dimensions: tuple[str, ...]
    measures: tuple[Measure, ...]
    rows: pd.DataFrame


def dimensions(table: Table, tables: Dictionary | None = None) -> dict[str, Reached]:
    """What a table can be counted by: a key of SCALES or « type_palu » → where its code is.

    It follows from the foreign keys: a share of financing has the EPCI of its operation.
    """
    known = tables or dictionary()
    found = {name: Reached(column) for name, column in _own(table).items()}
    for key in table.foreign_keys:
        if key.table == table.name:
            continue
        for name, column in _own(known[key.table]).items():
            found.setdefault(name, Reached(column, key))
    return found


def zoned(table: Table) -> dict[str, Reached]:
    """The polygons of a layer, by which a table of points can be counted beside its dimensions."""
    return {LAYER.key: Reached(LAYER.code)} if table.geometry == _POSITION else {}


def _own(table: Table) -> dict[str, str]:
    names = {field.name for field in table.fields}
    found = {}
    for scale in SCALES.values():
        if scale.table == table.name:
            found[scale.key] = scale.code
        elif scale.table is not None:
            keys = [key.field for key in table.foreign_keys if key.table == scale.table]
            if keys:
                found[scale.key] = keys[0]
    year = next((name for name in YEAR_FIELDS if name in names), None)
    if year is not None:
        found[YEAR] = year
    if TYPE in names:
        found[TYPE] = TYPE
    return found


def make_cube(
    table: Table,
    counted: pd.DataFrame,
    measures: tuple[Measure, ...],
    reached: Mapping[str, Reached],
    others: Mapping[str, pd.DataFrame],
) -> Cube:
    """The cube of what was counted.

    ``counted`` has the columns of ``table`` that :func:`columns_to_count` names, then the
    measures; ``others`` holds, by name, the rows of the tables that foreign keys lead to. Raises
    NotAYear.
    """
    import pandas as pd

    rows = pd.DataFrame(index=counted.index)
    for name, place in reached.items():
        if place.through is None:
            values = counted[place.column]
        else:
            target = others[place.through.table]
            keys = [code_text(key) for key in target[place.through.target]]
            by_key = dict(zip(keys, target[place.column]))
            found = [by_key.get(code_text(key)) for key in counted[place.through.field]]
            values = pd.Series(found, counted.index, dtype=object)
        rows[name] = as_years(values) if name == YEAR else [code_text(value) for value in values]
    for measure in measures:
        rows[measure] = counted[measure].astype("float64")
    return Cube(table.name, tuple(reached), measures, rows)


def columns_to_count(reached: Mapping[str, Reached]) -> tuple[str, ...]:
    """Columns of a table that its rows are grouped by, so that each dimension can be told."""
    names = (p.column if p.through is None else p.through.field for p in reached.values())
    return tuple(dict.fromkeys(names))
