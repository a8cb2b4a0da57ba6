"""Tables of a layout: filled where the template puts one, and followed on as many pages as needed.

The item ``osp_tableau`` of the template gives the place of the first table and the look of all of
them; ``osp_corps`` gives the room that the following pages have; their header and footer are
copies of the items ``osp_page_…`` of the page of the table. Each page gets a table of its own,
made of the rows that it can hold, so that a row is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLayoutUtils,
    QgsPrintLayout,
    QgsReadWriteContext,
    QgsRenderContext,
    QgsTableCell,
)
from qgis.PyQt.QtCore import QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtXml import QDomDocument

from ...compat import bolder, resized
from ...i18n import translate
from .content import CENTRE, LEFT, RIGHT, Chart, Column, Section, Table
from .labels import (
    SMALLEST,
    STEP,
    height_of,
    text_height,
    text_in_lines,
    with_lines,
    words_of,
)
from .pictures import show_chart

TABLE, BODY, PAGE_ITEM = "osp_tableau", "osp_corps", "osp_page_"
HEADING, SENTENCE = "osp_intertitre", "osp_phrase"
FOLLOWING = "osp/suite"
"""Custom property of what was added to the template for the rows that it had no room for."""
GAP = 4.0
MIN_ROWS = 2
TINTS = (0.08, 0.16, 0.28)
"""How much of the colour of the titles a sum has behind it, by level."""
KEPT_TOGETHER = 4
"""A sum does not begin a page: so many rows at most go with it to the next."""
PRECISION = 0.05
"""Millimetres: how well the height of a table is known."""
TALLEST = 5000.0
SHRINKING = 0.9
BELOW_TEXT = 1.0
LEAD = 0.25
"""Part of a page that a text fills before it may go on upon the next one."""


@dataclass
class _Place:
    """Where the next thing goes: a page, and the room that is left on it.

    ``title`` is that of what is being written, told again where it goes on; ``top`` is where the
    page begins below it.
    """

    page: int
    room: QRectF
    title: str = ""
    top: float = -1.0

    def is_fresh(self) -> bool:
        """Whether nothing of it is written on the page: the next one has no more room."""
        return abs(self.room.top() - self.top) < PRECISION


def _text_height(model: QgsLayoutItem | None, text: str, width: float) -> float:
    """Height (mm) that a text takes, written as a label is, with the space below it."""
    if not isinstance(model, QgsLayoutItemLabel) or not text:
        return 0.0
    return text_height(model, text, width) + BELOW_TEXT


def table_of(layout: QgsPrintLayout, name: str) -> QgsLayoutItemManualTable | None:
    """The table whose frame has this id, None when the template has none."""
    frame = layout.itemById(name)
    table = frame.multiFrame() if isinstance(frame, QgsLayoutFrame) else None
    return table if isinstance(table, QgsLayoutItemManualTable) else None


def fill_table(table: QgsLayoutItemManualTable, content: Table, width: float) -> None:
    """Put rows in a table as wide as ``width`` (mm), the titles of the columns first if any.

    The titles are a row like the others, dressed as the header of the template: the header of QGIS
    does not follow the alignment of each column.
    """
    table.setIncludeTableHeader(False)
    table.setHeaders([QgsLayoutTableColumn() for _ in content.columns])
    widths = _widths(table, content, width)
    table.setColumnWidths(widths)
    font = _font(table)
    rows = [
        [
            _content_cell(table, with_lines(font, text, wide), column.align, content.level(number))
            for text, column, wide in zip(row, content.columns, widths)
        ]
        for number, row in enumerate(content.rows)
    ]
    if content.has_titles:
        rows.insert(0, [_title_cell(table, column) for column in content.columns])
    table.setTableContents(rows)


def _widths(table: QgsLayoutItemManualTable, content: Table, width: float) -> list[float]:
    """What the texts of each column have (mm), in a table as wide as ``width``."""
    margins = 2 * table.cellMargin() * len(content.columns)
    whole = sum(column.share for column in content.columns) or 1.0
    return [(width - margins) * column.share / whole for column in content.columns]


def _font(table: QgsLayoutItemManualTable) -> QFont:
    text_format = table.contentTextFormat()
    font = text_format.font()
    font.setPointSizeF(text_format.size())
    return font


def _alignment(align: str) -> Qt.AlignmentFlag:
    return {
        LEFT: Qt.AlignmentFlag.AlignLeft,
        CENTRE: Qt.AlignmentFlag.AlignHCenter,
        RIGHT: Qt.AlignmentFlag.AlignRight,
    }[align]


def _cell(table: QgsLayoutItemManualTable, text: str, align: str, *, bold: bool) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setHorizontalAlignment(_alignment(align) | Qt.AlignmentFlag.AlignVCenter)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    text_format = table.contentTextFormat()
    cell.setTextFormat(bolder(text_format) if bold else text_format)
    return cell


def _content_cell(
    table: QgsLayoutItemManualTable, text: str, align: str, level: int
) -> QgsTableCell:
    """A cell; that of a sum has behind it a tint of the colour of the titles."""
    cell = _cell(table, text, align, bold=level > 0)
    colour = _title_colour(table)
    if level and colour is not None:
        cell.setBackgroundColor(_tint(colour, TINTS[min(level, len(TINTS)) - 1]))
    return cell


def _title_cell(table: QgsLayoutItemManualTable, column: Column) -> QgsTableCell:
    cell = _cell(table, column.title, column.align, bold=False)
    cell.setTextFormat(table.headerTextFormat())
    colour = _title_colour(table)
    if colour is not None:
        cell.setBackgroundColor(colour)
    return cell


def _title_colour(table: QgsLayoutItemManualTable) -> QColor | None:
    style = table.cellStyle(QgsLayoutTable.CellStyleGroup.HeaderRow)
    return QColor(style.cellBackgroundColor) if style is not None and style.enabled else None


def _tint(colour: QColor, share: float) -> QColor:
    """A colour thinned with white."""
    parts = (colour.red(), colour.green(), colour.blue())
    return QColor(*(round(255 - (255 - part) * share) for part in parts))


class _Measured:
    """A filled table: which of its rows stand in a height, and the height of some of them."""

    def __init__(
        self, table: QgsLayoutItemManualTable, content: Table, context: QgsRenderContext
    ) -> None:
        self._table = table
        self._context = context
        self._titles = 1 if content.has_titles else 0
        self._rows = len(content.rows)
        self._above = self._least(0, 1) if self._titles else 0.0

    def rows_within(self, height: float, start: int) -> int:
        """How many rows from ``start`` stand in this height, below the titles of the columns."""
        return min(self._seen(height - self._above, start + self._titles), self._rows - start)

    def height(self, start: int, rows: int) -> float:
        """Least height (mm) of a table of so many rows, the titles of the columns included."""
        return self._above + self._least(start + self._titles, rows)

    def _seen(self, height: float, first: int) -> int:
        return max(0, self._table.rowsVisible(self._context, height, first, False, False))

    def _least(self, first: int, rows: int) -> float:
        """Found by halves: QGIS tells how many rows are seen, not how tall they are."""
        low, high = 0.0, TALLEST
        while high - low > PRECISION:
            middle = (low + high) / 2
            if self._seen(middle, first) >= rows:
                high = middle
            else:
                low = middle
        return high


class Flow:
    """Fills the tables of a layout, page after page."""

    def __init__(self, layout: QgsPrintLayout) -> None:
        self._layout = layout
        self._pages = layout.pageCollection()

    def clear(self) -> None:
        """Take away what was added, so that the layout is the template again."""
        for item in self._layout.items():
            if isinstance(item, QgsLayoutItem) and item.customProperty(FOLLOWING):
                table = item.multiFrame() if isinstance(item, QgsLayoutFrame) else None
                if isinstance(item, QgsLayoutItemPage):
                    continue
                self._layout.removeLayoutItem(item)
                if table is not None:
                    self._layout.removeMultiFrame(table)
        for number in reversed(range(self._pages.pageCount())):
            if self._pages.page(number).customProperty(FOLLOWING):
                self._pages.deletePage(number)

    def write_table(self, content: Table, box: QRectF) -> None:
        """The one table of a note, in a box of its page; the rows that this cannot hold go on the
        next pages.
        """
        frame, table = self._model()
        if frame is None or table is None:
            return
        page = frame.page()
        with self._measured(table, content, box.width()) as measured:
            held = measured.rows_within(box.height(), 0)
        # A frame is as wide as its table: it takes the box once the table has its columns.
        fill_table(table, content.part(0, held), box.width())
        self._place(frame, box, page)
        if held < len(content.rows):
            place = _Place(page, QRectF())
            self._next_page(place)
            self._write_rows(content.part(held), place)

    def write_small_table(self, name: str, content: Table) -> float:
        """A table that has one place and no next page: its texts shrink until they all fit.

        Returns the height (mm) that it needs there.
        """
        frame, table = self._layout.itemById(name), table_of(self._layout, name)
        if frame is None or table is None:
            return 0.0
        page, box = frame.page(), self._rect_on_page(frame)
        while True:
            with self._measured(table, content, box.width()) as measured:
                fits = measured.rows_within(box.height(), 0) == len(content.rows)
                needed = measured.height(0, len(content.rows))
            size = table.contentTextFormat().size()
            if fits or size <= SMALLEST:
                break
            table.setContentTextFormat(resized(table.contentTextFormat(), size - STEP))
            table.setCellMargin(table.cellMargin() * SHRINKING)
        fill_table(table, content, box.width())
        self._place(frame, box, page)
        return needed

    def write_sections(self, sections: tuple[Section, ...], before: QRectF | None = None) -> None:
        """The tables of a fiche, each under its title, from the page of the template's table.

        ``before`` is room for them on the page before it; if they all stand there, the page of
        the table is not printed.
        """
        frame, _table = self._model()
        if frame is None:
            return
        for name in (TABLE, HEADING, SENTENCE):
            item = self._layout.itemById(name)
            if item is not None:
                item.setVisibility(False)  # only the look of what is written below
        number = frame.page()
        place = _Place(number, self._body(), top=self._body().top())
        if before is not None and sections:
            place = _Place(number - 1, QRectF(before))
        for section in sections:
            self._write_section(section, place)
        unused = place.page < number or (not sections and number > 0)
        self._pages.page(number).setExcludeFromExports(unused)

    def _write_section(self, section: Section, place: _Place) -> None:
        heading, sentence = self._layout.itemById(HEADING), self._layout.itemById(SENTENCE)
        width, page = place.room.width(), self._body().height()
        drawn = width * section.chart.ratio if section.chart is not None else 0.0
        needed = _text_height(heading, section.title, width) + drawn
        needed += min(_text_height(sentence, section.sentence, width), LEAD * page)
        if section.table is not None:
            needed += self._least_height(section.table, width)
        if needed > place.room.height() and not place.is_fresh():
            self._next_page(place)
        is_first = place.is_fresh()
        self._write_text(heading, section.title, place)
        place.title = section.title
        if is_first:
            place.top = place.room.top()
        self._write_long_text(sentence, section.sentence, place)
        if section.chart is not None:
            self._write_chart(section.chart, place)
        if section.table is not None:
            self._write_rows(section.table, place)
        place.title = ""
        place.room.setTop(place.room.top() + GAP)

    def _write_rows(self, content: Table, place: _Place) -> None:
        """A table per page, as many as the rows need."""
        start = 0
        while start < len(content.rows):
            start, content = self._write_whole_rows(content, start, place)

    def _write_whole_rows(self, content: Table, start: int, place: _Place) -> tuple[int, Table]:
        """The rows from ``start``, until one is too tall for a page or pages have another width.

        Returns the row to go on from, and the table where the one that is too tall is cut in two.
        """
        _frame, model = self._model()
        assert model is not None
        width = place.room.width()
        with self._measured(model, content, width) as measured:
            while start < len(content.rows) and place.room.width() == width:
                held = measured.rows_within(place.room.height(), start)
                if not held and not place.is_fresh():
                    self._next_page(place)
                    continue
                if not held and max(map(words_of, content.rows[start]), default=0) > 1:
                    break
                held = max(held, 1)  # a single word taller than a page: its frame cuts it
                held -= _sums_alone(content, start + held, held)
                height = min(measured.height(start, held), place.room.height())
                self._add_table(model, content.part(start, start + held), place, height)
                start += held
                if start < len(content.rows):
                    self._next_page(place)
            else:
                return start, content
        return start, self._with_row_cut(content, start, place)

    def _with_row_cut(self, content: Table, number: int, place: _Place) -> Table:
        """The table whose row, too tall for a page, is made of one that stands on it and of one
        that tells the rest of its texts.
        """
        _frame, model = self._model()
        assert model is not None
        row, width, height = content.rows[number], place.room.width(), place.room.height()
        widths = _widths(model, content, width)
        font = _font(model)

        def would_stand(words: int) -> bool:
            cut = (_cut(text, words)[0] for text in row)
            return all(height_of(font, text, wide) <= height for text, wide in zip(cut, widths))

        # QGIS only confirms what the font tells: it measures such rows slowly.
        words = _most(would_stand, max(map(words_of, row)) - 1)
        while True:
            parts = tuple(zip(*(_cut(text, words) for text in row)))
            levels = content.levels
            if levels:
                levels = (*levels[:number], levels[number], *levels[number:])
            after = number + 1
            rows = (*content.rows[:number], *parts, *content.rows[after:])
            made = replace(content, rows=rows, levels=levels)
            with self._measured(model, made.part(number, number + 1), width) as measured:
                if words == 1 or measured.rows_within(height, 0):
                    return made
            words = max(1, int(words * SHRINKING))

    def _add_table(
        self, model: QgsLayoutItemManualTable, part: Table, place: _Place, height: float
    ) -> None:
        table = self._copy_table(model)
        fill_table(table, part, place.room.width())
        frame = QgsLayoutFrame(self._layout, table)
        frame.setId("osp_suite")
        frame.setCustomProperty(FOLLOWING, True)
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height))
        frame.attemptSetSceneRect(box)
        table.addFrame(frame)
        self._place(frame, box, place.page)
        place.room.setTop(box.bottom())

    def _write_text(self, model: QgsLayoutItem | None, text: str, place: _Place) -> None:
        if not isinstance(model, QgsLayoutItemLabel) or not text:
            return
        label = self._copy_item(model)
        label.setText(text_in_lines(model, text, place.room.width()))
        label.setVisibility(True)
        height = _text_height(model, text, place.room.width())
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height - BELOW_TEXT))
        self._place(label, box, place.page)
        place.room.setTop(place.room.top() + height)

    def _write_long_text(self, model: QgsLayoutItem | None, text: str, place: _Place) -> None:
        """A text, over as many pages as it needs."""
        while text:
            written, rest = self._cut_to_room(model, text, place.room)
            if written or place.is_fresh():
                self._write_text(model, written or text, place)
                text = rest if written else ""
            if text:
                self._next_page(place)

    def _cut_to_room(self, model: QgsLayoutItem | None, text: str, room: QRectF) -> tuple[str, str]:
        """What of a text stands in a room, and the rest."""

        def stands(words: int) -> bool:
            return _text_height(model, _cut(text, words)[0], room.width()) <= room.height()

        most = words_of(text)
        if stands(most):
            return text, ""
        return _cut(text, _most(stands, most - 1)) if stands(1) else ("", text)

    def _write_chart(self, chart: Chart, place: _Place) -> None:
        """As wide as the page, or as tall as a page: the next one if there is not enough here."""
        if place.room.width() * chart.ratio > place.room.height() and not place.is_fresh():
            self._next_page(place)
        picture = QgsLayoutItemPicture(self._layout)
        picture.setCustomProperty(FOLLOWING, True)
        picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        picture.setPictureAnchor(QgsLayoutItem.ReferencePoint.UpperMiddle)
        self._layout.addLayoutItem(picture)
        show_chart(picture, chart)
        height = min(place.room.width() * chart.ratio, place.room.height())
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height))
        self._place(picture, box, place.page)
        place.room.setTop(box.bottom())

    # -- measures ------------------------------------------------------------------------------

    def _least_height(self, content: Table, width: float) -> float:
        """What the first rows need: a title is not left alone at the foot of a page."""
        _frame, model = self._model()
        assert model is not None
        with self._measured(model, content.part(0, MIN_ROWS), width) as measured:
            return measured.height(0, min(MIN_ROWS, len(content.rows)))

    @contextmanager
    def _measured(
        self, model: QgsLayoutItemManualTable, content: Table, width: float
    ) -> Iterator[_Measured]:
        table = self._copy_table(model)
        fill_table(table, content, width)
        context = QgsLayoutUtils.createRenderContextForLayout(self._layout, None)
        try:
            yield _Measured(table, content, context)
        finally:
            self._layout.removeMultiFrame(table)

    # -- pages ---------------------------------------------------------------------------------

    def _model(self) -> tuple[QgsLayoutFrame | None, QgsLayoutItemManualTable | None]:
        table = table_of(self._layout, TABLE)
        return (self._layout.itemById(TABLE), table) if table is not None else (None, None)

    def _body(self) -> QRectF:
        """Room of a following page, from its top left corner."""
        item = self._layout.itemById(BODY) or self._layout.itemById(TABLE)
        return self._rect_on_page(item)

    def _rect_on_page(self, item: QgsLayoutItem) -> QRectF:
        return QRectF(item.pagePos(), item.rect().size())

    def _next_page(self, place: _Place) -> None:
        """Go to the following page, and tell there the title of what goes on."""
        frame, _table = self._model()
        assert frame is not None
        if place.page < frame.page():
            place.page, place.room = frame.page(), self._body()
        else:
            self._add_page(place, frame)
        if place.title:
            told = translate("layouts", "{titre} (suite)").format(titre=place.title)
            self._write_text(self._layout.itemById(HEADING), told, place)
        place.top = place.room.top()

    def _add_page(self, place: _Place, frame: QgsLayoutFrame) -> None:
        """One more page, with the header and the footer of the table's."""
        model = self._pages.page(frame.page())
        page = QgsLayoutItemPage(self._layout)
        page.setPageSize(model.pageSize())
        page.setCustomProperty(FOLLOWING, True)
        self._pages.insertPage(page, place.page + 1)
        number = place.page + 1
        for item in self._layout.items():
            if (
                isinstance(item, QgsLayoutItem)
                and item.id().startswith(PAGE_ITEM)
                and item.page() == frame.page()
                and not item.customProperty(FOLLOWING)
            ):
                self._place(self._copy_item(item), self._rect_on_page(item), number)
        place.page, place.room = number, self._body()

    def _place(self, item: QgsLayoutItem, box: QRectF, page: int) -> None:
        item.attemptMove(QgsLayoutPoint(box.x(), box.y()), page=page)
        item.attemptResize(QgsLayoutSize(box.width(), box.height()))

    def _copy_item(self, item: QgsLayoutItem) -> QgsLayoutItem:
        """A copy in the layout, marked as added."""
        copy = QgsApplication.layoutItemRegistry().createItem(item.type(), self._layout)
        _copy_to(item, copy)
        copy.setCustomProperty(FOLLOWING, True)
        self._layout.addLayoutItem(copy)
        return copy

    def _copy_table(self, model: QgsLayoutItemManualTable) -> QgsLayoutItemManualTable:
        """A table with the look of another, in the layout, without frames."""
        table = QgsLayoutItemManualTable.create(self._layout)
        _copy_to(model, table, False)
        self._layout.addMultiFrame(table)
        return table


