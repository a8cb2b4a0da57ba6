"""What a return does, in words: a row, a value, a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...domain.common.values import EMPTY, shown
from ...domain.dictionary import GEOMETRY_COLUMN, Dictionary, Table
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.exchange.decision import Decision
from ...domain.exchange.merge import (
    DELETE,
    INSERT,
    KINDS,
    RESTORE,
    UPDATE,
    Conflict,
    Merged,
    RowRef,
)
from ...i18n import plural, translate

ACTIONS = {
    INSERT: QT_TRANSLATE_NOOP("algorithms", "Ajoutée"),
    UPDATE: QT_TRANSLATE_NOOP("algorithms", "Modifiée"),
    DELETE: QT_TRANSLATE_NOOP("algorithms", "Supprimée"),
    RESTORE: QT_TRANSLATE_NOOP("algorithms", "Rétablie"),
}
_NAMES = ("intitule", "nom", "numero", "financeur", "texte", "dvoilib")
"""What a row is known by to people, where it has it."""
_MOST = 80


def row_name(tables: Dictionary, row: Merged) -> str:
    """A row as a person knows it: its table, its key, and what it is called."""
    table = tables[row.table]
    values = {**row.before, **row.values}
    named = next((values[name] for name in _NAMES if isinstance(values.get(name), str)), "")
    place = f"{table.title} n° {row.key}"
    return f"{place} – {_short(named)}" if named else place


def field_name(tables: Dictionary, conflict: Conflict) -> str:
    """The title of the field in conflict; « » when it is the whole row."""
    if conflict.name == GEOMETRY_COLUMN:
        return translate("algorithms", "Position")
    return tables[conflict.table][conflict.name].title if conflict.name else ""


def reason(tables: Dictionary, conflict: Conflict) -> str:
    """Why a row or a field is not settled."""
    told = translate("algorithms", KINDS[conflict.kind])
    return f"{told} ({conflict.base})" if conflict.kind == "liee" else told


def value_of(table: Table, name: str, value: Any, *, sensitive: bool = True) -> str:
    """A value as it is shown; with ``sensitive`` False, those of a household are not."""
    if value is None:
        return EMPTY
    if name == GEOMETRY_COLUMN:
        return translate("algorithms", "une position")
    if not sensitive and name in table.sensitive:
        return translate("algorithms", "(valeur sensible)")
    if isinstance(value, RowRef):
        return translate("algorithms", "ligne n° {cle} de l’extrait").format(cle=value.key)
    return _short(shown(value))


def changed_values(tables: Dictionary, row: Merged, *, sensitive: bool = True) -> str:
    """What a row changes: each field, before and after."""
    table = tables[row.table]
    if row.verb != UPDATE:
        return ""
    return " ; ".join(
        f"{_title(table, name)} : "
        f"{value_of(table, name, row.before.get(name), sensitive=sensitive)} → "
        f"{value_of(table, name, value, sensitive=sensitive)}"
        for name, value in row.values.items()
    )


def summary(decision: Decision) -> str:
    """What a decision writes, in a sentence."""
    counted = {
        translate("algorithms", "{nombre} ligne ajoutée"): (
            translate("algorithms", "{nombre} lignes ajoutées"),
            decision.count(INSERT, RESTORE),
        ),
        translate("algorithms", "{nombre} ligne modifiée"): (
            translate("algorithms", "{nombre} lignes modifiées"),
            decision.count(UPDATE),
        ),
        translate("algorithms", "{nombre} ligne supprimée"): (
            translate("algorithms", "{nombre} lignes supprimées"),
            decision.count(DELETE),
        ),
        translate("algorithms", "{nombre} ligne laissée de côté"): (
            translate("algorithms", "{nombre} lignes laissées de côté"),
            len(decision.left),
        ),
    }
    told = [plural(count, one, many) for one, (many, count) in counted.items() if count]
    return ", ".join(told) or translate("algorithms", "rien à écrire")


def apart_told(tables: Dictionary, apart: Mapping[str, int]) -> str:
    """What was changed in tables that do not come back; « » when nothing was."""
    if not apart:
        return ""
    titles = ", ".join(f"« {tables[name].title} »" for name in sorted(apart))
    return translate(
        "algorithms",
        "Ce que l’extrait a changé dans {tables} ne revient pas : ces tables sont à d’autres.",
    ).format(tables=titles)


def _title(table: Table, name: str) -> str:
    return translate("algorithms", "Position") if name == GEOMETRY_COLUMN else table[name].title


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
