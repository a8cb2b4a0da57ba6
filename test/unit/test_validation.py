"""What the dictionary says of a value, told as the databases would."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

import pytest

from osp_plugin.domain.common.patterns import example
from osp_plugin.domain.common.values import same, shown
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.validation import broken_rules, refusal, row_refusals
from osp_plugin.storage.violations import from_text

LOGEMENT = dictionary()["logement"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("typologie", "T3"), ("typologie", None), ("ident_rep", "0044619205"), ("surf_hab", 61.5),
        ("surf_hab", 61), ("occupe_avant", "Oui"), ("date_os", date(2020, 2, 29)),
        ("info", "é" * 999),
    ],
)  # fmt: skip
def test_a_right_value_passes(name, value):
    assert refusal(LOGEMENT[name], value) is None


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("bailleur", None, "doit être rempli"),
        ("typologie", "T9", "liste des valeurs permises"),
        ("ident_rep", "123", "par exemple 0044619057"),
        ("surf_hab", 1, "inférieure au minimum"),
        ("surf_hab", 1e6, "supérieure au maximum"),
        ("surf_hab", "grand", "type attendu"),
        ("annee_financ", 2020.5, "type attendu"),
        ("annee_financ", True, "type attendu"),
        ("date_os", "hier", "type attendu"),
        ("dvoilib", "R" * 121, "trop longue"),
    ],
)
def test_a_wrong_value_is_told_in_french(name, value, said):
    reason = refusal(LOGEMENT[name], value)
    assert reason is not None
    assert said in reason
    assert LOGEMENT[name].title in reason


def test_every_pattern_has_an_example_of_its_form():
    patterns = {f.pattern for t in dictionary().values() for f in t.columns if f.pattern}
    for pattern in patterns:
        assert re.fullmatch(pattern, example(pattern)), pattern


def test_a_rule_between_fields_is_told():
    wrong = {"date_os": date(2020, 5, 1), "date_fin": date(2020, 4, 1)}
    assert broken_rules(LOGEMENT, wrong) == ["La fin des travaux précède l’ordre de service"]
    assert broken_rules(LOGEMENT, {**wrong, "date_fin": date(2020, 5, 1)}) == []
    assert broken_rules(LOGEMENT, {"date_fin": date(2020, 5, 1)}) == []
    assert len(row_refusals(LOGEMENT, {**wrong, "typologie": "T0"})) == 2


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        ("number", 0.1 + 0.2, 0.3, True), ("number", 1, 1.0, True), ("number", 1.0, 1.001, False),
        ("integer", 3, 3.0, True), ("boolean", True, 1, True), ("string", "", None, False),
        ("string", "é", "é", True), ("date", date(2020, 1, 1), "2020-01-01", True),
        ("datetime", datetime(2020, 1, 1, tzinfo=timezone.utc), "2020-01-01T00:00:00", True),
        ("number", "x", 1, False), ("string", None, None, True),
    ],
)  # fmt: skip
def test_values_are_compared_by_their_type(kind, one, other, expected):
    assert same(kind, one, other) is expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(vide)"), (True, "Oui"), (61.25, "61,25"), (61.0, "61"), (2020, "2020"),
        (date(2020, 2, 29), "29/02/2020"), ("0059", "0059"),
    ],
)  # fmt: skip
def test_values_are_shown_in_french(value, text):
    assert shown(value) == text


@pytest.mark.parametrize(
    ("text", "said", "fid"),
    [
        (
            'ERROR:  new row for relation "logement" violates check constraint '
            '"logement_surf_hab_minimum"\nDETAIL:  Failing row contains (12, 0101, 1).',
            "Surface habitable", 12,
        ),
        (
            "ERREUR:  la nouvelle ligne de la relation « logement » viole la contrainte de "
            "vérification « logement_surf_hab_minimum »",
            "Surface habitable", None,
        ),
        ("OGR error setting feature 7: CHECK constraint failed: logement_typologie_liste", "T1", 7),
        ('null value in column "bailleur" of relation "logement"', "doit être rempli", None),
        ("NOT NULL constraint failed: logement.bailleur", "doit être rempli", None),
        ("UNIQUE constraint failed: logement.id_ddtm62", "existe déjà", None),
        ("DETAIL:  Key (id_ddtm62)=(2) already exists.", "existe déjà", None),
        ("DÉTAIL : La clé « (id_ddtm62)=(2) » existe déjà.", "existe déjà", None),
        (
            'ERROR:  update or delete on table "bailleur" violates foreign key constraint "x" on '
            'table "logement"\nDETAIL:  Key (bailleur)=(SIA) is still referenced from table '
            '"logement".',
            "sert encore", None,
        ),
        ("ERROR:  permission denied for table logement", "pas le droit", None),
        ("server closed the connection unexpectedly", "connexion au serveur", None),
        ("ERROR:  Conflit : la ligne 3 a été modifiée par x.", "Conflit : la ligne 3", 3),
        ("failed to execute update : osp_conflit : la ligne", "quelqu’un d’autre", None),
        ("ERROR: 1 attribute value change(s) not applied.", None, None),
    ],
)  # fmt: skip
def test_refusals_of_the_bases_are_told_in_french(text, said, fid):
    found = from_text(dictionary(), "logement", text)
    if said is None:
        assert found is None
    else:
        assert found is not None
        assert said in found.reason
        assert found.fid == fid


def test_a_table_without_rules_has_none_broken():
    commune = dictionary()["commune"]
    assert not commune.rules and broken_rules(commune, {"idcom": "62498"}) == []
    assert row_refusals(commune, {"nom_commune": "Lens"}) == []
