"""The rights of a shared base made on its server, and the base given to the role that owns it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.access.declared import OWNED
from ...domain.access.roles import PREFIX_KEY, RoleNames
from ...domain.dictionary import Dictionary
from ...paths import SQL
from ..ddl import quote_name, quote_text
from ..scripts import rendered
from ..session import Session
from .errors import OwnerMissing
from .guards import Guard, guards
from .plan import META, PROJECTS, Grant, Making, Organisation, Plan, Policy, plan

DIGEST = (
    "md5(concat_ws(E'\\n', pg_get_expr(p.polqual, p.polrelid), "
    "pg_get_expr(p.polwithcheck, p.polrelid)))"
)
"""What a policy says, as the server writes it: kept as its comment the day it is made."""


def prefix_of(session: Session) -> str | None:
    """Prefix of the roles of a base; None for one that has none, and no organisations."""
    if session.rows(f"SELECT to_regclass('{META}') IS NULL AS absente")[0]["absente"]:  # nosec B608 # the table's name is ours
        return None
    found = session.rows(f"SELECT valeur FROM {META} WHERE cle = :cle", {"cle": PREFIX_KEY})  # nosec B608 # the table's name is ours, values are bound
    told = str(found[0]["valeur"]) if found else ""
    return told or None


def planned(session: Session, schema: str, tables: Dictionary, views: Sequence[str]) -> Plan | None:
    """The rights that a base is to have; None for one that nobody shares."""
    prefix = prefix_of(session)
    if prefix is None:
        return None
    making = Making(schema, RoleNames(prefix), tables, organisations(session), views)
    kept = session.rows(
        "SELECT to_regclass(:nom) IS NOT NULL AS la", {"nom": f"{quote_name(schema)}.{PROJECTS}"}
    )
    return plan(making, projects=bool(kept[0]["la"]))


def guards_of(session: Session, schema: str, tables: Dictionary) -> list[Guard]:
    """The guards that a base has, if organisations share it."""
    prefix = prefix_of(session)
    return [] if prefix is None else list(guards(schema, RoleNames(prefix), tables))


def organisations(session: Session) -> list[Organisation]:
    """The organisations of a base whose role is on the server."""
    rows = session.rows(
        "SELECT organisation, nature, role, bailleur, epci, dep FROM organisation "
        "WHERE to_regrole(quote_ident(role)) IS NOT NULL ORDER BY organisation"
    )
    return [
        Organisation(
            row["organisation"],
            row["nature"],
            row["role"],
            {scope: str(row[scope]) for scope in OWNED if row.get(scope) is not None},
        )
        for row in rows
    ]


def apply(session: Session, schema: str, wanted: Plan) -> None:
    """Make the rights of a base what they are to be, in the transaction of the session.

    What was granted before to its groups and organisations is taken back first, and the policies of
    ours are made anew; those of somebody else stay, for :mod:`.inspection` to tell.
    """
    for row in _own_policies(session, schema):
        relation = f"{quote_name(schema)}.{quote_name(row['relation'])}"
        session.execute(f"DROP POLICY {quote_name(row['nom'])} ON {relation}")
    statements = [
        *_revoked(session, schema, wanted.names),
        *(_row_security(schema, table) for table in wanted.tables),
        *(_grant(schema, one) for one in wanted.grants),
        *(_policy(schema, one) for one in wanted.policies),
    ]
    session.script(";\n".join(statements))
    for guard in wanted.guards:
        for script in scripts(guard):
            session.script(script)
    session.script(_SIGNED.format(schema=quote_text(schema), digest=DIGEST))


def scripts(guard: Guard) -> Iterator[str]:
    """What makes a guard."""
    return rendered(SQL / "postgis" / "droits", guard.values)


_SIGNED = """
DO $osp_droits$
DECLARE
  regle record;
BEGIN
  FOR regle IN
    SELECT p.polname, p.polrelid::regclass AS relation, {digest} AS dit
    FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = {schema} AND starts_with(p.polname, 'osp_')
  LOOP
    EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', regle.polname, regle.relation, regle.dit);
  END LOOP;
END
$osp_droits$
"""


def _own_policies(session: Session, schema: str) -> list[dict[str, str]]:
    return session.rows(
        "SELECT p.polname AS nom, c.relname AS relation FROM pg_policy AS p "
        "JOIN pg_class AS c ON c.oid = p.polrelid JOIN pg_namespace AS n "
        "ON n.oid = c.relnamespace WHERE n.nspname = :schema AND starts_with(p.polname, 'osp_')",
        {"schema": schema},
    )


def _revoked(session: Session, schema: str, names: RoleNames) -> list[str]:
    """Everything that the groups and organisations of a base had in its schema."""
    known = [*names.groups, names.accounts]
    found = session.rows(
        "SELECT rolname AS nom FROM pg_roles WHERE rolname = ANY (:connus) "
        "OR starts_with(rolname, :debut)",
        {"connus": known, "debut": names.organisations},
    )
    if not found:
        return []
    roles = ", ".join(quote_name(row["nom"]) for row in found)
    named = quote_name(schema)
    return [
        f"REVOKE ALL ON ALL {kind} IN SCHEMA {named} FROM {roles}"
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS")
    ] + [f"REVOKE ALL ON SCHEMA {named} FROM {roles}"]


def _row_security(schema: str, table: str) -> str:
    named = f"{quote_name(schema)}.{quote_name(table)}"
    # Not forced: the triggers of the owner, foreign keys and backups see every row.
    return f"ALTER TABLE {named} ENABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY"


def _grant(schema: str, one: Grant) -> str:
    named = quote_name(one.relation)
    if one.kind != "SCHEMA":
        named = f"{quote_name(schema)}.{named}"
    listed = f" ({', '.join(map(quote_name, one.columns))})" if one.columns else ""
    return f"GRANT {one.privilege}{listed} ON {one.kind} {named} TO {quote_name(one.grantee)}"


def _policy(schema: str, one: Policy) -> str:
    relation = f"{quote_name(schema)}.{quote_name(one.table)}"
    using = f" USING ({one.using})" if one.using is not None else ""
    check = f" WITH CHECK ({one.check})" if one.check is not None else ""
    return (
        f"CREATE POLICY {quote_name(one.name)} ON {relation} FOR {one.command} "
        f"TO {quote_name(one.role)}{using}{check}"
    )


def act_as_owner(session: Session, base: str) -> None:
    """Let a session make things that belong to the owner of a shared base. Raises OwnerMissing."""
    prefix = prefix_of(session)
    if prefix is not None:
        names = RoleNames(prefix)
        require_member(session, names, base)
        session.execute(f"SET LOCAL ROLE {quote_name(names.owner)}")


def require_member(session: Session, names: RoleNames, base: str) -> None:
    """Raise OwnerMissing unless the account may act as the owner of a shared base."""
    found = session.rows(
        "SELECT coalesce(pg_has_role(session_user, to_regrole(:role)::oid, 'MEMBER'), false) "
        "AS membre",
        {"role": quote_name(names.owner)},
    )
    if not found[0]["membre"]:
        raise OwnerMissing(base=base, role=names.owner)
