"""A base on a server against one made today: what each thing is, beyond its name.

Opening a base looks at names and states (:mod:`.postgis_conformity`), which is quick. Here a base
is made in a schema that goes with its transaction, and every definition is compared with it: what a
rule requires, what a trigger and its function do and by whose rights, what a view shows. Indexes
that somebody added are left in peace, as columns, and what was granted.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping

from ..domain.dictionary import Dictionary
from ..domain.errors import QT_TRANSLATE_NOOP
from .base import Base
from .conformity import (
    COLUMN,
    CONSTRAINT,
    DERIVED,
    FUNCTION,
    OWNER,
    TRIGGER,
    VIEW,
    Part,
    compared,
    keyed,
    told,
)
from .ddl import quote_name, quote_text
from .errors import BaseAltered, BaseError, BaseReadOnly, BaseToRebuild
from .postgis import PostgisBase
from .postgis_indexes import wrong_indexes
from .session import Session

_IN = "JOIN pg_namespace AS n ON n.oid = {}.{}namespace WHERE n.nspname = :schema"
_OF_TABLES = f"JOIN pg_class AS c ON c.oid = {{}} {_IN.format('c', 'rel')}"
_SAME_OWNER = "(SELECT relowner FROM pg_class WHERE oid = to_regclass(:meta))"
_READ = {
    CONSTRAINT: "SELECT c.relname || '.' || k.conname AS nom, c.relname AS relation, "  # nosec B608 # no value from outside
    "pg_get_constraintdef(k.oid) AS texte FROM pg_constraint AS k "
    + _OF_TABLES.format("k.conrelid"),
    COLUMN: "SELECT c.relname || '.' || a.attname AS nom, c.relname AS relation, "  # nosec B608 # no value from outside
    "concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, "
    "a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) AS texte FROM pg_attribute AS a "
    "LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
    + _OF_TABLES.format("a.attrelid")
    + " AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped",
    TRIGGER: "SELECT t.tgname AS nom, c.relname AS relation, "  # nosec B608 # no value from outside
    "concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled) AS texte FROM pg_trigger AS t "
    + _OF_TABLES.format("t.tgrelid")
    + " AND NOT t.tgisinternal",
    FUNCTION: "SELECT p.proname AS nom, '' AS relation, "  # nosec B608 # no value from outside
    "concat_ws(' ', p.prosrc, p.prosecdef, p.provolatile, p.proleakproof, "
    "pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), "
    "(SELECT lanname FROM pg_language WHERE oid = p.prolang), "
    "array_to_string(p.proconfig, ' ')) AS texte FROM pg_proc AS p " + _IN.format("p", "pro"),
    VIEW: "SELECT c.relname AS nom, c.relname AS relation, "  # nosec B608 # no value from outside
    "concat_ws(' ', pg_get_viewdef(c.oid), (SELECT string_agg(o, ' ') FROM unnest(c.reloptions) "
    "AS o WHERE starts_with(o, 'security_invoker='))) AS texte FROM pg_class AS c "
    + _IN.format("c", "rel")
    + " AND c.relkind = 'v'",
    OWNER: "SELECT p.proname AS nom, '' AS relation, "  # nosec B608 # no value from outside
    f"(p.proowner = {_SAME_OWNER})::text AS texte FROM pg_proc AS p {_IN.format('p', 'pro')} "
    "UNION ALL SELECT c.relname, c.relname, "
    f"(c.relowner = {_SAME_OWNER})::text FROM pg_class AS c {_IN.format('c', 'rel')} "
    "AND c.relkind IN ('r', 'p', 'v')",
}
"""By kind of part, what tells all that it is."""


class DefinitionsNotCompared(BaseError):
    """The account may make no schema, which the comparison needs. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » : les définitions des règles, des fonctions et des vues n’ont pas été "
        "comparées, ce compte ne pouvant pas créer de schéma. Demandez-le à l’administrateur du "
        "serveur ; le reste est vérifié.",
    )


def require_as_made(base: Base) -> None:
    """Raise when something of a base on a server is not what a base made today has.

    On a GeoPackage every opening sees to it. Raises BaseToRebuild (an upgrade makes it anew),
    BaseAltered, DefinitionsNotCompared.
    """
    if not isinstance(base, PostgisBase):
        return
    aside = f"osp_neuf_{secrets.token_hex(4)}"
    fresh = PostgisBase(base._uri, aside, base.name)
    with base.reading() as session:
        found = keyed(_definitions(session, base.schema, aside))
        indexes = list(wrong_indexes(session, base.schema, base.tables))
    wanted = keyed(_made_aside(fresh, base))
    wrong = [*_differences(found, wanted, base.tables), *indexes]
    if wrong:
        derived = {part.kind for part in wrong} <= {*DERIVED}
        refused = BaseToRebuild if derived else BaseAltered
        raise refused(base=base.label, objets=told(wrong))


def _made_aside(fresh: PostgisBase, base: PostgisBase) -> list[Part]:
    session = fresh._open(writing=True)
    try:
        session.execute(f"CREATE SCHEMA {quote_name(fresh.schema)}")
        fresh.build(session)
        return list(_definitions(session, fresh.schema, base.schema))
    except BaseReadOnly as error:
        raise DefinitionsNotCompared(base=base.label) from error
    finally:
        fresh._close(session, commit=False)


def _differences(
    found: Mapping[tuple[str, str], Part],
    wanted: Mapping[tuple[str, str], Part],
    tables: Dictionary,
) -> list[Part]:
    missing, altered = compared(found, wanted)
    added = [
        part
        for key, part in found.items()
        if part.kind == CONSTRAINT and part.table in tables and key not in wanted
    ]
    return missing + altered + added


def _definitions(session: Session, schema: str, other: str) -> Iterator[Part]:
    """All that is in a schema, as it would be told of one of no name, ``other`` being none too."""
    values = {"schema": schema, "meta": f"{quote_name(schema)}.osp_meta"}
    for kind, sql in _READ.items():
        asked = values if ":meta" in sql else {"schema": schema}
        for row in session.rows(sql, asked):
            text = _nameless(_nameless(row["texte"], schema), other)
            on = row["relation"]
            key = f"{on}.{row['nom']}" if kind == TRIGGER else row["nom"]
            yield Part(kind, key, on, text)


def _nameless(text: str, schema: str) -> str:
    quoted = quote_name(schema)
    within = quoted.replace("'", "''")  # as a function names it in a text that it executes
    for form in (within, quoted, schema):
        text = re.sub(rf"(?<!\w){re.escape(form)}\.", "", text)
    for form in (within, quoted, quote_text(schema)):
        text = text.replace(form, "")
    return text
