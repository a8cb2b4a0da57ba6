"""What a base or a file says is printed as text: labels, legends, titles, charts, letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.domain.common.text import legible, on_one_line, unmarked, visible
from osp_plugin.domain.indicators import Figures, indicator
from osp_plugin.gui.common.background import Task
from osp_plugin.project.indicators.drawing import VALUE, Drawing, draw
from osp_plugin.reports.common import charts
from osp_plugin.reports.indicators.charts import BarDrawing, bars
from osp_plugin.reports.layouts import (
    FICHE_TERRITORY,
    Column,
    Content,
    Figure,
    Section,
    Signature,
    Table,
    fill,
    legends,
    template_of,
)
from osp_plugin.reports.layouts.files import write_pdf
from osp_plugin.reports.remontee.mail import mail_text

from ..support.hostile_names import HOSTILE_NAMES, WEB
from ..support.pdf import described, pages

names = pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
LEAK = "trahi-7731"
EVALUATED = "[% env('OSP_TRAHI') %]"
"""A name that says what the machine keeps for itself, where an expression is looked for."""


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OSP_TRAHI", LEAK)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: f"{tmp_path}/profil/")


def content(name: str) -> Content:
    """A fiche of which every text is a name."""
    table = Table((Column(name, 4), Column("Bailleur")), ((name, "M&C"), ("b", name)))
    return Content(
        title=name,
        subtitle=name,
        sources=name,
        identity=((name, name),),
        figures=(Figure(name, name),),
        sections=(Section(name, name, table),),
    )


def bare(text: str) -> str:
    """A text without the spaces that typography, lines and a PDF put into it."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", [n for n in HOSTILE_NAMES if len(n) < 1000] + [EVALUATED])
def test_a_fiche_prints_the_name(tmp_path: Path, name: str) -> None:
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    fill(layout, content(name), Signature(name, name))
    write_pdf(layout, tmp_path / "fiche.pdf")
    told = "".join(pages(tmp_path / "fiche.pdf"))
    assert LEAK not in told
    # A text of several lines is read beside its neighbours.
    for line in visible(name).splitlines():
        assert bare(told).replace("\u2060", "").count(bare(line)) >= 10, told
    title = described(tmp_path / "fiche.pdf")["Title"]
    assert not set(title) & set("\u202e\x1b") and "\ufffd" not in title


def test_a_title_without_end_is_printed(tmp_path: Path) -> None:
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    fill(layout, content("x" * 5_000), Signature())
    write_pdf(layout, tmp_path / "fiche.pdf")
    assert pages(tmp_path / "fiche.pdf")


def test_a_label_of_the_web_writes_the_name(tmp_path: Path) -> None:
    """A cartographer may have drawn one in the model of a fiche."""
    layout = template_of(FICHE_TERRITORY).load(QgsProject.instance())
    label = QgsLayoutItemLabel(layout)
    label.setMode(QgsLayoutItemLabel.Mode.ModeHtml)
    own = "[% concat('<i>', 'a', '</i>') %]"
    label.setText(f"<b>[% @osp_titre %]</b>{own}")
    layout.addLayoutItem(label)
    for _again in range(2):
        fill(layout, content(WEB), Signature())
        assert "<img" not in label.currentText() and "&lt;img" in label.currentText()
        assert "<i>a</i>" in label.currentText()
    assert label.text().count("&lt;") == 1


@pytest.fixture
def legend(qgis_new_project) -> Iterator[Callable[..., str]]:
    """What is read of the legend of layers, in a PDF."""
    layouts = []

    def read(layers: list[QgsVectorLayer], target: Path) -> str:
        layout = QgsPrintLayout(QgsProject.instance())
        layouts.append(layout)
        layout.initializeDefaults()
        drawn = QgsLayoutItemMap(layout)
        drawn.attemptSetSceneRect(QRectF(10, 10, 50, 50))
        drawn.setLayers(layers)
        drawn.zoomToExtent(QgsRectangle(0, 0, 1000, 1000))
        layout.addLayoutItem(drawn)
        item = QgsLayoutItemLegend(layout)
        item.setLinkedMap(drawn)
        layout.addLayoutItem(item)
        item.attemptSetSceneRect(QRectF(70, 10, 200, 100))
        at_once(legends.fill(item, layers, None))
        item.setLegendFilterByMapEnabled(False)
        write_pdf(layout, target)
        return "\n".join(pages(target))

    yield read
    for layout in layouts:
        sip.delete(layout)


