"""Rights weakened one by one, from the catalogue: each must be seen by who tries the accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg2

from .rights_audit import Audit
from .rights_expected import NATURES, RIGHTS
from .shared_rows import ACCOUNTS, NAMES

GUARD = "osp_z_garde"


@dataclass(frozen=True)
class Mutant:
    """SQL that weakens or takes away one thing. ``role``: of whom; ``columns``: which alone."""

    title: str
    table: str
    sql: str
    role: str = ""
    columns: tuple[str, ...] = ()

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts that may see the difference."""
        if not self.role:
            return tuple(ACCOUNTS)
        return tuple(
            account
            for account, (actor, organisation) in ACCOUNTS.items()
            if self.role in (NAMES.group(actor), NAMES.organisation(organisation))
        )


def mutants(audit: Audit) -> Iterator[Mutant]:
    """Every policy dropped, opened, given to another; every grant, guard, row security, view."""
    yield from _of_policies(audit)
    yield from _of_grants(audit)
    yield from _added(audit)
    for table in RIGHTS:
        sql = f'ALTER TABLE osp."{table}" DISABLE ROW LEVEL SECURITY'
        yield Mutant(f"RLS de {table} levée", table, sql)
    audit.cursor.execute(
        "SELECT t.tgname, c.relname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid "
        "WHERE c.relnamespace = 'osp'::regnamespace AND starts_with(t.tgname, %s) ORDER BY 2, 1",
        (GUARD,),
    )
    for name, table in audit.cursor.fetchall():
        yield Mutant(f"garde {table}.{name} ôtée", table, f'DROP TRIGGER {name} ON osp."{table}"')


def _of_policies(audit: Audit) -> Iterator[Mutant]:
    audit.cursor.execute(
        "SELECT tablename, policyname, roles[1], qual, with_check FROM pg_policies "
        "WHERE schemaname = 'osp' ORDER BY 1, 2"
    )
    for table, name, role, using, check in audit.cursor.fetchall():
        if table not in RIGHTS:
            continue
        on = f'"{name}" ON osp."{table}"'
        yield Mutant(f"{table}.{name} ôtée", table, f"DROP POLICY {on}", role)
        for told, half in ((using, "USING"), (check, "WITH CHECK")):
            if told is not None and told != "true":
                sql = f"ALTER POLICY {on} {half} (true)"
                yield Mutant(f"{table}.{name} {half} (true)", table, sql, role)


def _of_grants(audit: Audit) -> Iterator[Mutant]:
    audit.cursor.execute(
        "SELECT c.relname, '', a.privilege_type, r.rolname FROM pg_class AS c "
        "CROSS JOIN aclexplode(c.relacl) AS a JOIN pg_roles AS r ON r.oid = a.grantee "
        "WHERE c.relnamespace = 'osp'::regnamespace AND c.relkind = 'r' "
        "AND a.grantee <> c.relowner UNION ALL SELECT c.relname, t.attname, a.privilege_type, "
        "r.rolname FROM pg_class AS c JOIN pg_attribute AS t ON t.attrelid = c.oid "
        "CROSS JOIN aclexplode(t.attacl) AS a JOIN pg_roles AS r ON r.oid = a.grantee "
        "WHERE c.relnamespace = 'osp'::regnamespace AND c.relkind = 'r' ORDER BY 1, 2, 3, 4"
    )
    for table, column, privilege, role in audit.cursor.fetchall():
        if table not in RIGHTS or column == "version_lue":
            continue
        of = f' ("{column}")' if column else ""
        sql = f'REVOKE {privilege}{of} ON osp."{table}" FROM {role}'
        tried = (column,) if column else ()
        yield Mutant(f"{privilege}{of} de {role} sur {table} ôté", table, sql, role, tried)


def _added(audit: Audit) -> Iterator[Mutant]:
    """Rights that nobody granted: verbs with a policy open to all, and columns."""
    letters = {"SELECT": "R", "INSERT": "I", "UPDATE": "U", "DELETE": "D"}
    for table, told in RIGHTS.items():
        for actor, group in ((one, NAMES.group(one)) for one in NATURES):
            for verb, letter in letters.items():
                if letter not in told.get(actor, ""):
                    condition = "WITH CHECK" if verb == "INSERT" else "USING"
                    sql = (
                        f'GRANT {verb}, SELECT ON osp."{table}" TO {group}; '
                        f'CREATE POLICY mutant ON osp."{table}" FOR {verb} TO {group} '
                        f"{condition} (true); GRANT USAGE ON SEQUENCE osp.{table}_fid_seq "
                        f"TO {group}"
                    )
                    yield Mutant(f"{verb} sur {table} donné à {group}", table, sql, group)
            yield from _columns_added(audit, table, group)


def _columns_added(audit: Audit, table: str, group: str) -> Iterator[Mutant]:
    audit.cursor.execute(
        "SELECT a.attname, p.privilege FROM pg_attribute AS a "
        "CROSS JOIN (VALUES ('SELECT'), ('UPDATE')) AS p (privilege) "
        "WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped "
        "AND NOT has_column_privilege(%s, a.attrelid, a.attnum, p.privilege) "
        "AND has_any_column_privilege(%s, a.attrelid, p.privilege)",
        (f'osp."{table}"', group, group),
    )
    for column, privilege in audit.cursor.fetchall():
        sql = f'GRANT {privilege} ("{column}") ON osp."{table}" TO {group}'
        title = f"{privilege} ({column}) de {table} donné à {group}"
        yield Mutant(title, table, sql, group, (column,))


def without_guards(audit: Audit) -> None:
    """Leave the policies alone to hold."""
    for mutant in [one for one in mutants(audit) if one.title.startswith("garde")]:
        audit.cursor.execute(mutant.sql)


def without_policies(audit: Audit) -> None:
    """Leave the guards alone to hold: every policy of a change is opened."""
    audit.cursor.execute(
        "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies "
        "WHERE schemaname = 'osp' AND cmd IN ('UPDATE', 'DELETE', 'INSERT')"
    )
    for table, name, _cmd, using, check in audit.cursor.fetchall():
        halves = (" USING (true)" if using else "") + (" WITH CHECK (true)" if check else "")
        audit.cursor.execute(f'ALTER POLICY "{name}" ON osp."{table}"{halves}')


def alive(
    audit: Audit, todo: list[Mutant], seen: Callable[[], bool]
) -> tuple[list[str], list[str]]:
    """Mutants that no account's try tells from what was there, and those that nothing sees.

    ``seen`` reads the catalogue: asked of the first alone.
    """
    baseline = set(audit.gaps(columns=()))
    unfelt, unseen = [], []
    for mutant in todo:
        audit.cursor.execute("SAVEPOINT mutant")
        try:
            audit.cursor.execute(mutant.sql)
            whole = not mutant.columns
            found = audit.gaps([mutant.table], mutant.accounts, mutant.columns, whole)
            if not {*found} - baseline:
                unfelt.append(mutant.title)
                if not seen():
                    unseen.append(mutant.title)
        except psycopg2.Error as error:
            raise AssertionError(f"{mutant.title} : {error}") from error
        finally:
            audit.cursor.execute("ROLLBACK TO SAVEPOINT mutant; RELEASE SAVEPOINT mutant")
    return unfelt, unseen
