"""Diagnoses of the ADEME imported into a base, on GeoPackage and on PostGIS alike."""

from __future__ import annotations

import gzip
from datetime import date

import pandas as pd
import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.base import Base
from osp_plugin.storage.dpe.errors import DpeFileDamaged, NoDwelling, NotADpeFile
from osp_plugin.storage.dpe.importing import apply_import, plan_import
from osp_plugin.storage.imports import streams
from osp_plugin.storage.imports.errors import ImportOutdated
from osp_plugin.storage.imports.register import imports
from osp_plugin.storage.imports.undoing import undo_import

from ..support.samples import add_dwellings, dwelling

TITLES = (
    "numero_dpe,date_etablissement_dpe,date_derniere_modification_dpe,numero_dpe_remplace,"
    "numero_rpls_logement,code_insee_ban,numero_voie_ban,nom_rue_ban,type_batiment,"
    "surface_habitable_logement,etiquette_dpe,conso_5_usages_par_m2_ep"
)
ROWS = (
    "A,2021-09-01,2021-09-01,,0044631887,62498,12,Rue des Lilas,maison,60,F,350",
    "B,2024-05-01,2024-05-01,,,62498,14b,Rue des Lilas,maison,57,C,120",
    "C,2024-06-01,2024-06-01,B,,,,,maison,57,D,160",
    "D,2024-06-01,2024-06-01,,,62498,16,Rue des Lilas,appartement,57,D,160",
)


