"""The HTML report: valid, self-contained, accessible, in French, everything escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp_plugin.domain.analysis import Analysis
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.reports.analysis.page import html_report, write_html_report
from osp_plugin.reports.common import french
from osp_plugin.reports.html.parts import Cell, table

from ..support.report_samples import analyse_frame, make_sample

pytest.importorskip("matplotlib")

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """Checks nesting and gathers what the tests look at."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"attribute twice in {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return make_sample(1500)[1]


@pytest.fixture(scope="module")
def source(analysis: Analysis) -> str:
    return html_report(analysis, title="Analyse <M&C>", subtitle="Source : base OSP")


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_page_is_french_and_for_every_screen(page: Page, source: str) -> None:
    assert source.startswith("<!DOCTYPE html>")
    assert page.every("html")[0]["lang"] == "fr"
    assert any(meta.get("name") == "viewport" for meta in page.every("meta"))
    assert "@media print" in source
    assert "Analyse <M&C>" in page.text


def test_page_needs_nothing_outside_itself(page: Page, source: str) -> None:
    assert page.every("script") == page.every("link") == page.every("img") == []
    assert "@import" not in source
    for _, attributes in page.tags:
        for name, value in attributes.items():
            if name in ("href", "src", "xlink:href"):
                assert (value or "").startswith("#")
    assert not re.search(r"url\((?!#)", source)


def test_ids_are_unique_and_what_they_label_exists(page: Page) -> None:
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    labels = {a["aria-labelledby"] for _, a in page.tags if "aria-labelledby" in a}
    assert labels <= set(identifiers)


def test_tables_and_charts_are_accessible(page: Page) -> None:
    tables = len(page.every("table"))
    assert tables == 6
    assert len(page.every("caption")) == tables
    assert all(cell.get("scope") in ("col", "colgroup", "row") for cell in page.every("th"))
    drawings = page.every("svg")
    assert len(drawings) == 5
    assert all(drawing["role"] == "img" and drawing["aria-label"] for drawing in drawings)


def test_key_figures(page: Page, analysis: Analysis) -> None:
    figures = analysis.figures
    assert f"{french.number(figures.nb_logements)}logements remontés" in page.text
    assert f"{french.number(figures.nb_geolocalises)}géolocalisés" in page.text
    assert f"{french.number(figures.nb_palulos)}en PALULOS" in page.text
    assert f"{french.number(figures.nb_finances)}financés" in page.text
    assert f"{french.number(figures.nb_manquants)}manquants" in page.text
    assert f"{french.number(figures.nb_doublons)}identifiants en double" in page.text
    assert "1\u202f500" in page.text


def test_crosstabs(page: Page, analysis: Analysis) -> None:
    lived = analysis.synthese[analysis.synthese["nb_logements"] > 0]["annee_financ"]
    years = lived.max() - lived.min() + 1
    totals = [row for row in page.rows if row[0] == "Total" and len(row) == 2 * years + 4]
    assert len(totals) == 3
    figures = analysis.figures
    for row in totals:
        assert row[-1] == french.number(figures.nb_logements)
        assert row[years + 1] == french.number(figures.nb_palulos)
        assert row[2 * years + 2] == french.number(figures.nb_hors)


def test_palulos_operations_with_their_gap(page: Page, analysis: Analysis) -> None:
    operations = analysis.operations
    palulos = operations[operations["type_palu"] != "Hors"]
    lines = {row[0]: row for row in page.rows if len(row) == 10}
    assert set(palulos["intitule"]) <= set(lines)
    for _, operation in palulos.iterrows():
        row = lines[operation["intitule"]]
        assert row[6] == str(operation["nb_logements_decision"])
        assert row[9] == french.signed(int(operation["ecart"]))
    marks = {cell.get("class") for cell in page.every("td")}
    assert {"manque", "surplus"} <= marks


def test_repeated_identifiers_and_unplaced_dwellings(page: Page, analysis: Analysis) -> None:
    first = {row[0] for row in page.rows}
    assert set(analysis.doublons["ident_rep"]) <= first
    total = french.number(analysis.figures.nb_non_geolocalises)
    assert ["Total", total] in page.rows


def test_filter_is_said(analysis: Analysis) -> None:
    filtered = replace(analysis, criteria=Criteria(2018, 2020).only("bailleur", "SIA"))
    assert "Bailleur SIA, années 2018 à 2020" in html_report(filtered, title="", subtitle="")


def test_nothing_reported(analysis: Analysis) -> None:
    empty = analyse_frame(make_sample(30)[0].iloc[:0])
    page = Page(html_report(empty, title="T", subtitle="S"))
    for sentence in (
        "Aucun logement remonté",
        "Aucune opération PALULOS",
        "Aucun identifiant n’est remonté plusieurs fois",
        "Tous les logements sont géolocalisés",
    ):
        assert sentence in page.text


def test_gaps_year_and_operation_unknown() -> None:
    dwellings = make_sample(80)[0]
    dwellings["annee_financ"] = dwellings["annee_financ"].astype("Int64")
    dwellings["nb_logements_decision"] = dwellings["nb_logements_decision"].mask(
        dwellings["bailleur"] == "M&C"
    )
    dwellings.loc[:9, ["annee_financ", "intitule"]] = None
    dwellings.loc[:9, "geolocalise"] = False
    page = Page(html_report(analyse_frame(dwellings), title="T", subtitle="S"))
    assert "Sans année" in page.text
    assert "Sans décision connue" in page.text
    assert any(row[0] == "Logements sans opération" for row in page.rows)
    assert not re.search(r"\bnan\b|<NA>|None", page.text)


@pytest.mark.slow
@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_escaped(text: str) -> None:
    cell = Cell(text, css="x", scope="row")
    found = Page(table(text, [], [[cell]]))
    assert [tag for tag, _ in found.tags] == ["div", "table", "caption", "tbody", "tr", "th"]


def test_names_cannot_inject(analysis: Analysis) -> None:
    operations = analysis.operations.copy()
    evil = "<script>alert(1)</script>\"'&\x00$x$"
    operations["intitule"] = [f"{evil}{index}" for index in range(len(operations))]
    doublons = analysis.doublons.assign(ident_rep=evil)
    page = Page(
        html_report(
            replace(analysis, operations=operations, doublons=doublons),
            title=evil,
            subtitle=evil,
            produced=evil,
        )
    )
    assert page.every("script") == []


def test_file_is_utf_8(analysis: Analysis, tmp_path: Path) -> None:
    path = tmp_path / "rapport.html"
    write_html_report(path, analysis, title="Été", subtitle="S", produced="OSP ERBM 1.0")
    assert "Été" in path.read_text(encoding="utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["rapport.html"]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1234567, "1\u202f234\u202f567"), (-35, "\u221235")],
)
def test_french_numbers(value: int, written: str) -> None:
    assert french.number(value) == written


def test_french_words() -> None:
    assert french.counted(0, "logement") == "0 logement"
    assert french.counted(2, "logement") == "2 logements"
    assert french.percent(1, 3) == "33,3\u202f%"
    assert french.percent(1, 0) == "–"
    assert french.signed(3) == "+3"
    assert french.criteria(Criteria()) == "Tous les bailleurs, toutes les années"
    assert french.criteria(Criteria(annee_min=2018)) == "Tous les bailleurs, à partir de 2018"
    assert french.criteria(Criteria(annee_max=2018)) == "Tous les bailleurs, jusqu’à 2018"
    assert (
        french.criteria(Criteria(2018, 2018).only("bailleur", "SIA")) == "Bailleur SIA, année 2018"
    )
