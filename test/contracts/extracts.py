"""An extract and its return: what any OSP base promises, whatever holds it."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.exchange.merge import (
    BASE,
    EXTRACT,
    LEAVE,
    NOT_YOURS,
    OUTSIDE,
    TAKEN,
)
from osp_plugin.domain.exchange.perimeter import Perimeter
from osp_plugin.storage.base import Base
from osp_plugin.storage.errors import BaseAlreadyExists, BaseReadOnly
from osp_plugin.storage.exchange import cutting
from osp_plugin.storage.exchange.comparing import Return, compare
from osp_plugin.storage.exchange.cutting import extract, tracked
from osp_plugin.storage.exchange.errors import (
    AlreadyExtract,
    AlreadyReturned,
    LeftPerimeter,
    NotAnExtract,
    NotIdentified,
    OfAnotherBase,
    OfAnotherVersion,
    OrganisationUnknown,
)
from osp_plugin.storage.exchange.returning import decided, write_return
from osp_plugin.storage.exchange.states import states
from osp_plugin.storage.extracted import extract_of, identify, mark_extract
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.session import Modification, Session

from ..support.random_edits import SQUARE
from ..support.samples import point

SIA = Perimeter("bailleur", "SIA")
MINE, THEIRS = (
    ("SIA ROUVROY 2020 G", "SIA LIBERCOURT 2021 I"),
    ("MC LENS 2018 I", "MC BULLY 2019 G"),
)
SECRETS = ("impasse du Secret", "0044619180", "622780000A0001", "MC LENS 2018 I", "ménage de MC")
"""What only the other bailleur has."""


def fill(base: Base) -> None:
    """Two bailleurs with their operations, dwellings, households, lines; communes near and far."""
    corners = ((9e5, 9e5), (9e5, 9.1e5), (9.1e5, 9.1e5), (9e5, 9e5))
    far = bytes.fromhex("010600000001000000010300000001000000") + struct.pack("<I", len(corners))
    far += b"".join(struct.pack("<dd", *corner) for corner in corners)
    rows: dict[str, list[dict[str, Any]]] = {
        "bailleur": [{"bailleur": code, "nom_bailleur": code} for code in ("M&C", "SIA")],
        "departement": [{"dep": code, "nom_dep": code} for code in ("59", "62")],
        "epci": [{"epci": code, "nom_epci": code} for code in ("CAHC", "DA")],
        "commune": [
            {"idcom": "62724", "nom_commune": "Rouvroy", "epci": "CAHC", "geom": SQUARE},
            {"idcom": "62907", "nom_commune": "Libercourt", "epci": "CAHC", "geom": SQUARE},
            {"idcom": "59178", "nom_commune": "Douai", "epci": "DA", "geom": far},
        ],
        "campagne": [{"campagne": 2021, "etat": "Ouverte"}],
        "operation": [
            {"intitule": name, "bailleur": who, "type_palu": "Isolé", "epci": epci, "dep": "62"}
            for who, names in (("SIA", MINE), ("M&C", THEIRS))
            for name, epci in zip(names, ("CAHC", "DA"))
        ],
        "logement": [
            *(_dwelling(n, "SIA", MINE[n % 2], "rue de la Paix", "62724") for n in range(1, 13)),
            *(_dwelling(n, "M&C", THEIRS[n % 2], SECRETS[0], "59178") for n in range(13, 19)),
            {"id_ddtm62": 19, "bailleur": "SIA", "type_palu": "Hors", "intitule": THEIRS[0]},
        ],
        "programmation": [
            {"campagne": 2021, "nom": f"{who} LIGNE", "bailleur": who, "epci": epci, "dep": "62"}
            for who, epci in (("SIA", "CAHC"), ("M&C", "DA"))
        ],
        "occupation": [
            {"logement": 1, "enquete": 2020, "nb_occupants": 3},
            {"logement": 13, "enquete": 2020, "nb_occupants": 5},
        ],
        "parcelle": [{"idpar": code, "geom": SQUARE} for code in ("627240000A0001", SECRETS[2])],
    }
    with base.transaction() as session:
        for name, values in rows.items():
            session.append(base.tables[name], pd.DataFrame(values))


def _dwelling(number: int, who: str, operation: str, street: str, commune: str) -> dict[str, Any]:
    other = who == "M&C"
    return {
        "id_ddtm62": number,
        "bailleur": who,
        "type_palu": "Groupé",
        "intitule": operation,
        "dvoilib": street,
        "idcom": commune,
        "dep": "62",
        "epci": "DA" if other else "CAHC",
        "ident_rep": SECRETS[1] if other and number == 13 else None,
        "idpar": SECRETS[2] if other else "627240000A0001",
        "info": SECRETS[4] if other else None,
        "surf_hab": 50.0 + number,
        "loyer_avant": 300.5,
        "geom": point(5.0, 5.0),
    }


def change(base: Base, table: str, fid: int, **values: Any) -> None:
    with base.transaction() as session:
        assert session.modify(base.tables[table], [Modification(fid, values)]) == 1


def add(base: Base, table: str, **values: Any) -> int:
    with base.transaction() as session:
        if table == "logement":
            values["id_ddtm62"] = _next(session)
        return session.add(base.tables[table], pd.DataFrame([values]))[0]


def remove(base: Base, table: str, fid: int) -> None:
    with base.transaction() as session:
        assert session.remove(base.tables[table], [fid]) == 1


def value(base: Base, table: str, name: str, fid: int) -> Any:
    found = base.rows(f"SELECT {name} AS v FROM {table} WHERE fid = {fid}")
    return found[0]["v"] if found else "absente"


def held(base: Base) -> dict[str, dict[int, Any]]:
    """Every row of the tables that the tests change, by table and key."""
    with base.reading() as session:
        return {
            name: {
                key: state.values
                for key, state in states(
                    session, base.tables[name], tracked(SIA, base.tables[name])
                )
            }
            for name in ("operation", "logement", "occupation", "programmation", "avancement")
        }


class ExtractContract:
    """Tests of extracts. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        fill(base)
        return base

    @pytest.fixture
    def cut(self, filled: Base, tmp_path: Path) -> GeoPackageBase:
        """The extract of SIA."""
        extract(filled, SIA, tmp_path / "sia.gpkg")
        return GeoPackageBase(tmp_path / "sia.gpkg")

    def back(self, base: Base, cut: GeoPackageBase, rule: str = LEAVE) -> Return:
        """Bring the extract back, conflicts by the rule."""
        found = compare(base, cut.path)
        write_return(base, found, decided(base, found, {}, rule))
        return found

    def test_an_extract_is_a_base_of_its_own_with_the_rows_of_one_and_says_so(self, filled, cut):
        cut.check()
        with cut.reading() as session:
            mark = extract_of(session)
        assert mark is not None
        assert (mark.nature, mark.code, mark.identity) == ("bailleur", "SIA", identify(filled))
        assert cut.rows("SELECT DISTINCT bailleur FROM logement") == [{"bailleur": "SIA"}]
        assert [r["intitule"] for r in cut.rows("SELECT * FROM operation ORDER BY fid")] == [*MINE]
        assert [r["idcom"] for r in cut.rows("SELECT idcom FROM commune")] == ["62724", "62907"]
        assert cut.rows("SELECT 1 AS un FROM journal") == []
        # Of what a row of its own names of another's, nothing is told.
        assert cut.rows("SELECT intitule FROM logement WHERE id_ddtm62 = 19")[0]["intitule"] is None
        assert value(cut, "logement", "loyer_avant", 1) == 300.5

    def test_no_byte_of_the_file_is_anothers(self, cut):
        content = cut.path.read_bytes()
        assert MINE[0].encode() in content
        for secret in SECRETS:
            assert secret.encode() not in content, secret

    def test_the_extract_of_an_epci_has_no_secret_of_a_household(self, filled, tmp_path):
        done = extract(filled, Perimeter("epci", "CAHC"), tmp_path / "cahc.gpkg")
        found = GeoPackageBase(tmp_path / "cahc.gpkg")
        assert done.own["logement"] == 12 and "occupation" not in done.own
        assert found.rows("SELECT DISTINCT loyer_avant AS l FROM logement") == [{"l": None}]
        assert found.rows("SELECT 1 AS un FROM occupation") == []

    def test_an_extract_replaces_nothing_and_is_not_cut_again(self, filled, cut, tmp_path):
        with pytest.raises(BaseAlreadyExists):
            extract(filled, SIA, cut.path)
        with pytest.raises(AlreadyExtract):
            extract(cut, SIA, tmp_path / "autre.gpkg")
        with pytest.raises(OrganisationUnknown, match="M&C, SIA"):
            extract(filled, Perimeter("bailleur", "XX"), tmp_path / "autre.gpkg")

    def test_a_cut_that_is_stopped_leaves_nothing(self, filled, tmp_path):
        shares: list[float] = []
        with pytest.raises(Cancelled):
            extract(
                filled,
                SIA,
                tmp_path / "arrete.gpkg",
                Work(shares.append, lambda: bool(shares) and shares[-1] > 0.5),
            )
        assert [path for path in tmp_path.iterdir() if "arrete" in path.name] == []

    def test_what_was_changed_added_and_deleted_comes_back_and_is_undone_whole(self, filled, cut):
        change(cut, "logement", 1, surf_hab=99.0, geom=point(6.0, 6.0))
        new = add(cut, "operation", intitule="SIA OIGNIES", bailleur="SIA", type_palu="Hors")
        home = add(cut, "logement", bailleur="SIA", type_palu="Hors", intitule="SIA OIGNIES")
        number = value(cut, "logement", "id_ddtm62", home)
        add(cut, "occupation", logement=number, enquete=2020, nb_occupants=2)
        remove(cut, "logement", 2)
        # Meanwhile somebody took the keys and the number that the extract gave.
        add(filled, "operation", intitule="MC OIGNIES", bailleur="M&C", type_palu="Hors")
        taken = add(filled, "logement", bailleur="M&C", type_palu="Hors")
        assert new and taken and number
        meanwhile = held(filled)
        self.back(filled, cut)
        assert value(filled, "logement", "surf_hab", 1) == 99.0
        assert value(filled, "logement", "surf_hab", 2) == "absente"
        found = filled.rows(
            "SELECT l.bailleur, o.nb_occupants FROM logement AS l "
            "JOIN occupation AS o ON o.logement = l.id_ddtm62 WHERE l.intitule = 'SIA OIGNIES'"
        )
        assert found == [{"bailleur": "SIA", "nb_occupants": 2}]
        undo_import(filled, imports(filled)[0].number)
        assert held(filled) == meanwhile

    @pytest.mark.parametrize(
        ("rule", "area", "street", "rent"),
        [(LEAVE, 61.0, "rue de la Paix", 1.0), (BASE, 61.0, "rue Neuve", 1.0),
         (EXTRACT, 72.0, "rue Neuve", 1.0)],
    )  # fmt: skip
    def test_a_field_changed_on_both_sides_is_a_conflict_the_others_are_not(
        self, filled, cut, rule, area, street, rent
    ):
        change(cut, "logement", 1, surf_hab=72.0, dvoilib="rue Neuve")
        change(filled, "logement", 1, surf_hab=61.0, loyer_avant=rent)
        found = self.back(filled, cut, rule)
        assert [c.name for row in found.rows for c in row.conflicts] == ["surf_hab"]
        assert (
            value(filled, "logement", "surf_hab", 1),
            value(filled, "logement", "dvoilib", 1),
        ) == (
            area,
            street,
        )
        assert value(filled, "logement", "loyer_avant", 1) == rent

    def test_a_row_that_the_base_deleted_comes_back_when_it_is_chosen(self, filled, cut):
        change(cut, "logement", 3, surf_hab=72.0)
        remove(filled, "logement", 3)
        found = compare(filled, cut.path)
        place = found.rows[0].conflicts[0].place
        write_return(filled, found, decided(filled, found, {place: EXTRACT}))
        assert value(filled, "logement", "surf_hab", 3) == 72.0
        assert value(filled, "logement", "id_ddtm62", 3) == 3

    def test_what_is_out_of_the_perimeter_or_for_others_is_refused_whatever_the_rule(
        self, filled, cut
    ):
        change(cut, "logement", 1, bailleur="M&C")
        change(cut, "operation", 1, montant_palulos=9.0, observations="vu")
        add(cut, "avancement", programmation=1, date_saisie="2021-03-01", acteur="EPCI", texte="t")
        change(filled, "logement", 4, bailleur="M&C")
        change(cut, "logement", 4, surf_hab=11.0)
        add(cut, "operation", intitule=THEIRS[1], bailleur="SIA", type_palu="Hors")
        found = self.back(filled, cut, EXTRACT)
        kinds = {(row.table, c.kind, c.name) for row in found.rows for c in row.conflicts}
        assert kinds == {
            ("logement", OUTSIDE, ""),
            ("operation", NOT_YOURS, "montant_palulos"),
            ("operation", TAKEN, ""),
            ("avancement", NOT_YOURS, ""),
        }
        assert value(filled, "operation", "observations", 1) == "vu"
        assert value(filled, "operation", "montant_palulos", 1) is None
        assert filled.rows("SELECT 1 AS un FROM avancement") == []
        assert value(filled, "logement", "bailleur", 1) == "SIA"

    def test_a_row_whose_parent_stays_out_stays_out_too(self, filled, cut):
        taken = add(cut, "operation", intitule=THEIRS[0], bailleur="SIA", type_palu="Hors")
        home = add(cut, "logement", bailleur="SIA", type_palu="Hors", intitule=THEIRS[0])
        number = value(cut, "logement", "id_ddtm62", home)
        add(cut, "occupation", logement=number, enquete=2020, nb_occupants=2)
        count = len(held(filled)["logement"])
        found = compare(filled, cut.path)
        decision = decided(filled, found, {}, EXTRACT)
        assert decision.written == () and len(decision.left) == 3 and taken
        write_return(filled, found, decision)
        assert len(held(filled)["logement"]) == count and imports(filled) == []

    def test_a_cut_comes_back_once_to_its_own_base_alone(self, filled, cut, tmp_path):
        with pytest.raises(NotAnExtract):
            other = GeoPackageBase(tmp_path / "autre.gpkg")
            other.create()
            compare(filled, other.path)
        with pytest.raises(OfAnotherBase):
            compare(other, cut.path)
        change(cut, "logement", 1, surf_hab=99.0)
        self.back(filled, cut)
        with pytest.raises(AlreadyReturned):
            compare(filled, cut.path)
        undo_import(filled, imports(filled)[0].number)
        self.back(filled, cut)
        assert value(filled, "logement", "surf_hab", 1) == 99.0

    def test_a_row_that_left_the_perimeter_meanwhile_stops_the_whole(self, filled, cut):
        add(
            cut,
            "avancement",
            programmation=1,
            date_saisie="2021-03-01",
            acteur="Bailleur",
            texte="t",
        )
        found = compare(filled, cut.path)
        change(filled, "programmation", 1, bailleur="M&C")
        with pytest.raises(LeftPerimeter, match="périmètre"):
            write_return(filled, found, decided(filled, found, {}, EXTRACT))
        assert filled.rows("SELECT 1 AS un FROM avancement") == [] and imports(filled) == []

    def test_an_extract_of_other_tables_is_refused(self, filled, cut):
        with cut.transaction() as session:
            mark = extract_of(session)
            assert mark is not None
            mark_extract(cut, session, replace(mark, version=1))
        with pytest.raises(OfAnotherVersion, match="version 1"):
            compare(filled, cut.path)

    def test_a_base_that_cannot_be_given_an_identity_is_not_cut(
        self, filled, tmp_path, monkeypatch
    ):
        def refuse(_base: Base) -> str:
            raise BaseReadOnly(base="x")

        monkeypatch.setattr(cutting, "identify", refuse)
        with pytest.raises(NotIdentified):
            extract(filled, SIA, tmp_path / "sia.gpkg")

    @pytest.mark.parametrize(("seed", "rule"), [(1, BASE), (2, EXTRACT), (3, LEAVE), (4, EXTRACT)])
    def test_edits_at_random_on_both_sides_merge_as_the_model_says(self, filled, cut, seed, rule):
        draw = random.Random(seed)
        origin = held(cut)
        for side in (cut, filled):
            with side.transaction() as session:
                for _time in range(125):
                    _edit(side, session, draw)
        extract_now, base_now = held(cut), held(filled)
        found = self.back(filled, cut, rule)
        assert found.rows
        assert _without_keys(held(filled)) == _without_keys(
            {name: _model(origin[name], extract_now[name], base_now[name], rule) for name in origin}
        )


