"""Maps of figures: what the legend tells of them, a layer that keeps its figures."""

from __future__ import annotations

import math
import subprocess
import sys

import pandas as pd
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsProject,
    QgsRectangle,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from osp_plugin.compat import make_field
from osp_plugin.domain.indicators import UNKNOWN, Figures, indicator, indicators
from osp_plugin.project.indicators import thematic
from osp_plugin.project.indicators.drawing import ABSENT, VALUE, Drawing, renderer
from osp_plugin.project.indicators.thematic import MAP, FiguresLayer, NoMap
from osp_plugin.storage.base import LayerSource
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.statistics import Statistics, Tables
from osp_plugin.storage.zones import ZoneLayer, read_zones


def drawing(key: str, figures: list[float], scale: str = "epci") -> Drawing:
    """A map of territories « 0 », « 1 »… that have these figures."""
    codes = pd.Index([str(number) for number in range(len(figures))], dtype=object)
    table = pd.DataFrame({"nom": codes, key: figures}, index=codes)
    return Drawing(indicator(key), Figures(scale, table))


def class_of(made: QgsGraduatedSymbolRenderer, value: float) -> str | None:
    """What the legend says of a figure; None when it is not drawn."""
    return next(
        (item.label() for item in made.ranges() if item.lowerValue() <= value <= item.upperValue()),
        None,
    )


@pytest.mark.parametrize("key", list(indicators()))
def test_every_indicator_has_a_map(qgis_app, key):
    figures = [0.0, 12.5, 80.0, 81.0, 400.0, 2570.0]
    made = renderer(drawing(key, figures))
    assert made.type() == "graduatedSymbol" and made.ranges()
    assert all(item.label() for item in made.ranges())
    if indicator(key).map.kind == "aplats":
        colors = {item.symbol().color().name() for item in made.ranges()}
        assert len(colors) == len(made.ranges())
    assert renderer(drawing(key, [])).type() == "nullSymbol"


def test_a_territory_without_figure_is_told_in_the_legend(qgis_app):
    key = "part_livres"
    made = renderer(drawing(key, [12.0, math.nan, 100.0]))
    assert class_of(made, ABSENT) == "non connu ou sans objet"
    assert "coalesce" in made.classAttribute()
    assert [item.label() for item in made.ranges()][:2] == ["12,0\u202f%", "100,0\u202f%"]
    # « Non renseigné » is no place, and a legend tells what is shown only.
    table = drawing(key, [12.0, 100.0]).figures.table
    table.loc[UNKNOWN] = ["Non renseigné", math.nan]
    whole = renderer(Drawing(indicator(key), Figures("epci", table)))
    assert whole.classAttribute() == VALUE and len(whole.ranges()) == 2


def test_the_legend_says_the_unit(qgis_app):
    made = renderer(drawing("loyer_avant_moyen", [300.0, 310.5]))
    assert [item.label() for item in made.ranges()] == ["300,0 €/mois", "310,5 €/mois"]


def test_discs_do_not_hide_each_other_where_there_are_many(qgis_app):
    def largest(scale: str, figures: list[float]) -> float:
        (found,) = {
            item.symbol()
            .symbolLayer(1)
            .subSymbol()
            .symbolLayer(0)
            .dataDefinedProperties()
            .property(QgsSymbolLayer.Property.PropertySize)
            .expressionString()
            for item in renderer(drawing("nb_cites", figures, scale)).ranges()
        }
        context = QgsExpressionContext()
        scope = QgsExpressionContextScope()
        fields = QgsFields()
        fields.append(make_field(VALUE, "number"))
        feature = QgsFeature(fields)
        feature[VALUE] = max(figures)
        scope.setFeature(feature)
        context.appendScope(scope)
        context.setFields(fields)
        return float(QgsExpression(found).evaluate(context))

    assert largest("epci", [4.0, 16.0]) == 14
    assert largest("cite", [4.0, 16.0]) == 7
    assert largest("epci", [1.0, 1.0, 0.0]) == 4  # all alike: their size says nothing
    made = renderer(drawing("nb_cites", [4.0, 16.0]))
    assert made.orderByEnabled() and not made.orderBy().list()[0].ascending()


def test_discs_of_what_is_below_zero_are_red_and_never_in_the_class_of_others(qgis_app):
    made = renderer(drawing("ecart_finances", [-3.0, -1.0, 0.0, 2.0, 3.0, 20.0, 35.0, 90.0]))
    red = [
        item.label()
        for item in made.ranges()
        if item.symbol().symbolLayer(1).subSymbol().color().red() > 200
    ]
    assert red == ["\u22123", "\u22121"]
    assert class_of(made, 0.0) is None  # no disc where there is nothing
    assert renderer(drawing("nb_cites", [0.0, 0.0])).type() == "nullSymbol"


def test_a_base_that_does_not_answer_leaves_no_layer(demo, monkeypatch, qgis_new_project):
    base = GeoPackageBase(demo)
    figures = Statistics.of_base(base).at("epci", ["nb_logements"])
    monkeypatch.setattr(base, "source", lambda _table: LayerSource("ogr", "/absente.gpkg"))
    with pytest.raises(NoMap):
        FiguresLayer(QgsProject.instance()).show(base, Drawing(indicator("nb_logements"), figures))
    assert not QgsProject.instance().mapLayers()


def test_qgis_is_not_sent_to_a_base_that_does_not_answer(demo, monkeypatch, qgis_new_project):
    base = GeoPackageBase(demo)
    figures = Statistics.of_base(base).at("epci", ["nb_logements"])

    made: list[object] = []
    monkeypatch.setattr(thematic, "answers", lambda asked: asked is not base)
    monkeypatch.setattr(base, "source", lambda table: made.append(table))
    with pytest.raises(NoMap):
        thematic._new_layer(base, figures.scale)
    assert not made


