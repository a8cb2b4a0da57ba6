"""What of a shared base is not as its rights are to be: read in the catalogue of its server."""

from __future__ import annotations

from collections.abc import Iterator

from ..ddl import quote_name
from ..postgis_rules import Opening
from ..session import Session
from .applying import DIGEST, scripts
from .plan import META, PROJECTS, Plan, Policy

WITHOUT_ROWS = (META, PROJECTS)
"""Tables of a base whose rows are of nobody: all who use the base read them."""

_POLICIES = (
    "SELECT c.relname AS relation, p.polname AS nom, p.polcmd AS commande, "  # nosec B608 # no value from outside
    "p.polpermissive AS permise, ARRAY(SELECT coalesce(r::regrole::text, 'PUBLIC') "
    f"FROM unnest(p.polroles) AS r) AS roles, {DIGEST} AS dit, "
    "obj_description(p.oid, 'pg_policy') AS signe FROM pg_policy AS p "
    "JOIN pg_class AS c ON c.oid = p.polrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
    "WHERE n.nspname = :schema"
)
_COMMANDS = {"SELECT": "r", "INSERT": "a", "UPDATE": "w", "DELETE": "d"}
_GRANTS = (
    "SELECT c.relname AS relation, '' AS colonne, "
    "CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS genre, "
    "a.privilege_type AS droit, a.is_grantable AS cessible, r.rolname AS role "
    "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
    "CROSS JOIN aclexplode(c.relacl) AS a JOIN pg_roles AS r ON r.oid = a.grantee "
    "WHERE n.nspname = :schema AND a.grantee <> c.relowner "
    "UNION ALL SELECT c.relname, t.attname, 'TABLE', a.privilege_type, a.is_grantable, r.rolname "
    "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
    "JOIN pg_attribute AS t ON t.attrelid = c.oid AND NOT t.attisdropped "
    "CROSS JOIN aclexplode(t.attacl) AS a JOIN pg_roles AS r ON r.oid = a.grantee "
    "WHERE n.nspname = :schema AND a.grantee <> c.relowner "
    "UNION ALL SELECT n.nspname, '', 'SCHEMA', a.privilege_type, false, r.rolname "
    "FROM pg_namespace AS n CROSS JOIN aclexplode(n.nspacl) AS a "
    "JOIN pg_roles AS r ON r.oid = a.grantee "
    "WHERE n.nspname = :schema AND a.grantee <> n.nspowner"
)
_DANGEROUS = {"TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN"}
"""TRUNCATE knows no row security; a trigger runs as whoever writes; a reference tells of rows."""
_TABLES = (
    "SELECT c.relname AS nom, c.relrowsecurity AS filtree, c.relforcerowsecurity AS forcee, "
    "o.rolname AS proprietaire FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
    "JOIN pg_roles AS o ON o.oid = c.relowner "
    "WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'v')"
)
_TRIGGERS = (
    "SELECT c.relname AS relation, t.tgname AS nom, t.tgenabled AS etat, f.prosrc AS corps, "
    "f.prosecdef AS definisseur FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid "
    "JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_proc AS f ON f.oid = t.tgfoid "
    "WHERE n.nspname = :schema AND NOT t.tgisinternal"
)
_ROLES = (
    "SELECT r.rolname AS nom, r.rolcanlogin AS connecte, r.rolsuper OR r.rolbypassrls AS passe, "
    "r.rolcreaterole AS createur FROM pg_roles AS r "
    "WHERE r.rolname = ANY (:groupes) OR starts_with(r.rolname, :debut)"
)
_BYPASSING = (
    "SELECT r.rolname AS nom FROM pg_roles AS r WHERE r.rolcanlogin AND r.rolbypassrls "
    "AND NOT r.rolsuper AND EXISTS (SELECT FROM pg_roles AS g WHERE g.rolname = ANY (:groupes) "
    "AND pg_has_role(r.oid, g.oid, 'MEMBER'))"
)


def gaps(session: Session, schema: str, wanted: Plan) -> list[Opening]:
    """Everything that differs, in what opens more or keeps more shut than it is to."""
    return [
        *_of_policies(session, schema, wanted),
        *_of_grants(session, schema, wanted),
        *_of_tables(session, schema, wanted),
        *_of_guards(session, schema, wanted),
        *_of_roles(session, wanted),
    ]


