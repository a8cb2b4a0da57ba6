"""Measures as each counter wants them: SQL for the databases, arrays for what is read.

The two halves of this module say the same thing in two languages; a test draws measures and rows
at random and holds them to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...domain.dictionary import Field, Table
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators.formula import POSITION, Condition, Measure
from ..columns import Batch, Column
from ..ddl import quote_name, quote_text

if TYPE_CHECKING:
    from ..base import Base

_LOCATED = (Condition(POSITION, (True,)),)


class NotANumber(OspError):
    """A column to add up holds something else. Values: ``colonne``, ``valeur``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La colonne « {colonne} » contient autre chose qu’un nombre : « {valeur} ». Corrigez-la "
        "dans la couche.",
    )


def count_measures(table: str) -> tuple[Measure, Measure]:
    """How many rows a table has, and how many of them have a position."""
    return Measure(table), Measure(table, where=_LOCATED)


def columns_of(measures: Sequence[Measure]) -> tuple[str, ...]:
    """Columns that the measures read, the position left aside."""
    return tuple(dict.fromkeys(name for measure in measures for name in measure.fields))


# -- SQL -------------------------------------------------------------------------------------


def as_sql(measure: Measure, table: Table, base: Base) -> str:
    """A measure as an aggregate of SQL; NULL when no row counts."""
    if measure.where == _LOCATED and not measure.terms:
        return base.count_located
    value = " - ".join(_value_sql(table[name]) for name in measure.terms) or "1"
    if not measure.where:
        return f"sum({value})" if measure.terms else "count(*)"
    where = " AND ".join(_condition_sql(item, table, base) for item in measure.where)
    return f"sum(CASE WHEN {where} THEN {value} END)"


def _value_sql(field: Field) -> str:
    name = quote_name(field.name)
    if not field.enum:
        return name
    ranks = " ".join(f"WHEN {quote_text(v)} THEN {n}" for n, v in enumerate(field.enum, 1))
    return f"CASE {name} {ranks} END"


def _condition_sql(condition: Condition, table: Table, base: Base) -> str:
    if condition.field == POSITION:
        return base.located
    name = quote_name(condition.field)
    if condition.values is None:
        return f"{name} IS NOT NULL"
    if table[condition.field].type == "boolean":
        return name if condition.values[0] else f"NOT {name}"
    return f"{name} IN ({', '.join(quote_text(str(value)) for value in condition.values)})"


# -- arrays ----------------------------------------------------------------------------------


def as_values(measure: Measure, table: Table, batch: Batch) -> np.ndarray:
    """What each row of a batch adds to a measure, 0 when it does not count.

    The batch holds the columns that the measure reads, and under :data:`POSITION` whether a row
    has a position when it asks.
    """
    length = len(next(iter(batch.values())).values)
    counts = np.ones(length, dtype=bool)
    for condition in measure.where:
        counts &= _meets(condition, batch)
    value = np.ones(length)
    for place, name in enumerate(measure.terms):
        term, known = _term(batch[name], table[name])
        counts &= known
        value = term if place == 0 else value - term
    return np.where(counts, value, 0.0)


def _meets(condition: Condition, batch: Batch) -> np.ndarray:
    column = batch[condition.field]
    if condition.field == POSITION:
        return column.values
    if condition.values is None:
        return ~column.missing
    meets = np.zeros(len(column.values), dtype=bool)
    for value in condition.values:
        meets |= _equal(column, value)
    return meets & ~column.missing


def _term(column: Column, field: Field) -> tuple[np.ndarray, np.ndarray]:
    """Values of a term as numbers, and where they are known."""
    if not field.enum:
        return _numbers(column, field), ~column.missing
    ranks = np.zeros(len(column.values))
    for rank, value in enumerate(field.enum, 1):
        ranks[_equal(column, value)] = rank
    return ranks, (ranks > 0) & ~column.missing


def _equal(column: Column, value: object) -> np.ndarray:
    if not isinstance(value, str):
        return column.values == value
    if column.values.dtype.kind != "S":  # a column with no value at all has no type
        return np.zeros(len(column.values), dtype=bool)
    return column.values == value.encode()


def _numbers(column: Column, field: Field) -> np.ndarray:
    """Values as numbers, whether a layer keeps them as numbers or as text."""
    if column.values.dtype.kind != "S":
        return column.values.astype(np.float64)
    found = np.zeros(len(column.values))
    for place in np.flatnonzero(~column.missing):
        text = column.values[place].decode("utf-8").strip()
        try:
            found[place] = float(text.replace(",", ".") or 0)
        except ValueError:
            raise NotANumber(colonne=field.title, valeur=text) from None
    return found
