"""A cell of a file as a value of its field, or why it is none.

The dictionary says what a value must be (:func:`osp_plugin.domain.validation.refusal`); here what
a person typed is first made of the right type: decimal commas, dates, « oui », codes, and values
of a list whatever their accents and case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from ..common.codes import (
    CODES,
    DECISION,
    as_code,
    as_reference,
    lost_digits,
    padded,
    was_number,
)
from ..common.decision_numbers import without_separators
from ..common.house_numbers import was_date
from ..common.text import folded, nearest, suggestion
from ..common.words import clean_text, is_error_word, is_null_word, is_unseen
from ..common.work import QUIET, Work
from ..dictionary import Field
from ..disclosure.profiles import WITHHELD
from ..validation import FAULTS, fault, refusal
from .dates import read_date
from .findings import ERROR
from .numbers import read_number
from .read import (
    MENDS,
    NOTHING,
    YES_NO,
    Read,
    doubtful,
    sentence,
    turned_into_date,
    wrong,
    wrong_type,
)
from .sheets import CellError, NotCalculated, SharedAmount

NAMED = {"bailleur", "epci", "dep"}
"""Fields whose cell may hold the name in place of the code: the referential tells (references.py)
and, being asked after this, refuses what it does not know."""

EMPTY = re.compile(r"[-–—_/.…·]*")
UNKNOWN = {
    *("nc", "n c", "nd", "n d", "na", "n a", "ns", "neant", "inconnu", "inconnue", "non connu"),
    *("non connue", "non communique", "non renseigne", "a completer", "a renseigner", "sans objet"),
    folded(WITHHELD),  # of a report of ours that comes back
}
"""What is written, folded, where nothing is known. Nothing is read, unless a list has the word."""

YES = {"oui", "o", "vrai", "true", "x", "1", "yes"}
NO = {"non", "n", "faux", "false", "0", "no"}
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

REFERENCES = {"ident_int", "num_rpls_ini", "num_esti_ini", "dnvoiri", "epci", "bailleur"}
"""Texts that are numbers or codes of others: their digits are those of ASCII, as codes' are."""

_WATCHED = 5_000
HOUSE_NUMBERS = {"dnvoiri"}


def read_value(field: Field, cell: object) -> Read:
    """The value of ``field`` that a cell means."""
    if cell is None:
        return NOTHING
    if isinstance(cell, NotCalculated):
        return wrong(
            "formule",
            "Cette formule n’a jamais été calculée. Enregistrez le fichier dans un tableur.",
        )
    if isinstance(cell, SharedAmount):
        return _common(cell)
    if isinstance(cell, str) and _is_plain(cell):
        return _meant(field, cell)
    if isinstance(cell, CellError) or (isinstance(cell, str) and is_error_word(cell)):
        return wrong(
            "formule",
            f"Formule en erreur ({cell}) : celle de cette cellule a échoué. Écrivez la valeur.",
        )
    if isinstance(cell, str):
        if is_unseen(cell) or is_null_word(cell):
            return NOTHING
        cell = clean_text(cell)
        if EMPTY.fullmatch(cell) or (folded(cell) in UNKNOWN and cell not in field.enum):
            return NOTHING
    return _meant(field, cell)


def _is_plain(text: str) -> bool:
    """Whether a text is but letters and digits of ASCII: a code, a number. Most are, and so are no
    word for an error (« Err502 » is one), for nothing or for what is not known."""
    return text.isascii() and text.isalnum() and text[-1].isdigit() and text[0] not in "Ee"


def _meant(field: Field, cell: object) -> Read:
    if field.name in NAMED:
        return _string(field, cell)
    return _checked(field, _READERS[_kind(field)](field, cell))


