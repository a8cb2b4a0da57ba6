"""A base that one account made, given to several organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...domain.access.roles import PREFIX_KEY, RoleNames
from ...domain.errors import QT_TRANSLATE_NOOP
from ..ddl import quote_name, quote_text
from ..errors import BaseError
from ..session import Session
from .applying import require_member
from .errors import ServerTooOld

if TYPE_CHECKING:
    from ..postgis import PostgisBase

LEAST_SERVER = 150000
"""Before PostgreSQL 15 a view reads with the rights of its owner, whatever rows are hidden."""


class RolesMissing(BaseError):
    """The roles of a base are not on its server. Values: ``base``, ``roles``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » n’a pas été partagée : il manque sur son serveur {roles}. « Créer les rôles » "
        "les crée, ou en écrit le fichier pour l’administrateur du serveur.",
    )


def share(base: PostgisBase, prefix: str) -> None:
    """Give a base to the role that owns it, and its organisations their rights.

    The roles are there already (:mod:`.roles`). Done again, it makes the rights anew: after an
    organisation has come, or another base was restored. Raises ServerTooOld, RolesMissing,
    OwnerMissing, OpenCatalogue; nothing is then changed.
    """
    names = RoleNames(prefix)
    with base._session(writing=True, opened=base._open(writing=True)) as session:
        require_server(session, base.label)
        require_roles(session, names, base.label)
        require_member(session, names, base.label)
        _give(session, base.schema, names.owner)
        session.execute(f"SET LOCAL ROLE {quote_name(names.owner)}")
        base.write_meta(session, PREFIX_KEY, prefix)
        base._grant_rights(session)
        base._inspect(session)


def apply_again(base: PostgisBase) -> None:
    """Make the rights of a shared base anew, and nothing of one that is not.

    To be called after the organisations have changed. Raises OwnerMissing, OpenCatalogue.
    """
    with base._session(writing=True, opened=base._open_for_upgrade()) as session:
        base._grant_rights(session)
        base._inspect(session)


def require_server(session: Session, base: str) -> None:
    """Raise ServerTooOld unless views can read with the rights of who reads them."""
    found = session.rows(
        "SELECT current_setting('server_version_num')::integer AS numero, "
        "current_setting('server_version') AS version"
    )[0]
    if found["numero"] < LEAST_SERVER:
        raise ServerTooOld(base=base, version=str(found["version"]).split()[0])


def require_roles(session: Session, names: RoleNames, base: str) -> None:
    """Raise RolesMissing unless the groups and owners of a base are on its server."""
    missing = absent(session, [*names.groups, names.owner, names.accounts])
    if missing:
        raise RolesMissing(base=base, roles=", ".join(missing))


def absent(session: Session, roles: Iterable[str]) -> list[str]:
    """Those of the roles that the server does not have."""
    wanted = list(roles)
    found = session.rows(
        "SELECT rolname AS nom FROM pg_roles WHERE rolname = ANY (:noms)", {"noms": wanted}
    )
    there = {row["nom"] for row in found}
    return [name for name in wanted if name not in there]


def _give(session: Session, schema: str, owner: str) -> None:
    """All that is in the schema of a base, to its owner."""
    session.script(_GIVEN.format(schema=quote_text(schema), owner=quote_text(owner)))


_GIVEN = """
DO $osp_proprietaire$
DECLARE
  chose record;
  mien boolean;
BEGIN
  SELECT pg_has_role(current_user, n.nspowner, 'USAGE') AND n.nspowner <> to_regrole({owner})
  INTO mien FROM pg_namespace AS n WHERE n.nspname = {schema};
  IF mien THEN
    EXECUTE format(
      'GRANT USAGE, CREATE ON SCHEMA %I TO %I WITH GRANT OPTION', {schema}, {owner}
    );
    IF has_database_privilege({owner}, current_database(), 'CREATE') THEN
      EXECUTE format('ALTER SCHEMA %I OWNER TO %I', {schema}, {owner});
    END IF;
  END IF;
  FOR chose IN
    SELECT format('ALTER %s %I.%I OWNER TO %I',
      CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, n.nspname, c.relname, {owner}) AS sql
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = {schema} AND c.relkind IN ('r', 'p', 'v')
      AND c.relowner <> to_regrole({owner})
    UNION ALL
    SELECT format('ALTER ROUTINE %s OWNER TO %I', p.oid::regprocedure, {owner})
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname = {schema} AND p.proowner <> to_regrole({owner})
  LOOP
    EXECUTE chose.sql;
  END LOOP;
END
$osp_proprietaire$
"""
