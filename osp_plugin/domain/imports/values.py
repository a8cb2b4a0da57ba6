"""A cell of a file as a value of its field, or why it is none.

The dictionary says what a value must be (:func:`osp_plugin.domain.validation.refusal`); here what
a person typed is first made of the right type: decimal commas, dates, « oui », codes, and values
of a list whatever their accents and case.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..common.codes import CODES, as_code, lost_digits, padded
from ..common.text import folded, nearest, suggestion
from ..dictionary import Field
from ..validation import FAULTS, fault, refusal
from .findings import ERROR, WARNING
from .sheets import CellError, NotCalculated

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""Marks without width that a copy from a page or a PDF leaves in cells."""
NAMED = {"bailleur", "epci", "dep"}
"""Fields whose cell may hold the name in place of the code: the referential tells (references.py)
and, being asked after this, refuses what it does not know."""

EMPTY = {"", "-", "--", "–", "—", "/", "."}
UNKNOWN = {
    *("nc", "n c", "nd", "n d", "na", "n a", "ns", "neant", "inconnu", "inconnue", "non connu"),
    *("non connue", "non communique", "non renseigne", "a completer", "a renseigner", "sans objet"),
}
"""What is written, folded, where nothing is known. Nothing is read, unless a list has the word."""

YES = {"oui", "o", "vrai", "true", "x", "1", "yes"}
NO = {"non", "n", "faux", "false", "0", "no"}
YES_NO = ("Oui", "Non")
"""List of a field that may also be unknown."""

ENUM_SYNONYMS: dict[str, dict[str, str]] = {
    "type_palu": {"palulos groupe": "Groupé", "palulos groupee": "Groupé", "groupee": "Groupé",
                  "palulos isole": "Isolé", "palulos isolee": "Isolé", "isolee": "Isolé",
                  "hors palulos": "Hors", "sans palulos": "Hors"},
    "label_vise": {"bbc": "BBC rénovation", "bbc reno": "BBC rénovation",
                   "etiquette c": "C", "bbc renovation": "BBC rénovation"},
    "biosource": {"non": "Aucun", "aucune": "Aucun", "murs": "Mur", "toitures": "Toiture",
                  "toit": "Toiture", "murs et toiture": "Mur et toiture",
                  "toiture et mur": "Mur et toiture", "toiture et murs": "Mur et toiture",
                  "mur toiture": "Mur et toiture", "toiture mur": "Mur et toiture"},
    "avancement": {**dict.fromkeys(("livree", "termine", "travaux termines", "acheve",
                                   "receptionne", "receptionnee"), "Livré"),
                   **dict.fromkeys(("en travaux", "travaux en cours", "chantier en cours"),
                                   "En cours"),
                   "programmee": "Programmé", "ordre de service": "OS", "os lance": "OS"},
    "typologie": {**{f"f{n}": f"T{n}" for n in range(1, 8)},
                  **{f"{n}": f"T{n}" for n in range(1, 8)},
                  **{f"type {n}": f"T{n}" for n in range(1, 8)},
                  **{f"t {n}": f"T{n}" for n in range(1, 8)}},
}  # fmt: skip
"""Other words for the values of a list, folded."""

_UNIT = re.compile(r"(€|euros?|m²|m2|%|ttc|ht|\s)+$", re.IGNORECASE)
_THOUSANDS_OR_DECIMALS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_SEVERAL_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3}){2,}")

_EPOCH = date(1899, 12, 30)
_SERIALS = (29_221, 55_153)
"""Excel's numbers of the days from 1 January 1980 to 31 December 2050."""

