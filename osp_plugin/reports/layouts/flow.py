"""Tables of a layout: filled where the template puts one, and followed on as many pages as needed.

The item ``osp_tableau`` of the template gives the place of the first table and the look of all of
them; ``osp_corps`` gives the room that the following pages have; their header and footer are
copies of the items ``osp_page_…`` of the page of the table. Each page gets a table of its own,
made of the rows that it can hold, so that a row is never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutUtils,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF, QSizeF

from ...compat import resized
from ...i18n import translate
from .content import Chart, Section, Table
from .copying import copy_to
from .cutting import FEWEST, cut, most_that_stands, row_in_two, rows_alone, sums_alone
from .labels import (
    SMALLEST,
    STEP,
    height_of,
    literal,
    text_height,
    text_in_lines,
    words_of,
)
from .pages import FOLLOWING, copy_item, insert_page, place_item, rect_on_page
from .pictures import show_chart
from .places import Place, abreast
from .tables import MeasuredTable, fill_table, font_of, table_of, widths_of
from .view import View, add_map

TABLE, BODY = "osp_tableau", "osp_corps"
HEADING, SENTENCE = "osp_intertitre", "osp_phrase"
GAP = 4.0
MIN_ROWS = 2
SHRINKING = 0.9
BELOW_TEXT = 1.0
LITTLE = 0.6
"""Part of a page that an annex leaves when the next one begins there."""
LEAD = 0.25
"""Part of a page that a text fills before it may go on upon the next one."""


def _text_height(model: QgsLayoutItem | None, text: str, width: float) -> float:
    """Height (mm) that a text takes, written as a label is, with the space below it."""
    if not isinstance(model, QgsLayoutItemLabel) or not text:
        return 0.0
    return text_height(model, text, width) + BELOW_TEXT


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
        place_item(frame, box, page)
        if held < len(content.rows):
            place = Place(page, QRectF())
            self._next_page(place)
            self._write_rows(content.part(held), place)

    def write_small_table(self, name: str, content: Table) -> float:
        """A table that has one place and no next page: its texts shrink until they all fit.

        Returns the height (mm) that it needs there.
        """
        frame, table = self._layout.itemById(name), table_of(self._layout, name)
        if frame is None or table is None:
            return 0.0
        page, box = frame.page(), rect_on_page(frame)
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
        place_item(frame, box, page)
        return needed

    def write_sections(
        self,
        sections: tuple[Section, ...],
        before: QRectF | None = None,
        maps: Mapping[str, View] | None = None,
    ) -> None:
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
        place = Place(number, self._body(), top=self._body().top())
        if before is not None and sections:
            place = Place(number - 1, QRectF(before))
        body = self._body()
        for group in abreast(sections, wide=body.width() > body.height()):
            if len(group) == 1 or not self._write_abreast(group, place):
                for section in group:
                    self._write_section(section, place, (maps or {}).get(section.map))
        unused = place.page < number or (not sections and number > 0)
        self._pages.page(number).setExcludeFromExports(unused)

    def _write_abreast(self, sections: Sequence[Section], place: Place) -> bool:
        """Two sections side by side; False, and nothing is written, when they do not hold so."""
        half, room = place.halves()[0].room, Place(place.page, self._body()).halves()[0].room
        if not all(self._holds_whole(section, room) for section in sections):
            return False
        if half.width() < room.width() or not all(self._holds_whole(s, half) for s in sections):
            if place.is_fresh():
                return False
            self._next_page(place)
        halves = place.halves()
        for section, side in zip(sections, halves):
            self._write_section(section, side, None)
        place.go_below(halves)
        return True

    def _write_section(self, section: Section, place: Place, shown: View | None) -> None:
        heading, sentence = self._layout.itemById(HEADING), self._layout.itemById(SENTENCE)
        width, page = place.room.width(), self._body().height()
        drawn = width * section.chart.ratio if section.chart is not None else 0.0
        drawn += section.map_share * page if shown is not None else 0.0
        needed = _text_height(heading, section.title, width) + drawn
        needed += min(_text_height(sentence, section.sentence, width), LEAD * page)
        if section.table is not None:
            needed += self._least_height(section.table, width)
        if section.apart and not self._holds_whole(section, place.room):
            # An annex begins a page, unless it stands whole here, or nowhere, or after a short one.
            short = place.room.height() > LITTLE * page
            begun = place.is_annex and (short or not self._holds_whole(section, self._body()))
            needed = needed if begun else page
        if needed > place.room.height() and not place.is_fresh():
            self._next_page(place)
        place.is_annex = section.apart
        is_first = place.is_fresh()
        self._write_text(heading, section.title, place)
        place.title = section.title
        if is_first:
            place.top = place.room.top()
        self._write_long_text(sentence, section.sentence, place)
        if section.chart is not None:
            self._write_chart(section.chart, place)
        if shown is not None:
            self._write_map(section, shown, place)
        if section.table is not None:
            self._write_rows(section.table, place)
        place.title = ""
        place.room.setTop(place.room.top() + GAP)

    def _write_rows(self, content: Table, place: Place) -> None:
        """A table per page, as many as the rows need."""
        start = 0
        while start < len(content.rows):
            start, content = self._write_whole_rows(content, start, place)

    def _write_whole_rows(self, content: Table, start: int, place: Place) -> tuple[int, Table]:
        """The rows from ``start``, until one is too tall for a page or pages have another width.

        Returns the row to go on from, and the table where the one that is too tall is cut in two.
        """
        _frame, model = self._model()
        assert model is not None  # nosec B101 # rows are laid where the model has its table
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
                held -= rows_alone(len(content.rows) - start - held, held)
                held -= sums_alone(content, start + held, held)
                height = min(measured.height(start, held), place.room.height())
                self._add_table(model, content.part(start, start + held), place, height)
                start += held
                if start < len(content.rows):
                    self._next_page(place)
            else:
                return start, content
        return start, self._with_row_cut(content, start, place)

    def _with_row_cut(self, content: Table, number: int, place: Place) -> Table:
        """The table whose row, too tall for a page, is made of one that stands on it and of one
        that tells the rest of its texts.
        """
        _frame, model = self._model()
        assert model is not None  # nosec B101 # rows are laid where the model has its table
        row, width, height = content.rows[number], place.room.width(), place.room.height()
        widths = widths_of(model, content, width)
        font = font_of(model)

        def would_stand(words: int) -> bool:
            begun = (cut(text, words)[0] for text in row)
            return all(height_of(font, text, wide) <= height for text, wide in zip(begun, widths))

        # QGIS only confirms what the font tells: it measures such rows slowly.
        words = most_that_stands(would_stand, max(map(words_of, row)) - 1)
        while True:
            made = row_in_two(content, number, words)
            with self._measured(model, made.part(number, number + 1), width) as measured:
                if words == 1 or measured.rows_within(height, 0):
                    return made
            words = max(1, int(words * SHRINKING))

    def _add_table(
        self, model: QgsLayoutItemManualTable, part: Table, place: Place, height: float
    ) -> None:
        table = self._copy_table(model)
        fill_table(table, part, place.room.width())
        frame = QgsLayoutFrame(self._layout, table)
        frame.setId("osp_suite")
        frame.setCustomProperty(FOLLOWING, True)
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height))
        frame.attemptSetSceneRect(box)
        table.addFrame(frame)
        place_item(frame, box, place.page)
        place.room.setTop(box.bottom())

    def _write_text(self, model: QgsLayoutItem | None, text: str, place: Place) -> None:
        if not isinstance(model, QgsLayoutItemLabel) or not text:
            return
        label = copy_item(self._layout, model)
        label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
        label.setText(literal(text_in_lines(model, text, place.room.width())))
        label.setVisibility(True)
        height = _text_height(model, text, place.room.width())
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height - BELOW_TEXT))
        place_item(label, box, place.page)
        place.room.setTop(place.room.top() + height)

    def _write_long_text(self, model: QgsLayoutItem | None, text: str, place: Place) -> None:
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
            return _text_height(model, cut(text, words)[0], room.width()) <= room.height()

        most = words_of(text)
        if stands(most):
            return text, ""
        return cut(text, most_that_stands(stands, most - 1)) if stands(1) else ("", text)

    def _write_chart(self, chart: Chart, place: Place) -> None:
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
        place_item(picture, box, place.page)
        place.room.setTop(box.bottom())

    def _write_map(self, section: Section, shown: View, place: Place) -> None:
        """As wide as the page."""
        height = section.map_share * self._body().height()
        box = QRectF(place.room.topLeft(), QSizeF(place.room.width(), height))
        add_map(self._layout, f"osp_carte_{section.map}", shown, box, place.page)
        place.room.setTop(box.bottom() + BELOW_TEXT)

    # -- measures ------------------------------------------------------------------------------

    def _least_height(self, content: Table, width: float) -> float:
        """What the first rows need: a title is not left alone at the foot of a page, nor a row at
        the top of the next one.
        """
        _frame, model = self._model()
        assert model is not None  # nosec B101 # rows are laid where the model has its table
        rows = len(content.rows)
        first = rows if rows < MIN_ROWS + FEWEST else MIN_ROWS
        with self._measured(model, content.part(0, first), width) as measured:
            return measured.height(0, first)

    def _holds_whole(self, section: Section, room: QRectF) -> bool:
        heading, sentence = self._layout.itemById(HEADING), self._layout.itemById(SENTENCE)
        needed = _text_height(heading, section.title, room.width())
        needed += _text_height(sentence, section.sentence, room.width())
        _frame, model = self._model()
        if section.table is not None and model is not None:
            with self._measured(model, section.table, room.width()) as measured:
                needed += measured.height(0, len(section.table.rows))
        return needed <= room.height()

    @contextmanager
    def _measured(
        self, model: QgsLayoutItemManualTable, content: Table, width: float
    ) -> Iterator[MeasuredTable]:
        table = self._copy_table(model)
        fill_table(table, content, width)
        context = QgsLayoutUtils.createRenderContextForLayout(self._layout, None)
        try:
            yield MeasuredTable(table, content, context)
        finally:
            self._layout.removeMultiFrame(table)

    # -- pages ---------------------------------------------------------------------------------

    def _model(self) -> tuple[QgsLayoutFrame | None, QgsLayoutItemManualTable | None]:
        table = table_of(self._layout, TABLE)
        return (self._layout.itemById(TABLE), table) if table is not None else (None, None)

    def _body(self) -> QRectF:
        """Room of a following page, from its top left corner."""
        item = self._layout.itemById(BODY) or self._layout.itemById(TABLE)
        return rect_on_page(item)

    def _next_page(self, place: Place) -> None:
        """Go to the following page, and tell there the title of what goes on."""
        frame, _table = self._model()
        assert frame is not None  # nosec B101 # rows are laid where the model has its table
        if place.page < frame.page():
            place.page, place.room = frame.page(), self._body()
        else:
            self._add_page(place, frame)
        if place.title:
            told = translate("layouts", "{titre} (suite)").format(titre=place.title)
            self._write_text(self._layout.itemById(HEADING), told, place)
        place.top = place.room.top()

    def _add_page(self, place: Place, frame: QgsLayoutFrame) -> None:
        """One more page, with the header and the footer of the table's."""
        insert_page(self._layout, frame.page(), place.page + 1)
        place.page, place.room = place.page + 1, self._body()

    def _copy_table(self, model: QgsLayoutItemManualTable) -> QgsLayoutItemManualTable:
        """A table with the look of another, in the layout, without frames."""
        table = QgsLayoutItemManualTable.create(self._layout)
        copy_to(model, table, False)
        self._layout.addMultiFrame(table)
        return table
