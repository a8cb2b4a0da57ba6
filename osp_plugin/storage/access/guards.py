"""Guards: what refuses aloud what a row policy would pass over in silence, or cannot see.

They look at a whole statement at once (transition tables): row by row they would double the time
of an import.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.access.columns import fills, others
from ...domain.access.declared import (
    ACTORS,
    ALL,
    DELETE,
    INSERT,
    OWNED,
    STATE,
    UPDATE,
)
from ...domain.access.roles import RoleNames
from ...domain.dictionary import Dictionary, Field, ForeignKey, Table
from ..ddl import quote_name, quote_text
from .scopes import among, belongs

_TRANSITIONS = {
    INSERT: "NEW TABLE AS nouvelles",
    UPDATE: "OLD TABLE AS anciennes NEW TABLE AS nouvelles",
    DELETE: "OLD TABLE AS anciennes",
}
_SUFFIX = {INSERT: "ajout", UPDATE: "modification", DELETE: "suppression"}
_TOLD = {
    UPDATE: "la ligne % de « {titre} » n’est pas à votre organisation : elle ne se modifie pas.",
    DELETE: "la ligne % de « {titre} » n’est pas à votre organisation : elle ne se supprime pas.",
}
_FILLED = "la ligne % de « {titre} » : « {champs} » se remplit par {qui}, et non par vous."
_HIDDEN = "« % » ({champ} de « {titre} ») n’existe pas, ou n’est pas dans votre périmètre."
_NATURES = {"bailleur": "bailleur", "epci": "epci", "dep": "ddtm"}
_WHO = {"bailleur": "le bailleur", "epci": "l’EPCI", "etat": "l’État"}


@dataclass(frozen=True)
class Guard:
    """A statement trigger: ``values`` fill the templates of ``resources/sql/postgis/droits``."""

    table: str
    verb: str
    values: dict[str, str]

    @property
    def trigger(self) -> str:
        """Name of the trigger on its table."""
        return trigger_name(self.verb)

    @property
    def function(self) -> str:
        """Name of its function."""
        return self.values["fonction"]


@dataclass(frozen=True)
class _Place:
    schema: str
    names: RoleNames
    tables: Dictionary


def trigger_name(verb: str) -> str:
    """Name of the guard of a verb, on every table that has one."""
    return f"osp_z_garde_{_SUFFIX[verb]}"


def guards(schema: str, names: RoleNames, tables: Dictionary) -> Iterator[Guard]:
    """The guards that a base needs, whatever its organisations are."""
    place = _Place(schema, names, tables)
    for table in tables.values():
        for verb in (INSERT, UPDATE, DELETE):
            checks = list(_checks(place, table, verb))
            if checks:
                yield _guard(place, table, verb, checks)


def _guard(place: _Place, table: Table, verb: str, checks: list[str]) -> Guard:
    body = "\n".join(checks)
    values = {
        "schema_cite": quote_name(place.schema).replace("'", "''"),
        "corps": "corps",
        "table": table.name,
        "fonction": f"osp_garde_{table.name}_{_SUFFIX[verb]}",
        "declencheur": trigger_name(verb),
        "verbe": verb,
        "transition": _TRANSITIONS[verb],
        "declarations": "\n".join(_declarations(place, body)),
        "libres": " OR ".join(_member(role) for role in _free(place, table, verb)),
        "corps_garde": body,
    }
    return Guard(table.name, verb, values)


def _free(place: _Place, table: Table, verb: str) -> list[str]:
    """Roles that no guard of the verb holds back: the owner, and who may write every row."""
    roles = [place.names.owner]
    for actor in ACTORS:
        told = table.access.write.get(actor)
        free = told is not None and verb in told.verbs and told.scope == ALL and not told.where
        if free and (actor in STATE or not others(table, actor)):
            roles.append(place.names.group(actor))
    return roles


def _checks(place: _Place, table: Table, verb: str) -> Iterator[str]:
    if verb == INSERT:
        yield from _filled_by_others(place, table)
    elif _sees_more(table, verb):
        yield _stop(
            "anciennes AS o",
            f"NOT coalesce({_allowed(place, table, verb)}, false)",
            "o.fid::text",
            _TOLD[verb].format(titre=table.title),
        )
    if verb != DELETE:
        yield from _hidden_parents(place, table, verb)


def _sees_more(table: Table, verb: str) -> bool:
    """Whether somebody sees rows that it may not write with a verb, though it writes others."""
    return any(
        verb in told.verbs and (told.where or table.access.read[actor] != told.scope)
        for actor, told in table.access.write.items()
    )


def _allowed(place: _Place, table: Table, verb: str) -> str:
    """Condition: an old row, called ``o``, is one that the account may write."""
    found = []
    for actor, told in table.access.write.items():
        if verb not in told.verbs:
            continue
        conditions = [_variable("groupe", actor)]
        if told.scope in OWNED:
            test = among(_variable("perimetre", told.scope))
            of = {"row": "o", "schema": place.schema, "tables": place.tables}
            conditions.append(belongs(table, told.scope, test, **of))  # type: ignore[arg-type]
        conditions += [
            f"o.{quote_name(name)} = {quote_text(value)}" for name, value in told.where.items()
        ]
        found.append(f"({' AND '.join(conditions)})")
    return " OR ".join(found) or "false"


def _filled_by_others(place: _Place, table: Table) -> Iterator[str]:
    """QGIS writes every field of a new row: nothing, or the default, is no value of another's."""
    by_role: dict[str, list[Field]] = {}
    for actor in ACTORS:
        for item in others(table, actor):
            fields = by_role.setdefault(str(item.role), [])
            if item not in fields:
                fields.append(item)
    for role, fields in sorted(by_role.items()):
        may = [actor for actor in ACTORS if actor in STATE or fills(fields[0], actor)]
        free = " OR ".join(_variable("groupe", actor) for actor in may)
        filled = " OR ".join(_filled(item) for item in fields)
        titles = fields[0].title + (" …" if len(fields) > 1 else "")
        told = _FILLED.format(titre=table.title, champs=titles, qui=_WHO[role])
        yield _stop("nouvelles AS n", f"NOT ({free}) AND ({filled})", "n.fid::text", told)


