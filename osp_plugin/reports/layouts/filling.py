"""A layout made from one of our templates, filled: texts, figures, charts, map, legend, tables.

Items are found by their id (``osp_carte``, ``osp_legende``…): what a cartographer took away from
the template is not filled, what they moved or restyled stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
)

from ...domain.common.text import visible
from ...i18n import translate
from ...project.maps.basemaps import attributions, is_basemap
from . import legends, scales
from .blocks import close_up, put_back
from .content import CHARTS, FIGURES, Chart, Column, Content, Signature, Table
from .flow import Flow
from .labels import as_data, fit
from .pictures import set_picture, show_chart
from .rooms import CHART, CHART_TITLE, LEGEND_PLACE, MAP, room_of_table
from .typography import typeset_all
from .visibility import show

LEAST_WIDTH = 200.0
"""Metres: a map of a single point shows what is around it."""
MARGIN = 1.05
WITH_MAP = (MAP, "osp_legende", "osp_echelle", "osp_nord")
"""What is shown with a map alone."""
PAGES_BEFORE, PAGES = "osp_pages_avant", "osp_pages"
"""Variables of a layout that is part of a file: its pages before this one's, all of them."""


@dataclass(frozen=True)
class View:
    """What the map of a layout shows, from the top layer down, and where.

    ``legend`` are the layers that the legend explains; None: all those of the map.
    """

    layers: Sequence[QgsMapLayer]
    extent: QgsRectangle
    legend: Sequence[QgsMapLayer] | None = field(default=None)


def fill(
    layout: QgsPrintLayout, content: Content, signature: Signature, view: View | None = None
) -> None:
    """Put a content in a layout, in place of what an earlier call put there."""
    stack = layout.undoStack()
    stack.blockCommands(True)
    try:
        _fill(layout, content, signature, view)
    finally:
        stack.blockCommands(False)
    layout.refresh()


def number_through(layouts: Sequence[QgsPrintLayout]) -> None:
    """Number the pages of filled layouts as those of the one file that they will make."""
    counts = [_printed_pages(layout) for layout in layouts]
    before = 0
    for layout, count in zip(layouts, counts):
        _number(layout, before, sum(counts))
        before += count


def _number(layout: QgsPrintLayout, before: int, pages: int | None) -> None:
    """``pages`` None: as many as the layout has, whatever the cartographer adds."""
    for name, value in ((PAGES_BEFORE, before), (PAGES, "" if pages is None else pages)):
        QgsExpressionContextUtils.setLayoutVariable(layout, name, value)


def _printed_pages(layout: QgsPrintLayout) -> int:
    pages = layout.pageCollection()
    return sum(not pages.page(n).excludeFromExports() for n in range(pages.pageCount()))


def _fill(
    layout: QgsPrintLayout, content: Content, signature: Signature, view: View | None
) -> None:
    flow = Flow(layout)
    flow.clear()
    put_back(layout)
    content = typeset_all(_credited(content, view))
    _set_variables(layout, content, signature)
    for item in _items(layout, "osp_page_logo"):
        set_picture(item, signature.logo)
    _set_charts(layout, content.charts)
    room = room_of_table(layout)
    _hide_empty_figures(layout, len(content.figures))
    identity = Table((Column("", 0.42), Column("", 0.58)), tuple(content.identity))
    show(layout.itemById("osp_identite"), bool(content.identity))
    for name in WITH_MAP:
        show(layout.itemById(name), view is not None)
    needed = flow.write_small_table("osp_identite", identity)
    room_before_tables = close_up(layout, needed)
    flow.write_small_table("osp_identite", identity)  # as wide as its place is now
    if view is not None:
        _set_view(layout, view)
    for label in layout.items():
        if isinstance(label, QgsLayoutItemLabel):
            as_data(label)
            if label.id().startswith("osp_"):
                fit(label)
    if content.table is not None:
        flow.write_table(content.table, room)
    else:
        flow.write_sections(content.sections, room_before_tables)
    printed = _printed_pages(layout)
    _number(layout, 0, None if printed == layout.pageCollection().pageCount() else printed)


