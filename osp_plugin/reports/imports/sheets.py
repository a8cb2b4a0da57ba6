"""The tabs of the report on a file, written row after row."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.spreadsheet import column_letter
from ...domain.common.values import shown
from ...domain.imports.columns import Layout
from ...domain.imports.findings import ERROR, Finding
from ...domain.imports.plan import Plan
from ...domain.imports.values import as_text
from ..common import palette
from ..common.cell_text import cell_text, legal
from ..workbook.sheet_style import A4, FONT, dress, set_page
from .withheld import Withheld

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ERROR_FILL, WARNING_FILL = "FFD9D9", "FFEBC2"
_TO_MEND = "Pourquoi la ligne est refusée"
_WIDTHS = {"message": 90, "colonne": 24, "valeur": 24, "onglet": 16, "regle": 22, "gravite": 14}
_FITTED_ROWS, _NARROWEST, _WIDEST = 60, 10, 40
_MAX_COMMENT = 900
_TITLES_HEIGHT = 26
_LINE_HEIGHT = 12
_CAPITAL, _SMALL, _INDENT = 1.17, 0.86, 2


def new_book(title: str) -> Workbook:
    """An empty workbook written row after row, in the charter's font."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book = Workbook(write_only=True)
    book.properties.creator = "OSP ERBM"
    book.properties.title = legal(title)
    # The first font is that of the cells without a style of their own.
    book._fonts = IndexedList([Font(name=FONT, size=9, family=2)])
    return book


class SheetWriter:
    """Writes rows into a write-only sheet: text is always text, wrong cells are marked."""

    def __init__(self, sheet: Worksheet) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self.sheet = sheet
        self.row = 0
        set_page(sheet, A4, sheet.parent.properties.title or "")
        self._fills = {
            True: PatternFill("solid", fgColor=ERROR_FILL),
            False: PatternFill("solid", fgColor=WARNING_FILL),
        }
        self._font = Font(name=FONT, size=9)
        self._amount = Alignment(vertical="top")
        self._text = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)

    def skip_to(self, row: int) -> None:
        """Leave rows empty so that the next one is ``row``."""
        while self.row < row - 1:
            self.sheet.append([])
            self.row += 1

    def titles(self, titles: Iterable[str]) -> None:
        """A row of column titles, high enough for two lines."""
        self.sheet.row_dimensions[self.row + 1].height = _TITLES_HEIGHT
        self._append(
            [
                dress(
                    self._cell(title), bold=True, color=palette.WHITE, fill=palette.BLUE, wrap=True
                )
                for title in titles
            ]
        )

    def line(
        self, values: Sequence[Any], marks: Mapping[int, Sequence[Finding]] | None = None
    ) -> None:
        """A row; ``marks`` gives what is wrong by place of the cell."""
        cells = [self._value(value) for value in values]
        for place, findings in (marks or {}).items():
            if place >= 0:
                cells.extend([None] * (place + 1 - len(cells)))
                cells[place] = self._marked(
                    values[place] if place < len(values) else None, findings
                )
        self._append(cells)

    def whole_line(self, values: Sequence[Any], widths: Sequence[float]) -> None:
        """A row as high as its texts need in columns of ``widths``, so that none is cut; they keep
        off the amounts."""
        from openpyxl.cell import Cell

        lines = max(_lines(value, width) for value, width in zip(values, widths))
        self.sheet.row_dimensions[self.row + 1].height = _LINE_HEIGHT * lines + 1
        cells = []
        for value in values:
            made = self._value(value)
            cell = made if isinstance(made, Cell) else self._cell(made)
            cell.alignment = self._text if isinstance(value, str) else self._amount
            cells.append(cell)
        self._append(cells)

    def heading(self, text: str) -> None:
        """A title over the whole tab."""
        self._append([dress(self._cell(text), bold=True, size=14, color=palette.BLUE)])

    def _append(self, cells: Sequence[Any]) -> None:
        self.sheet.append(cells)
        self.row += 1

    def _value(self, value: Any) -> Any:
        if value is None or isinstance(value, (bool, int, float, date, datetime)):
            if isinstance(value, (date, datetime)):
                cell = self._cell(value)
                cell.number_format = "dd/mm/yyyy"
                return cell
            return value
        text = cell_text(str(value))
        return self._cell(text) if text[:1] in ("=", "#") else text

    def _marked(self, value: Any, findings: Sequence[Finding]) -> Any:
        from openpyxl.comments import Comment

        shown_value = value
        if not (value is None or isinstance(value, (bool, int, float, date, datetime))):
            shown_value = cell_text(str(value))
        cell = self._cell(shown_value)
        if isinstance(value, (date, datetime)):
            cell.number_format = "dd/mm/yyyy"
        cell.fill = self._fills[any(item.gravite == ERROR for item in findings)]
        text = "\n".join(dict.fromkeys(item.message for item in findings))
        cell.comment = Comment(cell_text(text[:_MAX_COMMENT]), "OSP ERBM", height=120, width=320)
        return cell

    def _cell(self, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self.sheet)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        cell.font = self._font
        return cell


