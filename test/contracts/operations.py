"""What the life of operations keeps to, held by a GeoPackage and a PostGIS base alike."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.common.decision_numbers import decision_number
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import BaseError, ConstraintViolated
from osp_plugin.storage.programming.deadlines import read_deadlines

from ..support.samples import OPERATIONS, add_references, dwelling

FIRST, _SECOND, ABBAYE = OPERATIONS
NUMBERS = (
    "2019DD06200012", "20196249800012", "2021330630053", "2021DD0620012", "20220600005",
    "20230600400430", "2016HPSIA0001", "20216249800012",
)  # fmt: skip


def change(base: Base, sql: str, **values: Any) -> None:
    with base.transaction() as session:
        session.execute(sql, values)


def set_number(base: Base, number: str | None, day: str | None = None, title: str = FIRST) -> None:
    change(
        base,
        "UPDATE operation SET num_decision = :number, date_decision = :day "
        "WHERE intitule = :title",
        number=number, day=day, title=title,
    )  # fmt: skip


def numbers(base: Base, title: str = FIRST) -> list[tuple[str, str, Any]]:
    rows = base.rows(
        "SELECT systeme, numero, date_numero FROM operation_numero WHERE operation = :title "
        "ORDER BY fid",
        {"title": title},
    )
    return [
        (row["systeme"], row["numero"], row["date_numero"] and str(row["date_numero"]))
        for row in rows
    ]


class OperationContract:
    """Tests of a base. A module that subclasses it gives ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_references(base)
        return base

    @pytest.mark.parametrize("number", NUMBERS)
    def test_a_number_of_any_system_is_kept_with_its_system_and_date(self, filled, number):
        set_number(filled, number, "2022-05-01")
        found = decision_number(number)
        assert found is not None
        assert numbers(filled) == [(found.system, number, "2022-05-01")]

    def test_a_number_that_another_replaces_stays_with_its_date(self, filled):
        set_number(filled, "2019DD06200012", "2019-05-01")
        set_number(filled, "20220600005", "2022-06-01")
        assert numbers(filled) == [
            ("SISAL", "2019DD06200012", "2019-05-01"),
            ("SIAP", "20220600005", "2022-06-01"),
        ]

    def test_a_number_that_comes_without_a_date_has_none_until_there_is_one(self, filled):
        set_number(filled, "2019DD06200012", "2019-05-01")
        set_number(filled, "20220600005", "2019-05-01")
        assert numbers(filled)[1] == ("SIAP", "20220600005", None)
        set_number(filled, "20220600005", "2022-06-01")
        assert numbers(filled)[1] == ("SIAP", "20220600005", "2022-06-01")
        assert numbers(filled)[0] == ("SISAL", "2019DD06200012", "2019-05-01")

    def test_a_date_corrected_is_that_of_its_number_and_no_more(self, filled):
        set_number(filled, "2019DD06200012")
        set_number(filled, "2019DD06200012", "2019-05-01")
        set_number(filled, "2019DD06200012", "2019-05-02")
        assert numbers(filled) == [("SISAL", "2019DD06200012", "2019-05-02")]
        change(filled, "UPDATE operation_numero SET date_numero = '2019-06-01'")
        set_number(filled, "2019DD06200012", "2019-05-03")
        assert numbers(filled) == [("SISAL", "2019DD06200012", "2019-06-01")]

    def test_a_number_taken_away_is_no_number_of_the_operation(self, filled):
        set_number(filled, "2019DD06200012", "2019-05-01")
        set_number(filled, None)
        assert numbers(filled) == []

    def test_numbers_follow_an_operation_that_takes_another_title(self, filled):
        set_number(filled, "20220600005", "2022-06-01", ABBAYE)
        change(filled, "UPDATE operation SET intitule = 'Autre' WHERE intitule = :t", t=ABBAYE)
        assert numbers(filled, "Autre") == [("SIAP", "20220600005", "2022-06-01")]

    def test_an_operation_goes_with_its_number_but_not_over_those_that_somebody_gave(self, filled):
        set_number(filled, "20220600005", "2022-06-01")
        change(filled, "DELETE FROM operation WHERE intitule = :t", t=FIRST)
        assert numbers(filled) == []
        change(
            filled,
            "INSERT INTO operation_numero (operation, systeme, numero) VALUES (:t, 'Autre', '7')",
            t=ABBAYE,
        )
        with pytest.raises(ConstraintViolated):
            change(filled, "DELETE FROM operation WHERE intitule = :t", t=ABBAYE)

    def test_a_number_of_no_known_form_is_refused(self, filled):
        with pytest.raises(ConstraintViolated, match="N° de décision"):
            set_number(filled, "202206000051")

    def test_every_operation_has_a_number_of_its_own_that_no_other_gets_after_it(self, filled):
        held = [int(row["num_osp"]) for row in filled.rows("SELECT num_osp FROM operation")]
        assert len(set(held)) == len(OPERATIONS) and all(number > 0 for number in held)
        change(filled, "DELETE FROM operation WHERE num_osp = :last", last=max(held))
        with filled.transaction() as session:
            row = {"intitule": "Neuve", "bailleur": "SIA", "type_palu": "Hors"}
            session.append(filled.tables["operation"], pd.DataFrame([row]))
        again = filled.rows("SELECT num_osp, version FROM operation WHERE intitule = 'Neuve'")[0]
        assert again["num_osp"] not in held and again["version"] == 1

    def test_the_number_of_an_operation_never_changes(self, filled):
        with pytest.raises(BaseError, match="permanent"):
            change(filled, "UPDATE operation SET num_osp = 900 WHERE intitule = :t", t=FIRST)

    def test_the_journal_tells_the_number_of_a_new_operation_once(self, filled):
        rows = filled.rows(
            "SELECT verbe, apres FROM journal WHERE nom_table = 'operation' ORDER BY fid"
        )
        assert [row["verbe"] for row in rows] == ["INSERT"] * len(OPERATIONS)
        assert all('"num_osp"' in str(row["apres"]) for row in rows)


