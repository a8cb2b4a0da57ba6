"""Named styles, themes and bookmarks that come with a base."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import (
    QgsExpression,
    QgsMapLayerStyle,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtGui import QColor

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.maps.themes import ThemeMaker
from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.foreign import LeftOut, clean_style
from osp_plugin.project.indicators.thematic import FiguresLayer
from osp_plugin.project.maps import named_styles
from osp_plugin.project.maps.keeping import keep_in_base
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts import styles as styles_contract
from ..support.at_once import Now
from ..support.new_base import new_base

READY = [
    *("Avancement", "Bailleur", "Cités à enjeux", "Financement", "Étiquette après"),
    "Étiquette avant",
]


@pytest.fixture
def window(qgis_new_project) -> SimpleNamespace:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    return SimpleNamespace(mapCanvas=lambda: canvas, messageBar=lambda: bar)


def opened(path: Path, window: SimpleNamespace) -> tuple[ThemeMaker, BaseReference, dict[str, Any]]:
    reference, project = BaseReference.geopackage(path), QgsProject.instance()
    layers = open_base(reference, project)
    maker = ThemeMaker(window, Messages(window), Now())
    at_once(maker.opened(reference, layers, Showing.of(reference.open())))
    return maker, reference, layers


def shown_classes(layer: QgsVectorLayer) -> dict[str, str]:
    """Labels of the classes, with the colour of what is not their white halo."""
    found = {}
    for category in layer.renderer().categories():
        symbol = category.symbol()
        parts = [symbol.symbolLayer(n).color() for n in range(symbol.symbolLayerCount())]
        inked = [part for part in parts if part != QColor("white")]
        found[category.label()] = (inked or parts)[0].name().upper()
    return found


def test_a_base_opens_with_its_themes_and_bookmarks(demo, window):
    _maker, _reference, layers = opened(demo, window)
    project = QgsProject.instance()
    themes = project.mapThemeCollection()
    assert sorted(themes.mapThemes()) == sorted(READY)
    groups: dict[str, list[str]] = {}
    for bookmark in project.bookmarkManager().bookmarks():
        groups.setdefault(bookmark.group(), []).append(bookmark.name())
    assert sorted(groups) == ["Cités à enjeux", "EPCI"]
    assert len(groups["EPCI"]) == layers["epci"].featureCount()
    lens = next(b for b in project.bookmarkManager().bookmarks() if b.name() == "Lens-Liévin")
    request = QgsExpression.createFieldEqualityExpression("nom_epci", "Lens-Liévin")
    (feature,) = layers["epci"].getFeatures(request)
    assert lens.extent().contains(feature.geometry().boundingBox())
    enjeux = sum(1 for one in layers["cite"].getFeatures() if one["a_enjeux"])
    assert len(groups["Cités à enjeux"]) == enjeux > 0
    # Opened again, nothing is there twice.
    opened(demo, window)
    assert sorted(themes.mapThemes()) == sorted(READY)
    assert len(project.bookmarkManager().bookmarks()) == sum(map(len, groups.values()))


def test_a_named_style_draws_otherwise_and_keeps_the_form_of_the_layer(demo, window):
    _maker, _reference, layers = opened(demo, window)
    dwellings = layers["logement"]
    tabs = [child.name() for child in dwellings.editFormConfig().tabs()]
    assert dwellings.styleManager().setCurrentStyle("Avancement")
    assert shown_classes(dwellings) == {
        **named_styles.PROGRESS,
        "autre ou non renseigné": "#FFFFFF",
    }
    assert [child.name() for child in dwellings.editFormConfig().tabs()] == tabs != []
    assert dwellings.customProperty("osp/role") == "logement"
    assert dwellings.styleManager().setCurrentStyle("Bailleur")
    assert list(shown_classes(dwellings)) == [
        *("Maisons & Cités", "SIA Habitat", "autre ou non renseigné")
    ]


def test_a_form_that_changed_is_that_of_every_style(demo, window):
    maker, reference, layers = opened(demo, window)
    dwellings = layers["logement"]
    dwellings.setFieldAlias(dwellings.fields().lookupField("bailleur"), "Le bailleur")
    at_once(maker.opened(reference, layers, Showing.of(reference.open())))
    dwellings.styleManager().setCurrentStyle("Étiquette avant")
    assert dwellings.attributeAlias(dwellings.fields().lookupField("bailleur")) == "Le bailleur"


def test_a_theme_draws_its_style(demo, window):
    _maker, _reference, layers = opened(demo, window)
    themes = QgsProject.instance().mapThemeCollection()
    styles = themes.mapThemeStyleOverrides("Cités à enjeux")
    assert layers["logement"] not in themes.mapThemeVisibleLayers("Cités à enjeux")
    assert "etude_urbaine" in styles[layers["cite"].id()]
    assert layers["logement"] in themes.mapThemeVisibleLayers("Bailleur")


def test_what_the_user_made_of_a_theme_stays(demo, window):
    opened(demo, window)
    themes = QgsProject.instance().mapThemeCollection()
    record = themes.mapThemeState("Bailleur")
    record.setLayerRecords([])
    themes.update("Avancement", record)
    opened(demo, window)
    assert themes.mapThemeState("Avancement").layerRecords() == []
    assert "Avancement (osp_demo)" in themes.mapThemes()


@pytest.fixture(scope="module")
def written(demo, tmp_path_factory) -> Path:
    """A copy of the demonstration in which styles are written."""
    return Path(shutil.copy(demo, tmp_path_factory.mktemp("styles") / "osp.gpkg"))


def test_counted_themes_are_made_when_asked_for(demo, window):
    maker, reference, layers = opened(demo, window)
    maker.make(reference)
    themes = QgsProject.instance().mapThemeCollection().mapThemes()
    (_gap,) = [name for name in themes if name.startswith("Écart financés - remontés au ")]
    assert "Programmation" in themes
    assert FiguresLayer(QgsProject.instance()).layer is None  # none in hand
    assert layers["cite"].styleManager().setCurrentStyle("Programmation")
    classes = list(shown_classes(layers["cite"]))
    assert classes[-1] == "autre cité" and classes[0].startswith("Campagne 2022")
    assert layers["cite"].renderer().categoryIndexForValue("0") == 0
    (told,) = window.messageBar().items()
    assert "thèmes de la base « osp_demo »" in told.text()
    maker.make(reference)
    assert len(QgsProject.instance().mapThemeCollection().mapThemes()) == len(themes)


def test_styles_kept_in_a_base_are_those_of_the_next_project(written, window, qgis_app):
    _maker, reference, layers = opened(written, window)
    own = QgsSymbol.defaultSymbol(layers["logement"].geometryType())
    own.setColor(QColor("#123456"))
    layers["logement"].setRenderer(QgsSingleSymbolRenderer(own))
    style = QgsMapLayerStyle()
    style.readFromLayer(layers["logement"])
    layers["logement"].styleManager().addStyle("À moi", style)
    shown = {role: layers[role] for role in ("logement", "cite")}
    assert at_once(keep_in_base(shown)) == 7
    assert at_once(keep_in_base({"cite": layers["cite"]})) == 1  # replaced without a question
    QgsProject.instance().clear()
    _maker, reference, layers = opened(written, window)
    names = layers["logement"].styleManager().styles()
    assert {"À moi", "Avancement", "Bailleur"} <= set(names) and len(names) == 7
    layers["logement"].styleManager().setCurrentStyle("À moi")
    assert layers["logement"].renderer().symbol().color().name() == "#123456"
    reference.open()  # the base is still one of ours
    assert not GeoPackageBase(written).foreign()


def test_a_named_style_of_a_base_runs_nothing(written, window):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(written)) as file, file:
        file.execute(
            "UPDATE layer_styles SET styleQML = replace(styleQML, 'if(', "
            "'env(''HOME'') || if(') WHERE f_table_name = 'cite'"
        )
        (sent,) = file.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'cite'"
        ).fetchone()
    base = GeoPackageBase(written)
    taken = Showing.of(base).styles.named
    assert "env(" not in str(taken)
    assert "editforminitcode" not in str(taken) and "attributeactions" not in str(taken)
    assert "env(" in sent


@pytest.mark.parametrize("role", ["logement", "cite"])
def test_our_styles_come_whole_through_the_cleaning_of_a_base(role, qgis_app):
    made = (
        named_styles.dwelling_styles({"M&C": "Maisons & Cités"})
        if role == "logement"
        else named_styles.cite_styles({"Campagne 2021": ["1", "2"]})
    )
    for drawing in made.values():
        left_out = LeftOut()
        cleaned = clean_style(drawing, left_out)
        assert cleaned.count("<category ") == drawing.count("<category ")
        assert cleaned.count("fillColor") == drawing.count("fillColor")


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [value / 255 for value in QColor(color).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * p for share, p in zip((0.2126, 0.7152, 0.0722), linear))


def seen_without_green(color: str) -> tuple[float, float, float]:
    """A colour as a deuteranope sees it (Viénot, Brettel and Mollon, 1999)."""
    red, green, blue = ((value / 255) ** 2.2 for value in QColor(color).getRgb()[:3])
    mixed = 0.29275 * red + 0.70725 * green
    return mixed, mixed, -0.02234 * red + 0.02234 * green + blue


@pytest.mark.parametrize(
    "colors",
    [
        tuple(named_styles.PROGRESS.values()),
        tuple(named_styles.LABELS.values()),
        named_styles.LANDLORDS,
        tuple(named_styles.STUDIES.values()),
    ],
)
def test_colours_are_told_apart_without_green(colors):
    seen = [seen_without_green(color) for color in colors]
    for place, one in enumerate(seen):
        for other in seen[:place]:
            assert sum((a - b) ** 2 for a, b in zip(one, other)) ** 0.5 > 0.05


def test_progress_darkens(qgis_app):
    values = [luminance(color) for color in named_styles.PROGRESS.values()]
    assert values[1:] == sorted(values[1:], reverse=True) and values[0] > values[-1]


def test_named_styles_are_kept_in_a_file(qgis_new_project, tmp_path):
    base = new_base(tmp_path / "base.gpkg")
    styles_contract.are_kept_for_every_project(BaseReference.geopackage(base.path))
