"""Draw the layout templates of the plugin: make_layouts.py [FOLDER]

Each model is drawn once, in the coordinates of an A4 page, and written for the four papers into
``resources/layouts/<drawing>_<paper>.qpt``. A cartographer edits them in QGIS; this tool is for us,
so that all pages keep one style. It needs the oldest QGIS that the plugin supports, whose
templates every later one reads.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMultiFrame,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableStyle,
    QgsLegendStyle,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont

from osp_plugin.compat import set_label_format, set_legend_format
from osp_plugin.paths import LAYOUTS
from osp_plugin.reports.common import palette
from osp_plugin.reports.layouts.filling import PAGES, PAGES_BEFORE
from osp_plugin.reports.layouts.models import FONT, IMAGE, PAPERS, Paper
from osp_plugin.reports.layouts.visibility import HIDDEN

LEFT, CENTRE, RIGHT = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignRight,
)
TOP, MIDDLE, BOTTOM = (
    Qt.AlignmentFlag.AlignTop,
    Qt.AlignmentFlag.AlignVCenter,
    Qt.AlignmentFlag.AlignBottom,
)
BLUE, INK, GREY, LINE, PALE, STRIPE, WHITE = (
    QColor(f"#{code}")
    for code in (
        palette.BLUE,
        palette.INK,
        palette.GREY_TEXT,
        palette.GREY_LINE,
        palette.BLUE_PALE,
        palette.GREY_FILL,
        palette.WHITE,
    )
)
MARGIN = 10.0
TILES = 8
BASSIN = (699_500, 7_037_500)
"""Middle of the Bassin minier, in Lambert-93."""
ARROW = "arrows/NorthArrow_02.svg"

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """What a kind of page leaves free between its header and its footer, on A4."""

    width: float
    height: float
    top: float

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        return self.height - 17.0

    @property
    def body(self) -> Box:
        return (self.left, self.top, self.right - self.left, self.bottom - self.top)


class Sheet:
    """A layout being drawn. Boxes are (x, y, width, height) on A4, in millimetres."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.layout = QgsPrintLayout(QgsProject.instance())
        self.layout.initializeDefaults()
        self.page = 0
        self._set_page(self.layout.pageCollection().page(0))

    def add_page(self) -> None:
        """One more page, where the next items go."""
        page = QgsLayoutItemPage(self.layout)
        self._set_page(page)
        self.layout.pageCollection().addPage(page)
        self.page += 1

    def _set_page(self, page: QgsLayoutItemPage) -> None:
        way = QgsLayoutItemPage.Orientation
        if not isinstance(self.paper.size, str):
            page.setPageSize(QgsLayoutSize(*self.paper.size))
            return
        page.setPageSize(self.paper.size, way.Portrait if self.paper.portrait else way.Landscape)

    def place(self, item: QgsLayoutItem, name: str, box: Box) -> None:
        item.setId(name)
        self.layout.addLayoutItem(item)
        self._move(item, box)

    def _move(self, item: QgsLayoutItem, box: Box) -> None:
        x, y, width, height = (value * self.paper.scale for value in box)
        item.attemptMove(QgsLayoutPoint(x, y), page=self.page)
        item.attemptResize(QgsLayoutSize(width, height))

    def font(self, size: float, bold: bool = False) -> QFont:
        font = QFont(FONT)
        font.setPointSizeF(round(size * self.paper.text_scale, 1))
        font.setBold(bold)
        return font

    def text_format(self, size: float, bold: bool = False, colour: QColor = INK) -> QgsTextFormat:
        made = QgsTextFormat()
        font = self.font(size, bold)
        made.setFont(font)
        made.setSize(font.pointSizeF())
        made.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
        made.setColor(colour)
        return made

    def text(
        self,
        name: str,
        text: str,
        box: Box,
        size: float,
        *,
        bold: bool = False,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = LEFT,
        valign: Qt.AlignmentFlag = TOP,
    ) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        set_label_format(label, self.text_format(size, bold, colour))
        label.setHAlign(align)
        label.setVAlign(valign)
        label.setMarginX(0)
        label.setMarginY(0)
        self.place(label, name, box)

    def band(self, name: str, box: Box, colour: QColor | None) -> None:
        """A rectangle; without a colour it only keeps a place, and is not seen."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        style = {"outline_style": "no", "style": "solid" if colour else "no"}
        if colour:
            style["color"] = colour.name()
        shape.setSymbol(QgsFillSymbol.createSimple(style))
        self.place(shape, name, box)

    def picture(self, name: str, box: Box, anchor: QgsLayoutItem.ReferencePoint) -> None:
        picture = QgsLayoutItemPicture(self.layout)
        picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        picture.setPictureAnchor(anchor)
        self.place(picture, name, box)

    def map(self, box: Box) -> QgsLayoutItemMap:
        drawn = QgsLayoutItemMap(self.layout)
        x, y, width, height = (value * self.paper.scale for value in box)
        drawn.attemptSetSceneRect(QRectF(x, y, width, height))
        # A map without an extent loses its size when it is loaded.
        centre = QgsPointXY(*BASSIN)
        drawn.setExtent(QgsRectangle.fromCenterAndSize(centre, 110_000, 110_000 * height / width))
        drawn.setFrameEnabled(True)
        drawn.setFrameStrokeColor(QColor(f"#{palette.FINANCED}"))
        self.place(drawn, "osp_carte", box)
        return drawn

    def locator(self, drawn: QgsLayoutItemMap, box: Box) -> None:
        """A small map in a corner of another, with a frame where this one is."""
        small = QgsLayoutItemMap(self.layout)
        x, y, width, height = (value * self.paper.scale for value in box)
        small.attemptSetSceneRect(QRectF(x, y, width, height))
        centre = QgsPointXY(*BASSIN)
        small.setExtent(QgsRectangle.fromCenterAndSize(centre, 110_000, 110_000 * height / width))
        small.setFrameEnabled(True)
        small.setFrameStrokeColor(QColor(f"#{palette.FINANCED}"))
        small.setBackgroundColor(WHITE)
        small.overview().setLinkedMap(drawn)
        small.overview().setFrameSymbol(
            QgsFillSymbol.createSimple(
                {"color": "232,131,58,90", "outline_color": "#B34000", "outline_width": "0.5"}
            )
        )
        self.place(small, "osp_situation", box)

    def scale_bar(self, drawn: QgsLayoutItemMap, box: Box) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setLinkedMap(drawn)
        bar.setStyle("Line Ticks Up")
        bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
        bar.setUnitLabel("km")
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setHeight(1.6)
        bar.setTextFormat(self.text_format(7.5))
        self.place(bar, "osp_echelle", box)

    def north(self, drawn: QgsLayoutItemMap, box: Box) -> None:
        arrow = QgsLayoutItemPicture(self.layout)
        arrow.setPicturePath(ARROW)
        arrow.setSvgFillColor(INK)
        arrow.setLinkedMap(drawn)
        arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.GridNorth)
        self.place(arrow, "osp_nord", box)

    def legend(self, drawn: QgsLayoutItemMap, box: Box, columns: int, size: float = 8) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setLinkedMap(drawn)
        legend.setLegendFilterByMapEnabled(True)
        styles = {
            QgsLegendStyle.Style.Title: self.text_format(size + 1.5, True),
            QgsLegendStyle.Style.Group: self.text_format(size + 0.5, True),
            QgsLegendStyle.Style.Subgroup: self.text_format(size + 0.5, True),
            QgsLegendStyle.Style.SymbolLabel: self.text_format(size),
        }
        for style, text_format in styles.items():
            set_legend_format(legend, style, text_format)
        legend.setBackgroundEnabled(False)
        legend.setBoxSpace(0)
        legend.setColumnCount(columns)
        legend.setSplitLayer(False)
        legend.setColumnSpace(4)
        tops = ((QgsLegendStyle.Style.Symbol, 1.2), (QgsLegendStyle.Style.Subgroup, 1.8))
        for style, margin in tops:
            legend.setStyleMargin(style, QgsLegendStyle.Side.Top, margin * self.paper.text_scale)
        legend.setSymbolWidth(5.5 * self.paper.text_scale)
        legend.setSymbolHeight(3 * self.paper.text_scale)
        self.place(legend, "osp_legende", box)
        # A legend shrinks to what it holds: this keeps the room that it may take.
        self.band("osp_place_legende", box, None)

    def table(self, name: str, box: Box, *, striped: bool = True, size: float = 8) -> None:
        table = QgsLayoutItemManualTable.create(self.layout)
        self.layout.addMultiFrame(table)
        # The titles of the columns are written as a row, which takes the look of the header.
        table.setIncludeTableHeader(False)
        table.setHeaderTextFormat(self.text_format(size, True, WHITE))
        table.setContentTextFormat(self.text_format(size))
        table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
        table.setCellMargin(1.0 * self.paper.text_scale)
        table.setShowGrid(True)
        table.setVerticalGrid(False)
        table.setGridStrokeWidth(0.2)
        table.setGridColor(LINE)
        table.setBackgroundColor(WHITE)
        if striped:
            self._paint(table, QgsLayoutTable.CellStyleGroup.HeaderRow, BLUE)
            self._paint(table, QgsLayoutTable.CellStyleGroup.OddRows, STRIPE)
        table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.UseExistingFrames)
        frame = QgsLayoutFrame(self.layout, table)
        frame.setId(name)
        x, y, width, height = (value * self.paper.scale for value in box)
        frame.attemptSetSceneRect(QRectF(x, y, width, height))
        table.addFrame(frame)
        self._move(frame, box)

    def _paint(
        self, table: QgsLayoutTable, group: QgsLayoutTable.CellStyleGroup, colour: QColor
    ) -> None:
        style = QgsLayoutTableStyle()
        style.enabled = True
        style.cellBackgroundColor = colour
        table.setCellStyle(group, style)

    def save(self, path: Path, key: str) -> None:
        """Write the template, which says what model it is."""
        self.layout.setName(key)
        if not self.layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            raise SystemExit(f"{path} n’a pas pu être écrit.")


def header(sheet: Sheet) -> Frame:
    """State block, title and logo; the title has a row of its own on an upright page."""
    width, height = (210.0, 297.0) if sheet.paper.portrait else (297.0, 210.0)
    right = width - MARGIN
    left, title_left = (right - MARGIN - 38, MARGIN) if sheet.paper.portrait else (62, 78)
    sheet.text("osp_page_autorite", "[% @osp_autorite %]", (MARGIN, 7, left, 5.5), 9.5, bold=True)
    sheet.text("osp_page_service", "[% @osp_service %]", (MARGIN, 12.8, left, 8), 7.5, colour=GREY)
    sheet.picture("osp_page_logo", (right - 34, 6, 34, 15), QgsLayoutItem.ReferencePoint.UpperRight)
    # The block of the Republic, which the office supplies, and the service beside it.
    sheet.picture("osp_page_bloc", (MARGIN, 5, 27, 17), QgsLayoutItem.ReferencePoint.UpperLeft)
    sheet.text(
        "osp_page_service_du_bloc",
        "[% @osp_service %]",
        (MARGIN + 30, 7, left - 30, 13),
        7.5,
        colour=GREY,
    )
    sheet.layout.itemById("osp_page_service_du_bloc").setVisibility(False)
    sheet.layout.itemById("osp_page_service_du_bloc").setCustomProperty(HIDDEN, True)
    if sheet.paper.portrait:
        title = (title_left, 24.5, right - MARGIN, 9)
        subtitle = (title_left, 34, right - MARGIN, 6)
        rule, top = 22.5, 42.5
    else:
        middle = right - 34 - title_left - 4
        title, subtitle = (title_left, 5.5, middle, 9.5), (title_left, 15.5, middle, 6)
        rule, top = 23.0, 26.5
    sheet.band("osp_page_filet", (MARGIN, rule, right - MARGIN, 0.6), BLUE)
    sheet.text(
        "osp_page_titre", "[% @osp_titre %]", title, 17, bold=True, colour=BLUE, valign=MIDDLE
    )
    sheet.text("osp_page_sous_titre", "[% @osp_sous_titre %]", subtitle, 9.5, colour=GREY)
    footer(sheet, width, height)
    return Frame(width, height, top)


def short_header(sheet: Sheet) -> Frame:
    """Header of the pages that follow the first."""
    width, height = (210.0, 297.0) if sheet.paper.portrait else (297.0, 210.0)
    right = width - MARGIN
    sheet.text(
        "osp_page_titre",
        "[% @osp_titre %]",
        (MARGIN, 8, right - MARGIN - 64, 7),
        11,
        bold=True,
        colour=BLUE,
        valign=MIDDLE,
    )
    sheet.text(
        "osp_page_service",
        "[% coalesce(nullif(@osp_service, ''), @osp_autorite) %]",
        (right - 62, 8, 62, 7),
        7.5,
        colour=GREY,
        align=RIGHT,
        valign=MIDDLE,
    )
    sheet.band("osp_page_filet", (MARGIN, 16.5, right - MARGIN, 0.6), BLUE)
    footer(sheet, width, height)
    return Frame(width, height, 20.0)


def footer(sheet: Sheet, width: float, height: float) -> None:
    """Sources and date, number of the page."""
    right, y = width - MARGIN, height - 14
    sheet.band("osp_page_filet_bas", (MARGIN, y, right - MARGIN, 0.25), LINE)
    sheet.text(
        "osp_page_sources", "[% @osp_sources %]", (MARGIN, y + 1.2, right - 32, 8), 6.5, colour=GREY
    )
    sheet.text(
        "osp_page_numero",
        f"[% @layout_page + coalesce(@{PAGES_BEFORE}, 0) %]"
        f" / [% coalesce(nullif(@{PAGES}, ''), @layout_numpages) %]",
        (right - 20, y + 1.2, 20, 5),
        7.5,
        colour=GREY,
        align=RIGHT,
    )


def key_of_map(
    sheet: Sheet,
    drawn: QgsLayoutItemMap,
    box: Box,
    *,
    columns: int,
    beside: bool,
    size: float = 8,
) -> None:
    """Legend, scale bar and north arrow; ``beside`` puts the last two at the right of the first."""
    x, y, width, height = box
    if beside:
        sheet.legend(drawn, (x, y, width - 62, height), columns, size)
        sheet.north(drawn, (x + width - 10, y, 10, 12))
        sheet.scale_bar(drawn, (x + width - 60, y, 48, 10))
    else:
        sheet.legend(drawn, (x, y, width, height - 14), columns, size)
        sheet.north(drawn, (x + width - 10, y + height - 13, 10, 12))
        sheet.scale_bar(drawn, (x, y + height - 11, width - 12, 10))


def note_map(sheet: Sheet) -> None:
    """« Note – carte seule »"""
    frame = header(sheet)
    x, y, width, height = frame.body
    if sheet.paper.portrait:
        drawn = sheet.map((x, y, width, height - 44))
        strip = (x, y + height - 41, width, 41)
        key_of_map(sheet, drawn, strip, columns=3, beside=True)
    else:
        drawn = sheet.map((x, y, width - 62, height))
        key_of_map(sheet, drawn, (x + width - 58, y, 58, height), columns=1, beside=False)


def map_image(sheet: Sheet) -> None:
    """« Image de carte »: what is pasted in a text, which has its own title and header."""
    assert not isinstance(sheet.paper.size, str)
    width, height = sheet.paper.size
    drawn = sheet.map((0.2, 0.2, width - 0.4, height - 29))
    key_of_map(sheet, drawn, (0, height - 27, width, 22), columns=3, beside=True, size=7.5)
    sheet.text(
        "osp_page_sources", "[% @osp_sources %]", (0, height - 3.6, width, 3.4), 6, colour=GREY
    )


def note_map_and_table(sheet: Sheet) -> None:
    """« Note – carte et tableau »"""
    frame = header(sheet)
    x, y, width, height = frame.body
    sheet.band("osp_corps", frame.body, None)
    if sheet.paper.portrait:
        drawn = sheet.map((x, y, width, 100))
        key_of_map(sheet, drawn, (x, y + 103, width, 34), columns=3, beside=True)
        below = y + 140
        sheet.table("osp_tableau", (x, below, 98, height - 140))
        sheet.picture(
            "osp_graphique",
            (x + 102, below, width - 102, height - 140),
            QgsLayoutItem.ReferencePoint.UpperMiddle,
        )
    else:
        left = 168
        drawn = sheet.map((x, y, left, height - 37))
        key_of_map(sheet, drawn, (x, y + height - 34, left, 34), columns=3, beside=True)
        sheet.table("osp_tableau", (x + left + 4, y, width - left - 4, 86))
        sheet.picture(
            "osp_graphique",
            (x + left + 4, y + 90, width - left - 4, height - 90),
            QgsLayoutItem.ReferencePoint.UpperMiddle,
        )


def fiche(sheet: Sheet) -> None:
    """The fiches: a page of identity, figures, map and charts; then the tables."""
    frame = header(sheet)
    x, y, width, height = frame.body
    if sheet.paper.portrait:
        tiles(sheet, (x, y, width, 35), columns=4)
        sheet.table("osp_identite", (x, y + 39, 64, 51), striped=False, size=8.5)
        drawn = sheet.map((x + 68, y + 39, width - 68, 112))
        key = (x, y + 92, 64, 59)
        half = (width - 4) / 2
        drawings = (x, y + 155, half, height - 155), (x + half + 4, y + 155, half, height - 155)
    else:
        tiles(sheet, (x, y, 84, 58), columns=2)
        sheet.table("osp_identite", (x, y + 61, 84, 52), striped=False, size=7.5)
        drawn = sheet.map((x + 88, y, width - 88, 94))
        key = (x, y + 115, 84, height - 115)
        half = (width - 92) / 2
        drawings = (x + 88, y + 97, half, height - 97), (x + 92 + half, y + 97, half, height - 97)
    corner = (
        drawn.pagePos().x() / sheet.paper.scale + 1,
        drawn.pagePos().y() / sheet.paper.scale + 1,
    )
    sheet.locator(drawn, (*corner, 34, 22))
    key_of_map(sheet, drawn, key, columns=2, beside=False, size=7)
    charts(sheet, *drawings)
    sheet.add_page()
    tables(sheet, short_header(sheet))


def statement(sheet: Sheet) -> None:
    """« État »: tables, one after the other."""
    tables(sheet, header(sheet))


def tables(sheet: Sheet, frame: Frame) -> None:
    """Where tables flow, each under its title and its sentence."""
    x, y, width, height = frame.body
    sheet.text("osp_intertitre", "", (x, y, width, 6), 11, bold=True, colour=BLUE, valign=BOTTOM)
    sheet.text("osp_phrase", "", (x, y + 7, width, 5), 8, colour=GREY)
    sheet.table("osp_tableau", (x, y + 13, width, height - 13), size=7.5)
    sheet.band("osp_corps", frame.body, None)


def tiles(sheet: Sheet, box: Box, *, columns: int) -> None:
    """The key figures."""
    x, y, width, height = box
    rows = TILES // columns
    gap = 2.5
    wide, high = (width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows
    for index in range(TILES):
        left = x + (index % columns) * (wide + gap)
        top = y + (index // columns) * (high + gap)
        number = index + 1
        sheet.band(f"osp_fond_{number}", (left, top, wide, high), PALE)
        sheet.band(f"osp_trait_{number}", (left, top, 0.8, high), BLUE)
        sheet.text(
            f"osp_chiffre_{number}",
            f"[% @osp_chiffre_{number} %]",
            (left + 3, top + 1, wide - 4, high - 8),
            14,
            bold=True,
            colour=BLUE,
            valign=MIDDLE,
        )
        sheet.text(
            f"osp_libelle_{number}",
            f"[% @osp_libelle_{number} %]",
            (left + 3, top + high - 7.2, wide - 4, 6.6),
            7,
            colour=GREY,
        )


def charts(sheet: Sheet, first: Box, second: Box) -> None:
    """Two charts, each under its title."""
    for number, (x, y, width, height) in enumerate((first, second), 1):
        sheet.text(
            f"osp_titre_graphique_{number}",
            f"[% @osp_titre_graphique_{number} %]",
            (x, y, width, 5),
            9,
            bold=True,
            colour=BLUE,
        )
        sheet.picture(
            f"osp_graphique_{number}",
            (x, y + 6, width, height - 6),
            QgsLayoutItem.ReferencePoint.UpperMiddle,
        )


DRAWN: dict[str, Callable[[Sheet], None]] = {
    "note_carte": note_map,
    "note_carte_tableau": note_map_and_table,
    "carte": map_image,
    "fiche": fiche,
    "etat": statement,
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else LAYOUTS
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    try:
        for name, draw in DRAWN.items():
            for paper in IMAGE if draw is map_image else PAPERS:
                sheet = Sheet(paper)
                draw(sheet)
                sheet.save(folder / f"{name}_{paper.key}.qpt", f"{name}_{paper.key}")
    finally:
        QgsProject.instance().clear()
        application.exitQgis()


if __name__ == "__main__":
    main()
