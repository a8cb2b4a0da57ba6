"""A layout made from one of our templates, filled: texts, figures, charts, map, legend, tables.

Items are found by their id (``osp_carte``, ``osp_legende``…): what a cartographer took away from
the template is not filled, what they moved or restyled stays so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsMapLayer,
    QgsPrintLayout,
)
from qgis.PyQt import sip

from ...domain.common.pieces import Pieces, at_once
from ...domain.common.text import visible
from ...i18n import translate
from ...project.frozen import title_of
from ...project.maps.basemaps import attributions, is_basemap
from . import legend_symbols, legends, scales
from .blocks import close_up, put_back
from .content import CHARTS, FIGURES, Chart, Column, Content, Signature, Table
from .derived import LOCATOR
from .flow import Flow
from .kept import is_their_picture, set_texts
from .labels import as_data, fit
from .legend_page import bring_back, send_away
from .own_items import give_back, put_aside
from .pictures import embedded, set_picture, show_chart
from .rooms import CHART, CHART_TITLE, LEGEND_PLACE, MAP, room_of_table
from .standing_in import show_instead
from .typography import typeset_all
from .view import SITUATION, View, show_view
from .visibility import show

WITH_MAP = (MAP, SITUATION, "osp_legende", "osp_echelle", "osp_nord")
"""What is shown with a map alone."""
PAGES_BEFORE, PAGES = "osp_pages_avant", "osp_pages"
"""Variables of a layout that is part of a file: its pages before this one's, all of them."""


def fill(
    layout: QgsPrintLayout, content: Content, signature: Signature, view: View | None = None
) -> None:
    """:func:`filling` at once."""
    at_once(filling(layout, content, signature, view))


def filling(
    layout: QgsPrintLayout, content: Content, signature: Signature, view: View | None = None
) -> Pieces[None]:
    """Put a content in a layout, in place of what an earlier call put there."""
    others = view.others if view is not None else {}
    yield from _apart(layout, _fill(layout, content, signature, view, others))


def refill(
    layout: QgsPrintLayout,
    content: Content,
    copies: Mapping[str, QgsMapLayer],
    maps: Mapping[str, View],
) -> None:
    """:func:`refilling` at once."""
    at_once(refilling(layout, content, copies, maps))


def refilling(
    layout: QgsPrintLayout,
    content: Content,
    copies: Mapping[str, QgsMapLayer],
    maps: Mapping[str, View],
) -> Pieces[None]:
    """Put newer figures in a filled layout, and leave what the cartographer changed in it: where
    things stand, their fonts, their own texts, pictures and items, the extent of the map.

    ``copies`` are the layers that take the place of those that the maps show, by their id;
    ``maps`` those of the sections.
    """

    def pieces() -> Pieces[None]:
        show_instead(layout, copies)
        yield None
        yield from _fill(layout, content, None, None, maps)

    yield from _apart(layout, pieces())


def _apart(layout: QgsPrintLayout, pieces: Pieces[None]) -> Pieces[None]:
    """What is done to a layout is not for its user to undo, step by step."""
    stack = layout.undoStack()
    stack.blockCommands(True)
    try:
        yield from pieces
    finally:
        if not sip.isdeleted(layout):
            stack.blockCommands(False)
    layout.refresh()
    yield None


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
    layout: QgsPrintLayout,
    content: Content,
    signature: Signature | None,
    view: View | None,
    maps: Mapping[str, View],
) -> Pieces[None]:
    """Without a signature, what is filled again: its head and its maps are left as they are."""
    again = signature is None
    flow = Flow(layout)
    legend = layout.itemById("osp_legende")
    if isinstance(legend, QgsLayoutItemLegend):
        bring_back(layout, legend)
    theirs = put_aside(layout)
    flow.clear()
    put_back(layout)
    content = typeset_all(_credited(content, _drawn_layers(layout, view)))
    set_texts(layout, {**_texts(content), **(_head_texts(signature) if signature else {})},
              keep=again)  # fmt: skip
    if signature is not None:
        _sign(layout, signature)
    yield None
    _set_charts(layout, content.charts, keep=again)
    yield None
    room = room_of_table(layout)
    _hide_empty_figures(layout, len(content.figures))
    identity = Table((Column("", 0.42), Column("", 0.58)), tuple(content.identity))
    show(layout.itemById("osp_identite"), bool(content.identity))
    for name in () if again else WITH_MAP:
        show(layout.itemById(name), view is not None)
    yield None
    needed = flow.write_small_table("osp_identite", identity)
    room_before_tables = close_up(layout, needed)
    flow.write_small_table("osp_identite", identity)  # as wide as its place is now
    yield None
    if view is not None:
        _set_view(layout, view)
    yield None
    for label in layout.items():
        if isinstance(label, QgsLayoutItemLabel):
            as_data(label)
            if label.id().startswith("osp_"):
                fit(label)
    yield None
    if content.table is not None:
        flow.write_table(content.table, room)
    else:
        flow.write_sections(content.sections, room_before_tables, maps)
    if isinstance(legend, QgsLayoutItemLegend):
        yield None
        yield from _explain(layout, legend, view)
    yield None
    give_back(layout, theirs)
    printed = _printed_pages(layout)
    _number(layout, 0, None if printed == layout.pageCollection().pageCount() else printed)


