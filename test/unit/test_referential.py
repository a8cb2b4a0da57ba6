"""Which column of a layer is which field of a reference table, and which rows are good."""

from __future__ import annotations

import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.referential import (
    KEYS,
    WITH,
    Known,
    SourceRow,
    guess,
    missing,
    prepare,
)

NAMES = {
    # IGN ADMIN EXPRESS 3 and 4, its EPCI, Etalab's cadastre, the INSEE's populations.
    "commune": [
        ("ID NOM NOM_M INSEE_COM STATUT POPULATION INSEE_DEP SIREN_EPCI",
         {"idcom": "INSEE_COM", "nom_commune": "NOM", "epci": "SIREN_EPCI", "dep": "INSEE_DEP",
          "population": "POPULATION"}),
        ("cleabs code_insee nom_officiel code_insee_du_departement",
         {"idcom": "code_insee", "nom_commune": "nom_officiel"}),
        ("CODE_COMMUNE NOM_COM CODE_DEP",
         {"idcom": "CODE_COMMUNE", "nom_commune": "NOM_COM", "dep": "CODE_DEP"}),
        ("CODGEO LIBGEO PMUN",
         {"idcom": "CODGEO", "nom_commune": "LIBGEO", "population": "PMUN"}),
        ("idcom nom_commune epci dep insee",
         {"idcom": "idcom", "nom_commune": "nom_commune", "epci": "epci", "dep": "dep"}),
    ],
    "epci": [
        ("ID CODE_SIREN NOM NATURE", {"siren": "CODE_SIREN", "nom_epci": "NOM"}),
        ("EPCI LIBEPCI", {"epci": "EPCI", "nom_epci": "LIBEPCI"}),
    ],
    "departement": [("ID NOM_M NOM INSEE_DEP INSEE_REG", {"dep": "INSEE_DEP", "nom_dep": "NOM"})],
    "parcelle": [("id commune prefixe section numero contenance", {"idpar": "id"})],
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "columns", "found"),
    [(table, columns, found) for table, cases in NAMES.items() for columns, found in cases],
)
def test_the_columns_of_known_producers_are_guessed(table, columns, found):
    assert guess(dictionary()[table], columns.split()) == found


def test_each_key_is_a_unique_field_that_must_be_there():
    for table, key in KEYS.items():
        field = dictionary()[table][key]
        together = (*WITH.get(table, ()), field.name)
        unique = field.unique or set(together) in map(set, dictionary()[table].unique)
        assert unique and field.required, table


@pytest.mark.parametrize("siren", ["246200364", " 246200364 ", 246200364, 246200364.0])
def test_an_epci_is_known_by_its_siren_however_it_is_written(siren):
    known = Known({"epci": frozenset({"CALL"}), "dep": frozenset({"62"})})
    rows = [SourceRow(1, {"idcom": 62498, "nom_commune": "Lens", "epci": siren})]
    prepared = prepare(dictionary()["commune"], rows, known)
    assert prepared.rows[0].values == {
        "idcom": "62498", "nom_commune": "Lens", "epci": "CALL", "dep": "62",
    }  # fmt: skip


def test_the_siren_of_the_base_comes_before_ours():
    known = Known(sirens={"246200364": "AUTRE"})
    rows = [SourceRow(1, {"siren": "246200364", "nom_epci": "Lens"})]
    assert prepare(dictionary()["epci"], rows, known).rows[0].key == "AUTRE"


def prepared(table, *rows, **known):
    source = [SourceRow(number, row) for number, row in enumerate(rows, 1)]
    return prepare(dictionary()[table], source, Known(**known))


def test_a_cite_is_completed_from_its_commune():
    communes = {"62498": ("CALL", "62"), "59014": (None, None)}
    found = prepared(
        "cite",
        {"id_cite": 1, "nom_cite": "A", "idcom": "62498"},
        {"id_cite": 2, "nom_cite": "B", "idcom": "59014"},
        {"id_cite": 3, "nom_cite": "C"},
        {"id_cite": 4, "nom_cite": "D", "idcom": "62498", "epci": "CAPH", "dep": "59"},
        communes=communes,
    )
    told = [
        (row.values.get("epci"), row.values.get("dep"), row.values.get("communes"))
        for row in found.rows
    ]
    assert told == [
        ("CALL", "62", '{"62498"}'), (None, "59", '{"59014"}'), (None, None, None),
        ("CAPH", "59", '{"62498"}'),
    ]  # fmt: skip


def test_what_a_code_tells_is_kept_only_where_the_base_knows_it():
    row = {"idcom": "62498", "nom_commune": "Lens"}
    known = {"references": {"dep": frozenset({"59"})}}
    assert prepared("commune", row, **known).rows[0].values.get("dep") is None
    found = prepared("commune", {**row, "dep": "80"}, **known)
    assert found.rows[0].values["dep"] is None and dict(found.unknown) == {("dep", "80"): 1}


def test_rows_without_key_or_twice_are_refused_each_by_its_number():
    found = prepared(
        "commune",
        {"idcom": "62498", "nom_commune": "Lens"},
        {"idcom": None, "nom_commune": "Liévin"},
        {"idcom": "62498", "nom_commune": "Lens"},
        {"idcom": "59014", "nom_commune": "Anzin"},
    )
    assert [row.key for row in found.rows] == ["62498", "59014"]
    assert set(found.refused) == {2, 3} and "62498" in found.refused[3]


def test_a_new_row_must_have_its_required_fields_but_its_number():
    commune = dictionary()["commune"]
    assert missing(commune, {"idcom": "62498", "nom_commune": "Lens"}) == ""
    assert "« Commune »" in missing(commune, {"idcom": "62498", "nom_commune": None})
    assert missing(commune, {}) == missing(commune, {"idcom": None, "nom_commune": "Lens"})


@pytest.mark.parametrize(
    "written", ["620724000BL0711", "2018620724000BL0711", "62724 000 BL 711", "62724000bl0711"]
)
def test_the_id_of_a_parcel_is_kept_as_the_base_writes_it(written):
    table = dictionary()["parcelle"]
    prepared = prepare(table, [SourceRow(1, {"idpar": written})], Known())
    assert [row.key for row in prepared.rows] == ["62724000BL0711"]


def test_the_dates_of_a_column_that_has_some_month_first_wait():
    texts = ("02/26/2021", "03/04/2021", "2021-05-06")
    row = {"nom_cite": "x", "idcom": "62498"}
    rows = [{**row, "id_cite": number, "date_etude": day} for number, day in enumerate(texts, 1)]
    found = prepared("cite", *rows)
    assert sorted(found.refused) == [1, 2]
    assert all("mois d’abord" in reason for reason in found.refused.values())
    alone = prepared("cite", rows[1])
    assert str(alone.rows[0].values["date_etude"]) == "2021-04-03"