def _common(cell: SharedAmount) -> Read:
    """Why an amount written once for several rows is the amount of none of them."""
    if cell.titles:
        message = (
            f"Montant commun à plusieurs colonnes (cellules fusionnées {cell.place}) : rien ne dit "
            f"s’il est sous {' ou sous '.join(cell.titles)}. Défusionnez-les et écrivez sous "
            "chaque titre ce qui lui revient."
        )
        return wrong("montant_commun", message)
    message = (
        f"Montant commun à {cell.rows} lignes (cellules fusionnées {cell.place}) : il serait "
        f"compté {cell.rows} fois. Défusionnez-les et écrivez sur chaque ligne ce qui lui revient."
    )
    return wrong("montant_commun", message)


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


def read_column(field: Field, cells: Sequence[object], work: Work = QUIET) -> list[Read]:
    """:func:`read_value` of the cells of a column, each distinct one being read once.

    ``work`` only hears the cancel.
    """
    keys = list(zip(map(type, cells), cells))
    known: dict[tuple[type, object], Read] = {}
    for count, key in enumerate(set(keys)):
        if count % _WATCHED == 0:
            work.check()
        known[key] = read_value(field, key[1])
    return [known[key] for key in keys]


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
    return wrong(rule, sentence(reason, MENDS.get(rule, "")))


def _boolean(field: Field, cell: object) -> Read:
    if isinstance(cell, bool):
        return Read(cell)
    text = folded(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    if text in YES or text in NO:
        return Read(text in YES)
    return wrong_type(field)


def _yes_no(field: Field, cell: object) -> Read:
    read = _boolean(field, cell)
    return read if read.value is None else Read(YES_NO[0] if read.value else YES_NO[1])


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
    return wrong("liste", f"{sentence(fault(field, 'liste'), '')}{suggestion(near)}")


def _code(field: Field, cell: object) -> Read:
    if isinstance(cell, date):
        return turned_into_date(cell, _AS_TEXT)
    text = as_code(cell)
    if field.name == DECISION:
        text = without_separators(text)
    if lost_digits(text):
        return wrong(
            "notation_scientifique",
            f"Le tableur a changé ce code en nombre et en a perdu des chiffres ({text}). "
            "Recopiez-le dans une colonne au format Texte.",
        )
    if set(text) <= {"0"}:
        return wrong("format", sentence(fault(field, "format"), MENDS["format"]))
    whole = padded(field, text)
    if whole is not None:
        return doubtful(
            whole,
            "zeros_perdus",
            f"Ce code a {len(text)} chiffres au lieu de {len(whole)} : le tableur en a ôté les "
            f"zéros. Il est lu « {whole} ». Mettez la colonne au format Texte.",
        )
    if was_number(cell):
        return doubtful(
            text,
            "code_en_nombre",
            f"Le tableur a changé ce code en nombre ({cell}). Il est lu « {text} ». Mettez la "
            "colonne au format Texte.",
        )
    return Read(text)


def _string(field: Field, cell: object) -> Read:
    if isinstance(cell, date):
        return turned_into_date(cell, _AS_TEXT)
    if isinstance(cell, (time, timedelta)):
        return wrong("type", f"Le tableur a changé cette valeur en heure ({cell}). {_AS_TEXT}")
    text = as_text(cell)
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        return wrong(
            "caractere", "Un caractère de ce texte est illisible. Récrivez-le, puis recommencez."
        )
    if field.name in REFERENCES:
        text = as_reference(text)
    if field.name in HOUSE_NUMBERS and was_date(text):
        return wrong("type", f"Le tableur a changé ce numéro en date ({text}). {_AS_TEXT}")
    return Read(text)


_AS_TEXT = "Récrivez-la dans une colonne au format Texte."


def as_text(cell: object) -> str:
    """A cell as one line of text: whole numbers bare, dates as the French write them."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    return clean_text(str(cell))


_READERS: dict[str, Callable[[Field, object], Read]] = {
    "string": _string,
    "code": _code,
    "enum": _enum,
    "number": read_number,
    "integer": read_number,
    "boolean": _boolean,
    "oui_non": _yes_no,
    "date": read_date,
    "datetime": read_date,
}