@pytest.mark.parametrize("name", [EVALUATED, f"avant {EVALUATED} après", WEB, "$\\frac{a}$"])
def test_a_legend_explains_by_the_name(legend, tmp_path: Path, name: str) -> None:
    classes = QgsVectorLayer("Point?crs=EPSG:2154&field=kind:string", name, "memory")
    symbol = QgsSymbol.defaultSymbol(classes.geometryType())
    kinds = [QgsRendererCategory(kind, symbol.clone(), name) for kind in "ab"]
    classes.setRenderer(QgsCategorizedSymbolRenderer("kind", kinds))
    alone = QgsVectorLayer("Point?crs=EPSG:2154", name, "memory")
    QgsProject.instance().addMapLayers([classes, alone])
    told = legend([classes, alone], tmp_path / "legende.pdf")
    assert LEAK not in told
    assert bare(told).replace("\u2060", "").count(bare(name)) == 4
    assert classes.name() == name


@names
def test_a_chart_draws_the_name(name: str) -> None:
    pytest.importorskip("matplotlib")
    rows = [("a", name, 3.0), ("b", name, 2.0)]
    drawn = bars(BarDrawing(name, rows, "entier"))
    svg = charts.svg(drawn, "noms", name)
    tree = ElementTree.fromstring(svg)
    tags = {str(item.tag).rpartition("}")[2] for item in tree.iter()}
    assert not tags & {"script", "img", "image", "a", "foreignObject"}
    assert not [key for item in tree.iter() for key in item.attrib if key.startswith("on")]


@names
def test_a_letter_says_the_name_on_one_line(name: str) -> None:
    counts = dict.fromkeys(
        ("NB_LIGNES", "NB_NOUVEAUX", "NB_MODIFIES", "NB_INCHANGES", "NB_REJETES", "NB_CONFLITS",
         "NB_DISPARUS", "NB_AVERTISSEMENTS"), 0
    )  # fmt: skip
    plan: Any = SimpleNamespace(name=name, counts=counts, findings=[])
    lines = mail_text(plan).splitlines()
    assert lines[0] == f"Objet : OSP ERBM – votre remontée « {on_one_line(name)} »"
    assert lines[1] == "" and lines[2] == "Bonjour,"


@names
def test_a_task_and_a_layer_of_figures_are_described_as_text(qgis_app, name: str) -> None:
    """QGIS shows both as pages of the web, in tooltips and in the information of a layer."""
    task = Task(f"Lecture de {name}", lambda _work: None, print, print)
    assert task.description() == unmarked(f"Lecture de {name}")
    table = pd.DataFrame({"nom": [name], "nb_logements": [3.0]}, index=["a"])
    layer = QgsVectorLayer("Polygon?field=epci:string", "x", "memory")
    draw(layer, Drawing(indicator("nb_logements"), Figures("epci", table), f"Bailleur : {name}."))
    for page in (task.description(), layer.metadata().abstract(), layer.htmlMetadata()):
        assert not re.search(r"<(?:img|script|b>gras)", page), page


@names
def test_what_is_written_is_what_can_be(name: str) -> None:
    """Nothing that is shown holds half a letter, which no file takes."""
    for text in (visible(name), legible(name), unmarked(name), on_one_line(name)):
        text.encode("utf-8")
        assert not set(text) & set("\x00\x1b\u202e\ud800")
    assert "\n" not in on_one_line(name)


def test_a_map_gives_the_figures_of_any_code(qgis_app) -> None:
    """Backslashes and marks of quotation of a code were lost on the way to the layer."""
    codes = [name for name in HOSTILE_NAMES if len(name) < 200 and name.isprintable()]
    values = [float(place) for place in range(len(codes))]
    table = pd.DataFrame({"nom": codes, "nb_logements": values}, index=codes)
    layer = QgsVectorLayer("Polygon?field=intitule:string", "x", "memory")
    rows = []
    for code in codes:
        rows.append(QgsFeature(layer.fields()))
        rows[-1].setAttributes([code])
    layer.dataProvider().addFeatures(rows)
    draw(layer, Drawing(indicator("nb_logements"), Figures("operation", table)))
    assert {row["intitule"]: row[VALUE] for row in layer.getFeatures()} == dict(zip(codes, values))
