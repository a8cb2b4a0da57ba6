"""Draw the map of a base with the plugin's own styles: render_map.py BASE.gpkg MAP.png

One page to show: the whole territory, three estates close up, the main figures, legend, scale,
sources.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedLabeling,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont

from osp_plugin.compat import set_label_format, set_legend_format
from osp_plugin.project import open_base

DPI = 200
FONT = "Liberation Sans"
INK = QColor("#1b2a4a")
GREY = QColor("#5a6472")
PAPER = QColor("#f4f5f7")
WHITE = QColor("#ffffff")
LEFT = Qt.AlignmentFlag.AlignLeft
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight
KILOMETRES = QgsUnitTypes.DistanceUnit.DistanceKilometers
METRES = QgsUnitTypes.DistanceUnit.DistanceMeters

LEGEND = ("logement", "cite", "epci")
PALULOS = ("Groupé", "Isolé")
TITLE = "La rénovation thermique des cités minières"
SUBTITLE = (
    "Logements remontés par les bailleurs, selon leur financement – Engagement pour le renouveau "
    "du bassin minier, situation au 15 juin 2021"
)
SOURCES = (
    "Sources : chiffres OSP du 15 juin 2021 ; INSEE, IGN et Mission Bassin Minier (Licence Ouverte "
    "2.0). Contours schématiques et logements fictifs, sans valeur géographique ni foncière. "
    "Lambert-93. Carte dessinée par l’extension OSP ERBM."
)

Box = tuple[float, float, float, float]


@dataclass
class Counts:
    """Dwellings of the base; ``estates`` by EPCI, cité and what names it."""

    total: int
    located: int
    palulos: Counter[str]
    hors: Counter[str]
    estates: Counter[tuple[str, int, str]]

    @classmethod
    def of(cls, dwellings: QgsVectorLayer) -> Counts:
        counts = cls(0, 0, Counter(), Counter(), Counter())
        for dwelling in dwellings.getFeatures():
            counts.total += 1
            counts.located += not dwelling.geometry().isEmpty()
            epci = dwelling["epci"]
            kind = counts.palulos if dwelling["type_palu"] in PALULOS else counts.hors
            kind[epci] += 1
            if dwelling["id_cite"] and dwelling["type_palu"] in PALULOS:
                name = f"{dwelling['nom_cite_1']} – {dwelling['idcomtxt']}"
                counts.estates[epci, int(dwelling["id_cite"]), name] += 1
        return counts

    def largest_estates(self, wanted: int) -> list[tuple[int, str]]:
        """Estates with the most PALULOS dwellings, one per EPCI."""
        chosen: dict[str, tuple[int, str]] = {}
        for (epci, cite, name), _ in self.estates.most_common():
            chosen.setdefault(epci, (cite, name))
        return list(chosen.values())[:wanted]


class Page:
    """An A3 page in landscape; positions and sizes in millimetres."""

    def __init__(self, project: QgsProject) -> None:
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        sheet = self.layout.pageCollection().page(0)
        sheet.setPageSize("A3", QgsLayoutItemPage.Orientation.Landscape)

    def place(self, item: QgsLayoutItem, box: Box) -> None:
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(box[0], box[1]))
        item.attemptResize(QgsLayoutSize(box[2], box[3]))

    def text(
        self,
        text: str,
        box: Box,
        size: float,
        *,
        bold: bool = False,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        set_label_format(label, _text_format(size, bold, colour))
        label.setHAlign(align)
        label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
        label.setMarginX(0)
        self.place(label, box)

    def band(self, box: Box, colour: QColor) -> None:
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        style = {"color": colour.name(), "outline_style": "no"}
        shape.setSymbol(QgsFillSymbol.createSimple(style))
        self.place(shape, box)

    def map(self, layers: list[QgsMapLayer], where: QgsRectangle, box: Box) -> QgsLayoutItemMap:
        item = QgsLayoutItemMap(self.layout)
        item.attemptSetSceneRect(QRectF(*box))  # before the extent, which follows its shape
        item.setLayers(layers)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor("#9aa3b0"))
        self.layout.addLayoutItem(item)
        item.zoomToExtent(where)
        return item

    def scale(self, drawn: QgsLayoutItemMap, box: Box, unit: str, segment: float) -> None:
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setLinkedMap(drawn)
        bar.setStyle("Line Ticks Up")
        bar.setUnits(KILOMETRES if unit == "km" else METRES)
        bar.setUnitLabel(unit)
        bar.setUnitsPerSegment(segment)
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setTextFormat(_text_format(8))
        bar.setBackgroundEnabled(True)
        bar.setBackgroundColor(QColor(255, 255, 255, 190))
        self.place(bar, box)
        bar.resizeToMinimumWidth()

    def legend(self, layers: list[QgsVectorLayer], drawn: QgsLayoutItemMap, box: Box) -> None:
        legend = QgsLayoutItemLegend(self.layout)
        legend.setAutoUpdateModel(False)
        legend.setLinkedMap(drawn)
        root = legend.model().rootGroup()
        root.removeAllChildren()
        for layer in layers:
            root.addLayer(layer)
        set_legend_format(legend, QgsLegendStyle.Style.Subgroup, _text_format(13, True))
        set_legend_format(legend, QgsLegendStyle.Style.SymbolLabel, _text_format(12))
        legend.setBackgroundEnabled(False)
        legend.setBoxSpace(0)
        self.place(legend, box)


def _font(size: float, bold: bool = False) -> QFont:
    font = QFont(FONT)
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def _text_format(size: float, bold: bool = False, colour: QColor = INK) -> QgsTextFormat:
    text_format = QgsTextFormat()
    text_format.setFont(_font(size, bold))
    text_format.setSize(size)
    text_format.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text_format.setColor(colour)
    return text_format


def _number(value: int) -> str:
    return f"{value:,d}".replace(",", "\u202f")


def _title(page: Page) -> None:
    page.band((0, 0, 420, 26), INK)
    page.text(TITLE, (10, 3, 400, 13), 26, bold=True, colour=WHITE)
    page.text(SUBTITLE, (10, 15, 400, 8), 12, colour=QColor("#d5dbe8"))


def _figures(page: Page, counts: Counts, operations: int) -> None:
    shown = (
        (counts.total, "logements remontés"),
        (counts.located, "géolocalisés"),
        (counts.palulos.total(), "financés par la PALULOS"),
        (operations, "opérations"),
    )
    for index, (value, label) in enumerate(shown):
        x, y = 306 + 53 * (index % 2), 32 + 23 * (index // 2)
        page.band((x, y, 51, 21), PAPER)
        page.text(_number(value), (x, y + 1, 51, 12), 22, bold=True, align=CENTRE)
        page.text(label, (x, y + 12, 51, 7), 10, colour=GREY, align=CENTRE)


def _table(page: Page, counts: Counts, names: dict[str, str], top: float) -> None:
    """Dwellings by EPCI, with and without PALULOS."""
    columns = ((308, 56, LEFT), (363, 16, RIGHT), (378, 14, RIGHT), (392, 16, RIGHT))
    rows = [("EPCI", "PALULOS", "Hors", "Total")]
    for epci in sorted(counts.palulos.keys() | counts.hors.keys()):
        palulos, hors = counts.palulos[epci], counts.hors[epci]
        rows.append(
            (names.get(epci, epci), _number(palulos), _number(hors), _number(palulos + hors))
        )
    totals = (counts.palulos.total(), counts.hors.total(), counts.total)
    rows.append(("Ensemble", *(_number(total) for total in totals)))
    for index, row in enumerate(rows):
        y = top + 7 * index
        strong = index in (0, len(rows) - 1)
        if index % 2 == 0:
            page.band((306, y, 104, 7), PAPER)
        for text, (x, width, align) in zip(row, columns):
            page.text(text, (x, y, width, 7), 9.5, bold=strong, align=align)


def _free_names(layer: QgsVectorLayer) -> None:
    """Let the names move within their polygons: on paper each must find room."""
    labeling = layer.labeling().clone()
    if not isinstance(labeling, QgsRuleBasedLabeling):
        return
    for rule in labeling.rootRule().children():
        settings = QgsPalLayerSettings(rule.settings())
        settings.placement = QgsPalLayerSettings.Placement.Horizontal
        rule.setSettings(settings)
    layer.setLabeling(labeling)


def draw(base: Path, target: Path) -> None:
    """Draw the map of a base into a PNG file."""
    project = QgsProject.instance()
    by_role = open_base(base, project)
    _free_names(by_role["epci"])
    seen = project.layerTreeRoot().checkedLayers()
    counts = Counts.of(by_role["logement"])

    page = Page(project)
    _title(page)
    whole = by_role["epci"].extent()
    whole.scale(1.04)
    main = page.map(seen, whole, (10, 32, 288, 160))
    page.scale(main, (12, 178, 80, 12), "km", 10)
    for index, (cite, name) in enumerate(counts.largest_estates(3)):
        x = 10 + 97 * index
        request = QgsFeatureRequest().setFilterExpression(f'"id_cite" = {cite}')
        where = next(by_role["cite"].getFeatures(request)).geometry().boundingBox()
        where.scale(1.15)
        page.text(name, (x, 195, 94, 7), 10, bold=True)
        inset = page.map([*seen, by_role["parcelle"]], where, (x, 202, 94, 66))
        page.scale(inset, (x + 1, 256, 60, 11), "m", 100)
    _figures(page, counts, by_role["operation"].featureCount())
    page.legend([by_role[role] for role in LEGEND], main, (306, 86, 104, 80))
    names = {row["epci"]: row["nom_epci"] for row in by_role["epci"].getFeatures()}
    _table(page, counts, names, 191)
    page.text(SOURCES, (10, 273, 400, 16), 9, colour=GREY)

    image = QgsLayoutExporter(page.layout).renderPageToImage(0, dpi=DPI)
    if not image.save(str(target)):
        raise SystemExit(f"La carte n’a pas pu être écrite dans {target}.")


def main() -> None:
    application = QgsApplication([], False)
    application.initQgis()
    try:
        draw(Path(sys.argv[1]), Path(sys.argv[2]))
    finally:
        QgsProject.instance().clear()
        application.exitQgis()


if __name__ == "__main__":
    main()
