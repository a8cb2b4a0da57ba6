"""A return applied to a PostGIS base, then undone; killed, it is whole or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.errors import RightsMissing
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import AlreadyImported, ImportNotUndone, ImportOutdated
from osp_plugin.storage.imports.register import (
    REGISTERED,
    imports,
    remember_columns,
    remembered_columns,
)
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.postgis import PostgisBase

from ..support.imports import plan_return
from ..support.made_once import demonstration_tables
from ..support.returns import FIELDS, REFERENCES, rows_of, without_doubles, write_xlsx


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    return demonstration_tables()


@pytest.fixture
def filled(base, tables):
    """The demonstration with 100 dwellings of SIA."""
    logement = tables["logement"]
    own = without_doubles(logement[logement["bailleur"] == "SIA"]).head(100)
    with base.transaction() as session:
        for name in REFERENCES:
            session.append(base.tables[name], tables[name])
        session.append(base.tables["logement"], own)
    return base


@pytest.fixture
def file(filled, tmp_path):
    rows = rows_of(filled.read("logement").head(40))
    place = FIELDS.index
    rows[1][place("cout_travaux")] = 123456
    rows[2][place("occupe_avant")] = {"Oui": "Non", "Non": "Oui"}[rows[2][place("occupe_avant")]]
    rows[3][place("date_os")] = "01/02/2015"
    rows[4][place("label_vise")] = "BBC rénovatoin"
    new = list(rows[6])
    for field, value in (("ident_rep", "9000000004"), ("idlocal", None), ("idpar", None),
                         ("ident_int", "NEUF"), ("dnvoiri", "999"), ("num_rpls_ini", None),
                         ("intitule", "SIA OPERATION TOUTE NOUVELLE 2030")):  # fmt: skip
        new[place(field)] = value
    return write_xlsx(tmp_path / "r.xlsx", {"R": [*rows, new]})


def state(base) -> tuple[str, str, str]:
    places = base.query("SELECT fid, ST_AsText(geom) AS geom FROM logement ORDER BY fid")
    return (
        base.read("logement").to_json(default_handler=str),
        base.read("operation").to_json(default_handler=str),
        places.to_json(),
    )


def test_applied_refused_twice_and_undone(filled, file):
    before = state(filled)
    plan = plan_return(filled, file, "SIA")
    assert {name: plan.counts[name] for name in (
        "NB_LIGNES", "NB_NOUVEAUX", "NB_MODIFIES", "NB_REJETES", "NB_DISPARUS",
    )} == {"NB_LIGNES": 41, "NB_NOUVEAUX": 1, "NB_MODIFIES": 3, "NB_REJETES": 1,
           "NB_DISPARUS": 60}  # fmt: skip
    done = apply_plan(filled, plan)
    assert done.backup is None and imports(filled)[0].user
    assert filled.rows("SELECT count(*) AS nb FROM logement")[0]["nb"] == 101
    again = plan_return(filled, file, "SIA")
    assert not again.writes
    with pytest.raises(AlreadyImported):
        apply_plan(filled, again)
    undo_import(filled, done.number)
    assert state(filled) == before
    with pytest.raises(ImportNotUndone, match="déjà annulé"):
        undo_import(filled, done.number)


def test_a_row_changed_meanwhile_is_not_overwritten(filled, file):
    plan = plan_return(filled, file, "SIA")
    number = next(row.fid for row in plan.rows if row.status == "modifié")
    with filled.transaction() as session:
        session.execute("UPDATE logement SET info = 'revu' WHERE fid = :fid", {"fid": number})
    held = state(filled)
    with pytest.raises(ImportOutdated):
        apply_plan(filled, plan)
    assert state(filled) == held and imports(filled) == []


def test_a_row_changed_since_is_not_undone(filled, file):
    done = apply_plan(filled, plan_return(filled, file, "SIA"))
    with filled.transaction() as session:
        session.execute("UPDATE logement SET info = 'revu' WHERE cout_travaux = 123456")
    held = state(filled)
    with pytest.raises(ImportNotUndone, match="1 de ses lignes"):
        undo_import(filled, done.number)
    assert state(filled) == held


def test_columns_are_remembered(filled):
    remember_columns(filled, "SIA", {"Réf. maison": "ident_int", "Volets": ""})
    remember_columns(filled, "SIA", {"REF MAISON": "idlocal"})
    assert remembered_columns(filled, "SIA") == {"ref maison": "idlocal", "volets": ""}
    assert remembered_columns(filled, "M&C") == {}


@pytest.fixture
def clerk(filled, server, database):
    """The base as an account that may only read it sees it; ``server.run`` grants it more."""
    server.run(database, "CREATE ROLE redacteur LOGIN PASSWORD 'essai'")
    server.run(database, "GRANT USAGE ON SCHEMA osp TO redacteur")
    server.run(database, "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO redacteur")
    yield PostgisBase(server.uri(database, "redacteur", "essai"), "osp", "redacteur")
    server.run(database, "DROP OWNED BY redacteur")
    server.run(database, "DROP ROLE redacteur")


NEEDED = (
    f"INSERT ({', '.join(REGISTERED[0].columns)}) ON osp.import_remontee",
    f"INSERT ({', '.join(REGISTERED[1].columns)}) ON osp.import_ligne",
    "INSERT ON osp.operation",
    "INSERT ON osp.logement",
    "UPDATE (cout_travaux, occupe_avant, date_os, version_lue) ON osp.logement",
    "USAGE ON ALL SEQUENCES IN SCHEMA osp",
)


def test_missing_rights_are_told_one_by_one_before_anything_is_written(
    clerk, filled, server, database, file
):
    held = state(filled)
    plan = plan_return(clerk, file, "SIA")
    missing = []
    for right in NEEDED:
        with pytest.raises(RightsMissing, match="Rien n’a été écrit") as caught:
            apply_plan(clerk, plan)
        missing.append(str(caught.value).count(" sur "))
        assert state(filled) == held and imports(filled) == []
        server.run(database, f"GRANT {right} TO redacteur")
    assert missing == [5, 5, 5, 5, 5, 4]
    assert "INSERT sur logement et sa séquence" in str(caught.value)
    done = apply_plan(clerk, plan)
    assert imports(filled)[0].user == "redacteur"

    with pytest.raises(RightsMissing, match="DELETE sur logement"):
        undo_import(clerk, done.number)
    assert state(filled) != held
    server.run(database, "GRANT DELETE ON osp.logement, osp.operation TO redacteur")
    with pytest.raises(RightsMissing, match="UPDATE sur import_remontee"):
        undo_import(clerk, done.number)
    own = "etat, date_annulation"
    server.run(database, f"GRANT UPDATE ({own}) ON osp.import_remontee TO redacteur")
    undo_import(clerk, done.number)
    assert state(filled) == held


def test_an_import_is_cancelled_between_two_batches(filled, file, monkeypatch):
    monkeypatch.setattr("osp_plugin.storage.imports.application.BATCH_ROWS", 1)
    held = state(filled)
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        apply_plan(filled, plan_return(filled, file, "SIA"), Work(asked=lambda: next(asked)))
    assert state(filled) == held and imports(filled) == []
