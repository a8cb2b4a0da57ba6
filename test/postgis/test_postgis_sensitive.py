"""Sensitive values of the journal of a shared base, read by accounts of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from osp_plugin.storage.editing.undo import last_change, undo
from osp_plugin.storage.errors import CannotUndo
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.sensitive import MASK

from ..contracts.sensitive import SensitiveContract
from .cluster import Server

OTHERS = "fid, bailleur, dvoilib, relogement, version, version_lue"


@pytest.fixture
def reader(base: PostgisBase, server: Server, database: str) -> Iterator[PostgisBase]:
    """Who reads every table but the rents, and writes the dwellings."""
    server.run(
        database,
        "CREATE ROLE lecteur LOGIN PASSWORD 'lecteur';"
        "GRANT USAGE ON SCHEMA osp TO lecteur;"
        "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO lecteur;"
        "REVOKE SELECT ON osp.logement FROM lecteur;"
        f"GRANT SELECT ({OTHERS}) ON osp.logement TO lecteur;"
        "GRANT UPDATE ON osp.logement TO lecteur",
    )
    yield PostgisBase(server.uri(database, "lecteur", "lecteur"), "osp", "serveur")
    server.run(database, "DROP OWNED BY lecteur CASCADE; DROP ROLE lecteur")


class TestPostgisSensitive(SensitiveContract):
    """The contract on a server, and what each account sees."""

    def test_who_may_not_read_the_rents_does_not_by_the_journal(self, base, home, reader):
        seen = reader.rows("SELECT avant, apres FROM journal WHERE nom_table = 'logement'")
        assert seen and "431.77" not in json.dumps(seen)
        apart = reader.rows("SELECT champ FROM journal_sensible")
        assert {row["champ"] for row in apart} == {"relogement"}
        assert {row["champ"] for row in base.rows("SELECT champ FROM journal_sensible")} == {
            "loyer_avant", "relogement"}  # fmt: skip

    def test_nobody_writes_there_but_the_triggers(self, base, home, reader):
        for sql in (
            "INSERT INTO journal_sensible (origine, ligne, nom_table, champ) "
            "VALUES ('journal', 1, 'logement', 'relogement')",
            "UPDATE journal_sensible SET avant = NULL",
            "DELETE FROM journal_sensible",
        ):
            with pytest.raises(Exception, match="droit"), reader.transaction() as session:
                session.execute(sql)

    def test_what_may_be_read_may_be_undone_and_nothing_else(self, base, home, reader):
        with reader.transaction() as session:
            session.execute("UPDATE logement SET relogement = 'Non'")
        undo(reader, last_change(reader, "logement", home))
        assert base.rows("SELECT relogement FROM logement") == [{"relogement": "Oui"}]
        with reader.transaction() as session:
            session.execute("UPDATE logement SET loyer_avant = 500")
        change = last_change(reader, "logement", home)
        assert change.before["loyer_avant"] == MASK
        with pytest.raises(CannotUndo) as refused:
            undo(reader, change)
        assert "Loyer avant" in refused.value.values["raison"]
        assert base.rows("SELECT loyer_avant AS l FROM logement") == [{"l": 500}]

    def test_an_upgrade_gives_it_to_who_reads_the_journal(self, base, home, server, database):
        server.run(
            database,
            "CREATE ROLE ancien LOGIN PASSWORD 'ancien';"
            "GRANT USAGE ON SCHEMA osp TO ancien;"
            "GRANT SELECT ON osp.journal, osp.logement, osp.osp_meta TO ancien",
        )
        try:
            base.upgrade()
            old = PostgisBase(server.uri(database, "ancien", "ancien"), "osp", "serveur")
            assert len(old.rows("SELECT * FROM journal_sensible")) == 2
        finally:
            server.run(database, "DROP OWNED BY ancien CASCADE; DROP ROLE ancien")