_FIELDS: dict[str, Callable[[random.Random], Any]] = {
    "surf_hab": lambda draw: float(draw.randint(11, 14)),
    "dvoilib": lambda draw: draw.choice(["rue A", "rue B", None]),
    "etiquette_apres": lambda draw: draw.choice(["A", "B", None]),
    "cout_travaux": lambda draw: draw.choice([None, 0.1 + 0.2, 12_345.678_9]),
    "geom": lambda draw: draw.choice([None, point(1.5, 2.25), point(1.5, 2.0)]),
    "date_os": lambda draw: draw.choice([None, "2020-02-29", "0202-01-05"]),
}


def _edit(base: Base, session: Session, draw: random.Random) -> None:
    """Change, add or delete a dwelling of SIA without household."""
    rows = session.rows(
        "SELECT fid FROM logement WHERE bailleur = 'SIA' AND id_ddtm62 <> 1 ORDER BY fid"
    )
    fid, table = draw.choice(rows)["fid"], base.tables["logement"]
    values = {
        name: _FIELDS[name](draw) for name in draw.sample(sorted(_FIELDS), draw.randint(1, 3))
    }
    doing = draw.random()
    if doing < 0.8:
        assert session.modify(table, [Modification(fid, values)]) == 1
    elif doing < 0.93 or len(rows) < 6:
        row = {"bailleur": "SIA", "type_palu": "Hors", "intitule": MINE[0], **values}
        session.add(table, pd.DataFrame([{"id_ddtm62": _next(session), **row}]))
    else:
        assert session.remove(table, [fid]) == 1


