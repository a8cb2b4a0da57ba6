"""The continuation of the demonstration to 2026: invented, anchored, told by the journal."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from osp_plugin.storage.dpe.following import read_follow_up
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.programming.deadlines import read_deadlines

from ..support.processing_runner import run_algorithm


@pytest.fixture(scope="module")
def continued(provider, tmp_path_factory):
    path = tmp_path_factory.mktemp("suite") / "suite.gpkg"
    results = run_algorithm("osp:base_demonstration", {"OUTPUT": str(path), "JUSQU_EN": 2026})
    with closing(sqlite3.connect(path)) as base:
        assert (
            base.execute("SELECT count(*) FROM logement").fetchone()[0] == (results["NB_LOGEMENTS"])
        )
        yield base


def one(base: sqlite3.Connection, sql: str, *values: object) -> object:
    return base.execute(sql, values).fetchone()[0]


def delivered(base: sqlite3.Connection, day: str) -> int:
    """Dwellings delivered on a day: those of June 2021, and what the journal adds."""
    told = one(
        base,
        "SELECT count(*) FROM journal WHERE nom_table = 'logement' AND verbe = 'UPDATE' "
        "AND json_extract(apres, '$.avancement') = 'Livré' AND quand <= ?",
        day,
    )
    later = one(
        base,
        "SELECT count(*) FROM journal WHERE nom_table = 'logement' AND verbe = 'DELETE' "
        "AND quand <= ?",
        day,
    )
    return 4831 + told - later  # type: ignore[operator]


def test_about_7_000_dwellings_are_delivered_at_the_end_of_2022(continued):
    assert 6_800 <= delivered(continued, "2022-12-31T23:59:59.999Z") <= 7_200


def test_the_journal_says_the_days_of_what_followed(continued):
    days = {row[0][:10] for row in continued.execute("SELECT DISTINCT quand FROM journal")}
    assert min(days) > "2021-06-15" and max(days) == "2026-09-30"
    added, removed = (
        one(
            continued,
            "SELECT count(*) FROM journal WHERE nom_table = 'logement' AND verbe = ?",
            verb,
        )
        for verb in ("INSERT", "DELETE")
    )
    assert one(continued, "SELECT count(*) FROM logement") - added + removed == 6287
    assert one(continued, "SELECT count(*) FROM logement WHERE modifie_le > '2026-10-01'") == 0
    assert one(continued, "SELECT count(*) FROM logement WHERE cree_le > '2026-10-01'") == 0


def test_what_followed_says_that_it_is_invented(continued):
    invented = "cree_le > '2021-06-16'"
    assert one(continued, f"SELECT count(*) FROM operation WHERE {invented}") > 50
    for table, field in (("operation", "observations"), ("logement", "info")):
        assert (
            one(
                continued,
                f"SELECT count(*) FROM {table} WHERE {invented} AND {field} NOT LIKE '%fictive%'",
            )
            == 0
        )


def test_identifiers_and_places_are_of_one_dwelling(continued):
    assert one(continued, "SELECT count(*) - count(DISTINCT id_ddtm62) FROM logement") == 0
    assert one(continued, "SELECT count(*) - count(DISTINCT ident_rep) FROM logement") == 8
    assert one(continued, "SELECT count(*) - count(DISTINCT geom) FROM logement") <= 41
    assert one(continued, "SELECT count(*) - count(DISTINCT idpar) FROM parcelle") == 0


def test_each_campaign_is_decided_in_its_year_and_that_of_2027_is_open(continued):
    rows = continued.execute("SELECT campagne, etat, date_crhh FROM campagne ORDER BY 1").fetchall()
    assert [row[0] for row in rows] == list(range(2021, 2028))
    for year, state, session in rows[:-1]:
        assert state == "Close" and dt.date.fromisoformat(session).year == year
    assert rows[-1][1:] == ("Ouverte", None)
    assert one(continued, "SELECT count(*) FROM programmation WHERE campagne = 2027") == 14


def test_fifty_cites_are_a_enjeux_from_the_end_of_2022(continued):
    assert one(continued, "SELECT sum(a_enjeux) FROM cite") == 50


def test_decisions_from_2023_on_have_numbers_of_siap(continued):
    rows = continued.execute(
        "SELECT o.annee_financ, n.numero, n.systeme FROM operation AS o "
        "JOIN operation_numero AS n ON n.operation = o.intitule "
        "WHERE o.annee_financ >= 2023 AND o.observations LIKE '%fictive%'"
    ).fetchall()
    assert len(rows) > 30
    for year, number, system in rows:
        assert (len(number), number[:4], system) == (11, str(year), "SIAP")


def test_operations_have_events_shares_payments_and_what_is_paid_agrees(continued):
    natures = {row[0] for row in continued.execute("SELECT DISTINCT nature FROM evenement")}
    assert natures >= {
        *("Programmée", "Décision", "Notification", "Ordre de service", "Réception"),
        *("Prorogation", "Annulation"),
    }
    assert one(continued, "SELECT count(*) FROM evenement WHERE observations NOT LIKE '%fictive%'"
               ) == 0  # fmt: skip
    differing = continued.execute(
        "SELECT f.operation, f.montant_paye, sum(a.montant) FROM financement AS f "
        "LEFT JOIN acompte AS a ON a.operation = f.operation WHERE f.financeur = 'État' "
        "GROUP BY f.operation, f.montant_paye "
        "HAVING abs(f.montant_paye - coalesce(sum(a.montant), 0)) > 0.005"
    ).fetchall()
    assert differing == []
    assert one(continued, "SELECT count(*) FROM financement WHERE montant_paye > montant_prevu + 1"
               ) == 0  # fmt: skip
    cancelled = one(continued, "SELECT operation FROM evenement WHERE nature = 'Annulation'")
    assert one(continued, "SELECT count(*) FROM acompte WHERE operation = ?", cancelled) == 0
    assert one(continued, "SELECT count(*) FROM mouvement_enveloppe") == 3
    assert one(continued, "SELECT count(*) FROM mouvement_operation") > 0
    assert one(continued, "SELECT count(*) FROM enveloppe WHERE credits_paiement > 0") > 10


def test_the_lists_of_the_diagnoses_and_the_deadlines_have_something_to_show(continued):
    base = GeoPackageBase(Path(one(continued, "SELECT file FROM pragma_database_list")))
    assert one(continued, "SELECT count(*) FROM dpe WHERE numero_dpe NOT LIKE 'FICTIF%'") == 0
    counts = read_follow_up(base).counts
    assert min(counts.values()) > 10 and counts["NB_REFORME"] <= 60
    told = read_deadlines(base, dt.date(2026, 9, 30))["situation"].value_counts()
    assert told["Annulée"] == 1 and told["Dépassée"] >= 1 and told["Plus tard"] > 5