def _drawn_layers(layout: QgsPrintLayout, view: View | None) -> Sequence[QgsMapLayer]:
    """Layers of the map: those of a view, else those that it shows."""
    drawn = layout.itemById(MAP)
    if view is not None or not isinstance(drawn, QgsLayoutItemMap):
        return view.layers if view is not None else ()
    return drawn.layers()


def _credited(content: Content, drawn: Iterable[QgsMapLayer]) -> Content:
    """The content, whose sources name those of the images behind the map."""
    credited = attributions(drawn, title_of)
    if not credited:
        return content
    behind = translate("layouts", "Fond : {fonds}").format(fonds=", ".join(credited))
    return replace(content, sources=" – ".join(filter(None, (content.sources, behind))))


def _sign(layout: QgsPrintLayout, signature: Signature) -> None:
    """The logo; and the Republic's block in place of the authority, the service beside it."""
    for item in _items(layout, "osp_page_logo"):
        set_picture(item, embedded(signature.logo))
    block = embedded(signature.block)
    for item in _items(layout, "osp_page_bloc"):
        set_picture(item, block)
    has_block = bool(block) and layout.itemById("osp_page_bloc") is not None
    page = layout.itemById("osp_page_bloc").page() if has_block else -1
    for name in ("osp_page_autorite", "osp_page_service"):
        for item in _items(layout, name):
            show(item, not has_block or item.page() != page)
    for item in _items(layout, "osp_page_service_du_bloc"):
        show(item, has_block)


def _texts(content: Content) -> dict[str, str]:
    """The variables that the labels of a template show."""
    values = {
        "osp_titre": content.title,
        "osp_sous_titre": content.subtitle,
        "osp_sources": content.sources,
    }
    for number in range(1, FIGURES + 1):
        known = number <= len(content.figures)
        figure = content.figures[number - 1] if known else None
        values[f"osp_chiffre_{number}"] = figure.value if figure else ""
        values[f"osp_libelle_{number}"] = figure.label if figure else ""
    for number in range(1, CHARTS + 1):
        known = number <= len(content.charts)
        title = content.charts[number - 1].title if known else ""
        values[f"osp_titre_graphique_{number}"] = title
    return values


def _head_texts(signature: Signature) -> dict[str, str]:
    authority, service = _head(signature)
    return {"osp_autorite": authority, "osp_service": service}


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


def _items(layout: QgsPrintLayout, name: str, but: Collection[str] = ()) -> Iterator[QgsLayoutItem]:
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and item.id() == name and item.uuid() not in but:
            yield item


def _set_charts(layout: QgsPrintLayout, charts: Sequence[Chart], *, keep: bool) -> None:
    """With ``keep``, a picture that the cartographer chose stays."""
    kept = {
        item.uuid()
        for item in layout.items()
        if keep and isinstance(item, QgsLayoutItemPicture) and is_their_picture(item)
    }
    for number in range(1, CHARTS + 1):
        for item in _items(layout, f"{CHART}_{number}", kept):
            set_picture(item, "")
        for item in _items(layout, f"{CHART_TITLE}_{number}"):
            show(item, number <= len(charts))
    for number, chart in enumerate(charts, 1):
        for name in (f"{CHART}_{number}", CHART):
            for item in _items(layout, name, kept):
                show_chart(item, chart)
    if not charts:
        for item in _items(layout, CHART, kept):
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
    show_view(drawn, view)
    layout.setReferenceMap(drawn)  # not the locator, for who asks where the page is
    _set_locator(layout, drawn, view)
    bar = layout.itemById("osp_echelle")
    if isinstance(bar, QgsLayoutItemScaleBar):
        scales.choose(bar, drawn)


def _explain(
    layout: QgsPrintLayout, legend: QgsLayoutItemLegend, view: View | None
) -> Pieces[None]:
    """The legend of the map: beside it, or on a last page when it does not hold there.

    Without a view, it is that of the map as it is.
    """
    drawn, place = layout.itemById(MAP), layout.itemById(LEGEND_PLACE)
    if drawn is None or not drawn.isVisible():
        return
    look = legends.LegendLook.of(legend)
    if view is None:
        holds = yield from legends.fill_again(legend, place)
    else:
        explained = view.layers if view.legend is None else view.legend
        explained = [layer for layer in explained if not is_basemap(layer)]
        holds = yield from legends.fill(legend, explained, place)
    yield None
    if isinstance(drawn, QgsLayoutItemMap):
        legend_symbols.show_those_of(legend.model(), drawn.scale())
    if not holds:
        send_away(layout, legend, look)


def _set_locator(layout: QgsPrintLayout, drawn: QgsLayoutItemMap, view: View) -> None:
    """Where the map is, in a corner of it."""
    item, around = layout.itemById(SITUATION), view.others.get(LOCATOR)
    if not isinstance(item, QgsLayoutItemMap):
        return
    show(item, around is not None)
    if around is not None:
        show_view(item, around)
        item.overview().setLinkedMap(drawn)