class DpeContract:
    """Tests of a base. A module that subclasses it gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def filled(self, base: Base) -> Base:
        add_dwellings(base)
        delivered = {"avancement": "Livré", "date_os": "2022-01-01", "date_fin": "2023-01-01"}
        commune = pd.DataFrame([{"idcom": "62498", "nom_commune": "Lens"}])
        with base.transaction() as session:
            session.append(base.tables["commune"], commune)
            session.append(
                base.tables["logement"],
                pd.concat([
                    dwelling(2, ident_rep="0044631887", idcom="62498", surf_hab=60.0, **delivered,
                             etiquette_apres="B"),
                    dwelling(3, idcom="62498", dnvoiri="14", dindic="bis", dvoilib="R. des Lilas",
                             surf_hab=55.0, **delivered, etiquette_apres="C"),
                    dwelling(4, idcom="62498", dnvoiri="16", dvoilib="R. des Lilas"),
                ]),
            )  # fmt: skip
        return base

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "dpe.csv"
        path.write_text("\n".join([TITLES, *ROWS, ""]), encoding="utf-8")
        return path

    def test_diagnoses_are_written_beside_the_dwellings_and_undone_as_a_whole(self, filled, file):
        reported = filled.read("logement").to_json(default_handler=str)
        plan = plan_import(filled, file)
        assert plan.counts == {
            "NB_LUS": 4, "NB_REJETES": 0, "NB_APPARIES": 3, "NB_PAR_NUMERO": 1,
            "NB_PAR_BATIMENT": 0, "NB_PAR_ADRESSE": 1, "NB_PAR_REMPLACEMENT": 1, "NB_DOUTEUX": 1,
            "NB_LOGEMENTS": 2, "NB_NOUVEAUX": 3, "NB_MODIFIES": 0, "NB_NON_ATTEINTS": 1,
            "NB_SANS_DPE": 1, "NB_REFORME": 0,
        }  # fmt: skip
        done = apply_import(filled, plan)
        rows = filled.read("dpe").set_index("numero_dpe")
        assert rows["logement"].to_dict() == {"A": 2, "B": 3, "C": 3}
        assert rows.loc["B", ["appariement", "remplace_par", "date_dpe"]].tolist() == [
            "adresse", "C", date(2024, 5, 1),
        ]  # fmt: skip
        assert rows.loc["A", "conso_ep"] == 350 and imports(filled)[0].nature == "DPE"
        assert filled.read("logement").to_json(default_handler=str) == reported
        undo_import(filled, done.number)
        assert filled.read("dpe").empty

    def test_the_same_file_changes_nothing_more(self, filled, file):
        apply_import(filled, plan_import(filled, file))
        again = plan_import(filled, file)
        assert not again.changes and apply_import(filled, again).number == 0

    def test_a_label_changed_by_a_later_file_keeps_the_one_before(self, filled, file):
        apply_import(filled, plan_import(filled, file))
        moved = ROWS[2].replace("2024-06-01,B", "2026-01-20,B").replace(",D,160", ",C,140")
        file.write_text("\n".join([TITLES, *ROWS[:2], moved, ""]), encoding="utf-8")
        plan = plan_import(filled, file)
        assert plan.counts["NB_MODIFIES"] == 1 and plan.counts["NB_REFORME"] == 1
        done = apply_import(filled, plan)
        row = filled.read("dpe").set_index("numero_dpe").loc["C"]
        assert (row["etiquette_dpe"], row["etiquette_lue"]) == ("C", "D")
        undo_import(filled, done.number)
        row = filled.read("dpe").set_index("numero_dpe").loc["C"]
        assert (row["etiquette_dpe"], row["etiquette_lue"]) == ("D", None)

    def test_a_diagnosis_that_was_of_another_dwelling_goes_to_its_own(self, filled, file):
        apply_import(filled, plan_import(filled, file))
        with filled.transaction() as session:
            session.execute("UPDATE logement SET ident_rep = NULL WHERE id_ddtm62 = 2")
            session.execute("UPDATE logement SET ident_rep = '0044631887' WHERE id_ddtm62 = 4")
            session.execute("UPDATE logement SET dnvoiri = '12' WHERE id_ddtm62 = 4")
        apply_import(filled, plan_import(filled, file))
        assert filled.read("dpe").set_index("numero_dpe")["logement"]["A"] == 4
        assert len(filled.read("dpe")) == 3

    def test_what_fails_writes_nothing(self, filled, file, tmp_path, monkeypatch):
        plan = plan_import(filled, file)
        with pytest.raises(Cancelled):
            apply_import(filled, plan, Work(None, lambda: True))
        assert filled.read("dpe").empty and not imports(filled)
        other = tmp_path / "autre.csv"
        other.write_text("a,b,c\n1,2,3\n")
        with pytest.raises(NotADpeFile):
            plan_import(filled, other)
        broken = tmp_path / "dpe.csv.gz"
        broken.write_bytes(gzip.compress("\n".join([TITLES, *ROWS * 9]).encode())[:-9])
        with pytest.raises(DpeFileDamaged):
            plan_import(filled, broken)
        monkeypatch.setattr(streams, "BLOCK", 10)
        told: list[float] = []
        with pytest.raises(Cancelled):
            plan_import(filled, file, Work(told.append, lambda: len(told) > 2))

    def test_a_file_in_one_row_pieces_or_packed_says_the_same(
        self, filled, file, tmp_path, monkeypatch
    ):
        whole = plan_import(filled, file).counts
        packed = tmp_path / "dpe.csv.gz"
        packed.write_bytes(gzip.compress(file.read_bytes()))
        monkeypatch.setattr(streams, "BLOCK", 10)
        shares: list[float] = []
        assert plan_import(filled, packed, Work(shares.append)).counts == whole
        assert shares == sorted(shares) and shares[-1] == 1

    def test_a_row_changed_meanwhile_is_not_written_over(self, filled, file):
        apply_import(filled, plan_import(filled, file))
        file.write_text("\n".join([TITLES, ROWS[0].replace(",F,", ",G,"), ""]), encoding="utf-8")
        plan = plan_import(filled, file)
        with filled.transaction() as session:
            session.execute("UPDATE dpe SET conso_ep = 1 WHERE numero_dpe = 'A'")
        with pytest.raises(ImportOutdated):
            apply_import(filled, plan)

    def test_a_base_without_dwelling_says_so(self, base, file):
        with pytest.raises(NoDwelling):
            plan_import(base, file)
