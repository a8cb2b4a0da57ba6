"""The map of the visionneuse: under the dwellings, drawn as asked, its names written once."""

from __future__ import annotations

import math

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
)
from qgis.PyQt.QtCore import QSize

from osp_plugin.domain.indicators import Criteria, indicator
from osp_plugin.gui.indicators.map_options import MapOptions, small_places
from osp_plugin.project import open_base
from osp_plugin.project.indicators.choice import PALETTES, MapChoice
from osp_plugin.project.indicators.drawing import Drawing, renderer
from osp_plugin.project.indicators.thematic import ID, FiguresLayer
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.statistics import Statistics


@pytest.fixture(scope="module")
def statistics(demo) -> Statistics:
    return Statistics.of_base(GeoPackageBase(demo))


def drawing(statistics: Statistics, key: str, scale: str = "epci", **choice: object) -> Drawing:
    return Drawing(indicator(key), statistics.at(scale, [key]), choice=MapChoice(**choice))


def test_a_map_stands_under_the_dwellings_and_above_the_territories(
    demo, statistics, qgis_new_project
):
    project = QgsProject.instance()
    layers = open_base(demo, project)
    maps = FiguresLayer(project)
    made = maps.show(GeoPackageBase(demo), drawing(statistics, "part_livres"))
    maps.save_view("Livrés")
    order = [layer.id() for layer in project.layerTreeRoot().layerOrder()]
    placed = order.index(made.id())
    assert order.index(layers["logement"].id()) < placed
    assert placed < order.index(layers["cite"].id()) < order.index(layers["epci"].id())
    kept = next(one for one in project.mapLayers().values() if one.name() == "Livrés")
    assert order.index(layers["logement"].id()) < order.index(kept.id())
    assert made.id().startswith(f"{ID}epci") and kept.id().startswith(f"{ID}epci")
    leaf = project.layerTreeRoot().findLayer(made.id())
    maps.show_again(False)
    assert not leaf.isVisible()
    maps.show_again(True)
    assert leaf.isVisible()


