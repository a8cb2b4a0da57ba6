"""The RPLS loaded into a base and completing its dwellings, on GeoPackage and on PostGIS alike."""

from __future__ import annotations

import gzip
import json

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.base import Base
from osp_plugin.storage.imports import streams
from osp_plugin.storage.imports.errors import ImportOutdated
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import
from osp_plugin.storage.rpls.completing import apply_completion, plan_completion
from osp_plugin.storage.rpls.errors import (
    NoCommune,
    NothingKept,
    RplsFileDamaged,
    RplsNotLoaded,
    VintageUnknown,
)
from osp_plugin.storage.rpls.loading import load_rpls

from ..support.samples import add_dwellings, dwelling

TITLES = "IDENT_REP;DEPCOM;NUMVOIE;INDREP;TYPVOIE;NOMVOIE;NBPIECE;SURFHAB;CONSTRUCT;DPEENERGIE;X;Y"
ROWS = (
    "0044631887;62498;12;;RUE;DES LILAS;4;61,5;1925;E;685000;7038000",
    "0044631895;62498;14;B;RUE;DES LILAS;3;55;1925;F;685010;7038000",
    "0044631895;62498;14;;RUE;DES LILAS;3;55;1925;F;685010;7038000",
    "0059000011;59350;1;;RUE;NEUVE;3;55;1925;F;700000;7060000",
    ";;1;;RUE;NEUVE;3;55;1925;F;700000;7060000",
)


class RplsContract:
    """Tests of a base. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_dwellings(base)
        commune = pd.DataFrame([{"idcom": "62498", "nom_commune": "Lens"}])
        with base.transaction() as session:
            session.append(base.tables["commune"], commune)
            session.append(
                base.tables["logement"],
                pd.concat([
                    dwelling(2, ident_rep="0044631887", idcom="62498", surf_hab=80.0),
                    dwelling(3, idcom="62498", dnvoiri="14", dindic="bis", dvoilib="R. des Lilas"),
                ]),
            )  # fmt: skip
        return base

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "rpls2021.csv"
        path.write_text("\n".join([TITLES, *ROWS, ""]), encoding="utf-8")
        return path

    def test_the_rows_of_the_communes_are_loaded_and_replace_the_former(
        self, filled, file, monkeypatch
    ):
        shares: list[float] = []
        # In one piece, then a row at a time.
        for size in (1 << 20, 10):
            monkeypatch.setattr(streams, "BLOCK", size)
            loaded = load_rpls(filled, file, work=Work(shares.append))
            assert loaded.counts == {
                "NB_LUS": 5, "NB_RETENUS": 2, "NB_HORS_TERRITOIRE": 1, "NB_REJETES": 2,
                "NB_VALEURS_ECARTEES": 0, "NB_SANS_NUMERO": 0,
            }  # fmt: skip
            assert [line for line, _ in loaded.examples] == [4, 6]
        assert shares[-1] == pytest.approx(1)
        rows = filled.read("rpls")
        assert rows["ident_rep"].tolist() == ["0044631887", "0044631895"]
        assert rows.loc[0, ["millesime", "surf_hab", "nb_pieces", "epsg"]].tolist() == [
            2021, 61.5, 4, 2154,
        ]  # fmt: skip
        assert filled.query("SELECT fid FROM journal WHERE nom_table = 'rpls'").empty
        assert load_rpls(filled, file, 2019, own_communes=False).kept == 3
        assert set(filled.read("rpls")["millesime"]) == {2019}

    def test_what_fails_keeps_the_former_rows(self, filled, file, tmp_path, monkeypatch):
        load_rpls(filled, file)
        before = filled.read("rpls").to_json()
        elsewhere = tmp_path / "rpls2022.csv"
        elsewhere.write_text(f"{TITLES}\n{ROWS[3]}\n")
        with pytest.raises(NothingKept, match="1 lignes"):
            load_rpls(filled, elsewhere)
        broken = tmp_path / "rpls2023.csv.gz"
        broken.write_bytes(gzip.compress("\n".join([TITLES, *ROWS * 9]).encode())[:-9])
        with pytest.raises(RplsFileDamaged):
            load_rpls(filled, broken)
        monkeypatch.setattr(streams, "BLOCK", 10)
        told: list[float] = []
        with pytest.raises(Cancelled):
            load_rpls(filled, file, work=Work(told.append, lambda: len(told) > 2))
        unnamed = file.rename(tmp_path / "rpls.csv")
        with pytest.raises(VintageUnknown):
            load_rpls(filled, unnamed)
        assert filled.read("rpls").to_json() == before

    def test_a_base_without_communes_or_rpls_says_so(self, base, file):
        with pytest.raises(NoCommune):
            load_rpls(base, file)
        with pytest.raises(RplsNotLoaded):
            plan_completion(base)

    def test_dwellings_are_completed_traced_journaled_and_undone(self, filled, file):
        load_rpls(filled, file)
        before = filled.read("logement").to_json(default_handler=str)
        plan = plan_completion(filled, "SIA")
        assert plan.counts == {
            "NB_LOGEMENTS": 3, "NB_RECONNUS": 2, "NB_PAR_ADRESSE": 1, "NB_COMPLETES": 2,
            "NB_VALEURS": 7, "NB_ECARTS": 1,
        }  # fmt: skip
        done = apply_completion(filled, plan, "SIA")
        rows = filled.read("logement").set_index("id_ddtm62")
        assert rows.loc[2, ["surf_hab", "typologie", "dvoilib"]].tolist() == [
            80.0, "T4", "RUE DES LILAS",
        ]  # fmt: skip
        assert rows.loc[3, ["surf_hab", "annee_constr", "dvoilib"]].tolist() == [
            55.0, 1925, "R. des Lilas",
        ]  # fmt: skip
        assert rows.loc[3, "source_rpls"].startswith("RPLS 2021 : Surface habitable 55")
        assert rows.loc[1, "source_rpls"] is None
        last = filled.query("SELECT apres FROM journal ORDER BY fid DESC LIMIT 1")["apres"][0]
        assert "source_rpls" in json.loads(last)
        assert imports(filled)[0].nature == "RPLS"
        again = plan_completion(filled)
        assert again.written == [] and again.counts["NB_RECONNUS"] == 2
        undo_import(filled, done.number)
        assert filled.read("logement").to_json(default_handler=str) == before

    def test_a_dwelling_changed_meanwhile_is_not_written_over(self, filled, file):
        load_rpls(filled, file)
        plan = plan_completion(filled)
        with filled.transaction() as session:
            session.execute("UPDATE logement SET typologie = 'T5' WHERE id_ddtm62 = 2")
        with pytest.raises(ImportOutdated):
            apply_completion(filled, plan)
        assert filled.read("logement")["source_rpls"].isna().all()
