"""Accounts: asked for, opened, closed, by functions that judge who asks.

Nothing here trusts the client: each function of the schema of accounts reads who is connected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ...domain.access.passwords import require_strong
from ...domain.access.roles import RoleNames
from ..ddl import quote_name
from ..errors import RightsMissing
from ..postgis import PostgisBase
from ..postgis_session import PostgisSession
from ..session import Session, Values
from .errors import NoAccounts
from .shared import accounts_schema, role_names

ASKED, ACTIVE, SUSPENDED = "demandé", "actif", "suspendu"


@dataclass(frozen=True)
class Account:
    """An account of the base. ``until``: when its password stops, None when no end is known."""

    login: str
    organisation: str
    name: str
    mail: str
    administrator: bool
    state: str
    asked_by: str
    decided_by: str
    decided: datetime | None
    until: datetime | None
    may_decide: bool
    """Whether who reads this may open or close it."""

    def expired(self, now: datetime) -> bool:
        """Whether the convention of its organisation is over."""
        return self.until is not None and self.until <= now


def has_accounts(base: PostgisBase) -> bool:
    """Whether organisations open accounts by this base, and this account may look at them."""
    found = base.rows(
        "SELECT coalesce(has_schema_privilege(to_regnamespace(:nom)::oid, 'USAGE'), false) AS la",
        {"nom": quote_name(accounts_schema(base.schema))},
    )
    return bool(found[0]["la"])


def accounts(base: PostgisBase) -> list[Account]:
    """Those that may be seen: all, those of one's organisation, or one's own. Raises NoAccounts."""
    with base.reading() as session:
        found = _rows(base, session, "SELECT * FROM {schema}.comptes()")
    return [
        Account(
            login=row["login"],
            organisation=row["organisation"],
            name=row["nom"],
            mail=row["courriel"],
            administrator=row["administrateur"],
            state=row["etat"],
            asked_by=row["demande_par"],
            decided_by=row["decide_par"] or "",
            decided=row["decide_le"],
            until=row["valide_jusqu"],
            may_decide=row["peut_decider"],
        )
        for row in found
    ]


def ask(base: PostgisBase, login: str, organisation: str, name: str = "", mail: str = "") -> None:
    """Ask for an account in an organisation. Raises BadLogin, AccessRefused, NoAccounts."""
    with base.transaction() as session:
        ask_in(base, session, login, organisation, name, mail)


def ask_in(
    base: PostgisBase, session: Session, login: str, organisation: str, name: str, mail: str
) -> None:
    """:func:`ask` within a transaction."""
    role_names(base, session).require_login(login)
    values = {"login": login, "organisation": organisation, "nom": name, "courriel": mail}
    _call(base, session, "demander(:login, :organisation, :nom, :courriel)", values)


def open_account(base: PostgisBase, login: str, password: str) -> date | None:
    """Open an account that was asked for or suspended, under a new password.

    The server only gets its verifier. Returns the last day of the convention, None when no end is
    known. Raises WeakPassword, AccessRefused, NoAccounts.
    """
    with base.transaction() as session:
        return open_in(base, session, login, password)


def open_in(base: PostgisBase, session: Session, login: str, password: str) -> date | None:
    """:func:`open_account` within a transaction."""
    require_strong(password, login)
    values = {"login": login, "empreinte": verifier(session, login, password)}
    until = _call(base, session, "valider(:login, :empreinte)", values)
    return until if isinstance(until, date) else None


def suspend(base: PostgisBase, login: str) -> int:
    """Close an account, or wipe what was only asked for; how many of its sessions stay open.

    Raises AccessRefused, NoAccounts.
    """
    with base.transaction() as session:
        return int(_call(base, session, "suspendre(:login)", {"login": login}))


def promote(base: PostgisBase, login: str, *, administrator: bool) -> None:
    """Say whether an account decides of those of its organisation. Raises AccessRefused."""
    with base.transaction() as session:
        promote_in(base, session, login, administrator=administrator)


def promote_in(base: PostgisBase, session: Session, login: str, *, administrator: bool) -> None:
    """:func:`promote` within a transaction."""
    values = {"login": login, "oui": administrator}
    _call(base, session, "nommer(:login, :oui)", values)


def follow_conventions(base: PostgisBase) -> int:
    """Let accounts last as long as the conventions; how many changed. Raises AccessRefused."""
    with base.transaction() as session:
        return int(_call(base, session, "suivre_conventions()", {}))


def make_organisation_role(
    base: PostgisBase, session: Session, names: RoleNames, organisation: str, nature: str
) -> str:
    """The role of an organisation, member of the group of its nature. Raises AccessRefused."""
    role = names.organisation(organisation)
    values = {"organisation": organisation, "nature": nature, "role": role}
    _call(base, session, "creer_organisation(:organisation, :nature, :role)", values)
    return role


def verifier(session: Session, login: str, password: str) -> str:
    """What the server keeps of a password, made here: it goes nowhere in clear."""
    from psycopg2.extensions import encrypt_password

    if not isinstance(session, PostgisSession):
        raise TypeError(type(session))
    return str(encrypt_password(password, login, session.connection, "scram-sha-256"))


def _call(base: PostgisBase, session: Session, call: str, values: Values) -> Any:
    """What a function of the schema of accounts gives."""
    return _rows(base, session, f"SELECT {{schema}}.{call} AS rendu", values)[0]["rendu"]


def _rows(
    base: PostgisBase, session: Session, sql: str, values: Values | None = None
) -> list[dict[str, Any]]:
    schema = quote_name(accounts_schema(base.schema))
    there = session.rows(
        "SELECT coalesce(has_schema_privilege(to_regnamespace(:nom)::oid, 'USAGE'), false) AS la",
        {"nom": schema},
    )
    if not there[0]["la"]:
        raise NoAccounts(base=base.label)
    try:
        return session.rows(sql.format(schema=schema), values)
    except RightsMissing as error:
        raise NoAccounts(base=base.label) from error


@dataclass(frozen=True)
class NewAccount:
    """An account to be added; ``administrator``: of its own organisation."""

    login: str
    organisation: str
    name: str = ""
    mail: str = ""
    administrator: bool = False


@dataclass(frozen=True)
class Opened:
    """What became of it. ``changed``: whether it took the password; ``until``: its last day."""

    login: str
    state: str
    changed: bool
    until: date | None = None


def add_account(base: PostgisBase, new: NewAccount, password: str) -> Opened:
    """Ask for an account and open it under ``password``; without one, only ask.

    One that is already so is left as it is. Raises BadLogin, WeakPassword, AccessRefused (it is of
    another organisation, suspended…), NoAccounts.
    """
    known = {one.login: one for one in accounts(base)}
    before = known.get(new.login)
    with base.transaction() as session:
        if before is None or before.organisation != new.organisation:
            ask_in(base, session, new.login, new.organisation, new.name, new.mail)
        if new.administrator and (before is None or not before.administrator):
            promote_in(base, session, new.login, administrator=True)
        if password and (before is None or before.state == ASKED):
            until = open_in(base, session, new.login, password)
            return Opened(new.login, ACTIVE, True, until)
    return Opened(new.login, before.state if before else ASKED, before is None)