def _cut(text: str, words: int) -> tuple[str, str]:
    """The first words of a text, spaced as they are, and the rest."""
    ends = [found.end() for found in re.finditer(r"\S+\s*", text)]
    if words >= len(ends):
        return text, ""
    end = ends[words - 1]
    return text[:end].rstrip(), text[end:]


def _most(stands: Callable[[int], bool], most: int) -> int:
    """The most words that stand, one at least, found by halves."""
    low, high = 1, max(1, most)
    while low < high:
        middle = (low + high + 1) // 2
        if stands(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _sums_alone(content: Table, following: int, held: int) -> int:
    """How many rows of a page go to the next one, for it not to begin with a sum."""
    for moved in range(min(KEPT_TOGETHER, held - 1) + 1):
        place = following - moved
        if place >= len(content.rows) or not content.level(place):
            return moved
    return 0


def _copy_to(source: Any, target: Any, *options: bool) -> None:
    """Give an item or a table all that another has, but its identifier.

    Two items of the same identifier would be taken for one when a page is added.
    """
    document, context = QDomDocument(), QgsReadWriteContext()
    element = document.createElement("copie")
    source.writeXml(element, document, context, *options)
    written = element.firstChildElement()
    for name in ("uuid", "templateUuid"):
        written.removeAttribute(name)
    target.readXml(written, document, context, *options)
