"""Accounts that may do little: what they may do is done, what is refused is told with its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pandas as pd
import psycopg2
import pytest

from osp_plugin.i18n import explain
from osp_plugin.storage.errors import ConstraintViolated
from osp_plugin.storage.postgis import PostgisBase

from ..support.samples import add_dwellings, dwelling


@pytest.fixture
def account(server, database) -> Iterator[Callable[[str], PostgisBase]]:
    """The base as somebody sees it who has been granted what is given."""
    made: list[str] = []

    def make(grants: str, name: str = "membre") -> PostgisBase:
        server.run(
            database,
            f"CREATE ROLE {name} LOGIN PASSWORD 'essai'; GRANT USAGE ON SCHEMA osp TO {name};"
            + grants.format(compte=name),
        )
        made.append(name)
        return PostgisBase(server.uri(database, name, "essai"), "osp", "serveur")

    yield make
    for name in made:
        server.run(database, f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")


OWN_ROWS = (
    "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO {compte};"
    "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA osp TO {compte};"
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA osp TO {compte};"
    "ALTER TABLE osp.logement ENABLE ROW LEVEL SECURITY;"
    "CREATE POLICY de_{compte} ON osp.logement TO {compte} USING (bailleur = 'M&C')"
)


def test_a_value_taken_by_a_row_that_is_hidden_is_told_with_its_field(base, account):
    add_dwellings(base)
    with base.transaction() as session:
        session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('M&C', 'M&C')")
    mine = account(OWN_ROWS)
    with pytest.raises(ConstraintViolated) as told, mine.transaction() as session:
        session.append(mine.tables["logement"], dwelling(1, bailleur="M&C"))
    assert "« id_ddtm62 » existe déjà dans la table « logement »" in explain(told.value)
    with pytest.raises(ConstraintViolated) as told, mine.transaction() as session:
        session.execute("DELETE FROM bailleur WHERE bailleur = 'SIA'")
    assert "sert encore dans la table « Logements »" in explain(told.value)


class Pooled(psycopg2.extensions.connection):
    """A connection as a pooler in transaction mode lends it: each transaction finds it bare."""

    def commit(self) -> None:
        super().commit()
        self._bare()

    def rollback(self) -> None:
        super().rollback()
        self._bare()

    def _bare(self) -> None:
        with self.cursor() as cursor:
            cursor.execute("RESET ALL")
            cursor.execute("SELECT set_config('search_path', 'pg_catalog', false)")
        super().commit()


def test_behind_a_pooler_each_transaction_finds_its_schema(base, monkeypatch):
    real = psycopg2.connect

    def lent(*args: object, **options: object) -> psycopg2.extensions.connection:
        connection = real(*args, connection_factory=Pooled, **options)
        connection.commit()
        return connection

    monkeypatch.setattr(psycopg2, "connect", lent)
    add_dwellings(base)
    assert len(base.read("logement")) == 1
    base.upgrade()
    with base.transaction() as session:
        base.hold(session, "import_remontee")
        session.execute("UPDATE logement SET surf_hab = 61")
    rows = base.rows("SELECT ST_AsText(geom) AS lieu, version FROM logement")
    assert rows == [{"lieu": None, "version": 2}]


def test_who_may_write_some_columns_holds_a_table_and_others_wait(base, account):
    some = account(
        "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO {compte};"
        "GRANT UPDATE (etat) ON osp.import_remontee TO {compte}"
    )
    held, order = Event(), []

    def second() -> None:
        held.wait(10)
        with base.transaction() as session:
            base.hold(session, "import_remontee")
            order.append("second")

    with ThreadPoolExecutor() as pool:
        with some.transaction() as session:
            some.hold(session, "import_remontee")
            waiting = pool.submit(second)
            held.set()
            # Another table is free meanwhile.
            with base.transaction() as other:
                base.hold(other, "scenario")
            order.append("premier")
        waiting.result(10)
    assert order == ["premier", "second"]


def fresh(count: int, bailleur: str) -> pd.DataFrame:
    """Dwellings that come without a number."""
    return pd.concat([dwelling(0, bailleur=bailleur) for _ in range(count)]).drop(
        columns="id_ddtm62"
    )


def test_two_organisations_that_see_their_own_rows_get_numbers_of_their_own(base, account):
    add_dwellings(base)
    with base.transaction() as session:
        session.append(base.tables["logement"], pd.concat([dwelling(n) for n in (2, 3, 40)]))
        session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('M&C', 'M&C')")
    mine = account(OWN_ROWS, "mc")
    other = account(OWN_ROWS.replace("M&C", "SIA"), "sia")
    with mine.transaction() as first, other.transaction() as second:
        keys = first.add(mine.tables["logement"], fresh(3, "M&C"))
        with ThreadPoolExecutor() as pool:
            waiting = pool.submit(second.add, other.tables["logement"], fresh(2, "SIA"))
            keys += waiting.result(10)
        keys += first.add(mine.tables["logement"], fresh(1, "M&C"))
    found = base.read("logement", ["fid", "id_ddtm62", "bailleur"]).set_index("fid")
    numbers = found.loc[keys, "id_ddtm62"].tolist()
    assert len(set(numbers)) == 6 and min(numbers) > 40
    assert found.loc[keys, "bailleur"].tolist() == ["M&C"] * 3 + ["SIA"] * 2 + ["M&C"]
    assert mine.rows("SELECT count(*) AS nb FROM logement")[0]["nb"] == 4


@pytest.mark.parametrize("number", ["NULL", "0", "-7"])
def test_a_row_without_a_number_gets_the_next_and_one_with_a_number_keeps_it(base, number):
    add_dwellings(base)
    with base.transaction() as session:
        session.execute(
            "INSERT INTO logement (id_ddtm62, bailleur, type_palu) VALUES "
            f"(7, 'SIA', 'Hors'), ({number}, 'SIA', 'Hors'), ({number}, 'SIA', 'Hors')"
        )
        session.execute("INSERT INTO cite (id_cite, nom_cite) VALUES (5, 'A'), (NULL, 'B')")
    rows = base.rows("SELECT id_ddtm62 AS n FROM logement ORDER BY fid")
    assert [row["n"] for row in rows] == [1, 7, 8, 9]
    assert [row["n"] for row in base.rows("SELECT id_cite AS n FROM cite")] == [5, 1]
    with pytest.raises(ConstraintViolated), base.transaction() as session:
        session.append(base.tables["logement"], dwelling(7))


def test_the_greatest_number_that_there_is_leaves_numbers_for_the_next(base):
    """Whoever may add a row gives it the number that he wants."""
    add_dwellings(base)
    with base.transaction() as session:
        for number in (2_147_483_647, 2, "NULL", "NULL"):
            session.execute(
                "INSERT INTO logement (id_ddtm62, bailleur, type_palu) "
                f"VALUES ({number}, 'SIA', 'Hors')"
            )
    rows = base.rows("SELECT id_ddtm62 AS n FROM logement ORDER BY fid")
    assert [row["n"] for row in rows] == [1, 2_147_483_647, 2, 3, 4]


def test_keys_come_back_in_the_order_of_the_rows(base):
    add_dwellings(base)
    numbers = list(range(900, 100, -1))
    with base.transaction() as session:
        rows = pd.concat([dwelling(number) for number in numbers])
        keys = session.add(base.tables["logement"], rows)
    found = base.read("logement", ["fid", "id_ddtm62"]).set_index("fid")["id_ddtm62"]
    assert found.loc[keys].tolist() == numbers