_MONTHS = ("janv", "fev", "mars", "avr", "mai", "juin", "juil", "aou", "sept", "oct", "nov", "dec")
_MONTH_NAME = re.compile(r"^(\d{1,2})(?:er)?[ \-./]+([^\W\d_]{3,9})\.?[ \-./]+(\d{2,4})$")
_YEARS = (1990, 2050)
_MENDS = {
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
    "oui_non": "Écrivez oui ou non.",
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


def read_value(field: Field, cell: object) -> Read:
    """The value of ``field`` that a cell means."""
    if cell is None:
        return NOTHING
    if isinstance(cell, NotCalculated):
        return _wrong(
            "formule",
            "Cette formule n’a jamais été calculée. Enregistrez le fichier dans un tableur.",
        )
    if isinstance(cell, CellError):
        return _wrong(
            "formule", f"La formule de cette cellule a échoué ({cell}). Écrivez la valeur."
        )
    if isinstance(cell, str):
        cell = cell.translate(INVISIBLE).replace("\u00a0", " ").replace("\u202f", " ").strip()
        if cell in EMPTY or (folded(cell) in UNKNOWN and cell not in field.enum):
            return NOTHING
    if field.name in NAMED:
        return _string(field, cell)
    return _checked(field, _READERS[_kind(field)](field, cell))


def reader(field: Field) -> Callable[[object], Read]:
    """:func:`read_value` of one field, each distinct cell being read once."""
    known: dict[tuple[type, object], Read] = {}

    def read(cell: object) -> Read:
        key = (type(cell), cell)
        found = known.get(key)
        if found is None:
            found = known[key] = read_value(field, cell)
        return found

    return read


def _kind(field: Field) -> str:
    if field.enum == YES_NO:
        return "oui_non"
    if field.enum:
        return "enum"
    if field.name in CODES:
        return "code"
    return field.type


def _checked(field: Field, found: Read) -> Read:
    """``found`` unless the dictionary refuses its value."""
    if found.value is None or found.gravite == ERROR:
        return found
    reason = refusal(field, found.value)
    if reason is None:
        return found
    rule = next((name for name in FAULTS if fault(field, name) == reason), "type")
    return _wrong(rule, _sentence(reason, _MENDS.get(rule, "")))


def _wrong(rule: str, message: str) -> Read:
    return Read(None, ERROR, rule, message)


def _sentence(reason: str, mend: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}. {mend}".strip()


def _wrong_type(field: Field) -> Read:
    return _wrong("type", _sentence(fault(field, "type"), _TYPE_MENDS.get(_kind(field), "")))


def _number(field: Field, cell: object) -> Read:
    number = as_number(cell)
    if number is None:
        return _wrong_type(field)
    return _ambiguous(cell) or Read(float(number))


def _ambiguous(cell: object) -> Read | None:
    """« 82.000 » is eighty-two for a computer, and eighty-two thousand for many offices."""
    text = _without_unit(cell) if isinstance(cell, str) else ""
    if not _THOUSANDS_OR_DECIMALS.fullmatch(text):
        return None
    whole, decimals = text.replace(".", ""), text.replace(".", ",")
    return _wrong(
        "nombre_ambigu",
        f"Ce nombre peut se lire {whole} ou {decimals}. Écrivez-le sans point.",
    )


def _integer(field: Field, cell: object) -> Read:
    if isinstance(cell, (date, datetime)) and field.format == "annee":
        return Read(cell.year)
    number = as_number(cell)
    if number is None or not float(number).is_integer():
        return _wrong_type(field)
    return Read(int(number))


def as_number(cell: object) -> float | None:
    """A number as the French write it: « 12 500,50 € », or as a computer does."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if math.isfinite(cell) else None
    if not isinstance(cell, str):
        return None
    text = re.sub(r"(?<=\d)[ '’](?=\d{3}(?!\d))", "", _without_unit(cell))
    if _SEVERAL_THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    if "," in text and "." in text:
        # The last of the two is the decimal mark; the other groups the thousands.
        grouping = "," if text.rfind(".") > text.rfind(",") else "."
        text = text.replace(grouping, "")
    text = text.replace(",", ".")
    return float(text) if re.fullmatch(r"[-+]?\d+(\.\d*)?", text) else None


def _without_unit(text: str) -> str:
    return _UNIT.sub("", text.strip()).strip()


def _boolean(field: Field, cell: object) -> Read:
    if isinstance(cell, bool):
        return Read(cell)
    text = folded(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    if text in YES or text in NO:
        return Read(text in YES)
    return _wrong_type(field)


def _yes_no(field: Field, cell: object) -> Read:
    read = _boolean(field, cell)
    return read if read.value is None else Read(YES_NO[0] if read.value else YES_NO[1])


def _date(field: Field, cell: object) -> Read:
    day = as_date(cell)
    if day is None:
        return _wrong_type(field)
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        return Read(
            day,
            WARNING,
            "date_invraisemblable",
            f"Le {day:%d/%m/%Y} est hors des années {_YEARS[0]} à {_YEARS[1]}. Vérifiez l’année.",
        )
    return Read(day)


def as_date(cell: object) -> date | None:
    """A date: of the spreadsheet, « 31/12/2019 », « 2019-12-31 », or Excel's number of the day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)) or (isinstance(cell, str) and re.fullmatch(r"\d{5}", cell)):
        serial = float(cell)
        if _SERIALS[0] <= serial <= _SERIALS[1]:
            return _EPOCH + timedelta(days=int(serial))
        return None
    return _date_of_text(str(cell))


def _date_of_text(text: str) -> date | None:
    text = re.sub(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$", "", text)
    text = _MONTH_NAME.sub(_month_number, text)
    found = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", text)
    if found:
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if len(found[3]) == 2 else 0
    else:
        found = re.fullmatch(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})", text)
        if not found:
            return None
        year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_number(found: re.Match[str]) -> str:
    """« 1er mars 2020 », « 15-déc.-20 » with the number of the month; as it is when unknown."""
    word = folded(found[2])
    for number, month in enumerate(_MONTHS, start=1):
        if word.startswith(month):
            return f"{found[1]}/{number}/{found[3]}"
    return found[0]


def _enum(field: Field, cell: object) -> Read:
    text = as_text(cell)
    if text in field.enum:
        return Read(text)
    key = folded(text)
    for value in field.enum:
        if folded(value) == key:
            return Read(value)
    synonym = ENUM_SYNONYMS.get(field.name, {}).get(key)
    if synonym is not None:
        return Read(synonym)
    near = nearest(text, field.enum, 0.6)
    return _wrong("liste", f"{_sentence(fault(field, 'liste'), '')}{suggestion(near)}")


def _code(field: Field, cell: object) -> Read:
    text = as_code(cell)
    if lost_digits(text):
        return _wrong(
            "notation_scientifique",
            f"Le tableur a changé ce code en nombre et en a perdu des chiffres ({text}). "
            "Recopiez-le dans une colonne au format Texte.",
        )
    if set(text) <= {"0"}:
        return _wrong("format", _sentence(fault(field, "format"), _MENDS["format"]))
    whole = padded(field, text)
    if whole is None:
        return Read(text)
    return Read(
        whole,
        WARNING,
        "zeros_perdus",
        f"Ce code a {len(text)} chiffres au lieu de {len(whole)} : le tableur en a ôté les zéros. "
        f"Il est lu « {whole} ». Mettez la colonne au format Texte.",
    )


def _string(field: Field, cell: object) -> Read:
    if isinstance(cell, (date, datetime)):
        return _wrong(
            "type",
            f"Le tableur a changé cette valeur en date ({cell:%d/%m/%Y}). Récrivez-la dans une "
            "colonne au format Texte.",
        )
    return Read(as_text(cell))


def as_text(cell: object) -> str:
    """A cell as one line of text: whole numbers bare, dates as the French write them."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    return " ".join(str(cell).split())


_READERS: dict[str, Callable[[Field, object], Read]] = {
    "string": _string,
    "code": _code,
    "enum": _enum,
    "number": _number,
    "integer": _integer,
    "boolean": _boolean,
    "oui_non": _yes_no,
    "date": _date,
    "datetime": _date,
}