def _next(session: Session) -> int:
    return int(session.rows("SELECT max(id_ddtm62) + 1 AS n FROM logement")[0]["n"])


def _model(origin: Any, extract_now: Any, base_now: Any, rule: str) -> dict[int, Any]:
    """The base after the return, told from whole tables; new rows under keys of their own."""
    result = dict(base_now)
    for key, was in origin.items():
        mine, theirs = extract_now.get(key), base_now.get(key)
        if mine == was:
            continue
        # A row that named another's was cut without it: the base has more than was cut.
        was = {**was, "intitule": theirs["intitule"]} if _hidden(was, theirs) else was
        mine = {**mine, "intitule": theirs["intitule"]} if mine and _hidden(mine, theirs) else mine
        if mine is None:
            if theirs is not None and (theirs == was or rule == EXTRACT):
                del result[key]
        elif theirs is None:
            if rule == EXTRACT:
                result[key] = mine
        else:
            clash = [n for n in mine if mine[n] != was[n] and theirs[n] not in (was[n], mine[n])]
            if not clash or rule != LEAVE:
                result[key] = {
                    n: mine[n] if mine[n] != was[n] and (n not in clash or rule == EXTRACT)
                    else theirs[n] for n in mine
                }  # fmt: skip
    new = [row for key, row in extract_now.items() if key not in origin]
    return {**result, **{10**6 + place: row for place, row in enumerate(new)}}


def _hidden(row: Any, theirs: Any) -> bool:
    return bool(
        theirs and "intitule" in row and row["intitule"] is None and row.get("id_ddtm62") == 19
    )


def _without_keys(tables: dict[str, dict[int, Any]]) -> dict[str, list[str]]:
    """Rows without the numbers that the base gives, in an order of their own."""
    return {
        name: sorted(
            str({n: v for n, v in sorted(row.items()) if n not in ("id_ddtm62", "num_osp")})
            for row in rows.values()
        )
        for name, rows in tables.items()
    }
