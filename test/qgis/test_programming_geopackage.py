"""The campaigns of a GeoPackage."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pandas as pd
import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.programming.campaigns import carry_over, close_campaign, open_campaign
from osp_plugin.storage.violations import from_text

from ..contracts.programming import DAY, SESSION, ProgrammingContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "campagnes.gpkg")


class TestGeoPackageProgramming(ProgrammingContract):
    def test_any_program_is_refused_what_a_closed_campaign_holds(self, filled):
        """Even one that replaces rows without a word, and knows nothing of the foreign keys."""
        close_campaign(filled, 2021, DAY, SESSION)
        open_campaign(filled, 2022, date(2022, 1, 3), 2021)
        carry_over(filled, 2021, 2022)
        new = filled.rows("SELECT max(fid) AS fid FROM programmation")[0]["fid"]
        before = [filled.read(name) for name in ("programmation", "tarif", "campagne")]
        with closing(sqlite3.connect(filled.path)) as other:
            for sql in (
                "INSERT OR REPLACE INTO campagne (fid, campagne, etat) VALUES (1, 2021, 'Ouverte')",
                "INSERT OR REPLACE INTO campagne (fid, campagne, etat) VALUES (1, 2030, 'Ouverte')",
                "INSERT OR REPLACE INTO tarif (fid, campagne, nature, valeur, montant) "
                "VALUES (1, 2030, 'label', 'C', 1)",
                "UPDATE programmation SET campagne = 2030",
                f"UPDATE OR REPLACE programmation SET fid = 1 WHERE fid = {new}",
                "UPDATE OR REPLACE tarif SET fid = 1 WHERE campagne = 2022 AND valeur = 'C'",
                "UPDATE OR REPLACE campagne SET fid = 1 WHERE campagne = 2022",
                "UPDATE OR REPLACE campagne SET campagne = 2021 WHERE campagne = 2022",
            ):
                with pytest.raises(sqlite3.IntegrityError, match="osp_refus : "):
                    other.execute(sql)
        after = [filled.read(name) for name in ("programmation", "tarif", "campagne")]
        for one, other in zip(before, after):
            pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize(
    "said",
    [
        "OGR error: failed to execute update : osp_refus : la campagne est close.",
        "Erreur PostGIS: ERROR:  la campagne est close.\n"
        "CONTEXT:  PL/pgSQL function osp_gel() line 3 at RAISE",
    ],
)
def test_what_a_trigger_refuses_is_told_in_its_own_words(said):
    refusal = from_text(dictionary(), "programmation", said)
    assert refusal is not None and refusal.reason == "la campagne est close"
