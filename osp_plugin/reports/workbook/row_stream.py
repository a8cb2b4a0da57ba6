"""Rows of a worksheet as XML, column by column, into a file.

openpyxl serialises one cell at a time, and without lxml keeps the whole tree in memory: at 600 000
dwellings that is minutes and gigabytes. The rows of the large tabs are therefore written here and
put into the sheet that openpyxl made (:mod:`.package`). Text is always an inline string, so never
a formula; what is missing is an empty cell, which has but its style.
"""

from __future__ import annotations

import datetime
import math
import numbers
from collections.abc import Callable, Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import escape  # nosec B406 # it only escapes what is written, nothing is parsed

from ...domain.common.runs import runs
from ...domain.common.spreadsheet import column_letter
from ..common.cell_text import cell_text
from .columns import Column

if TYPE_CHECKING:
    import pandas as pd

BLOCK = 5_000
"""Rows serialised at once: a cancellation is heard between two blocks."""

_EPOCH = datetime.date(1899, 12, 30)
_FIRST_DATE = datetime.date(1900, 3, 1)
"""Before it Excel's calendar is off by one (it believes in 29 February 1900)."""

Value = Any


class RowStream:
    """Writes batches of a table as worksheet rows and tallies them.

    ``styles`` gives the index of each column's cell style. ``counts`` and ``sums`` follow, column
    by column, what COUNTA and SUM will find.
    """

    def __init__(
        self, out: IO[bytes], columns: Sequence[Column], styles: Sequence[int], first_row: int
    ) -> None:
        self.out = out
        self.columns = columns
        self._styles = styles
        self._next_row = first_row
        self._letters = [column_letter(index) for index in range(1, len(columns) + 1)]
        self.rows = 0
        self.counts = [0] * len(columns)
        self.sums: list[float] = [0] * len(columns)

    def write(self, batch: pd.DataFrame) -> None:
        """Append the rows of ``batch``; a column that it lacks stays empty."""
        numbers_of_rows = range(self._next_row, self._next_row + len(batch))
        cells = [
            self._cells(index, self._values(batch, column.name), numbers_of_rows)
            for index, column in enumerate(self.columns)
        ]
        lines = [
            f'<row r="{row}">{"".join(line)}</row>'
            for row, line in zip(numbers_of_rows, zip(*cells))
        ]
        self.out.write("".join(lines).encode("utf-8"))
        self._next_row += len(batch)
        self.rows += len(batch)

    @staticmethod
    def _values(batch: pd.DataFrame, name: str) -> list[Value]:
        return plain_values(batch[name]) if name in batch.columns else [None] * len(batch)

    def _cells(self, index: int, values: list[Value], rows: Iterable[int]) -> list[str]:
        """Cells of one column. Each distinct value is converted once."""
        column = self.columns[index]
        convert = CONVERTERS.get(column.kind, as_number)
        typed = {value: convert(value) for value in set(values)}
        style = self._styles[index]
        bodies = {value: _body(cell, style) for value, cell in typed.items()}
        self._tally(index, values, typed)
        start = f'<c r="{self._letters[index]}'
        return [f"{start}{row}{bodies[value]}" for row, value in zip(rows, values)]

    def _tally(self, index: int, values: list[Value], typed: dict[Value, Any]) -> None:
        column = [typed[value] for value in values]
        self.counts[index] += len(column) - column.count(None)
        if self.columns[index].summed:
            added = _sum([cell for cell in column if isinstance(cell, (int, float))])
            self.sums[index] += int(added) if added.is_integer() else added


def _sum(numbers: list[float]) -> float:
    """Exact sum; infinite beyond what a number can hold, as a spreadsheet finds it too."""
    try:
        return math.fsum(numbers)
    except OverflowError:
        return sum(float(number) for number in numbers)


def blocks(batches: Iterable[pd.DataFrame]) -> Iterable[pd.DataFrame]:
    """The batches in pieces of at most :data:`BLOCK` rows."""
    for batch in batches:
        for run in runs(len(batch), BLOCK):
            yield batch.iloc[run]


def plain_values(series: pd.Series) -> list[Value]:
    """Values of ``series`` as Python objects that a dict can key, ``None`` where missing."""
    values: list[Value] = series.astype(object).where(series.notna(), None).tolist()
    try:
        set(values)
    except TypeError:  # lists and the like, from a layer with array columns
        return [None if value is None else str(value) for value in values]
    return values


def as_text(value: Value) -> str | None:
    """A code, a name. An empty text is a missing one; 62.0 read from a numeric column is « 62 »."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return cell_text(str(value)) or None


def as_number(value: Value) -> str | int | float | None:
    """A number; what is none, from a layer that is no OSP base, stays as text."""
    if value is None:
        return None
    if isinstance(value, numbers.Integral):
        return int(value)
    try:
        plain = float(value.replace(",", ".") if isinstance(value, str) else value)
    except (TypeError, ValueError):
        return as_text(value)
    if not math.isfinite(plain):
        return as_text(value)
    return int(plain) if plain.is_integer() else plain


def as_date(value: Value) -> str | int | float | None:
    """Excel's number of a day; a date that it has none for, or unreadable, stays as text."""
    if value is None:
        return None
    day = value
    if isinstance(day, str):
        try:
            day = datetime.date.fromisoformat(day.strip()[:10].replace("/", "-"))
        except ValueError:
            return as_text(value)
    if isinstance(day, datetime.datetime):
        day = day.date()
    if not isinstance(day, datetime.date):
        return as_text(value)
    return (day - _EPOCH).days if day >= _FIRST_DATE else day.isoformat()


CONVERTERS: dict[str, Callable[[Value], Any]] = {"texte": as_text, "date": as_date}


def _body(cell: str | int | float | None, style: int) -> str:
    """A cell from after its row number on."""
    if cell is None:
        return f'" s="{style}"/>'
    if isinstance(cell, str):
        space = ' xml:space="preserve"' if cell != cell.strip() else ""
        return f'" s="{style}" t="inlineStr"><is><t{space}>{escape(cell)}</t></is></c>'
    return f'" s="{style}"><v>{cell!r}</v></c>'