class ListContract:
    """Lists with years of validity and events. ``base`` is new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_references(base)
        return base

    def test_a_new_base_has_the_lists_that_the_tool_ships(self, base):
        held = base.rows("SELECT label, annee_debut, annee_fin FROM label ORDER BY fid")
        found = {row["label"]: (row["annee_debut"], row["annee_fin"]) for row in held}
        assert found["BBC rénovation"] == (None, 2023)
        assert found["BBC rénovation 2024"] == (2024, None)
        rules = base.rows("SELECT delai_ans, prorogation_ans FROM regle_delai ORDER BY fid")
        assert [tuple(row.values()) for row in rules] == [(2, 1), (5, 1)]
        assert base.rows("SELECT count(*) AS n FROM journal")[0]["n"] == 0

    @pytest.mark.parametrize("label", ["C", "BBC rénovation", "BBC rénovation 2024", "Neuf"])
    def test_a_dwelling_aims_at_a_label_of_the_list(self, filled, label):
        change(filled, "INSERT INTO label (label, nature) VALUES ('Neuf', 'label')")
        with filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(7, label_vise=label))
        assert filled.read("logement", ["label_vise"])["label_vise"].tolist() == [label]

    @pytest.mark.parametrize("label", ["BBC", "Toiture"])
    def test_a_label_that_is_in_no_list_is_refused(self, filled, label):
        with pytest.raises(ConstraintViolated), filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(7, label_vise=label))

    def test_a_label_that_serves_does_not_go(self, filled):
        with filled.transaction() as session:
            session.append(filled.tables["logement"], dwelling(7, label_vise="C"))
        with pytest.raises(ConstraintViolated):
            change(filled, "DELETE FROM label WHERE label = 'C'")

    def test_an_operation_has_an_aid_of_the_list(self, filled):
        change(filled, "UPDATE operation SET aide = 'PALU_RE' WHERE intitule = :t", t=FIRST)
        with pytest.raises(ConstraintViolated):
            change(filled, "UPDATE operation SET aide = 'PALU' WHERE intitule = :t", t=FIRST)

    def test_only_an_extension_has_a_new_deadline(self, filled):
        told = (
            "INSERT INTO evenement (operation, nature, date_evenement, echeance) "
            "VALUES (:t, :nature, '2024-01-01', '2025-01-01')"
        )
        change(filled, told, t=FIRST, nature="Prorogation")
        with pytest.raises(ConstraintViolated, match="prorogation"):
            change(filled, told, t=FIRST, nature="Notification")
        table = read_deadlines(filled, date(2024, 1, 1)).set_index("intitule")
        assert table.loc[FIRST, "echeance"] == date(2025, 1, 1)
