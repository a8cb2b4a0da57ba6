"""What a file shows before it is imported: rows, samples, whose it is; cités by their names."""

from __future__ import annotations

import pandas as pd
import pytest

from osp_plugin.domain.imports import preview
from osp_plugin.domain.imports.cites import CiteReferential, words
from osp_plugin.domain.imports.columns import propose
from osp_plugin.domain.imports.findings import COLUMNS, as_table
from osp_plugin.domain.imports.plan import CHANGED, DIFFERENCE_COLUMNS, NEW, REFUSED
from osp_plugin.domain.imports.records import unwrapped
from osp_plugin.domain.imports.samples import samples
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.remontee.references import cite_values
from osp_plugin.domain.remontee.vocabulary import dwelling_vocabulary

from ..support.small_returns import OPERATION, RPLS, base_of, plan_for

ROWS = [
    {"ident_rep": RPLS[0], "ident_int": None, "dnvoiri": "3", "dvoilib": "rue A", "surf_hab": 61,
     "intitule": OPERATION, "type_palu": "Groupé"},
    {"ident_rep": None, "ident_int": "B-1", "dnvoiri": None, "dvoilib": None, "surf_hab": 70,
     "intitule": "FOSSE NEUVE", "type_palu": "Isolé"},
    {"ident_rep": "12", "ident_int": "B-2", "dnvoiri": "5", "dvoilib": "rue A", "surf_hab": 1,
     "intitule": None, "type_palu": "Hors"},
]  # fmt: skip
HOMES = [{"ident_rep": RPLS[0], "dnvoiri": "3", "dvoilib": "rue A", "surf_hab": 60.0,
          "intitule": OPERATION, "type_palu": "Groupé"}, {"ident_rep": RPLS[3]}]  # fmt: skip


@pytest.fixture(scope="module")
def plan():
    return plan_for(ROWS, base_of(HOMES))


def test_a_row_is_named_by_its_first_identifier_then_its_address(plan):
    assert preview.labels(plan) == [f"{RPLS[0]} – 3 rue A", "B-1", "12 – 5 rue A"]


def test_each_field_that_would_change_is_told_with_what_recognised_the_row(plan):
    named = preview.labels(plan)
    assert preview.differences(plan, named) == [
        ("Remontée", 2, named[0], "Surface habitable (m²)", 60.0, 61.0, "N° RPLS")
    ]
    table = plan.differences()
    assert tuple(table.columns) == DIFFERENCE_COLUMNS
    assert table.values.tolist() == [["Remontée", 2, 101, "ident_rep", "surf_hab", 60.0, 61.0]]


def test_rows_are_listed_by_status_with_what_they_belong_to(plan):
    named = preview.labels(plan)
    assert preview.rows_with(plan, named, NEW) == [("Remontée", 3, "B-1", "FOSSE NEUVE")]
    assert preview.rows_with(plan, named, CHANGED) == [("Remontée", 2, named[0], OPERATION)]
    assert preview.rows_with(plan, named, REFUSED) == [("Remontée", 4, named[2], None)]


def test_a_row_that_is_left_out_says_why_in_the_order_of_its_columns(plan):
    (row,) = preview.left_out(plan, preview.labels(plan), REFUSED)
    assert row[:3] == ("Remontée", 4, "12 – 5 rue A")
    assert row[3].startswith("ident_rep : La valeur du champ « N° RPLS »")
    assert " surf_hab : La valeur du champ « Surface habitable » est inférieure" in row[3]
    assert preview.left_out(plan, preview.labels(plan), NEW)[0][3] == ""


def test_anomalies_vanished_dwellings_and_new_operations_are_listed(plan):
    told = preview.anomalies(plan, "erreur")
    assert [line[:4] for line in told] == [
        ("Remontée", 4, "ident_rep", "12"), ("Remontée", 4, "surf_hab", "1"),
    ]  # fmt: skip
    assert [line[2] for line in preview.anomalies(plan, "avertissement")] == ["intitule"]
    assert [row[:2] for row in preview.vanished(plan)] == [(102, RPLS[3])]
    assert preview.new_operations(plan) == [("FOSSE NEUVE", "Isolé", None, None, None)]


