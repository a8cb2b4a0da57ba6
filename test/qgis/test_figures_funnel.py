"""A rule that stands in the funnel reaches every document: fiche, note, viewer, statistics, page.

The rule of these tests leaves only multiples of five. A count that is none was made elsewhere.
"""

from __future__ import annotations

import re

import openpyxl
import pytest
from qgis.core import QgsVectorLayer

from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.indicators import SCALES, funnel, indicators
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.reports.fiches.notes import note_content
from osp_plugin.reports.layouts.content import Content
from osp_plugin.storage import Base, open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics

NARROW = "\u202f"
SAID_OF_A_ROW = {
    "Code",
    "SIREN",
    "Code INSEE",
    "Identifiant",
    "Date de l’étude",
    "Décision",
    "Date",
}
"""Lines of an identity that are no counts."""


@pytest.fixture
def base(demo) -> Base:
    return open_geopackage(demo)


@pytest.fixture(autouse=True)
def rounded(monkeypatch) -> None:
    monkeypatch.setattr(funnel, "released", lambda figures, secret=None: (figures / 5).round() * 5)


def counts_in(text: str) -> list[int]:
    """The whole numbers of a text; shares and means have decimals."""
    plain = text.replace(NARROW, "").replace("\u2212", "-")
    return [int(number) for number in re.findall(r"(?<![\d,])\d+(?![\d,])", plain)]


def assert_rounded(text: str, where: str) -> None:
    assert all(number % 5 == 0 for number in counts_in(text)), f"{where} : {text}"


def cells(content: Content, title: str) -> list[tuple[str, ...]]:
    (found,) = [part for part in content.sections if part.title == title]
    return list(found.table.rows) if found.table else []


@pytest.mark.parametrize(
    ("scale", "code"),
    [("epci", "CALL"), ("departement", "62"), ("bassin", "bassin"), ("commune", "62498")],
)
def test_a_fiche_shows_what_the_funnel_lets_through(base, scale, code):
    maker = FicheMaker(base, scale, blocks=("identite", "chiffres", "financement", "programmation",
                                            "anomalies", "operations"))  # fmt: skip
    (subject,) = maker.subjects([code])
    content = maker.content(subject)
    for title, text in content.identity:
        if title not in SAID_OF_A_ROW and not (scale == "commune" and title == "Population"):
            assert_rounded(text, title)
    whole = [item for item in content.figures if item.label.startswith("logements")]
    assert len(whole) >= 3
    for item in whole:
        assert_rounded(item.value, item.label)
    operations = cells(content, "Opérations")
    assert len(operations) > 5
    for row in operations:
        for text in row[4:]:
            assert_rounded(text, f"opération {row[0]}")
    anomalies = cells(content, "Anomalies ouvertes")
    assert anomalies or scale == "commune"
    for row in anomalies:
        assert_rounded(row[1], row[0])
    if scale == "bassin":
        # A line says what it says; what is added up of the lines is a figure.
        for text in cells(content, "Programmation à venir")[-1][3:]:
            assert_rounded(text, "programmation")


def test_the_statistics_the_note_and_the_workbooks_of_every_scale_are_made_there(base):
    statistics = Statistics.of_base(base)
    additive = [key for key in indicators() if indicators()[key].formula.additive
                and indicators()[key].format == "entier"]  # fmt: skip
    for scale in SCALES:
        table = statistics.at(scale, additive, Criteria(2018, 2019)).table[additive]
        assert (table.fillna(0) % 5 == 0).to_numpy().all(), scale
    assert (statistics.labels() % 5 == 0).to_numpy().all()
    assert (statistics.funders() % 5 == 0).to_numpy().all()
    note = note_content(base, statistics, "epci", title="Note")
    for row in note.table.rows:
        for text in row[1:]:
            assert_rounded(text, row[0])


def test_the_analysis_and_the_workbook_are_made_there(run, demo, tmp_path):
    book, page = tmp_path / "classeur.xlsx", tmp_path / "rapport.html"
    layer = QgsVectorLayer(f"{demo}|layername=logement", "logement", "ogr")
    found = run(
        "osp:analyse_logement_bailleur",
        {"INPUT": layer, "SYNTHESE": "memory:", "CLASSEUR": str(book), "RAPPORT": str(page)},
    )
    rows = [feature["nb_logements"] for feature in found["SYNTHESE"].getFeatures()]
    assert len(rows) > 20 and all(count % 5 == 0 for count in rows)
    sheet = openpyxl.load_workbook(book, data_only=True)["Synthèses"]
    numbers = [
        cell.value
        for row in sheet.iter_rows(min_row=5, min_col=2)
        for cell in row
        if isinstance(cell.value, (int, float)) and not 2000 < cell.value < 2100
    ]
    assert len(numbers) > 100 and all(number % 5 == 0 for number in numbers)
    totals = re.findall(r'<td class="somme">([^<]*)</td>', page.read_text(encoding="utf-8"))
    assert len(totals) > 20
    for text in totals:
        assert_rounded(text, "rapport")
