"""Whether a value suits a field of the dictionary, told in French as the database would.

The databases hold the same rules (:mod:`osp_plugin.storage.ddl`): this module tells beforehand
what they would refuse.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from .common.calculator import broken
from .common.codes import EXAMPLES
from .common.patterns import example
from .dictionary import Field, RowRule, Table
from .errors import QT_TRANSLATE_NOOP, Phrase

FAULTS = {
    "type": QT_TRANSLATE_NOOP("errors", "la valeur du champ « {champ} » n’est pas du type attendu"),
    "liste": QT_TRANSLATE_NOOP(
        "errors",
        "la valeur du champ « {champ} » n’est pas dans la liste des valeurs permises ({liste})",
    ),
    "format": QT_TRANSLATE_NOOP(
        "errors", "la valeur du champ « {champ} » n’a pas la forme attendue (par exemple {exemple})"
    ),
    "minimum": QT_TRANSLATE_NOOP(
        "errors", "la valeur du champ « {champ} » est inférieure au minimum ({minimum:g})"
    ),
    "maximum": QT_TRANSLATE_NOOP(
        "errors", "la valeur du champ « {champ} » est supérieure au maximum ({maximum:g})"
    ),
    "longueur": QT_TRANSLATE_NOOP(
        "errors",
        "la valeur du champ « {champ} » est trop longue (au plus {longueur} caractères)",
    ),
    "reference": QT_TRANSLATE_NOOP(
        "errors",
        "la valeur du champ « {champ} » n’existe pas dans la table à laquelle elle renvoie",
    ),
    "vide": QT_TRANSLATE_NOOP("errors", "la position est vide"),
}
"""What each rule of a field says of a value that breaks it."""

REQUIRED = QT_TRANSLATE_NOOP("errors", "le champ « {champ} » doit être rempli")


def fault(field: Field, rule: str) -> Phrase:
    """Say that the value of ``field`` breaks ``rule`` (a key of :data:`FAULTS`)."""
    return Phrase(
        FAULTS[rule],
        champ=field.title,
        liste=", ".join(field.enum),
        exemple=EXAMPLES.get(field.name) or (example(field.pattern) if field.pattern else ""),
        minimum=field.minimum if field.minimum is not None else 0,
        maximum=field.maximum if field.maximum is not None else 0,
        longueur=field.max_length,
    )


def refusal(field: Field, value: object) -> str | None:
    """Why ``value`` may not be in ``field``, None when it may.

    Says nothing of what takes other rows to know: unique values, references.
    """
    if value is None:
        return Phrase(REQUIRED, champ=field.title) if field.required else None
    for rule in _broken(field, value):
        return fault(field, rule)
    return None


def row_refusals(table: Table, values: Mapping[str, object]) -> list[str]:
    """Why a row may not be in ``table``: each value, then the rules between its fields.

    Only the fields in ``values`` are looked at.
    """
    named = {item.name: item for item in table.fields if item.name != "fid" and not item.calcule}
    reasons = [refusal(named[name], value) for name, value in values.items() if name in named]
    return [reason for reason in reasons if reason] + broken_rules(table, values)


def broken_rules(table: Table, values: Mapping[str, object]) -> list[str]:
    """Messages of the rules between fields that ``values`` break; a missing field breaks none."""
    return [rule.message.rstrip(".") for rule in rules_broken(table, values)]


def rules_broken(table: Table, values: Mapping[str, object]) -> list[RowRule]:
    """The rules between fields that ``values`` break."""
    rules = [rule for rule in table.rules if any(name in rule.words for name in values)]
    if not rules:
        return []
    known = {field.name: values.get(field.name) for field in table.fields}
    answers = broken([rule.sql for rule in rules], known)
    return [rule for rule, is_broken in zip(rules, answers) if is_broken]


def _broken(field: Field, value: object) -> Iterator[str]:
    if not _of_type(field.type, value):
        yield "type"
        return
    text = str(value)
    if field.enum and not field.liste and text not in field.enum:
        yield "liste"
    if field.pattern and not re.fullmatch(field.pattern, text, re.ASCII):
        yield "format"
    if isinstance(value, (int, float)):
        if field.minimum is not None and value < field.minimum:
            yield "minimum"
        if field.maximum is not None and value > field.maximum:
            yield "maximum"
    if field.max_length and len(text) > field.max_length:
        yield "longueur"


def _of_type(kind: str, value: object) -> bool:
    if kind == "integer":
        # Both databases keep integers on 32 bits.
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31
    if kind == "number":
        return (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and abs(value) <= sys.float_info.max  # neither infinite nor « not a number »
        )
    if kind == "boolean":
        return isinstance(value, bool) or value in (0, 1)
    if kind == "datetime":
        return isinstance(value, datetime)
    if kind == "date":
        return isinstance(value, date)
    return isinstance(value, str) and _kept(value)


def _kept(text: str) -> bool:
    """Whether both databases keep a text: PostgreSQL takes no NUL, and neither half a character."""
    return "\x00" not in text and (
        text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
    )
