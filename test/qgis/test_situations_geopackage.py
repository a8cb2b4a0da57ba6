"""The situations of a GeoPackage."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.history.situations import arrest

from ..contracts.situations import DAY, SituationsContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "situations.gpkg")


class TestGeoPackageSituations(SituationsContract):
    def test_any_program_is_refused_what_a_definitive_situation_holds(self, filled):
        """Even one that replaces rows without a word, and knows nothing of the foreign keys."""
        fixed = arrest(filled, DAY, "Fixée", definitive=True)
        other = arrest(filled, DAY, "Autre")
        row = "'{}', 3, '2021-06-15T08:00:00Z', '{}'"
        with closing(sqlite3.connect(filled.path)) as program:
            for sql in (
                "INSERT OR REPLACE INTO situation (fid, date_situation, titre, edition, portee, "
                "filtres, seuil, arretee_le, definitions) "
                f"VALUES ({fixed.fid}, '2021-06-15', 'X', 1, 'bassin', {row})",
                "INSERT OR REPLACE INTO situation (date_situation, titre, edition, portee, "
                "filtres, seuil, arretee_le, definitions) "
                f"VALUES ('2021-06-15', 'Fixée', 1, 'bassin', {row})",
                f"UPDATE OR REPLACE situation SET fid = {fixed.fid} WHERE fid = {other.fid}",
                f"UPDATE OR REPLACE situation SET titre = 'Fixée' WHERE fid = {other.fid}",
                "UPDATE OR REPLACE situation_valeur SET fid = (SELECT min(fid) FROM "
                f"situation_valeur) WHERE situation = {other.fid} AND niveau = 'bassin'",
                "INSERT OR REPLACE INTO situation_valeur (fid, situation, niveau, code, nom, "
                f"valeurs) SELECT min(fid), {other.fid}, 'epci', 'ZZ', 'ZZ', '{{}}' "
                "FROM situation_valeur",
                "INSERT OR REPLACE INTO situation_compte (fid, situation, nom_table, ventilation, "
                f"rang, contenu) SELECT min(fid), {other.fid}, 'x', 'x', 0, '{{}}' "
                "FROM situation_compte",
            ):
                with pytest.raises(sqlite3.IntegrityError, match="osp_refus : "):
                    program.execute(sql)
