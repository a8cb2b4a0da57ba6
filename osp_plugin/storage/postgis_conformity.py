"""A schema of a server against its version: what the server's catalogue says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..domain.dictionary import Dictionary
from . import ddl
from .conformity import COLUMN, CONSTRAINT, RULE, TABLE, TRIGGER, VIEW, Conformity, Part
from .session import Session

MAX_NAME = 63
"""PostgreSQL cuts longer names."""
_TRIGGER = re.compile(r'CREATE TRIGGER (\w+)\b[^;]*?\bON "?(\w+)"?')
_CONSTRAINT = re.compile(r'CONSTRAINT "(\w+)"')
_OURS = "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = :schema"
_RELATIONS = (
    "SELECT c.relname AS nom, c.relname AS relation, c.relkind::text AS texte FROM pg_class AS c "  # nosec B608 # no value from outside
    f"{_OURS} AND c.relkind IN ('r', 'p', 'v')"
)
_COLUMNS = (
    "SELECT a.attname AS nom, c.relname AS relation, '' AS texte FROM pg_attribute AS a "  # nosec B608 # no value from outside
    f"JOIN pg_class AS c ON c.oid = a.attrelid {_OURS} AND a.attnum > 0 AND NOT a.attisdropped"
)
_CONSTRAINTS = (
    "SELECT k.conname AS nom, c.relname AS relation, k.convalidated::text AS texte "  # nosec B608 # no value from outside
    f"FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid {_OURS}"
)
_TRIGGERS = (
    "SELECT t.tgname AS nom, c.relname AS relation, t.tgenabled::text AS etat, "  # nosec B608 # no value from outside
    "pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid) AS texte FROM pg_trigger AS t "
    f"JOIN pg_class AS c ON c.oid = t.tgrelid {_OURS} AND NOT t.tgisinternal"
)
_RULES = (
    "SELECT r.rulename AS nom, c.relname AS relation, pg_get_ruledef(r.oid) AS texte "  # nosec B608 # no value from outside
    f"FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class {_OURS} "
    "AND r.rulename <> '_RETURN'"
)

Named = set[tuple[str, str]]
"""Names of parts, each with its table."""


def triggers_of(scripts: Iterable[str]) -> Named:
    """Triggers that our scripts make."""
    return {found.groups() for script in scripts for found in _TRIGGER.finditer(script)}  # type: ignore[misc]


def conformity(
    session: Session, schema: str, tables: Dictionary, triggers: Named, views: Iterable[str]
) -> Conformity:
    """How a schema differs from its version, in what its rows are protected by."""
    kinds = {nom: texte for nom, _, texte in _read(session, _RELATIONS, schema)}
    columns = {(table, name) for name, table, _ in _read(session, _COLUMNS, schema)}
    rules = {(table, name): told for name, table, told in _read(session, _CONSTRAINTS, schema)}
    missing = [Part(VIEW, name) for name in views if kinds.get(name) != "v"]
    altered: list[Part] = []
    for table in tables.values():
        if kinds.get(table.name) not in ("r", "p"):
            missing.append(Part(TABLE, table.name, table.name))
            continue
        wanted = [field.name for field in table.columns]
        missing += [
            Part(COLUMN, f"{table.name}.{name}", table.name)
            for name in wanted
            if (table.name, name) not in columns
        ]
        for name in _CONSTRAINT.findall(ddl.create_table(table, ddl.PostgresDialect())):
            told = rules.get((table.name, name[:MAX_NAME]))
            if told != "true":
                part = Part(CONSTRAINT, f"{table.name}.{name}", table.name)
                (missing if told is None else altered).append(part)
    states = {
        (row["nom"], row["relation"]): row["etat"]
        for row in session.rows(_TRIGGERS, {"schema": schema})
    }
    for name, relation in sorted(triggers):
        if states.get((name, relation)) != "O":
            part = Part(TRIGGER, f"{relation}.{name}", relation)
            (altered if (name, relation) in states else missing).append(part)
    found = tuple(foreign(session, schema, tables, triggers))
    return Conformity(tuple(missing), tuple(altered), found)


def foreign(session: Session, schema: str, tables: Dictionary, triggers: Named) -> Iterator[Part]:
    """Triggers and rewriting rules on our tables that we did not make."""
    for name, relation, text in _read(session, _TRIGGERS, schema):
        if relation in tables and (name, relation) not in triggers:
            yield Part(TRIGGER, name, relation, text)
    for name, relation, text in _read(session, _RULES, schema):
        if relation in tables:
            yield Part(RULE, name, relation, text)


def _read(session: Session, sql: str, schema: str) -> Iterator[tuple[str, str, str]]:
    for row in session.rows(sql, {"schema": schema}):
        yield row["nom"], row["relation"], row["texte"]
