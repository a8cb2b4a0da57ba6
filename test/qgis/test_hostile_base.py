"""A base of which every name is a trap is shown and printed as text: forms, pages, books."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from qgis.core import (
    QgsEditFormConfig,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
    QgsVectorLayer,
)

from osp_plugin.project.opening import open_base
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.hostile import hostile_base
from ..support.hostile_names import WEB
from ..support.pdf import pages
from ..support.processing_runner import Feedback, run_algorithm

LEAK = "trahi-7731"
TRAPS = (
    WEB,
    "</td><script>evil()</script>",
    "[% env('OSP_TRAHI') %]",
    '&L&"Arial"&36 <b>gras</b>',
    "=cmd|' /C calc'!A0",
    "cité \u202egpj\u202c",
    "'\";-- \\\\serveur\\part\\ ../../etc",
    "$\\frac{1}{0}$ %1 %s {0} {x.__class__}",
    "deux\nlignes",
    "long " + "x" * 130,
)
ALIAS = QgsEditFormConfig.DataDefinedProperty.Alias


@pytest.fixture(scope="module")
def trapped(provider, tmp_path_factory: pytest.TempPathFactory) -> GeoPackageBase:
    """A base with a row for each trap."""
    return hostile_base(
        tmp_path_factory.mktemp("noms") / "base.gpkg",
        lambda place: f"{TRAPS[place]} n° {place}",
        lambda place: f"<b>&{place}",
        len(TRAPS),
    )


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OSP_TRAHI", LEAK)


class Marks(HTMLParser):
    """The marks of a page that act, and what it says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.said = ""
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        acting = {"script", "img", "iframe", "object", "embed", "form", "base", "meta-refresh"}
        if tag in acting or any(name.startswith("on") for name, _value in attrs):
            self.found.append(f"{tag} {attrs}")
        self.found += [str(value) for name, value in attrs if name == "src"]

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.said += data


def labels(layer: QgsVectorLayer) -> Iterator[str]:
    """What the form of a layer writes above each field, for each row."""
    form = layer.editFormConfig()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for name in layer.fields().names():
        alias = form.dataDefinedFieldProperties(name).property(ALIAS)
        if not alias.isActive():
            continue
        expression = QgsExpression(alias.expressionString())
        for feature in layer.getFeatures():
            context.setFeature(feature)
            yield str(expression.evaluate(context))


def test_the_labels_of_the_forms_write_the_names(trapped, qgis_new_project) -> None:
    project = QgsProject.instance()
    opened = open_base(trapped.path, project)
    told = [text for layer in opened.values() for text in labels(layer)]
    assert any("&lt;img" in text for text in told)
    for text in told:
        assert Marks(text).found == [] and LEAK not in text, text
        assert "<b>gras" not in text, text


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("analyse_logement_bailleur", {"INPUT": "logement", "OPERATIONS": "operation"}),
        (
            "controle_geolocalisation",
            {"INPUT": "logement", "COMMUNES": "commune", "OUTPUT": "memory:"},
        ),
    ],
)
def test_a_page_writes_the_names(trapped, tmp_path: Path, name: str, layers) -> None:
    page = tmp_path / "rapport.html"
    given = {
        key: table if table == "memory:" else f"{trapped.path}|layername={table}"
        for key, table in layers.items()
    }
    run_algorithm(f"osp:{name}", {**given, "RAPPORT": str(page)})
    read = Marks(page.read_text(encoding="utf-8"))
    assert read.found == []
    assert LEAK not in read.said and "onerror" in read.said
    assert not set(read.said) & set("\u202e\x00\x1b")


CODES = re.compile(r"&(?:[LCRPNDTFAGZBIUESXYOH]|\"[^\"]*\"|\d+|K[0-9A-F]{6})")


def check_book(path: Path) -> None:
    """Headers of a workbook have no code that a name brought; its sheets have names that Excel
    takes; nothing leads elsewhere."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()
                 if name.endswith((".xml", ".rels"))}  # fmt: skip
    for name, text in parts.items():
        assert LEAK not in text and 'TargetMode="External"' not in text, name
        for written in re.findall(r"<odd(?:Header|Footer)>([^<]*)<", text):
            bare = written.replace("&amp;", "&").replace("&quot;", '"').replace("&&", "")
            fonts = set(re.findall(r'&"([^"]*)"', bare))
            assert not [font for font in fonts if font.startswith("Arial")], written
            assert not re.search("&36", bare), written
    for sheet in re.findall(r'<sheet [^>]*name="([^"]*)"', parts["xl/workbook.xml"]):
        assert len(sheet.replace("&amp;", "&")) <= 31 and not set(sheet) & set("[]:*?/\\")


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("classeur", {}),
        ("etats_programmation", {"CAMPAGNE": 2021}),
    ],
)
def test_papers_and_books_write_the_names(trapped, tmp_path: Path, name: str, more) -> None:
    target = {"OUTPUT": str(tmp_path / "a.xlsx")} if name == "classeur" else {}
    told = Feedback()
    given = {"BASE": str(trapped.path), **more, **(target or {"DOSSIER": str(tmp_path)})}
    run_algorithm(f"osp:{name}", given, told)
    books, papers = list(tmp_path.glob("*.xlsx")), list(tmp_path.glob("*.pdf"))
    assert books
    for book in books:
        check_book(book)
    for paper in papers:
        text = "".join(pages(paper))
        assert LEAK not in text, paper
    assert not [text for text in (*told.said, *told.warnings) if LEAK in text]


def test_a_fiche_of_an_operation_writes_its_name(trapped, tmp_path: Path) -> None:
    given = {"BASE": str(trapped.path), "ECHELLE": "operation", "DOSSIER": str(tmp_path),
             "TERRITOIRES": f"{TRAPS[2]} n° 2"}  # fmt: skip
    run_algorithm("osp:fiches_territoire", given)
    papers = list(tmp_path.rglob("*.pdf"))
    assert papers
    text = "".join(page for paper in papers for page in pages(paper))
    assert LEAK not in text and "env('OSP_TRAHI')" in text.replace("\u2060", "")
