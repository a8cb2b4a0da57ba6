"""The campaigns of a PostGIS base: several people at once, each with their rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError

import psycopg2
import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.errors import OspError
from osp_plugin.domain.programming.scenario import KEPT, Scenario
from osp_plugin.i18n import explain
from osp_plugin.storage.errors import BaseError, Frozen, RightsMissing
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.programming import scenarios
from osp_plugin.storage.programming.campaigns import close_campaign, open_campaign
from osp_plugin.storage.programming.errors import ScenarioChanged
from osp_plugin.storage.programming.reading import read_programme
from osp_plugin.storage.programming.scenarios import keep_scenario

from ..contracts.programming import DAY, LENS, SESSION, ProgrammingContract, refused
from .cluster import Server

WAIT_S = 1.0


class TestPostgisProgramming(ProgrammingContract):
    """The contract on a server."""

    def test_nothing_is_emptied_while_a_campaign_is_closed(self, filled):
        close_campaign(filled, 2021, DAY, SESSION)
        for table in ("programmation", "campagne", "epci", "tarif"):
            assert "ne se vide pas" in refused(filled, f"TRUNCATE {table} CASCADE")
        assert len(filled.read("programmation")) == 30

    def test_closing_waits_for_the_line_that_somebody_is_adding(self, filled, server, database):
        other = psycopg2.connect(server.uri(database).connectionInfo(False))
        other.cursor().execute(
            "INSERT INTO osp.programmation (campagne, nom, bailleur, epci, dep) "
            "VALUES (2021, 'TARDIVE', 'SIA', 'CALL', '62')"
        )
        with ThreadPoolExecutor() as pool:
            closing = pool.submit(close_campaign, filled, 2021, DAY, SESSION)
            with pytest.raises(TimeoutError):
                _result(closing.result, WAIT_S)
            other.commit()
            other.close()
            with pytest.raises(Frozen, match="brouillon"):
                closing.result(10)
        assert not read_programme(filled, 2021).campaign.is_closed

    def test_of_two_people_who_save_a_scenario_at_once_one_is_told(self, filled, monkeypatch):
        programme = read_programme(filled, 2021)
        lines = tuple(programme.lines["fid"])
        kept = scenarios.keep_scenario(filled, programme, "Un", Scenario(lines), None)
        both, require_same = Barrier(2), scenarios._require_same

        def slow(*known: object) -> None:
            """Both would have read before either writes, if nothing held the second back."""
            require_same(*known)
            with suppress(BrokenBarrierError):
                both.wait(WAIT_S)

        monkeypatch.setattr(scenarios, "_require_same", slow)

        def save(line: int) -> str:
            try:
                changed = kept.scenario.choose([line], KEPT)
                scenarios.keep_scenario(filled, programme, "Un", changed, kept)
            except ScenarioChanged:
                return "prévenu"
            return "enregistré"

        with ThreadPoolExecutor() as pool:
            assert sorted(pool.map(save, lines[:2])) == ["enregistré", "prévenu"]


def _result(wait: Callable[[float], object], seconds: float) -> object:
    """Under the name that the error has since Python 3.11."""
    from concurrent.futures import TimeoutError as Late

    try:
        return wait(seconds)
    except Late as error:
        raise TimeoutError from error


class TestWhoPassesAStatus:
    """Who may write a field is said by the dictionary, and granted by column."""

    @pytest.fixture
    def bailleur(self, base: PostgisBase, server: Server, database: str) -> Iterator[PostgisBase]:
        """Somebody of a bailleur: reads all, writes what is the bailleur's in the lines."""
        from ..contracts.programming import fill

        fill(base)
        fields = dictionary()["programmation"].fields
        own = [field.name for field in fields if field.role == "bailleur"]
        told = ["campagne", "nom", "bailleur", "epci", "dep", "cites", "communes", *own]
        server.run(
            database,
            "CREATE ROLE bailleur LOGIN PASSWORD 'essai'; GRANT USAGE ON SCHEMA osp TO bailleur;"
            "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO bailleur;"
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA osp TO bailleur;"
            f"GRANT INSERT ({', '.join(told)}) ON osp.programmation TO bailleur;"
            f"GRANT UPDATE ({', '.join(own)}, version_lue) ON osp.programmation TO bailleur",
        )
        yield PostgisBase(server.uri(database, "bailleur", "essai"), "osp", "serveur")
        server.run(database, "DROP OWNED BY bailleur CASCADE; DROP ROLE bailleur")

    def test_a_bailleur_programmes_and_the_state_publishes_and_closes(self, bailleur, base):
        with bailleur.transaction() as session:
            session.execute(
                "INSERT INTO programmation (campagne, nom, bailleur, epci, dep, bailleur_nb_total) "
                "VALUES (2021, 'NEUVE', 'SIA', 'CALL', '62', 4)"
            )
            session.execute("UPDATE programmation SET bailleur_nb_c = 4 WHERE nom = 'NEUVE'")
        for sql in (
            "UPDATE programmation SET statut = 'Publié' WHERE nom = 'NEUVE'",
            "UPDATE programmation SET etat_nb_total = 4 WHERE nom = 'NEUVE'",
            "UPDATE campagne SET etat = 'Close'",
        ):
            with pytest.raises(BaseError) as told, bailleur.transaction() as session:
                session.execute(sql)
            assert "droit" in explain(told.value), sql
        for act in (
            lambda: close_campaign(bailleur, 2021, DAY, SESSION),
            lambda: open_campaign(bailleur, 2022, date(2022, 1, 3), 2021),
        ):
            with pytest.raises(OspError):
                act()
        programme = read_programme(bailleur, 2021)
        with pytest.raises(RightsMissing) as told:
            keep_scenario(bailleur, programme, "Le mien", Scenario(()), None)
        for right in ("INSERT sur scenario et", "UPDATE sur scenario", "DELETE sur scenario_ligne"):
            assert right in explain(told.value)
        with base.transaction() as session:
            session.execute("UPDATE programmation SET statut = 'Publié' WHERE nom = 'NEUVE'")
        close_campaign(base, 2021, DAY, SESSION)
        with pytest.raises(Frozen), bailleur.transaction() as session:
            session.execute(f"UPDATE programmation SET bailleur_nb_c = 1 WHERE nom = '{LENS}'")