def labels(layers: list[object], scale: float) -> list[str]:
    """The texts that are written when these layers are drawn, at a map scale."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(layers[-1].crs())
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1600, 1000))
    settings.setExtent(layers[-1].extent())
    settings.setDevicePixelRatio(1)
    extent = settings.extent()
    extent.scale(scale / settings.scale())
    settings.setExtent(extent)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    results = job.takeLabelingResults()
    return [place.labelText for place in results.labelsWithinRect(settings.visibleExtent())]


def test_names_are_written_once_and_never_codes(demo, statistics, qgis_new_project):
    layers = open_base(demo, QgsProject.instance())
    alone = labels([layers["epci"]], 400_000)
    assert any("Valenciennes" in text for text in alone)
    maps = FiguresLayer(QgsProject.instance())
    figures = drawing(statistics, "nb_logements")
    made = maps.show(GeoPackageBase(demo), figures)
    both = labels([made, layers["epci"]], 400_000)
    named = [text for text in both if "Valenciennes" in text]
    assert len(named) == 1 and any(digit in named[0] for digit in "0123456789")
    codes = {code for code in figures.values if code.isupper()}
    assert not any(code in text.split() for text in both for code in codes)


@pytest.mark.parametrize(("scale", "map_scale"), [("commune", 400_000), ("cite", 250_000)])
def test_values_are_written_at_every_level(demo, statistics, qgis_new_project, scale, map_scale):
    maps = FiguresLayer(QgsProject.instance())
    figures = drawing(statistics, "nb_logements", scale)
    made = maps.show(GeoPackageBase(demo), figures)
    far = labels([made], map_scale)
    assert len(far) >= 20 and all(text.strip()[0].isdigit() for text in far)


def test_classes_method_and_palette_are_those_asked(statistics, qgis_app):
    for number in (2, 4, 7):
        made = renderer(drawing(statistics, "part_livres", "commune", number=number))
        classes = [item for item in made.ranges() if item.lowerValue() > -1e12]
        assert len(classes) == number
        assert len({item.symbol().color().name() for item in classes}) == number
    one, other = (
        renderer(drawing(statistics, "part_livres", "commune", method=method))
        for method in ("egales", "quantiles")
    )
    assert [r.upperValue() for r in one.ranges()] != [r.upperValue() for r in other.ranges()]
    for palette in PALETTES:
        made = renderer(drawing(statistics, "part_livres", "epci", palette=palette))
        lights = [item.symbol().color().lightnessF() for item in made.ranges()[:3]]
        assert lights == sorted(lights, reverse=True)


def test_kept_classes_are_those_of_the_map_before(statistics, qgis_app):
    first = drawing(statistics, "nb_logements")
    second = drawing(statistics, "nb_palulos", kept=first.bounds)
    lows = [low for low, _high in first.bounds[1:]]
    assert [low for low, _high in second.bounds[1:]] == lows
    for value in second.shown:
        assert any(low <= value <= high for low, high in second.bounds)
    again = [(r.lowerValue(), r.upperValue()) for r in renderer(second).ranges()]
    assert len(again) == len(first.bounds)


def test_small_territories_are_left_out_and_said(statistics, qgis_app):
    counted = statistics.at("commune", ["nb_logements"]).table["nb_logements"]
    hidden = small_places(statistics, "commune", Criteria(), 30)
    assert hidden == {str(code) for code, number in counted.items() if number < 30} != set()
    made = drawing(statistics, "part_livres", "commune", hidden=hidden, least=30)
    assert not set(made.values) & hidden
    assert "moins de 30 logements" in made.told
    assert "moins de 30 logements" in renderer(made).ranges()[-1].label()


def test_a_class_is_kept_for_what_is_comparable_only(statistics, qgis_app):
    options = MapOptions(None, lambda *_value: None)
    options.drew(drawing(statistics, "nb_logements"))
    options.keep.setChecked(True)

    def asked(key: str) -> MapChoice:
        return options.choice(statistics, indicator(key), "epci", Criteria())

    bounds = drawing(statistics, "nb_logements").bounds
    assert asked("nb_palulos").kept == bounds
    assert asked("part_livres").kept == ()
    options.drew(drawing(statistics, "nb_palulos"))
    assert asked("nb_hors").kept == bounds  # those of the first, however many follow
    options.keep.setChecked(False)
    assert asked("nb_palulos").kept == ()
    options.number.setValue(1)
    assert asked("nb_palulos").number == 0 and not math.isnan(options.least.value())


def placed(layers: dict[str, object], drawn: list[str], scale: float) -> tuple[list[str], int]:
    """Texts that are written, and how many dwellings they cover."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(layers["epci"].crs())
    settings.setLayers([layers[role] for role in drawn])
    settings.setOutputSize(QSize(1060, 580))
    extent = layers["epci"].extent()
    settings.setExtent(extent)
    extent.scale(scale / settings.scale(), layers["logement"].extent().center())
    settings.setExtent(extent)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    labels = job.takeLabelingResults().labelsWithinRect(settings.visibleExtent())
    points = [
        one.geometry().asPoint()
        for one in layers["logement"].getFeatures()
        if not one.geometry().isEmpty()
    ]
    covered = sum(label.labelRect.contains(point) for label in labels for point in points)
    return [label.labelText for label in labels], covered


def test_names_avoid_the_dwellings_and_no_epci_loses_its_own(demo, qgis_new_project):
    layers = open_base(demo, QgsProject.instance())
    drawn = ["logement", "cite", "epci", "commune"]
    texts, covered = placed(layers, drawn, 380_000)
    names = {one["nom_epci"] for one in layers["epci"].getFeatures()}
    assert {text.replace("\n", " ") for text in texts} >= names
    assert covered < 10
    _texts, covered = placed(layers, drawn, 50_000)
    assert covered < 10
