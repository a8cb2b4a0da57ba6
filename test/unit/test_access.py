"""Who may do what: what the tables declare holds together, and means what it says."""

from __future__ import annotations

import dataclasses
import json

import pytest

from osp_plugin.domain.access import columns
from osp_plugin.domain.access.coherence import faults
from osp_plugin.domain.access.declared import ACTORS, OWNED, STATE, Access, AccessError, Write
from osp_plugin.domain.access.paths import Path, Step, path
from osp_plugin.domain.dictionary import Dictionary, dictionary
from osp_plugin.paths import SCHEMAS

MODELS = json.loads((SCHEMAS / "_acces.json").read_text(encoding="utf-8"))
TABLES = dictionary()


def changed(name: str, **of_access: object) -> Dictionary:
    """The dictionary, one thing of the access of a table told otherwise."""
    table = TABLES[name]
    access = dataclasses.replace(table.access, **of_access)  # type: ignore[arg-type]
    return Dictionary({**TABLES, name: dataclasses.replace(table, access=access)})


def test_every_table_says_who_reads_and_writes_it():
    for name, table in TABLES.items():
        assert "acces" in table.descriptor["osp"], name
    assert faults(TABLES) == []


@pytest.mark.parametrize(
    ("table", "of_access", "told"),
    [
        ("tarif", {"read": {}}, "rien ne dit qui la lit"),
        ("logement", {"path": {"bailleur": "proprietaire"}}, "pas de champ « proprietaire »"),
        ("dpe", {"path": {"bailleur": "logement.siren"}}, "aucun chemin vers « siren »"),
        ("dpe", {"path": {"bailleur": "numero_dpe.bailleur"}}, "ne désigne aucune autre table"),
        ("anomalie_acceptee", {"links": {"fid_logement": ("logement", "cle")}}, "qui n’est pas"),
        ("logement", {"sensitive": ()}, "sans dire qui les lit"),
        ("logement", {"sensitive": ("bailleur",)}, "ddtm écrit des lignes dont il ne lit pas"),
        ("cite", {"read": {"ddtm": "tout"}}, "partenaires"),
        ("cite", {"write": {"epci": Write(("UPDATE",), "epci", ("prix",))}}, "champ « prix »"),
        ("cite", {"write": {"lecture": Write(("UPDATE",), "tout")}}, "« lecture » écrit"),
        ("cite", {"write": {"epci": Write(("UPDATE",), "epci", None, True)}}, "de son rôle"),
    ],
)
def test_what_does_not_hold_together_is_told(table, of_access, told):
    assert any(told in fault for fault in faults(changed(table, **of_access)))


@pytest.mark.parametrize(
    "declared",
    [
        {"modele": "inconnu"},
        {"lire": {"maire": "tout"}},
        {"lire": {"epci": "commune"}},
        {"lire": {"epci": "epci"}},
        {"lire": {"epci": "tout"}, "ecriture": {}},
        {"lire": {}, "ecrire": {"epci": {"verbes": ["modifier"], "portee": "tout"}}},
        {"lire": {"epci": "tout"}, "ecrire": {"epci": {"verbes": ["vider"], "portee": "tout"}}},
        {
            "chemin": {"epci": "epci"},
            "lire": {"epci": "epci"},
            "ecrire": {"epci": {"verbes": ["modifier"], "portee": "tout"}},
        },
    ],
)
def test_what_cannot_be_declared_is_refused(declared):
    with pytest.raises(AccessError):
        Access.from_json(declared, MODELS)


def test_a_word_for_several_gives_way_to_one_named():
    told = Access.from_json({"chemin": {"dep": "dep"}, "lire": {"etat": "tout", "ddtm": "dep"}}, {})
    assert dict(told.read) == {"ddtm": "dep", "drbm": "tout", "administrateur": "tout"}


def test_a_row_belongs_by_its_parent():
    assert path(TABLES["logement"], "bailleur", TABLES) == Path((), "bailleur")
    step = Step("operation", "operation", "intitule")
    assert path(TABLES["financement"], "dep", TABLES) == Path((step,), "dep")
    step = Step("fid_logement", "logement", "fid")
    assert path(TABLES["anomalie_acceptee"], "epci", TABLES) == Path((step,), "epci")


def test_who_only_reads_receives_what_goes_to_partners():
    for table in TABLES.values():
        for name in columns.readable(table, "lecture"):
            if name == "geom":
                assert table.shape_diffusion != "interne"
            elif name != "fid":
                assert table[name].diffusion != "interne", (table.name, name)


def test_sensitive_fields_go_to_those_whom_the_table_names():
    for table in TABLES.values():
        for actor in ACTORS:
            if actor not in table.access.sensitive:
                assert not set(table.sensitive) & set(columns.readable(table, actor))
    assert TABLES["occupation"].access.sensitive == ("bailleur", "administrateur")


def test_each_fills_in_its_own_part_of_a_line():
    line = TABLES["programmation"]
    for actor in ("bailleur", "epci"):
        names = columns.updatable(line, actor, TABLES)
        assert all(name.startswith(f"{actor}_") for name in names if name != "version_lue")
    for actor in ("ddtm", "drbm"):
        names = columns.updatable(line, actor, TABLES)
        assert not [name for name in names if name.startswith(("bailleur_", "epci_"))]
        assert {"etat_nb_c", "crhh_date", "statut"} <= set(names)
    for name in ("etat_enveloppe_mini", "etat_bonus_maxi", "fid"):
        assert name not in columns.updatable(line, "administrateur", TABLES)
    assert {item.name for item in columns.others(line, "bailleur")} >= {"epci_nb_c", "crhh_date"}
    assert columns.others(line, "ddtm") == columns.others(line, "epci") == ()


def test_the_state_decides_and_renames():
    operation = TABLES["operation"]
    decided = {"num_decision", "nb_logements_decision", "date_decision", "montant_palulos"}
    assert not decided & set(columns.updatable(operation, "bailleur", TABLES))
    assert set(columns.updatable(operation, "drbm", TABLES)) == decided | {"version_lue"}
    for table in TABLES.values():
        keys = columns.named_elsewhere(table, TABLES)
        for actor in set(ACTORS) - set(STATE):
            assert not keys & set(columns.updatable(table, actor, TABLES)), (table.name, actor)


def test_scenarios_are_read_by_the_state_alone():
    for name in ("scenario", "scenario_ligne", "situation_valeur", "situation_compte"):
        assert set(TABLES[name].access.read) == set(STATE)


def test_a_reader_of_its_part_finds_it_by_a_path():
    for table in TABLES.values():
        for scope in {*table.access.read.values()} & {*OWNED}:
            assert path(table, scope, TABLES).column
