"""Every grant and row policy of a shared base, from the dictionary and its organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...domain.access.columns import readable, reads_all, updatable
from ...domain.access.declared import (
    ACTORS,
    ALL,
    DELETE,
    INSERT,
    OWNED,
    STATE,
    UPDATE,
    VISIBLE,
    Access,
)
from ...domain.access.roles import RoleNames
from ...domain.dictionary import Dictionary, Table
from ..ddl import quote_name, quote_text
from .guards import Guard, guards
from .scopes import belongs, equals

SELECT = "SELECT"
JOURNAL, APART, IMPORTED, META = "journal", "journal_sensible", "import_ligne", "osp_meta"
OF_ACCOUNTS = ("organisation", "convention", "accord_adresse")
PROJECTS = "qgis_projects"
"""Where QGIS keeps the projects of a base, once somebody has kept one."""
_VERB_NAMES = {SELECT: "lire", INSERT: "ajouter", UPDATE: "modifier", DELETE: "oter"}
_OF_GROUP, _OF_ORGANISATION = "groupe", "org"
_FIELD_READ = (
    "EXISTS (SELECT 1 FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n "
    "ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid "
    "WHERE n.nspname = {schema} AND c.relname = {line}.nom_table AND a.attname = {line}.champ "
    "AND NOT a.attisdropped AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT'))"
)


@dataclass(frozen=True)
class Organisation:
    """A row of the table ``organisation``: ``values`` by scope are what its rows have."""

    code: str
    nature: str
    role: str
    values: dict[str, str]


@dataclass(frozen=True)
class Grant:
    """``columns`` empty: on the whole relation."""

    privilege: str
    relation: str
    grantee: str
    columns: tuple[str, ...] = ()
    kind: str = "TABLE"


@dataclass(frozen=True)
class Policy:
    """A row policy for one command, given to one role."""

    table: str
    name: str
    command: str
    role: str
    using: str | None
    check: str | None


@dataclass(frozen=True)
class Plan:
    """All that rights are made of. ``tables`` are those whose rows are filtered."""

    names: RoleNames
    tables: tuple[str, ...]
    grants: tuple[Grant, ...]
    policies: tuple[Policy, ...]
    guards: tuple[Guard, ...]


@dataclass(frozen=True)
class Making:
    """What a plan is made from."""

    schema: str
    names: RoleNames
    tables: Dictionary
    organisations: Sequence[Organisation]
    views: Sequence[str]


def plan(making: Making, *, projects: bool = False) -> Plan:
    """The rights of a base; ``projects`` when QGIS keeps projects in it."""
    grants = list(_base_grants(making, projects))
    policies: list[Policy] = []
    for table in making.tables.values():
        grants += _table_grants(making, table)
        policies += _table_policies(making, table)
    policies += _sensitive_policies(making)
    grants += _accounts_grants(making)
    policies += _accounts_policies(making)
    return Plan(
        making.names,
        (*making.tables, APART),
        tuple(grants),
        tuple(policies),
        tuple(guards(making.schema, making.names, making.tables)),
    )


def _base_grants(making: Making, projects: bool) -> Iterator[Grant]:
    for actor in ACTORS:
        group = making.names.group(actor)
        yield Grant("USAGE", making.schema, group, kind="SCHEMA")
        yield Grant(SELECT, META, group)
        if actor in making.tables[JOURNAL].access.read:
            yield Grant(SELECT, APART, group)
        if actor != "lecture":
            for view in making.views:
                yield Grant(SELECT, view, group)
        if projects:
            yield Grant(SELECT, PROJECTS, group)
            if actor in STATE:
                for verb in (INSERT, UPDATE, DELETE):
                    yield Grant(verb, PROJECTS, group)


def _accounts_grants(making: Making) -> Iterator[Grant]:
    """What the functions that open accounts read: who is an organisation, and what it signed."""
    yield Grant("USAGE", making.schema, making.names.accounts, kind="SCHEMA")
    for table in OF_ACCOUNTS:
        yield Grant(SELECT, table, making.names.accounts)


def _accounts_policies(making: Making) -> Iterator[Policy]:
    for table in OF_ACCOUNTS:
        role = making.names.accounts
        yield _policy(making.tables[table], SELECT, _OF_GROUP, "comptes", role, "true")


def _table_grants(making: Making, table: Table) -> Iterator[Grant]:
    for actor in table.access.read:
        group = making.names.group(actor)
        whole = reads_all(table, actor)
        yield Grant(SELECT, table.name, group, () if whole else readable(table, actor))
        told = table.access.write.get(actor)
        if told is None:
            continue
        if INSERT in told.verbs:
            # By table: QGIS looks at no column to say whether a row may be added.
            yield Grant(INSERT, table.name, group)
            yield Grant("USAGE", f"{table.name}_fid_seq", group, kind="SEQUENCE")
        if UPDATE in told.verbs:
            yield Grant(UPDATE, table.name, group, updatable(table, actor, making.tables))
        if DELETE in told.verbs:
            yield Grant(DELETE, table.name, group)


def _table_policies(making: Making, table: Table) -> Iterator[Policy]:
    for actor, scope in table.access.read.items():
        group = making.names.group(actor)
        if scope == VISIBLE:
            yield _policy(table, SELECT, _OF_GROUP, actor, group, journal_read(making, actor))
        elif scope == ALL:
            yield from _of_group(making, table, actor, group)
    for organisation in making.organisations:
        if organisation.nature in ACTORS:
            yield from _of_organisation(making, table, organisation)


def _of_group(making: Making, table: Table, actor: str, group: str) -> Iterator[Policy]:
    """Of who reads all rows. What it may not write of them, the guard refuses aloud."""
    yield _policy(table, SELECT, _OF_GROUP, actor, group, "true")
    access = table.access
    for verb in (INSERT, UPDATE, DELETE):
        scope = access.scope(actor, verb)
        if scope is None:
            continue
        check = _where(access, actor, table.name, ["true"]) if scope == ALL else "false"
        if verb == INSERT and scope != ALL:
            continue
        yield _policy(table, verb, _OF_GROUP, actor, group, "true", check)


def _of_organisation(making: Making, table: Table, one: Organisation) -> Iterator[Policy]:
    """A policy of one organisation holds a constant: the server plans it as any condition."""
    access, label = table.access, one.role.removeprefix(making.names.organisations)
    reads = access.read.get(one.nature)
    if reads in OWNED:
        own = _own(making, table, one, str(reads))
        if own is not None:
            yield _policy(table, SELECT, _OF_ORGANISATION, label, one.role, own)
    for verb in (INSERT, UPDATE, DELETE):
        scope = access.scope(one.nature, verb)
        if verb == DELETE and reads == ALL:
            continue  # that of the group lets the guard tell; it says nothing of the new row
        own = _own(making, table, one, scope) if scope in OWNED else None
        if own is not None:
            check = _where(access, one.nature, table.name, [own])
            yield _policy(table, verb, _OF_ORGANISATION, label, one.role, own, check)


def _own(making: Making, table: Table, one: Organisation, scope: str | None) -> str | None:
    value = one.values.get(str(scope))
    if value is None:
        return None
    of = {"row": quote_name(table.name), "schema": making.schema, "tables": making.tables}
    return belongs(table, str(scope), equals(value), **of)  # type: ignore[arg-type]


def _where(access: Access, actor: str, table: str, conditions: list[str]) -> str:
    told = access.write[actor].where
    row = quote_name(table)
    more = [f"{row}.{quote_name(name)} = {quote_text(value)}" for name, value in told.items()]
    return " AND ".join([*conditions, *more])


def _policy(
    table: Table,
    command: str,
    kind: str,
    label: str,
    role: str,
    using: str,
    check: str | None = None,
) -> Policy:
    name = f"osp_{_VERB_NAMES[command]}_{kind}_{label}"
    reads = using if command != INSERT else None
    writes = check if command in (INSERT, UPDATE) else None
    return Policy(table.name, name, command, role, reads, writes)


def journal_read(making: Making, actor: str) -> str:
    """Lines of the journal that tell of rows that an actor reads, and its own deletions of them."""
    whole, part = [], []
    for table in making.tables.values():
        scope = table.access.read.get(actor)
        if scope == ALL:
            whole.append(table.name)
        elif scope in OWNED:
            part.append(table.name)
    line = quote_name(JOURNAL)
    seen = [
        f"({line}.nom_table = {quote_text(name)} AND EXISTS (SELECT 1 FROM "  # nosec B608 # names are the dictionary's, quoted
        f"{quote_name(making.schema)}.{quote_name(name)} AS l WHERE l.fid = {line}.fid_ligne))"
        for name in part
    ]
    if whole:
        seen.insert(0, f"{line}.nom_table IN ({', '.join(map(quote_text, whole))})")
    if part:
        seen.append(
            f"({line}.verbe = 'DELETE' AND {line}.qui = SESSION_USER "
            f"AND {line}.nom_table IN ({', '.join(map(quote_text, part))}))"
        )
    return " OR ".join(seen)


def _sensitive_policies(making: Making) -> Iterator[Policy]:
    """A masked value is read by who reads its field, of a line of the journal that it reads."""
    line = quote_name(APART)
    for actor in making.tables[JOURNAL].access.read:
        # No word of a table that the actor may not read at all: the server would refuse it.
        seen = " OR ".join(
            f"({line}.origine = {quote_text(name)} AND EXISTS (SELECT 1 FROM "  # nosec B608 # names are the dictionary's, quoted
            f"{quote_name(making.schema)}.{quote_name(name)} AS j WHERE j.fid = {line}.ligne))"
            for name in (JOURNAL, IMPORTED)
            if actor in making.tables[name].access.read
        )
        using = f"({seen}) AND {_FIELD_READ.format(schema=quote_text(making.schema), line=line)}"
        name = f"osp_lire_{_OF_GROUP}_{actor}"
        yield Policy(APART, name, SELECT, making.names.group(actor), using, None)