def write_anomalies(sheet: Worksheet, plan: Plan, columns: Sequence[str]) -> None:
    """One row per finding, with exactly ``columns``."""
    for index, name in enumerate(columns, 1):
        sheet.column_dimensions[column_letter(index)].width = _WIDTHS.get(name, 10)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{column_letter(len(columns))}{len(plan.findings) + 1}"
    writer = SheetWriter(sheet)
    writer.titles(columns)
    for item in plan.findings:
        writer.line([getattr(item, name) for name in columns])


def write_table(
    sheet: Worksheet,
    titles: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[float] = (),
    *,
    whole: bool = False,
) -> None:
    """A plain table; ``widths`` are those of the columns, 22 each by default.

    ``whole``: long texts take several lines instead of being cut.
    """
    widths = widths or [22.0] * len(titles)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    writer = SheetWriter(sheet)
    writer.titles(titles)
    for row in rows:
        values = [shown(value) if _is_yes_no(value) else value for value in row]
        if whole:
            writer.whole_line(values, widths)
        else:
            writer.line(values)


def write_own_rows(sheet: Worksheet, plan: Plan, layout: Layout, withheld: Withheld) -> None:
    """The rows of a tab at their own numbers, the wrong cells coloured and commented."""
    positions = [i for i, name in enumerate(plan.table.onglets) if name == layout.sheet]
    marks = marks_by_row(plan, layout)
    _fit(sheet, plan, layout, positions)
    sheet.freeze_panes = f"A{layout.header_row + 1}"
    writer = SheetWriter(sheet)
    writer.skip_to(layout.header_row)
    writer.titles(_titles(layout))
    originals = withheld.rows(layout, (plan.table.originals[position] for position in positions))
    for position, cells in zip(positions, originals):
        writer.skip_to(plan.table.lignes[position])
        writer.line(cells, marks.get(position))


def _fit(sheet: Worksheet, plan: Plan, layout: Layout, positions: Sequence[int]) -> None:
    """Columns as wide as their first cells, so that no identifier is cut."""
    rows = [plan.table.originals[position] for position in positions[:_FITTED_ROWS]]
    for match in layout.matches:
        texts = [as_text(row[match.index]) for row in rows if match.index < len(row)]
        longest = max(map(len, texts), default=0)
        width = min(max(longest, len(match.header) // 2) + 3, _WIDEST)
        sheet.column_dimensions[column_letter(match.index + 1)].width = max(width, _NARROWEST)


def write_refused(
    sheet: Worksheet, plan: Plan, layout: Layout, refused: Sequence[int], withheld: Withheld
) -> None:
    """The refused rows of a tab below its titles, with the reasons in a last column."""
    marks = marks_by_row(plan, layout)
    width = len(layout.matches)
    _fit(sheet, plan, layout, refused)
    sheet.freeze_panes = "A2"
    writer = SheetWriter(sheet)
    writer.titles([*_titles(layout), _TO_MEND])
    originals = withheld.rows(layout, (plan.table.originals[position] for position in refused))
    for position, row in zip(refused, originals):
        cells = list(row)[:width]
        cells += [None] * (width - len(cells))
        reasons = [item for found in marks.get(position, {}).values() for item in found]
        told = " ".join(dict.fromkeys(i.message for i in reasons if i.gravite == ERROR))
        writer.line([*cells, told], marks.get(position))


def marks_by_row(plan: Plan, layout: Layout) -> dict[int, dict[int, list[Finding]]]:
    """Findings by row and place of the cell. What speaks of no column is on the first cell."""
    places = {name: match.index for name, match in layout.fields.items()}
    found: dict[int, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for item in plan.findings:
        if item.onglet == layout.sheet:
            found[item.position][places.get(item.champ, 0)].append(item)
    return found


def _titles(layout: Layout) -> list[str]:
    return [match.header for match in layout.matches]


def _lines(value: Any, width: float) -> int:
    """How many lines a text takes in a column, whose width is in figures: capitals are wider."""
    if not isinstance(value, str):
        return 1
    room = sum(_CAPITAL if letter.isupper() else _SMALL for letter in value)
    return math.ceil(room / max(width - _INDENT, 1))


def _is_yes_no(value: Any) -> bool:
    return isinstance(value, bool)
