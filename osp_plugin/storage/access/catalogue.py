"""The rights of a base as its catalogue gives them: what is granted, and on which rows.

Nothing is read of what the base was meant to give: a right that somebody added or took away is
here as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from ...domain.access.roles import ADMINISTRATEUR, RoleNames
from ...domain.access.state import (
    ADD,
    CHANGE,
    DELETE,
    NOTHING,
    READ,
    Actor,
    Finding,
    Policy,
    RightsState,
    TableRights,
    rows_reached,
)
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...paths import SQL
from ..postgis import PostgisBase
from ..postgis_rules import openings
from ..session import Session
from .accounts import ACTIVE, Account, accounts, has_accounts
from .inspection import gaps
from .organisations import Organisation, admissions, conventions, organisations
from .shared import role_names, shared

_VERBS = {"r": READ, "a": ADD, "w": CHANGE, "d": DELETE, "*": "*"}
_TOLD = {
    "non_partagee": QT_TRANSLATE_NOOP(
        "errors", "la base n’a pas encore les droits de ses organisations"
    ),
    "createur": QT_TRANSLATE_NOOP("errors", "le compte {objet} peut créer des rôles"),
    "sans_heritage": QT_TRANSLATE_NOOP(
        "errors", "le compte {objet} n’hérite pas des droits de son organisation : il ne voit rien"
    ),
    "sans_organisation": QT_TRANSLATE_NOOP(
        "errors", "le compte {objet} a un groupe et aucune organisation"
    ),
    "plusieurs": QT_TRANSLATE_NOOP(
        "errors", "le compte {objet} a plusieurs organisations, dont il mêle les lignes"
    ),
    "organisation_sans_role": QT_TRANSLATE_NOOP(
        "errors", "le rôle d’organisation {objet} n’existe pas sur le serveur"
    ),
    "organisation_sans_groupe": QT_TRANSLATE_NOOP(
        "errors", "le rôle d’organisation {objet} n’a pas le groupe de sa nature"
    ),
    "sans_convention": QT_TRANSLATE_NOOP(
        "errors", "le compte {objet} est ouvert alors que son organisation n’a pas de convention"
    ),
    "disparu": QT_TRANSLATE_NOOP(
        "errors", "le compte {objet} est dit ouvert, et le serveur ne le connaît plus"
    ),
}


@dataclass(frozen=True)
class _Catalogue:
    """What was read: grants and fields by role and table, policies by table, memberships."""

    grants: Mapping[tuple[str, str], dict[str, Any]]
    policies: Mapping[str, list[Policy]]
    members: Mapping[str, frozenset[str]]


def rights_state(base: PostgisBase, work: Work = QUIET) -> RightsState:
    """The rights of every organisation and account of a base, and what is wrong with them.

    Accounts are those that the catalogue makes members of a group of ours, known to the register or
    not. Raises NotShared, ServerTooOld, NoRoles.
    """
    shared(base)
    listed = organisations(base)
    known = {one.login: one for one in accounts(base)} if has_accounts(base) else {}
    work.tell(0.1)
    today = datetime.now(timezone.utc).date()
    admitted = admissions(listed, conventions(base), today)
    with base.reading() as session:
        names = role_names(base, session)
        logins = _logins(session, names, [one.role for one in listed])
        roles = [*(one.role for one in listed), *logins]
        read = _read(session, base, roles)
        work.tell(0.7)
        found = _findings(session, base, names, listed)
    titles = {name: table.title for name, table in base.tables.items()}
    found += _account_findings(known.values(), logins, admitted)
    actors = [
        *(_organisation(one, admitted, titles, read) for one in listed if one.role),
        *(_account(login, listed, known, admitted, titles, read) for login in logins),
    ]
    work.tell(1)
    return RightsState(base.label, tuple(actors), tuple(found), titles)


def _organisation(
    one: Organisation,
    admitted: Mapping[str, tuple[bool, date | None]],
    titles: Mapping[str, str],
    read: _Catalogue,
) -> Actor:
    valid, until = admitted[one.code]
    state = "" if valid else "sans convention"
    rights = _rights(one.role, titles, read)
    return Actor(one.role, one.name, one.code, one.nature, False, state, until, rights)


def _account(
    login: str,
    listed: Iterable[Organisation],
    known: Mapping[str, Account],
    admitted: Mapping[str, tuple[bool, date | None]],
    titles: Mapping[str, str],
    read: _Catalogue,
) -> Actor:
    own = [one for one in listed if one.role in read.members.get(login, ())]
    codes = ", ".join(one.code for one in own)
    natures = ", ".join(dict.fromkeys(one.nature for one in own))
    account = known.get(login)
    state = account.state if account is not None else "hors registre"
    until = admitted[own[0].code][1] if len(own) == 1 else None
    rights = _rights(login, titles, read)
    title = account.name or login if account is not None else login
    return Actor(login, title, codes, natures, True, state, until, rights)


def _rights(role: str, titles: Mapping[str, str], read: _Catalogue) -> tuple[TableRights, ...]:
    found = []
    for table in titles:
        row = read.grants.get((role, table))
        if row is None:
            continue
        scopes = {}
        for verb in (READ, ADD, CHANGE, DELETE):
            scopes[verb] = (
                rows_reached(
                    verb,
                    guarded=bool(row["gardee"]),
                    policies=read.policies.get(table, []),
                    member_of=read.members.get(role, frozenset()),
                )
                if row[verb]
                else NOTHING
            )
        fields = tuple(row["champs"] or ()) if scopes[CHANGE] else ()
        found.append(TableRights(table, scopes, fields, int(row["sur"])))
    return tuple(found)


def _logins(session: Session, names: RoleNames, organisations_roles: list[str]) -> list[str]:
    found = session.rows(
        "SELECT r.rolname::text AS nom FROM pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper "
        "AND EXISTS (SELECT FROM pg_roles AS g WHERE g.rolname = ANY (:roles) "
        "AND pg_has_role(r.oid, g.oid, 'MEMBER')) ORDER BY r.rolname",
        {"roles": [*names.groups, names.owner, *organisations_roles]},
    )
    return [row["nom"] for row in found]


def _read(session: Session, base: PostgisBase, roles: list[str]) -> _Catalogue:
    values = {"schema": base.schema, "roles": roles, "noms": list(base.tables)}
    technical = [*(field.name for field in next(iter(base.tables.values())).audit), "version_lue"]
    grants = session.rows(
        "SELECT r.rolname::text AS role, c.relname::text AS nom, "
        "has_schema_privilege(r.oid, c.relnamespace, 'USAGE') AND "
        "has_any_column_privilege(r.oid, c.oid, 'SELECT') AS lire, "
        "has_any_column_privilege(r.oid, c.oid, 'INSERT') AS ajouter, "
        "has_any_column_privilege(r.oid, c.oid, 'UPDATE') AS modifier, "
        "has_table_privilege(r.oid, c.oid, 'DELETE') AS supprimer, "
        "c.relrowsecurity AND NOT r.rolbypassrls AND NOT r.rolsuper "
        "AND (c.relforcerowsecurity OR NOT pg_has_role(r.oid, c.relowner, 'USAGE')) AS gardee, "
        "f.champs, f.sur "
        "FROM pg_roles AS r CROSS JOIN pg_class AS c CROSS JOIN LATERAL ("
        "SELECT array_agg(a.attname::text ORDER BY a.attnum) FILTER "
        "(WHERE has_column_privilege(r.oid, c.oid, a.attnum, 'UPDATE')) AS champs, "
        "count(*) AS sur FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 "
        "AND NOT a.attisdropped AND a.attname <> ALL (:techniques)) AS f "
        "WHERE r.rolname = ANY (:roles) AND c.relnamespace = to_regnamespace(quote_ident(:schema)) "
        "AND c.relname = ANY (:noms)",
        {**values, "techniques": ["fid", *technical]},
    )
    policies: dict[str, list[Policy]] = defaultdict(list)
    for row in session.rows(
        "SELECT c.relname::text AS nom, p.polcmd::text AS verbe, NOT p.polpermissive AS retire, "
        "ARRAY(SELECT CASE WHEN o = 0 THEN 'public' ELSE pg_get_userbyid(o)::text END "
        "FROM unnest(p.polroles) AS o) AS roles, pg_get_expr(p.polqual, p.polrelid) AS lu, "
        "pg_get_expr(p.polwithcheck, p.polrelid) AS ecrit "
        "FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid "
        "WHERE c.relnamespace = to_regnamespace(quote_ident(:schema))",
        {"schema": base.schema},
    ):
        verb = _VERBS[row["verbe"]]
        policies[row["nom"]].append(
            Policy(verb, frozenset(row["roles"]), row["lu"], row["ecrit"], row["retire"])
        )
    members: dict[str, set[str]] = defaultdict(set)
    for row in session.rows(
        "SELECT r.rolname::text AS role, g.rolname::text AS de FROM pg_roles AS r "
        "JOIN pg_roles AS g ON pg_has_role(r.oid, g.oid, 'USAGE') WHERE r.rolname = ANY (:roles)",
        {"roles": roles},
    ):
        members[row["role"]].add(row["de"])
    return _Catalogue(
        {(row["role"], row["nom"]): row for row in grants},
        policies,
        {role: frozenset(found) for role, found in members.items()},
    )


def _findings(
    session: Session, base: PostgisBase, names: RoleNames, listed: Iterable[Organisation]
) -> list[Finding]:
    """What is wrong with what the catalogue gives, then with those it gives it to."""
    views = ["v_operation", "v_programmation_enveloppe"]
    found = [
        Finding(one.rule, one.what, str(one.told), one.remedy)
        for one in openings(session, base.schema, views)
    ]
    sql = (SQL / "postgis" / "etat" / "10_constats.sql").read_text(encoding="utf-8")
    values = {
        "groupes": list(names.groups),
        "organisations": [one.role for one in listed if one.role],
        "proprietaire": names.owner,
        "administrateur": names.group(ADMINISTRATEUR),
    }
    rights = base._rights(session)
    if rights is None:
        told = Phrase(_TOLD["non_partagee"])
        found.append(Finding("non_partagee", base.label, told, "osp:creer_roles"))
    else:
        found += [
            Finding(one.rule, one.what, str(one.told), one.remedy)
            for one in gaps(session, base.schema, rights)
        ]
    for row in session.rows(sql, values):
        told = Phrase(_TOLD[row["regle"]], objet=row["objet"])
        found.append(Finding(row["regle"], row["objet"], told, row["remede"]))
    return found


def _account_findings(
    known: Iterable[Account],
    logins: Iterable[str],
    admitted: Mapping[str, tuple[bool, date | None]],
) -> list[Finding]:
    there = set(logins)
    found = []
    now = datetime.now(timezone.utc)
    for one in known:
        if one.state != ACTIVE:
            continue
        if one.login not in there:
            rule, remedy = "disparu", "osp:suspendre_compte"
        elif not admitted.get(one.organisation, (False, None))[0] and not one.expired(now):
            rule, remedy = "sans_convention", "osp:suspendre_compte"
        else:
            continue
        found.append(Finding(rule, one.login, Phrase(_TOLD[rule], objet=one.login), remedy))
    return found
