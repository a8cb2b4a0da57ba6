"""The roles of a base, as SQL that can be run again: by the tool, or by the server's administrator.

None of them logs in. Accounts are members of a group, for what they do, and of the role of their
organisation, for whose rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...domain.access.naming import Names
from ..ddl import quote_name, quote_text

_ROLE = """DO $osp$ BEGIN
  IF to_regrole(quote_ident({text})) IS NULL THEN CREATE ROLE {name} {options}; END IF;
END $osp$;"""
PLAIN = "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
MAKER = "NOLOGIN NOSUPERUSER NOCREATEDB CREATEROLE NOREPLICATION NOBYPASSRLS"


def roles_sql(names: Names, organisations: Iterable[str] = (), members: Iterable[str] = ()) -> str:
    """Makes the groups, owners and organisations' roles that are not there.

    ``organisations`` are the names of their roles; ``members`` the accounts that administer the
    base: they act as its owner.
    """
    return "\n".join(_statements(names, organisations, members)) + "\n"


def _statements(
    names: Names, organisations: Iterable[str], members: Iterable[str]
) -> Iterator[str]:
    for role in (names.owner, *names.groups.values(), *organisations):
        yield _role(role, PLAIN)
    yield _role(names.accounts, MAKER)
    for member in members:
        yield f"GRANT {quote_name(names.owner)} TO {quote_name(member)};"


def _role(role: str, options: str) -> str:
    return _ROLE.format(text=quote_text(role), name=quote_name(role), options=options)
