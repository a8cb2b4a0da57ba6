"""Every model, on every paper, for the longest names and the most classes: nothing runs over
something else, nothing leaves its page, the legend says all that is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLayoutItemLegend,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)

from osp_plugin.domain.indicators import indicator
from osp_plugin.domain.indicators.scales import WHOLE
from osp_plugin.project.indicators.drawing import Drawing
from osp_plugin.project.indicators.thematic import figures_layer
from osp_plugin.reports.fiches import anomalies
from osp_plugin.reports.fiches.contents import content_of, last_recap
from osp_plugin.reports.fiches.definition import NOTE, Definition
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.reports.layouts import (
    FICHE_ESTATE,
    FICHE_OPERATION,
    FICHE_TERRITORY,
    MAP_IMAGE,
    NOTE_MAP,
    NOTE_TABLE,
    PAPERS,
    STATEMENT,
    Content,
    MapSource,
    Signature,
    View,
    fill,
    template_of,
)
from osp_plugin.reports.layouts.content import PROGRAMME
from osp_plugin.reports.programming.recap import ProgrammingStates
from osp_plugin.reports.statement.pdf import content_of as statement_content
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics
from osp_plugin.storage.programming.names import read_names
from osp_plugin.storage.programming.reading import read_programme

from ..support.layout_boxes import faults

SIGNATURE = Signature(
    "Préfet de la région Hauts-de-France, préfet du Nord",
    "Direction départementale des territoires et de la mer du Pas-de-Calais, service de l’habitat "
    "durable, unité de la rénovation urbaine et du logement",
)
LONG = (
    "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane et autres communes associées "
    "du Bassin minier, situation au 31 décembre 2026"
)
MOMENT = datetime(2026, 12, 31, 12)
SHEETS = [paper.key for paper in PAPERS]
NOTES = {
    "epci": "part_c_ou_mieux",
    "commune": "ecart_finances",
    "cite": "gain_etiquette_moyen",
    "departement": "pc_nb_actions",
    "bailleur": "prog_nb_logements",
}
"""Scales of the notes, and indicators of long titles and definitions."""


@pytest.fixture(scope="module")
def base(demo):
    return open_geopackage(demo)


@pytest.fixture(scope="module")
def maps(base) -> Iterator[MapSource]:
    found = MapSource.of_base(base)
    yield found
    found.release()


@pytest.fixture(scope="module", autouse=True)
def _positions_checked_once() -> Iterator[None]:
    """Each scale has its maker of fiches, which checks the positions of the same base."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anomalies, "open_anomalies", cache(anomalies.open_anomalies))
        yield


@pytest.fixture(scope="module")
def notes(base):
    """The content of the note of a scale, made once whatever the papers."""
    statistics = Statistics.of_base(base)
    return cache(lambda scale: note(base, statistics, scale, NOTES[scale]))


@pytest.fixture(scope="module")
def shown(base, maps):
    """The map of the note of a scale, made once whatever the papers."""
    return cache(lambda scale: map_of(base, maps, scale))


def hardest(base, scale: str, number: int) -> list[str]:
    """Codes of the territories of the longest names."""
    names = Statistics.of_base(base).names(scale)
    return sorted(names, key=lambda code: (-len(names[code]), code))[:number]


@pytest.mark.parametrize(
    ("model", "scale", "number"),
    [
        (FICHE_TERRITORY, "epci", 2),
        (FICHE_TERRITORY, "commune", 1),
        (FICHE_TERRITORY, "departement", 1),
        (FICHE_TERRITORY, "bassin", 1),
        (FICHE_ESTATE, "cite", 5),
        (FICHE_OPERATION, "operation", 5),
    ],
    ids=lambda value: getattr(value, "key", str(value)),
)
def test_a_fiche_is_legible(model, scale, number, base, maps):
    """On every paper, one territory after the other in the same layout, as an atlas does."""
    layouts = {paper: template_of(model, paper).load(maps.project) for paper in SHEETS}
    maker = FicheMaker(base, scale)
    codes = hardest(base, scale, number)
    if scale == "epci":
        codes[-1] = "CALL"  # that of the most operations
    for code in codes:
        content, view = maker.content(maker.subjects([code])[0]), maps.view(scale, code)
        for paper, layout in layouts.items():
            fill(layout, content, SIGNATURE, view)
            assert faults(layout) == [], (code, paper)


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("model", [NOTE_MAP, NOTE_TABLE], ids=lambda model: model.key)
@pytest.mark.parametrize("scale", list(NOTES))
def test_a_note_is_legible(model, scale, paper, maps, notes, shown):
    layout = template_of(model, paper).load(maps.project)
    fill(layout, notes(scale), SIGNATURE, shown(scale))
    assert faults(layout) == []
    assert_explained(layout, maps)