def test_counts_are_those_of_the_rows_and_of_the_findings(plan):
    assert plan.counts == {
        "NB_LIGNES": 3, "NB_NOUVEAUX": 1, "NB_MODIFIES": 1, "NB_INCHANGES": 0, "NB_CONFLITS": 0,
        "NB_REJETES": 1, "NB_AVERTISSEMENTS": 1, "NB_DISPARUS": 1, "NB_ANOMALIES": 3,
    }  # fmt: skip
    assert plan.writes
    assert as_table(plan.findings).columns.tolist() == list(COLUMNS)
    assert len(as_table(plan.findings)) == 3


def test_samples_are_the_first_different_values_below_the_titles():
    rows = [["N° RPLS", "Coût"], [1, 10.0], [1, None], [2, " "], [3, 10.5], [4], [5, "x"]]
    sheet = Sheet("S", list(enumerate(rows, 1)))
    layout = propose(sheet, dwelling_vocabulary())
    assert layout is not None
    assert samples(sheet, layout, 0) == ["1", "2", "3"]
    assert samples(sheet, layout, 1) == ["10", "10,5", "x"]
    assert samples(sheet, layout, 1, 1) == ["10"]


# -- cités -------------------------------------------------------------------------------------

CITES = pd.DataFrame(
    [
        (1, "Cité n°4 de Lens", "62498", None),
        (2, "Cité Saint-Pierre", "62498", None),
        (3, "Cité Saint-Pierre", "62510", None),
        (4, "Cité Jean Jaurès (n°12)", "62510", '{"62510","62427"}'),
        (5, "Cité 07", None, '{"62498"}'),
    ],
    columns=["id_cite", "nom_cite", "idcom", "communes"],
)


@pytest.fixture(scope="module")
def known() -> CiteReferential:
    return CiteReferential(CITES, ["Lens", "Liévin", "Noyelles-sous-Lens"])


@pytest.mark.parametrize(
    ("name", "idcom", "number"),
    [
        ("Cité n°4 de Lens", None, 1), ("C. du 4", "62498", 1), ("cité 04 Lens", None, 1),
        ("n4", "62498", 1), ("CITE ST PIERRE", "62498", 2), ("cité saint pierre", "62510", 3),
        ("Cité Jaurès Jean", None, None), ("cité Jn Jaurès", "62427", 4),
        ("Cité 12", "62510", None),
        ("cité du 7", "62498", 5), ("cité 7", "62510", None), ("Cité 4", "62510", None),
    ],
)  # fmt: skip
def test_a_cite_is_found_by_its_name_in_its_commune(known, name, idcom, number):
    assert known.find(name, idcom).id_cite == number


def test_a_name_that_may_be_two_tells_both_and_their_numbers(known):
    found = known.find("C. ST PIERRE")
    assert found.id_cite is None and found.candidates == (
        (2, "Cité Saint-Pierre"), (3, "Cité Saint-Pierre"),
    )  # fmt: skip
    assert cite_values(found) == {"l_id_cite": "{2,3}"}
    assert cite_values(known.find("cité 7")) == {
        "id_cite": 5, "nom_cite_1": "Cité 07", "l_id_cite": "{5}",
    }  # fmt: skip
    assert cite_values(known.find("zzz")) == {}


def test_what_is_like_a_wrong_name_is_suggested_within_the_commune(known):
    assert known.find("Cité St Piere", "62510").suggestions == ("Cité Saint-Pierre",)
    assert known.find("Cité Jean Jores", "62498").suggestions == ()
    assert known.find("", "62498").suggestions == ()


def test_telling_words_of_a_name():
    assert words("CITÉ MINIÈRE N° 007 de la Ste Barbe") == ("7", "sainte", "barbe")
    assert words("c12 nlle cité des Jn") == ("12", "nouvelle", "jean")
    assert words("Cité 0") == ("0",)


def test_lines_quoted_as_a_whole_are_unwrapped_blank_ones_left_out():
    assert unwrapped(['"a;b"', "", '"c;""d"""', "  "], ";") == ["a;b", 'c;"d"']
    assert unwrapped(['"a;b"', "c;d"], ";") is None
    assert unwrapped(["", " "], ";") is None
