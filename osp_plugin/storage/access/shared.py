"""The base on a server that has roles: its prefix, and what it must be."""

from __future__ import annotations

from ...domain.access.roles import (
    DEFAULT_PREFIX,
    OF_THE_STATE,
    ORGANISED,
    PREFIX_KEY,
    RoleNames,
)
from ..base import META, Base
from ..ddl import quote_name, quote_text
from ..postgis import PostgisBase
from ..session import Session
from .errors import NotShared
from .sharing import require_server

ServerBase = PostgisBase
"""A base on a server, for those that name it outside this room."""


def shared(base: Base) -> ServerBase:
    """The base, on a server that can be shared. Raises NotShared, ServerTooOld."""
    if not isinstance(base, PostgisBase):
        raise NotShared(base=base.label)
    with base.reading() as session:
        require_server(session, base.label)
    return base


def role_names(base: PostgisBase, session: Session) -> RoleNames:
    """Names of the roles of a base; those of the default prefix where it says none."""
    there = session.rows(
        "SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') "
        "AS lisible FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE n.nspname = :schema AND c.relname = :nom",
        {"schema": base.schema, "nom": META},
    )
    if not there or not there[0]["lisible"]:
        return RoleNames(DEFAULT_PREFIX)
    found = session.rows(
        f"SELECT valeur FROM {quote_name(base.schema)}.{META} WHERE cle = :cle",  # nosec B608 # names are ours, values are bound
        {"cle": PREFIX_KEY},
    )
    return RoleNames(str(found[0]["valeur"])) if found else RoleNames(DEFAULT_PREFIX)


def accounts_schema(schema: str) -> str:
    """The schema of the functions that make accounts, beside that of the tables."""
    return f"{schema}_comptes"


def script_values(schema: str, names: RoleNames) -> dict[str, str]:
    """What fills the SQL files of ``postgis/roles`` and ``postgis/comptes``.

    ``x`` is the name as it is written in SQL, ``x_texte`` a text that says it, ``x_nom`` a text
    that is the name as it is written.
    """
    groups = [quote_text(group) for group in names.groups]
    values = {
        "corps": "corps",
        "prefixe_texte": quote_text(names.prefix),
        "groupes": ", ".join(groups),
        "roles": ", ".join([*groups, quote_text(names.owner), quote_text(names.accounts)]),
        "tous": ", ".join(quote_name(role) for role in (*names.groups, names.owner)),
        "natures": ", ".join(quote_text(nature) for nature in ORGANISED),
        "natures_etat": ", ".join(quote_text(nature) for nature in sorted(OF_THE_STATE)),
        "schema_cite": quote_name(schema).replace("'", "''"),
    }
    for key, name in (
        ("schema", schema),
        ("schema_comptes", accounts_schema(schema)),
        ("proprietaire", names.owner),
        ("comptes", names.accounts),
        ("administrateur", names.group("administrateur")),
    ):
        values[key] = quote_name(name)
        values[f"{key}_texte"] = quote_text(name)
        values[f"{key}_nom"] = quote_text(quote_name(name))
    return values


def known_names(base: PostgisBase) -> RoleNames:
    """:func:`role_names`, in a transaction of their own."""
    with base.reading() as session:
        return role_names(base, session)
