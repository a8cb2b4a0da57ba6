"""What each account really does in a shared base, tried and compared with what it is to do.

Everything happens in one transaction, each case in a savepoint of its own: nothing is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import psycopg2
import psycopg2.extensions

from osp_plugin.domain.dictionary import dictionary

from .rights_expected import OWNED_BY_NONE, RIGHTS, may_change, may_see
from .shared_rows import ACCOUNTS, OWNERS, A, B, Owner, Rows, insertion

ACTOR = {"bailleur": "Bailleur", "epci": "EPCI"}
OTHERS_COLUMNS = {
    "programmation": {
        "bailleur": {"epci_nb_c": 1, "crhh_nb_logements": 1, "statut": "Publié"},
    },
    "operation": {"bailleur": {"montant_palulos": 1, "num_decision": "20215911000001"}},
}
"""Values that a nature may not give to a row that it adds."""
HARMLESS = {"programmation": {"bailleur": {"statut": "Brouillon", "preflechage": False}}}
"""What QGIS writes of fields that are somebody else's: the default, or nothing."""
YES, NO, NOTHING = "oui", "non", "rien"
Gap = tuple[str, str, str, str]
"""Account, table, case, what came instead."""


class Audit:
    """Cases on a connection of an account that may be any other. ``cases`` counts them."""

    def __init__(self, connection: psycopg2.extensions.connection) -> None:
        self.cursor = connection.cursor()
        self.rows = Rows(self.cursor)
        self.rows.fill()
        self.cases = 0
        self.columns: dict[str, list[str]] = {}
        self._free: dict[tuple[str, int, str], dict[str, Any]] = {}
        self.cursor.execute(
            "SELECT c.relname, a.attname FROM pg_class AS c JOIN pg_attribute AS a "
            "ON a.attrelid = c.oid WHERE c.relnamespace = 'osp'::regnamespace "
            "AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
        )
        for table, name in self.cursor.fetchall():
            self.columns.setdefault(table, []).append(name)
        for table in RIGHTS:
            for owner in (A, B):
                for nature in ("bailleur", "epci"):
                    more = _of_nature(table, nature, owner)
                    if more or nature == "bailleur":
                        self._free[table, owner.rank, nature] = self.rows.add(table, owner, **more)
        self.rows.stage = 2

    def gaps(
        self,
        tables: Collection[str] = tuple(RIGHTS),
        accounts: Collection[str] = tuple(ACCOUNTS),
        columns: Collection[str] | None = None,
    ) -> list[Gap]:
        """Where what happens is not what is to happen; ``columns`` are those tried, or all."""
        found: list[Gap] = []
        for table in tables:
            for account in accounts:
                found += [
                    (account, table, case, told)
                    for case, told in self._cases(table, account, columns)
                ]
        return found

    def attempt(self, account: str, sql: str, values: Collection[object] = ()) -> int | str:
        """Rows that a statement finds or changes as an account; SQLSTATE when it is refused."""
        self.cases += 1
        self.cursor.execute("SAVEPOINT cas")
        try:
            self.cursor.execute(f"SET LOCAL ROLE {account}")
            self.cursor.execute(sql, tuple(values))
            return int(self.cursor.rowcount)
        except psycopg2.Error as error:
            return str(error.pgcode)
        finally:
            self.cursor.execute("ROLLBACK TO SAVEPOINT cas; RELEASE SAVEPOINT cas")

    def _cases(
        self, table: str, account: str, columns: Collection[str] | None
    ) -> Iterator[tuple[str, str]]:
        nature, _organisation = ACCOUNTS[account]
        told = RIGHTS[table].get(nature, "")
        own = OWNERS.get(account, A)
        other = B if own is A else A
        for whose, owner in (("sienne", own), ("d’un autre", other)):
            mine = whose == "sienne" and account in OWNERS
            for letter, outcome in self._verbs(table, account, owner):
                may = letter in told or (mine and letter.lower() in told)
                seen = "R" in told or (mine and "r" in told)
                if may and outcome != YES:
                    yield f"{letter} {whose}", f"devrait passer : {outcome}"
                elif not may and outcome == YES:
                    yield f"{letter} {whose}", "ne devrait pas passer"
                elif not may and outcome == NOTHING and seen:
                    yield f"{letter} {whose}", "sans effet ni refus : QGIS dirait « enregistré »"
                elif outcome not in (YES, NO, NOTHING):
                    yield f"{letter} {whose}", f"refus inattendu {outcome}"
        tried = self.columns[table] if columns is None else columns
        yield from self._of_columns(table, account, own, tried)
        if account in OWNERS:
            yield from self._thefts(table, account, own, other)

    def _row(self, table: str, owner: Owner, nature: str) -> dict[str, Any]:
        named = nature if nature == "epci" and _of_nature(table, nature, owner) else "bailleur"
        return self._free[table, owner.rank, named]

    def _verbs(self, table: str, account: str, owner: Owner) -> Iterator[tuple[str, str]]:
        nature = ACCOUNTS[account][0]
        fid = self._row(table, owner, nature)["fid"]
        column = self._writable(table, account)
        where = f'osp."{table}" WHERE fid = %s'
        yield "R", _outcome(self.attempt(account, f"SELECT fid FROM {where}", (fid,)))
        sql = f'UPDATE osp."{table}" SET "{column}" = "{column}" WHERE fid = %s'
        yield "U", _outcome(self.attempt(account, sql, (fid,)))
        yield "D", _outcome(self.attempt(account, f"DELETE FROM {where}", (fid,)))
        yield (
            "I",
            _outcome(self.attempt(account, *insertion(table, self._new(table, owner, nature), ""))),
        )

    def _new(self, table: str, owner: Owner, nature: str) -> dict[str, Any]:
        row = self.rows.values(table, owner, **_of_nature(table, nature, owner))
        return row | HARMLESS.get(table, {}).get(nature, {})

    def _writable(self, table: str, account: str) -> str:
        """A column that the account may change, if there is one."""
        self.cursor.execute(
            "SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = %s::regclass "
            "AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'version_lue' "
            "AND has_column_privilege(%s, a.attrelid, a.attnum, 'UPDATE') "
            "ORDER BY a.attnotnull, a.attnum LIMIT 1",
            (f'osp."{table}"', account),
        )
        found = self.cursor.fetchone()
        return str(found[0]) if found else self.columns[table][1]

    def _of_columns(
        self, table: str, account: str, own: Owner, tried: Collection[str]
    ) -> Iterator[tuple[str, str]]:
        """Each column by itself: read, then changed."""
        nature = ACCOUNTS[account][0]
        fid = self._row(table, own, nature)["fid"]
        names = set(self.columns[table])
        readable, free = may_see(table, nature, names), may_change(table, nature, names)
        for name in tried:
            sql = f'SELECT "{name}" FROM osp."{table}" WHERE fid = %s'
            told = self.attempt(account, sql, (fid,))
            if (told != "42501") != (name in readable):
                yield f"R {name}", f"{told}"
            sql = f'UPDATE osp."{table}" SET "{name}" = "{name}" WHERE fid = %s'
            told = self.attempt(account, sql, (fid,))
            if (told != "42501") != (name in free):
                yield f"U {name}", f"{told}"

    def _thefts(
        self, table: str, account: str, own: Owner, other: Owner
    ) -> Iterator[tuple[str, str]]:
        """Statements without WHERE, rows taken and given away, what is lent by a parent."""
        nature, told = ACCOUNTS[account][0], RIGHTS[table].get(ACCOUNTS[account][0], "")
        column = self._writable(table, account)
        for letter, sql in (
            ("U", f'UPDATE osp."{table}" SET "{column}" = DEFAULT'),
            ("D", f'DELETE FROM osp."{table}"'),
        ):
            done = self.attempt(account, sql)
            if isinstance(done, int) and letter not in told and done > self._owned(table, own):
                yield f"{letter} sans WHERE", f"{done} lignes"
        yield from self._moved(table, account, own, other)
        yield from self._borrowed(table, account, own, other, nature)

    def _owned(self, table: str, own: Owner) -> int:
        return 0 if table in OWNED_BY_NONE else self.rows.made[table, own.rank]

    def _moved(
        self, table: str, account: str, own: Owner, other: Owner
    ) -> Iterator[tuple[str, str]]:
        nature = ACCOUNTS[account][0]
        column = {"bailleur": "bailleur", "epci": "epci", "ddtm": "dep"}[nature]
        if column not in self.columns[table] or table in ("bailleur", "epci", "departement"):
            return
        if "U" in RIGHTS[table].get(nature, ""):
            return
        sql = f'UPDATE osp."{table}" SET "{column}" = %s WHERE fid = %s'
        taken = self.attempt(
            account, sql, (getattr(own, column), self._row(table, other, nature)["fid"])
        )
        if taken not in (0, "42501") or (taken == 0 and "R" in RIGHTS[table].get(nature, "")):
            yield "U prendre", str(taken)
        given = self.attempt(
            account, sql, (getattr(other, column), self._row(table, own, nature)["fid"])
        )
        if given != "42501" and RIGHTS[table].get(nature):
            yield "U céder", str(given)

    def _borrowed(
        self, table: str, account: str, own: Owner, other: Owner, nature: str
    ) -> Iterator[tuple[str, str]]:
        told = RIGHTS[table].get(nature, "")
        if "i" in told:
            for name, value in OTHERS_COLUMNS.get(table, {}).get(nature, {}).items():
                row = {**self._new(table, own, nature), name: value}
                done = self.attempt(account, *insertion(table, row, ""))
                if done != "42501":
                    yield f"I {name}", str(done)
        if nature not in ("bailleur", "epci"):
            return
        for key in dictionary()[table].foreign_keys:
            hidden = RIGHTS[key.table].get(nature, "R")
            if "R" in hidden or key.table == "organisation":
                continue
            parent = self.rows.parents[key.table, other.rank][key.target]
            if "i" in told:
                row = {**self._new(table, own, nature), key.field: parent}
                done = self.attempt(account, *insertion(table, row, ""))
                if done != "42501":
                    yield f"I sous {key.field}", str(done)
            if "u" in told:
                sql = f'UPDATE osp."{table}" SET "{key.field}" = %s WHERE fid = %s'
                fid = self._row(table, own, nature)["fid"]
                done = self.attempt(account, sql, (parent, fid))
                if done != "42501":
                    yield f"U sous {key.field}", str(done)


def _of_nature(table: str, nature: str, owner: Owner) -> dict[str, object]:
    """What makes a row that of a landlord, or of an EPCI, where one row is not both's."""
    if table == "avancement":
        return {"acteur": ACTOR.get(nature, "DDTM/DRBM")}
    if table == "convention":
        return {"organisation": owner.epci if nature == "epci" else owner.bailleur}
    return {}


def _outcome(told: int | str) -> str:
    if told == "42501":
        return NO
    if isinstance(told, str):
        return told
    return YES if told else NOTHING
