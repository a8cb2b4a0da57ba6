"""What the SQL files of a GeoPackage are filled with: its triggers, table by table."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from .ddl import SqliteDialect, quote_name, quote_text
from .decision_numbers import system_of
from .sensitive import MASK, sensitive_values

KEY = "fid"


def freeze_values(table: Table) -> dict[str, str]:
    """Those of the triggers that close a campaign."""
    assert table.freeze is not None  # nosec B101 # asked for tables that freeze
    names = [field.name for field in table.fields if field.name not in table.freeze.exempt]
    return {
        "table": table.name,
        "colonnes": ", ".join(quote_name(name) for name in names),
        "change": _changed(names),
        "ancienne": table.freeze.campaign.format(ligne="OLD", base=""),
        "nouvelle": table.freeze.campaign.format(ligne="NEW", base=""),
        "presente": table.freeze.campaign.format(ligne="l", base=""),
    }


def script_values(tables: Iterable[Table]) -> dict[str, str]:
    """Those of the scripts of the base."""
    known = list(tables)
    names = dict.fromkeys(name for table in known for name in table.sensitive)
    return {
        "sensibles": sensitive_values(known),
        "masques": _masks(names),
        "systeme": system_of(SqliteDialect(), "NEW.num_decision"),
    }


def trigger_values(table: Table) -> dict[str, str]:
    """Those of the triggers of the audit and of the journal."""
    own = [field.name for field in table.fields if field.name != "fid" and not field.calcule]
    values = {name: "{row}." + quote_name(name) for name in own}
    # A number that the base gives once and for all: the row has it at its birth, and keeps it.
    given = [field.name for field in table.fields if field.attribue and not field.required]
    born = {name: _in_base(table.name, name) for name in given}
    if table.geometry:
        # hex(NULL) is an empty text, which must not pass for a position.
        values[GEOMETRY_COLUMN] = f"nullif(hex({{row}}.{GEOMETRY_COLUMN}), '')"

    said = {KEY: "{row}." + quote_name(KEY), **values}
    changing = [name for name in values if name not in given]

    def pairs(*rows: tuple[str | None, str], names: Iterable[str] = tuple(values)) -> str:
        return " UNION ALL ".join(
            f"SELECT {quote_text(name)} AS champ, "
            + ", ".join(f"{_told(name, row)} AS {alias}" for row, alias in rows)
            for name in names
        )

    def _told(name: str, row: str | None) -> str:
        if row is None:
            return "NULL"
        return born[name] if name in born and row == "NEW" else said[name].format(row=row)

    def kept_apart(before: str | None, after: str | None) -> str:
        """The statement that keeps the sensitive values of the line just written, if any."""
        if not table.sensitive:
            return ""
        found = pairs((before, "avant"), (after, "apres"), names=table.sensitive)
        return (
            "\n  INSERT INTO journal_sensible (origine, ligne, nom_table, champ, avant, apres)"
            f"\n  SELECT 'journal', (SELECT max(fid) FROM journal), {quote_text(table.name)}, "  # nosec B608 # names are the dictionary's
            f"champ, json_quote(avant), json_quote(apres) FROM ({found}) WHERE avant IS NOT apres;"
        )

    moved = _changed([GEOMETRY_COLUMN]) if table.geometry else "0"
    return {
        "table": table.name,
        "geometrie_changee": moved,
        "geometrie_seule": f"({moved}) AND NOT ({_changed([n for n in own if n not in given])})",
        "numeros": "".join(f", {quote_name(name)} = {_number(table.name, name)}" for name in given),
        "colonnes": ", ".join(quote_name(name) for name in (KEY, *changing)),
        "change": _changed((KEY, *changing)),
        "creees": pairs(("NEW", "valeur")),
        "supprimees": pairs(("OLD", "valeur")),
        "modifiees": pairs(("OLD", "avant"), ("NEW", "apres"), names=(KEY, *changing)),
        "masques": _masks(table.sensitive),
        "creees_sensibles": kept_apart(None, "NEW"),
        "modifiees_sensibles": kept_apart("OLD", "NEW"),
        "supprimees_sensibles": kept_apart("OLD", None),
    }


def _in_base(table: str, name: str) -> str:
    """A value of the row that was just written, as the base has it now."""
    return f"(SELECT l.{quote_name(name)} FROM {quote_name(table)} AS l WHERE l.fid = NEW.fid)"  # nosec B608 # names are the dictionary's


def _number(table: str, name: str) -> str:
    """The number of a new row: that of its key, which is never given twice, unless it is taken."""
    column, rows = quote_name(name), quote_name(table)
    return (
        f"coalesce(NEW.{column}, CASE WHEN EXISTS (SELECT 1 FROM {rows} AS l "  # nosec B608 # names are the dictionary's
        f"WHERE l.{column} = NEW.fid) THEN (SELECT max(l.{column}) + 1 FROM {rows} AS l) "
        "ELSE NEW.fid END)"
    )


def _masks(names: Collection[str]) -> str:
    """More arguments of json_replace, which touches none but the fields that are there."""
    return "".join(f", '$.{name}', {quote_text(MASK)}" for name in names)


def _changed(names: Iterable[str]) -> str:
    """Condition of a trigger: one of these columns takes another value."""
    return " OR ".join(f"OLD.{quote_name(name)} IS NOT NEW.{quote_name(name)}" for name in names)
