"""Maps of figures: classes that hold every value, a layer that keeps its figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProject

from osp_plugin.domain.indicators import indicator, indicators
from osp_plugin.project.thematic import (
    MAP,
    VALUE,
    Drawing,
    FiguresLayer,
    classes,
    renderer,
)
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.statistics import Statistics

values = st.lists(
    st.one_of(st.integers(-5, 3000).map(float), st.floats(0, 1e9, width=32)),
    min_size=1,
    max_size=40,
)


@given(values=values, key=st.sampled_from(list(indicators())))
def test_every_value_is_in_a_class_and_classes_follow_each_other(qgis_app, values, key):
    bounds = classes(indicator(key), values)
    assert all(any(low <= value <= high for low, high in bounds) for value in values)
    assert all(high <= after[0] for (_low, high), after in zip(bounds, bounds[1:]))


@pytest.mark.parametrize("key", list(indicators()))
def test_every_indicator_has_a_map(qgis_app, key):
    made = renderer(indicator(key), [0.0, 12.5, 80.0, 81.0, 400.0, 2570.0])
    assert made.type() == "graduatedSymbol" and made.ranges()
    assert all(item.label() for item in made.ranges())
    if indicator(key).map.kind == "aplats":
        assert len({item.symbol().color().name() for item in made.ranges()}) == len(made.ranges())
    assert renderer(indicator(key), []).type() == "nullSymbol"


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
    show("part_livres", "commune")
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
    expected = statistics.at("commune", ["part_livres"]).table["part_livres"]
    found = {f["idcom"]: f[VALUE] for f in kept.getFeatures() if isinstance(f[VALUE], float)}
    assert found == pytest.approx(expected.dropna().to_dict())
    current = {f["epci"]: f[VALUE] for f in FiguresLayer(project).layer.getFeatures()}
    assert sum(current.values()) == 6287
    assert maps.show(base, Drawing(indicator("nb_logements"), statistics.at(
        "bailleur", ["nb_logements"]))) is None  # fmt: skip
    assert maps.layer is None