def test_a_saved_view_keeps_its_figures_with_the_project(demo, tmp_path, qgis_new_project):
    base = GeoPackageBase(demo)
    statistics = Statistics.of_base(base)
    project = QgsProject.instance()
    maps = FiguresLayer(project)

    def show(key: str, scale: str) -> None:
        figures = statistics.at(scale, [key])
        assert maps.show(base, Drawing(indicator(key), figures)) is maps.layer

    show("nb_logements", "epci")
    first = maps.layer.id()
    maps.save_view("Note d'avril")
    show("nb_palulos", "epci")
    assert maps.layer.id() == first  # the same layer shows another indicator
    show("part_objectif", "commune")
    assert maps.layer.id() != first
    maps.save_view("Note d'avril")  # replaces the first
    show("nb_logements", "epci")
    path = str(tmp_path / "projet.qgs")
    assert project.write(path)
    project.clear()
    assert project.read(path)
    assert project.mapThemeCollection().mapThemes() == ["Note d'avril"]
    (kept,) = (
        layer for layer in project.mapLayers().values() if layer.customProperty(MAP) != "en cours"
    )
    expected = statistics.at("commune", ["part_objectif"]).table["part_objectif"]
    found = {f["idcom"]: f[VALUE] for f in kept.getFeatures() if isinstance(f[VALUE], float)}
    assert found == pytest.approx(expected.dropna().to_dict())
    # A project keeps 15 decimals of the bounds of a class, which are figures themselves.
    assert all(class_of(kept.renderer(), value) for value in found.values())
    current = {f["epci"]: f[VALUE] for f in FiguresLayer(project).layer.getFeatures()}
    assert sum(current.values()) == 6287
    assert maps.show(base, Drawing(indicator("nb_logements"), statistics.at(
        "bailleur", ["nb_logements"]))) is None  # fmt: skip
    assert maps.layer is None


CHANGES = """
import itertools
import time

import pandas as pd
from qgis.core import (
    QgsApplication, QgsFeature, QgsGeometry, QgsMapRendererParallelJob, QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from osp_plugin.domain.indicators import Figures, indicator
from osp_plugin.project.indicators import drawing

application = QgsApplication([], False)
application.initQgis()
size = drawing._size
# What is at stake while it is copied: a long expression is copied for longer.
more = " + ".join(f"abs({number} * $id)" for number in range(300))
drawing._size = lambda shown: f"{size(shown)} + 0 * ({more})"
layer = QgsVectorLayer(f"Polygon?crs=EPSG:2154&field={drawing.VALUE}:double", "", "memory")
codes = pd.Index(["0", "1", "2"], dtype=object)
for number in range(3):
    feature = QgsFeature(layer.fields())
    feature[drawing.VALUE] = number + 1.0
    place = f"{number} 0, {number} 1, {number + 1} 1, {number + 1} 0, {number} 0"
    feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({place}))"))
    layer.dataProvider().addFeature(feature)

def show(change):
    figures = {"nom": codes, "nb_cites": [1.0, 2.0, 3.0 + change]}
    drawn = drawing.Drawing(
        indicator("nb_cites"), Figures("epci", pd.DataFrame(figures, index=codes))
    )
    return drawing.renderer(drawn)

settings = QgsMapSettings()
settings.setLayers([layer])
settings.setExtent(layer.extent())
settings.setDestinationCrs(layer.crs())
settings.setOutputSize(QSize(60, 40))
layer.setRenderer(show(0))
for change, wait in zip(range(1, 201), itertools.cycle(number / 4000 for number in range(41))):
    following = show(change)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    until = time.perf_counter() + wait
    while time.perf_counter() < until:
        pass
    layer.setRenderer(following)
    job.cancel()
print("FINI")
"""


def test_figures_may_change_while_threads_draw_the_last_ones(root):
    # Its own process: what goes wrong here ends it.
    done = subprocess.run(
        [sys.executable, "-c", CHANGES], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "FINI" in done.stdout, done.stderr


def test_the_polygons_of_a_layer_are_drawn_as_a_level(demo, qgis_new_project):
    """Whatever their fields are called; the layer itself is hidden, and stays as it was."""
    base, project = GeoPackageBase(demo), QgsProject.instance()
    quarters = QgsVectorLayer(
        'Polygon?crs=EPSG:2154&field=le "code":string&field=nom:string', "Quartiers", "memory"
    )
    for code, west in (("A", 680_000), ("l'autre", 690_000), ("vide", 0)):
        row = QgsFeature(quarters.fields())
        row.setAttributes([code, f"Quartier {code}"])
        row.setGeometry(
            QgsGeometry.fromRect(QgsRectangle(west, 7_020_000, west + 10_000, 7_050_000))
        )
        quarters.dataProvider().addFeature(row)
    project.addMapLayer(quarters)
    field = quarters.fields().names()[0]
    zones = read_zones(
        ZoneLayer("Quartiers", quarters, quarters.crs(), project.transformContext(), field, "nom")
    )
    figures = Statistics(Tables(base, zones=zones)).at("couche", ["nb_logements"])
    asked = Drawing(indicator("nb_logements"), figures)
    maps = FiguresLayer(project)
    shown = maps.show(base, asked, quarters)
    drawn = {item[field]: item[VALUE] for item in shown.getFeatures()}
    assert drawn == figures.table["nb_logements"].drop("Non renseigné").to_dict()
    assert drawn["A"] > 0 and drawn["vide"] == 0 and "Quartiers" in shown.name()
    root = project.layerTreeRoot()
    assert not root.findLayer(quarters.id()).itemVisibilityChecked()
    assert quarters.fields().lookupField(VALUE) < 0
    assert maps.show(base, asked, quarters) is shown
