"""Formulas: sums over the rows of a table, and what is computed from such sums.

A :class:`Measure` is all that a database or arrays have to know how to do: add up a value over the
rows that meet conditions. Sums add up across territories, so figures of all scales agree.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

POSITION = "position"
"""In a condition, whether the row has a position; every other name is a field."""

KNOWN = "renseigné"
"""In a condition, any value that is there."""


class WrongFormula(ValueError):
    """A formula of ``resources/indicators`` cannot be read (an error of its author)."""


@dataclass(frozen=True)
class Condition:
    """``field`` has one of ``values``; any value that is there when ``values`` is None."""

    field: str
    values: tuple[object, ...] | None = None


@dataclass(frozen=True)
class Measure:
    """A sum over the rows of ``table`` that meet every condition of ``where``.

    What is added up is ``plus``, less ``minus`` where there is one; 1 when there is neither, so
    that rows are counted. A row that lacks one of these values adds nothing. A field with a list
    of values (A to G) counts by its place in the list, from 1.
    """

    table: str
    plus: str | None = None
    minus: str | None = None
    where: tuple[Condition, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Fields added up."""
        return tuple(name for name in (self.plus, self.minus) if name is not None)

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that the measure reads."""
        asked = (condition.field for condition in self.where if condition.field != POSITION)
        return tuple(dict.fromkeys((*self.terms, *asked)))

    @property
    def reads_position(self) -> bool:
        """Whether a condition is about the position."""
        return any(condition.field == POSITION for condition in self.where)

    def known(self) -> Measure:
        """How many rows the measure adds up: those that have all its values."""
        known = tuple(Condition(name) for name in self.terms)
        return Measure(self.table, where=(*self.where, *known))


class Formula(ABC):
    """How a figure is computed from sums."""

    @abstractmethod
    def measures(self) -> tuple[Measure, ...]:
        """The sums that it needs."""

    @abstractmethod
    def value(self, sums: pd.DataFrame) -> pd.Series:
        """The figure of each row of ``sums``, whose columns are measures; missing if undefined."""

    @property
    @abstractmethod
    def additive(self) -> bool:
        """Whether the figures of the parts add up to that of the whole."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it counts."""
        return tuple(dict.fromkeys(measure.table for measure in self.measures()))


@dataclass(frozen=True)
class Sum(Formula):
    """A measure as it is."""

    measure: Measure

    def measures(self) -> tuple[Measure, ...]:
        return (self.measure,)

    def value(self, sums: pd.DataFrame) -> pd.Series:
        return sums[self.measure]

    @property
    def additive(self) -> bool:
        return True


@dataclass(frozen=True)
class Constant(Formula):
    """The same number everywhere, such as the target of the whole programme."""

    number: float

    def measures(self) -> tuple[Measure, ...]:
        return ()

    def value(self, sums: pd.DataFrame) -> pd.Series:
        import pandas as pd

        return pd.Series(float(self.number), sums.index)

    @property
    def additive(self) -> bool:
        return False


@dataclass(frozen=True)
class Total(Formula):
    """``parts`` added up, less ``less``."""

    parts: tuple[Formula, ...]
    less: tuple[Formula, ...] = ()

    def measures(self) -> tuple[Measure, ...]:
        found = (measure for part in (*self.parts, *self.less) for measure in part.measures())
        return tuple(dict.fromkeys(found))

    def value(self, sums: pd.DataFrame) -> pd.Series:
        first, *others = (part.value(sums) for part in self.parts)
        total = first
        for other in others:
            total = total + other
        for part in self.less:
            total = total - part.value(sums)
        return total

    @property
    def additive(self) -> bool:
        return all(part.additive for part in (*self.parts, *self.less))


@dataclass(frozen=True)
class Ratio(Formula):
    """``factor`` times one figure over another; missing where the other is zero."""

    numerator: Formula
    denominator: Formula
    factor: float = 1.0

    def measures(self) -> tuple[Measure, ...]:
        return tuple(dict.fromkeys((*self.numerator.measures(), *self.denominator.measures())))

    def value(self, sums: pd.DataFrame) -> pd.Series:
        below = self.denominator.value(sums).astype("float64")
        return self.factor * self.numerator.value(sums) / below.where(below != 0)

    @property
    def additive(self) -> bool:
        return self.numerator.additive and isinstance(self.denominator, Constant)


def read_formula(text: object, others: Mapping[str, Formula]) -> Formula:
    """A formula as the JSON files write it; ``others`` are those already read, by key.

    A number, the key of another indicator, or an object with one of:

    - ``compter``: a table; rows, of those that meet ``si``
    - ``sommer``: « table.field », or two of them: the first less the second
    - ``moyenne``: the same, divided by the number of rows that have these values
    - ``total`` and ``difference``: lists of formulas
    - ``rapport`` and ``part`` (in per cent): a formula over another

    ``si`` is, by field, a list of values, ``true``, or « renseigné »; « position » is a field.
    """
    if isinstance(text, (int, float)):
        return Constant(float(text))
    if isinstance(text, str):
        if text not in others:
            raise WrongFormula(f"indicateur inconnu ou déclaré plus loin : {text}")
        return others[text]
    if not isinstance(text, dict):
        raise WrongFormula(text)
    where = _conditions(text.get("si", {}))
    kinds = [kind for kind in text if kind != "si"]
    if len(kinds) != 1:
        raise WrongFormula(text)
    kind, value = kinds[0], text[kinds[0]]
    if kind == "compter":
        return Sum(Measure(str(value), where=where))
    if kind == "sommer":
        return Sum(_sum(value, where))
    if kind == "moyenne":
        measure = _sum(value, where)
        return Ratio(Sum(measure), Sum(measure.known()))
    parts = tuple(read_formula(part, others) for part in value)
    if kind == "total" and parts:
        return Total(parts)
    if kind in ("difference", "rapport", "part") and len(parts) == 2:
        first, second = parts
        if kind == "difference":
            return Total((first,), (second,))
        return Ratio(first, second, 100.0 if kind == "part" else 1.0)
    raise WrongFormula(text)


def _sum(value: Any, where: tuple[Condition, ...]) -> Measure:
    names = [value] if isinstance(value, str) else list(value)
    pairs = [str(name).split(".") for name in names]
    tables = {pair[0] for pair in pairs}
    if len(tables) != 1 or len(pairs) > 2 or any(len(pair) != 2 for pair in pairs):
        raise WrongFormula(value)
    plus, minus = (*(pair[1] for pair in pairs), None)[:2]
    return Measure(tables.pop(), plus, minus, where)


def _conditions(asked: Mapping[str, Any]) -> tuple[Condition, ...]:
    def values(said: Any) -> tuple[object, ...] | None:
        if said == KNOWN:
            return None
        return tuple(said) if isinstance(said, list) else (said,)

    return tuple(Condition(name, values(said)) for name, said in asked.items())


def needed(formulas: Iterable[Formula]) -> tuple[Measure, ...]:
    """Every measure of some formulas, once."""
    return tuple(dict.fromkeys(measure for formula in formulas for measure in formula.measures()))
