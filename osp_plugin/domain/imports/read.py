"""What a cell was read as, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..dictionary import Field
from ..validation import fault
from .findings import ERROR, WARNING

YES_NO = ("Oui", "Non")
"""List of a field that may also be unknown."""

MENDS = {
    "type": "",
    "liste": "",
    "format": "Corrigez ce code ; gardez-le en texte.",
    "minimum": "Vérifiez cette valeur et son unité.",
    "maximum": "Vérifiez cette valeur et son unité.",
    "longueur": "Raccourcissez ce texte.",
}
_TYPE_MENDS = {
    "integer": "Écrivez un nombre entier.",
    "number": "Écrivez un nombre, par exemple 1234,5.",
    "boolean": "Écrivez oui ou non.",
    "date": "Écrivez une date qui existe, sous la forme jj/mm/aaaa.",
}


@dataclass(frozen=True)
class Read:
    """A cell read: its value (None when empty or wrong), and what there is to say of it."""

    value: object
    gravite: str = ""
    regle: str = ""
    message: str = ""


NOTHING = Read(None)


def wrong(rule: str, message: str) -> Read:
    """Nothing read, and why."""
    return Read(None, ERROR, rule, message)


def doubtful(value: object, rule: str, message: str) -> Read:
    """A value read, and what to look at."""
    return Read(value, WARNING, rule, message)


def sentence(reason: str, mend: str) -> str:
    """A reason and what to do, as sentences."""
    return f"{reason[0].upper()}{reason[1:]}. {mend}".strip()


def wrong_type(field: Field) -> Read:
    """Said of what is no value of the type of a field."""
    mend = _TYPE_MENDS["boolean"] if field.enum == YES_NO else _TYPE_MENDS.get(field.type, "")
    return wrong("type", sentence(fault(field, "type"), mend))


def turned_into_date(cell: date | datetime, mend: str) -> Read:
    """Said of a date where none can be."""
    return wrong("type", f"Le tableur a changé cette valeur en date ({cell:%d/%m/%Y}). {mend}")