def _filled(item: Field) -> str:
    column = f"n.{quote_name(item.name)}"
    if item.defaut is None:
        return f"{column} IS NOT NULL"
    return f"coalesce({column} <> {quote_text(item.defaut)}, false)"


def _hidden_parents(place: _Place, table: Table, verb: str) -> Iterator[str]:
    """The server checks a foreign key with the rights of the owner, who sees all rows."""
    for key in table.foreign_keys:
        if not _hides(place.tables[key.table], table, verb):
            continue
        seen = (
            f"EXISTS (SELECT 1 FROM {quote_name(place.schema)}.{quote_name(key.table)} AS p "  # nosec B608 # names are the dictionary's, quoted
            f"WHERE p.{quote_name(key.target)} = n.{quote_name(key.field)})"
        )
        source, bad = "nouvelles AS n", f"n.{quote_name(key.field)} IS NOT NULL AND NOT {seen}"
        if verb == UPDATE:
            source += " JOIN anciennes AS o ON o.fid = n.fid"
            bad += f" AND n.{quote_name(key.field)} IS DISTINCT FROM o.{quote_name(key.field)}"
        told = _HIDDEN.format(champ=_title(table, key), titre=table.title)
        yield _stop(source, bad, f"n.{quote_name(key.field)}::text", told)


def _hides(parent: Table, table: Table, verb: str) -> bool:
    """Whether somebody who writes a table with a verb does not see every row of a parent."""
    return any(
        verb in told.verbs and parent.access.read.get(actor) != ALL
        for actor, told in table.access.write.items()
    )


def _title(table: Table, key: ForeignKey) -> str:
    return table[key.field].title


def _stop(source: str, bad: str, what: str, told: str) -> str:
    message = told.replace("'", "''").replace("{", "").replace("}", "")
    return (
        f"  SELECT {what} INTO fautive FROM {source} WHERE {bad} LIMIT 1;\n"  # nosec B608 # names are the dictionary's, quoted
        f"  IF FOUND THEN\n"
        f"    RAISE EXCEPTION '{message}', fautive USING ERRCODE = '42501';\n"
        f"  END IF;"
    )


def _variable(kind: str, of: str) -> str:
    return f"{kind}_{of}"


def _declarations(place: _Place, body: str) -> Iterator[str]:
    """What the checks name: groups of the account, and what its organisations own."""
    for actor in ACTORS:
        group = place.names.group(actor)
        name = _variable("groupe", actor)
        if name in body:
            yield f"  {name} CONSTANT boolean := {_member(group)};"
    named = f"{quote_name(place.schema)}.organisation"
    for scope, nature in _NATURES.items():
        name = _variable("perimetre", scope)
        if name in body:
            yield (
                f"  {name} CONSTANT text[] := ARRAY(\n"  # nosec B608 # names are the dictionary's, quoted
                f"    SELECT o.{quote_name(scope)} FROM {named} AS o\n"
                f"    WHERE o.nature = {quote_text(nature)} AND pg_has_role(\n"
                "      current_user, to_regrole(quote_ident(o.role))::oid, 'USAGE'\n"
                "    )\n  );"
            )


def _member(role: str) -> str:
    return f"pg_has_role(current_user, {quote_text(role)}, 'USAGE')"