def _of_policies(session: Session, schema: str, wanted: Plan) -> Iterator[Opening]:
    planned = {(one.table, one.name): one for one in wanted.policies}
    for row in session.rows(_POLICIES, {"schema": schema}):
        named = f"{row['relation']}.{row['nom']}"
        one = planned.pop((row["relation"], row["nom"]), None)
        if one is None:
            drop = f"DROP POLICY {quote_name(row['nom'])} ON "
            relation = f"{quote_name(schema)}.{quote_name(row['relation'])}"
            yield Opening("regle_autre", named, drop + relation)
        elif not _as_made(one, row):
            yield Opening("regle_changee", named, AGAIN)
    for table, name in planned:
        yield Opening("regle_manque", f"{table}.{name}", AGAIN)


AGAIN = "remettez les droits à neuf (« Créer les rôles »)"


def _as_made(one: Policy, row: dict[str, object]) -> bool:
    return (
        row["commande"] == _COMMANDS[one.command]
        and bool(row["permise"])
        and row["roles"] in ([one.role], [quote_name(one.role)])
        and row["dit"] == row["signe"]
    )


def _of_grants(session: Session, schema: str, wanted: Plan) -> Iterator[Opening]:
    planned = set(_spread(wanted))
    groups = set(wanted.names.groups)
    for row in session.rows(_GRANTS, {"schema": schema}):
        kind = row["genre"]
        key = (kind, row["relation"], row["colonne"], row["droit"], row["role"])
        ours = row["role"] in groups or row["role"].startswith(wanted.names.organisations)
        known = key in planned
        planned.discard(key)
        if row["cessible"] or row["droit"] in _DANGEROUS or (ours and not known):
            listed = f" ({quote_name(row['colonne'])})" if row["colonne"] else ""
            relation = quote_name(row["relation"])
            if kind != "SCHEMA":
                relation = f"{quote_name(schema)}.{relation}"
            what = f"{row['droit']}{listed} ON {kind} {relation}"
            yield Opening(
                "droit_de_trop",
                f"{row['role']}, {row['droit']} sur {row['relation']}",
                f"REVOKE {what} FROM {quote_name(row['role'])}",
            )
    for _kind, relation, column, privilege, role in sorted(planned):
        on = f"{relation}.{column}" if column else relation
        yield Opening("droit_manque", f"{role}, {privilege} sur {on}", AGAIN)


def _spread(wanted: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    """Grants as the catalogue has them: a line for each column."""
    for one in wanted.grants:
        for column in one.columns or ("",):
            yield one.kind, one.relation, column, one.privilege, one.grantee


def _of_tables(session: Session, schema: str, wanted: Plan) -> Iterator[Opening]:
    grants = session.rows(_GRANTS, {"schema": schema})
    granted = {row["relation"] for row in grants if row["genre"] == "TABLE"}
    filtered = set(wanted.tables)
    views = {one.relation for one in wanted.grants} - filtered - {*WITHOUT_ROWS}
    for row in session.rows(_TABLES, {"schema": schema}):
        name = row["nom"]
        relation = f"{quote_name(schema)}.{quote_name(name)}"
        open_to_others = name in granted and name not in {*WITHOUT_ROWS, *views}
        if not row["filtree"] and (name in filtered or open_to_others):
            remedy = f"ALTER TABLE {relation} ENABLE ROW LEVEL SECURITY"
            yield Opening("lignes_ouvertes", name, remedy)
        if row["forcee"]:
            remedy = f"ALTER TABLE {relation} NO FORCE ROW LEVEL SECURITY"
            yield Opening("lignes_forcees", name, remedy)
        if name in filtered and row["proprietaire"] != wanted.names.owner:
            owner = quote_name(wanted.names.owner)
            yield Opening("proprietaire", name, f"ALTER TABLE {relation} OWNER TO {owner}")


def _of_guards(session: Session, schema: str, wanted: Plan) -> Iterator[Opening]:
    there = {
        (row["relation"], row["nom"]): row for row in session.rows(_TRIGGERS, {"schema": schema})
    }
    for guard in wanted.guards:
        found = there.get((guard.table, guard.trigger))
        body = "".join(scripts(guard)).split("$corps$")[1]
        made = found is not None and found["etat"] == "O" and found["corps"] == body
        if found is None or not made or found["definisseur"]:
            yield Opening("garde", f"{guard.table}.{guard.trigger}", AGAIN)


def _of_roles(session: Session, wanted: Plan) -> Iterator[Opening]:
    names = wanted.names
    groups = [*names.groups, names.owner]
    found = session.rows(_ROLES, {"groupes": groups, "debut": names.organisations})
    for row in found:
        if row["connecte"] or row["passe"] or row["createur"]:
            plain = "NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE"
            yield Opening("role", row["nom"], f"ALTER ROLE {quote_name(row['nom'])} {plain}")
    for row in session.rows(_BYPASSING, {"groupes": groups}):
        remedy = f"ALTER ROLE {quote_name(row['nom'])} NOBYPASSRLS"
        yield Opening("passe_outre", row["nom"], remedy)
