"""The check of positions on a server, and against queries of PostGIS that know nothing of it."""

from __future__ import annotations

import pytest

from osp_plugin.domain.geolocation.survey import Options

from ..contracts.geolocation import CheckContract, found_by, layer_of, rows_of

LIMITS = vars(Options())
FAR = """
SELECT l.fid, ST_Distance(l.geom, t.geom) AS distance
FROM logement AS l JOIN {table} AS t USING ({key})
WHERE NOT ST_Covers(t.geom, l.geom) AND ST_Distance(l.geom, t.geom) > :tolerance
"""


@pytest.fixture(scope="module")
def planted_tables(planted_tables):
    """Without the coordinates that are no numbers, which a base on a server refuses."""
    tables, expected = planted_tables
    refused = {fid for code, fid in expected if code == "geometrie_invalide"}
    homes = tables["logement"].copy()
    homes.loc[homes["fid"].isin(refused), "geom"] = None
    return {**tables, "logement": homes}, {
        ("sans_geometrie" if fid in refused else code, fid) for code, fid in expected
    }


class TestCheckingOnTheServer(CheckContract):
    """The contract on PostGIS."""

    @pytest.mark.parametrize("tolerance", [0.0, 20.0])
    def test_the_answers_are_those_of_postgis(self, run, faulty, tolerance):
        homes = layer_of(faulty, "logement")
        # Nothing is explained by anything else: each check alone, as a query is.
        for code, table, key in (
            ("hors_commune", "commune", "idcom"),
            ("hors_cite", "cite", "id_cite"),
            ("hors_parcelle", "parcelle", "idpar"),
        ):
            found = found_by(
                run,
                faulty,
                homes,
                CONTROLES=[code, "hors_territoire"],
                TOLERANCE=tolerance,
                DISTANCE_CITE=tolerance,
            )
            rows = rows_of(found)
            lost = {row["fid_logement"] for row in rows if row["code"] == "hors_territoire"}
            told = {row["fid_logement"]: row["distance_m"] for row in rows if row["code"] == code}
            asked = {
                row["fid"]: row["distance"]
                for row in faulty.rows(FAR.format(table=table, key=key), {"tolerance": tolerance})
                if row["fid"] not in lost
            }
            assert set(told) == set(asked), code
            assert told == pytest.approx(asked, abs=0.006), code
            assert told

    def test_missing_cites_are_those_that_postgis_covers(self, run, faulty):
        homes = layer_of(faulty, "logement")
        found = rows_of(found_by(run, faulty, homes, CONTROLES=["cite_manquante"]))
        asked = faulty.rows(
            "SELECT l.fid, min(c.id_cite)::text AS cite FROM logement AS l "
            "JOIN cite AS c ON ST_Covers(c.geom, l.geom) "
            "WHERE l.id_cite IS NULL GROUP BY l.fid"
        )
        assert {row["fid_logement"]: row["valeur"] for row in found} == {
            row["fid"]: row["cite"] for row in asked
        }

    def test_the_nearest_other_cite_is_that_of_postgis(self, run, faulty):
        homes = layer_of(faulty, "logement")
        found = rows_of(found_by(run, faulty, homes, CONTROLES=["autre_cite_plus_proche"]))
        asked = faulty.rows(
            "SELECT l.fid, ST_Distance(l.geom, own.geom) AS distance, near.id_cite::text AS cite "
            "FROM logement AS l JOIN cite AS own USING (id_cite) CROSS JOIN LATERAL "
            "(SELECT c.id_cite, c.geom FROM cite AS c "
            "ORDER BY c.geom OPERATOR(public.<->) l.geom LIMIT 1) AS near "
            "WHERE near.id_cite <> own.id_cite "
            "AND ST_Distance(l.geom, own.geom) > :tolerance "
            "AND ST_Distance(l.geom, near.geom) <= :reach "
            "AND ST_Distance(l.geom, near.geom) < ST_Distance(l.geom, own.geom)",
            {"tolerance": LIMITS["tolerance"], "reach": LIMITS["distance_cite"]},
        )
        assert {row["fid_logement"]: row["valeur"] for row in found} == {
            row["fid"]: row["cite"] for row in asked
        }
        assert found
