"""The look of the charts of a workbook: titles, axes, legends, labels.

openpyxl is imported inside the functions: a machine without it must still load the plugin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..common import palette
from .sheet_style import FONT

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, DoughnutChart
    from openpyxl.chart.label import DataLabel, DataLabelList
    from openpyxl.chart.legend import Legend
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties


def labels(*, number_format: str, percent: bool = False, color: str = palette.INK) -> DataLabelList:
    """Labels with the value or the share only: what is left unsaid, LibreOffice shows."""
    from openpyxl.chart.label import DataLabelList

    return DataLabelList(
        numFmt=number_format,
        txPr=_rich(size=9, bold=percent, color=color),
        showVal=not percent,
        showPercent=percent,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showLeaderLines=False,
    )


def no_label(place: int) -> DataLabel:
    """What leaves a bar without label, by its place in the series."""
    from openpyxl.chart.label import DataLabel

    return DataLabel(
        idx=place,
        showVal=False,
        showPercent=False,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
    )


def frame(chart: BarChart | DoughnutChart, title: str, width: float, height: float) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    chart.title = _title(title, size=12, color=palette.BLUE)
    chart.width, chart.height = width, height
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(
        solidFill=palette.WHITE, ln=LineProperties(solidFill=palette.GREY_LINE)
    )


def axes(chart: BarChart, categories: str | None, values: str, number_format: str) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    for axis, title in ((chart.x_axis, categories), (chart.y_axis, values)):
        # Left unsaid, openpyxl 3.1 writes axes that Excel hides.
        axis.delete = False
        axis.title = _title(title, size=9, color=palette.GREY_TEXT) if title else None
        axis.txPr = _rich(size=8)
        axis.majorTickMark = "none"
        axis.minorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=palette.FINANCED)
        )
    chart.x_axis.majorGridlines = None
    chart.x_axis.number_format = "General"
    chart.y_axis.number_format = number_format
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=palette.GREY_LINE)
    )


def legend(chart: BarChart | DoughnutChart, position: str) -> Legend:
    chart.legend.position = position
    chart.legend.overlay = False
    chart.legend.txPr = _rich(size=9)
    return chart.legend


def _title(text: str, *, size: float, color: str) -> Title:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    look = _look(size=size, bold=True, color=color)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)]
    )
    # Left unsaid, openpyxl 3.1 lets the title cover the chart.
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _rich(*, size: float, bold: bool = False, color: str = palette.INK) -> RichText:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    look = _look(size=size, bold=bold, color=color)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _look(*, size: float, bold: bool, color: str) -> CharacterProperties:
    from openpyxl.drawing.text import CharacterProperties, Font

    return CharacterProperties(
        sz=int(size * 100), b=bold, solidFill=color, latin=Font(typeface=FONT), lang="fr-FR"
    )
