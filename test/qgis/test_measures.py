"""What rows add to a measure, and how the database is asked for it, on columns made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.indicators.formula import POSITION, Condition, Measure
from osp_plugin.storage.columns import Column
from osp_plugin.storage.counting.measures import NotANumber, as_sql, as_values, columns_of
from osp_plugin.storage.geopackage import GeoPackageBase

LOGEMENT, CITE = dictionary()["logement"], dictionary()["cite"]


def texts(*values: str | None) -> Column:
    """A column as a layer of texts gives it."""
    return Column(
        np.array([(value or "").encode() for value in values]),
        np.array([value is None for value in values]),
    )


def numbers(*values: float | None) -> Column:
    return Column(
        np.array([value or 0.0 for value in values]), np.array([value is None for value in values])
    )


BATCH = {
    "cout_travaux": texts("10,5", " 2.25 ", None, "", "0"),
    "surf_hab": numbers(50, None, 60, 0, 70),
    "etiquette_avant": texts("G", "D", None, "F", "H"),
    "etiquette_apres": texts("B", "D", "A", None, "A"),
    POSITION: Column(np.array([True, False, True, True, False]), np.zeros(5, bool)),
}
KNOWN = Condition("surf_hab")


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("logement"), [1, 1, 1, 1, 1]),
        (Measure("logement", "cout_travaux"), [10.5, 2.25, 0, 0, 0]),
        (Measure("logement", "surf_hab"), [50, 0, 60, 0, 70]),
        # A label counts by its place in the list: from G to B, five classes are gained.
        (Measure("logement", "etiquette_avant", "etiquette_apres"), [5, 0, 0, 0, 0]),
        (Measure("logement", "surf_hab", "cout_travaux"), [39.5, 0, 0, 0, 70]),
        (Measure("logement", where=(KNOWN,)), [1, 0, 1, 1, 1]),
        (Measure("logement", where=(Condition("etiquette_avant", ("F", "G")),)), [1, 0, 0, 1, 0]),
        (Measure("logement", where=(Condition("surf_hab", (60.0, 70.0)),)), [0, 0, 1, 0, 1]),
        (Measure("logement", where=(Condition("surf_hab", ("60",)),)), [0, 0, 0, 0, 0]),
        (Measure("logement", where=(Condition(POSITION, (True,)),)), [1, 0, 1, 1, 0]),
        (Measure("logement", "surf_hab", where=(Condition(POSITION, (True,)), KNOWN)),
         [50, 0, 60, 0, 0]),
    ],
)  # fmt: skip
def test_what_each_row_adds(measure, expected):
    assert as_values(measure, LOGEMENT, BATCH).tolist() == expected


def test_a_text_that_is_no_number_is_told_with_its_column():
    wrong = {"cout_travaux": texts("10", "beaucoup")}
    with pytest.raises(NotANumber, match=r"« Coût des travaux » contient .* « beaucoup »"):
        as_values(Measure("logement", "cout_travaux"), LOGEMENT, wrong)


@pytest.mark.parametrize(
    ("table", "measure", "sql"),
    [
        (LOGEMENT, Measure("logement"), "count(*)"),
        (LOGEMENT, Measure("logement", "surf_hab"), 'sum("surf_hab")'),
        (LOGEMENT, Measure("logement", "surf_hab", "cout_travaux"),
         'sum("surf_hab" - "cout_travaux")'),
        (LOGEMENT, Measure("logement", where=(KNOWN, Condition("type_palu", ("Groupé", "Isolé")))),
         """sum(CASE WHEN "surf_hab" IS NOT NULL AND "type_palu" IN ('Groupé', 'Isolé') """
         "THEN 1 END)"),
        (CITE, Measure("cite", where=(Condition("a_enjeux", (True,)),)),
         'sum(CASE WHEN "a_enjeux" THEN 1 END)'),
        (CITE, Measure("cite", where=(Condition("a_enjeux", (False,)),)),
         'sum(CASE WHEN NOT "a_enjeux" THEN 1 END)'),
        (LOGEMENT, Measure("logement", "label_vise"),
         """sum(CASE "label_vise" WHEN 'C' THEN 1 WHEN 'BBC rénovation' THEN 2 """
         """WHEN 'BBC rénovation 2024' THEN 3 WHEN 'BBC rénovation 2024 première étape' """
         """THEN 4 END)"""),
    ],
)  # fmt: skip
def test_how_the_database_is_asked(qgis_app, tmp_path, table, measure, sql):
    assert as_sql(measure, table, GeoPackageBase(tmp_path / "b.gpkg")) == sql


def test_the_columns_of_measures_are_read_once_and_the_position_is_no_column():
    located = Measure("logement", "surf_hab", where=(Condition(POSITION, (True,)),))
    gain = Measure("logement", "etiquette_avant", "etiquette_apres", (KNOWN,))
    assert columns_of([located, gain]) == ("surf_hab", "etiquette_avant", "etiquette_apres")
    assert located.reads_position and not gain.reads_position