def _credited(content: Content, view: View | None) -> Content:
    """The content, whose sources name those of the images behind the map."""
    credited = attributions(view.layers) if view is not None else []
    if not credited:
        return content
    behind = translate("layouts", "Fond : {fonds}").format(fonds=", ".join(credited))
    return replace(content, sources=" – ".join(filter(None, (content.sources, behind))))


def _set_variables(layout: QgsPrintLayout, content: Content, signature: Signature) -> None:
    authority, service = _head(signature)
    values = {
        "titre": content.title,
        "sous_titre": content.subtitle,
        "sources": content.sources,
        "autorite": authority,
        "service": service,
    }
    for number in range(1, FIGURES + 1):
        known = number <= len(content.figures)
        figure = content.figures[number - 1] if known else None
        values[f"chiffre_{number}"] = figure.value if figure else ""
        values[f"libelle_{number}"] = figure.label if figure else ""
    for number in range(1, CHARTS + 1):
        known = number <= len(content.charts)
        values[f"titre_graphique_{number}"] = content.charts[number - 1].title if known else ""
    for name, value in values.items():
        QgsExpressionContextUtils.setLayoutVariable(layout, f"osp_{name}", value)


def _head(signature: Signature) -> tuple[str, str]:
    """The two lines at the head of the first page: never an empty one above another."""
    authority, service = visible(signature.authority), visible(signature.service)
    if authority:
        return authority, service
    if service:
        return service, ""
    return (
        translate("layouts", "OSP ERBM"),
        translate("layouts", "Outil de suivi et de programmation"),
    )


def _items(layout: QgsPrintLayout, name: str) -> Iterator[QgsLayoutItem]:
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and item.id() == name:
            yield item


def _set_charts(layout: QgsPrintLayout, charts: Sequence[Chart]) -> None:
    for number in range(1, CHARTS + 1):
        for item in _items(layout, f"{CHART}_{number}"):
            set_picture(item, "")
        for item in _items(layout, f"{CHART_TITLE}_{number}"):
            show(item, number <= len(charts))
    for number, chart in enumerate(charts, 1):
        for name in (f"{CHART}_{number}", CHART):
            for item in _items(layout, name):
                show_chart(item, chart)
    if not charts:
        for item in _items(layout, CHART):
            set_picture(item, "")


def _hide_empty_figures(layout: QgsPrintLayout, known: int) -> None:
    for number in range(1, FIGURES + 1):
        for kind in ("fond", "trait", "chiffre", "libelle"):
            for item in _items(layout, f"osp_{kind}_{number}"):
                show(item, number <= known)


def _set_view(layout: QgsPrintLayout, view: View) -> None:
    drawn = layout.itemById(MAP)
    if not isinstance(drawn, QgsLayoutItemMap):
        return
    drawn.setKeepLayerSet(True)
    drawn.setLayers(list(view.layers))
    drawn.setExtent(_shaped(view.extent, drawn.rect().width() / drawn.rect().height()))
    drawn.refresh()
    bar = layout.itemById("osp_echelle")
    if isinstance(bar, QgsLayoutItemScaleBar):
        scales.choose(bar, drawn)
    legend = layout.itemById("osp_legende")
    if isinstance(legend, QgsLayoutItemLegend):
        explained = view.layers if view.legend is None else view.legend
        explained = [layer for layer in explained if not is_basemap(layer)]
        legends.fill(legend, explained, layout.itemById(LEGEND_PLACE))


def _shaped(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The extent grown to the shape of the map, which would otherwise take the extent's."""
    width = max(extent.width(), extent.height() * ratio, LEAST_WIDTH) * MARGIN
    return QgsRectangle.fromCenterAndSize(extent.center(), width, width / ratio)