@pytest.mark.parametrize("scale", list(NOTES))
def test_the_picture_of_a_map_is_legible(scale, base, maps, shown):
    layout = template_of(MAP_IMAGE).load(maps.project)
    definition = Definition(NOTE, "osp", LONG, LONG)
    told = content_of(definition, base, lambda: Statistics.of_base(base))
    for _time in range(2):
        fill(layout, told, SIGNATURE, shown(scale))
        assert faults(layout) == [] and layout.pageCollection().pageCount() == 1
    assert_explained(layout, maps)


@pytest.mark.parametrize("paper", SHEETS)
def test_a_statement_is_legible(paper, base):
    layout = template_of(STATEMENT, paper).load(QgsProject.instance())
    fill(layout, last_recap(base, LONG, LONG), SIGNATURE)
    assert faults(layout) == []


@pytest.mark.parametrize("paper", SHEETS)
def test_a_statement_with_a_map_is_legible(paper, base, maps):
    states = ProgrammingStates(read_programme(base, 2021), read_names(base), MOMENT, base.label)
    layout = template_of(STATEMENT, paper).load(maps.project)
    found = maps.view("bassin", WHOLE, programmed=states.cites)
    shown = View([], QgsRectangle(), others={PROGRAMME: found.others[PROGRAMME]})
    fill(layout, statement_content(states.recap(mapped=True)), SIGNATURE, shown)
    assert faults(layout) == []
    assert layout.itemById(f"osp_carte_{PROGRAMME}").rect().height() > 60


@pytest.mark.parametrize("paper", ["a4_paysage", "a3_portrait"])
def test_a_legend_of_too_many_classes_has_a_page_of_its_own(paper, maps):
    """Sixty classes of long names: none is left out, and the page of the map says where."""
    layer = maps.layer("commune").clone()
    fields = [f"Classe {number:02d} : {LONG[:45]}" for number in range(60)]
    renderer = QgsCategorizedSymbolRenderer("idcom")
    for number, feature in enumerate(layer.getFeatures()):
        if number < len(fields):
            symbol = QgsFillSymbol.createSimple({"color": f"{number * 4},90,120"})
            renderer.addCategory(QgsRendererCategory(feature["idcom"], symbol, fields[number]))
    layer.setRenderer(renderer)
    maps.project.addMapLayer(layer, False)
    layout = template_of(NOTE_MAP, paper).load(maps.project)
    shown = View([layer], layer.extent())
    for _time in range(2):
        fill(layout, Content(LONG, LONG, "Sources"), SIGNATURE, shown)
        assert faults(layout) == []
        legend = layout.itemById("osp_legende")
        assert legend.page() == layout.pageCollection().pageCount() - 1 == 1
        label = layout.itemById("osp_legende_ailleurs")
        assert "dernière page" in label.text() and label.page() == 0
    fill(layout, Content("Titre"), SIGNATURE, View([maps.layer("epci")], layer.extent()))
    assert layout.pageCollection().pageCount() == 1 and layout.itemById("osp_legende").page() == 0
    maps.project.removeMapLayer(layer.id())


def test_what_is_hidden_is_not_explained(base, maps):
    over = figures(base, "epci", "part_livres")
    maps.project.addMapLayer(over, False)
    below = [maps.layer(role) for role in ("cite", "commune")]
    layout = template_of(NOTE_MAP).load(maps.project)
    shown = View([maps.layer("logement"), over, *below], maps.layer("epci").extent())
    fill(layout, Content("Titre"), SIGNATURE, shown)
    told = {node.layerId() for node in legend_of(layout).model().rootGroup().findLayers()}
    assert told == {maps.layer("logement").id(), over.id()}
    maps.project.removeMapLayer(over.id())


def note(base, statistics: Statistics, scale: str, key: str) -> Content:
    definition = Definition(NOTE, "osp", LONG, LONG, scale, (key,), chart="barres",
                            filters=(("Logements", '"bailleur" = \'SIA\''),))  # fmt: skip
    return content_of(definition, base, lambda: statistics)


def figures(base, scale: str, key: str) -> QgsVectorLayer:
    layer = figures_layer(base, Drawing(indicator(key), Statistics.of_base(base).at(scale, [key])))
    assert layer is not None
    return layer


def map_of(base, maps: MapSource, scale: str) -> View:
    """All the layers of a base, and a map of figures under the dwellings."""
    layers = [maps.layer(role) for role in ("logement", "cite", "epci", "commune", "departement")]
    if scale in ("epci", "commune", "cite", "departement"):
        drawn = figures(base, scale, NOTES[scale])
        maps.project.addMapLayer(drawn, False)
        layers.insert(1, drawn)
    return View(layers, maps.layer("epci").extent())


def legend_of(layout) -> QgsLayoutItemLegend:
    return layout.itemById("osp_legende")


def assert_explained(layout, maps: MapSource) -> None:
    told = {node.layerId() for node in legend_of(layout).model().rootGroup().findLayers()}
    assert maps.layer("logement").id() in told
