"""The roles of a base: the script that makes them, written for a DBA or run at once.

Roles are the server's: to make them is its administrator's to allow. What comes after (tables,
grants, policies) is the owner's of the base, who needs no more than that.
"""

from __future__ import annotations

from string import Template

from ...domain.access.roles import RoleNames
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import SCHEMA_VERSION
from ...paths import SQL
from ..base import META
from ..ddl import quote_name, quote_text
from ..errors import RightsMissing
from ..postgis import PostgisBase
from ..scripts import rendered
from .errors import CannotMakeRoles
from .shared import script_values, shared
from .sharing import share

FOLDER = SQL / "postgis"
_HEAD = Template("""\
-- OSP ERBM : rôles de la base partagée du schéma $schema, préfixe « $prefixe ».
-- À jouer par l’administrateur du serveur (superutilisateur), connecté à la base de données :
--     psql -v ON_ERROR_STOP=1 -d BASE -f CE_FICHIER
-- Tout est fait, ou rien. Peut être rejoué : rien n’est défait, aucun compte n’est touché.
-- Ce fichier ne contient ni mot de passe ni donnée.

BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL search_path = pg_catalog, pg_temp;

""")


def roles_script(schema: str, names: RoleNames, administrator: str, *, accounts: bool) -> str:
    """The whole script, as one transaction.

    ``administrator``: login of the person who manages the base, « » for none. ``accounts``: with
    the functions by which organisations open and close accounts themselves. Raises BadLogin.
    """
    head = _HEAD.substitute(schema=schema.replace("\n", " "), prefixe=names.prefix)
    return head + _statements(schema, names, administrator, accounts=accounts) + "\nCOMMIT;\n"


def make_roles(
    base: PostgisBase,
    names: RoleNames,
    administrator: str,
    *,
    accounts: bool,
    work: Work = QUIET,
) -> None:
    """Run the script on the server of ``base``, whose tables may not be there yet.

    An OSP base that is there is then shared: its rights are made. Raises ServerTooOld,
    AccessRefused when a name is somebody else's, CannotMakeRoles, BadLogin, and what
    :func:`.sharing.share` does.
    """
    shared(base)
    there = _has_tables(base)
    if _may_make_roles(base):
        _run(base, _statements(base.schema, names, administrator, accounts=accounts))
    elif not _has_roles(base, names):
        raise CannotMakeRoles(base=base.label)
    if there:
        if base.version() < SCHEMA_VERSION:
            base.upgrade(work=work)
        share(base, names.prefix)


def _run(base: PostgisBase, sql: str) -> None:
    try:
        with base.transaction() as session:
            session.execute("SET LOCAL search_path = pg_catalog, pg_temp")
            session.script(sql)
    except RightsMissing as error:
        raise CannotMakeRoles(base=base.label) from error


def _may_make_roles(base: PostgisBase) -> bool:
    found = base.rows(
        "SELECT rolsuper OR rolcreaterole AS oui FROM pg_roles WHERE rolname = current_user"
    )
    return bool(found[0]["oui"])


def _has_roles(base: PostgisBase, names: RoleNames) -> bool:
    """Whether the roles are those of this base already: what is left is its owner's to do."""
    wanted = [*names.groups, names.owner, names.accounts]
    found = base.rows(
        "SELECT count(*) AS nombre FROM pg_roles AS r WHERE r.rolname = ANY (:roles) "
        "AND shobj_description(r.oid, 'pg_authid') = 'OSP ERBM : base ' || current_database() "
        "|| ', schéma ' || :schema",
        {"roles": wanted, "schema": base.schema},
    )
    return int(found[0]["nombre"]) == len(wanted)


def _has_tables(base: PostgisBase) -> bool:
    found = base.rows(
        "SELECT to_regclass(:nom) IS NOT NULL AS la",
        {"nom": f"{quote_name(base.schema)}.{META}"},
    )
    return bool(found[0]["la"])


def _statements(schema: str, names: RoleNames, administrator: str, *, accounts: bool) -> str:
    values = script_values(schema, names)
    parts = []
    for path in sorted((FOLDER / "roles").glob("*.sql")):
        if "_administration" in path.name:
            if not administrator:
                continue
            names.require_login(administrator)
            values = {
                **values,
                "compte": quote_name(administrator),
                "compte_nom": quote_text(quote_name(administrator)),
            }
        if "_comptes" in path.name and not accounts:
            continue
        parts.append(Template(path.read_text(encoding="utf-8")).substitute(values))
    if accounts:
        parts.append(f"SET LOCAL ROLE {values['comptes']};\n")
        parts += rendered(FOLDER / "comptes", values)
        parts.append("RESET ROLE;\n")
    return "\n".join(parts)
