"""Rows pasted from a spreadsheet, which change those of the base that have their key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..common.formulas import unguarded
from ..common.pieces import Pieces, at_once
from ..common.text import folded
from ..dictionary import Field
from ..errors import QT_TRANSLATE_NOOP, OspError
from .findings import ERROR
from .values import read_value

QUOTE = '"'
_LINE_END = re.compile("\r\n|\r|\n")
_CLOSING = re.compile(r'([^"]*(?:""[^"]*)*)"(?!")')
"""What is within quotes, from after the first, up to that which closes them."""
PIECE = 100
"""Rows that are read without a pause."""
LONGEST = 20_000
"""Rows that are read of what is pasted; a larger table is a file to be imported."""


class NotPasted(OspError):
    """What was pasted has no column by which rows are found. Values: ``cle``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La première ligne doit porter les titres des colonnes, dont « {cle} » : copiez-la avec "
        "les autres dans le tableur.",
    )


class TooManyPasted(OspError):
    """Too much was pasted. Values: ``nombre``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Au plus {nombre} lignes se collent à la fois : importez ce tableur comme une remontée.",
    )


class PastedTwice(OspError):
    """Two columns that were pasted are of one field. Value: ``titre``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Deux colonnes collées sont « {titre} » : laissez-en une seule, puis collez de nouveau.",
    )


class QuoteNotClosed(OspError):
    """A cell begins with a quote that no other closes: what follows would be of that cell."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        'Une cellule commence par un guillemet (") que rien ne ferme : les lignes qui suivent '
        "seraient lues comme son texte. Retirez-le, puis collez de nouveau.",
    )


@dataclass
class Pasted:
    """What was pasted: ``rows`` gives, by key, the values of the fields that its row has.

    An empty cell changes nothing, and is not in ``values``. ``refused`` says why rows are left
    out, by key, ``unreadable`` keys that are none, ``fields`` and ``ignored`` which columns were
    read and which were not.
    """

    rows: dict[object, dict[str, object]] = field(default_factory=dict)
    refused: dict[object, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def read_pasted(text: str, key: Field, fields: Sequence[Field]) -> Pasted:
    """:func:`reading_pasted` at once."""
    return at_once(reading_pasted(text, key, fields))


def reading_pasted(text: str, key: Field, fields: Sequence[Field]) -> Pieces[Pasted]:
    """The rows of a text copied from a spreadsheet, with its titles: names or titles of fields.

    Raises NotPasted without a column for ``key``, TooManyPasted, PastedTwice, QuoteNotClosed.
    """
    lines = [line for line in _lines(text) if any(cell.strip() for cell in line)]
    if len(lines) - 1 > LONGEST:
        raise TooManyPasted(nombre=LONGEST)
    known = _by_title([key, *fields])
    titles = [known.get(folded(title)) for title in lines[0]] if lines else []
    if key not in titles:
        raise NotPasted(cle=key.title)
    read = [item for item in dict.fromkeys(titles) if item is not None and item != key]
    twice = next((item for item in [key, *read] if titles.count(item) > 1), None)
    if twice is not None:
        raise PastedTwice(titre=twice.title)
    found = Pasted(fields=read)
    found.ignored = [t.strip() for t, item in zip(lines[0], titles) if item is None and t.strip()]
    for number, line in enumerate(lines[1:]):
        if number % PIECE == 0:
            yield None
        _add(found, key, dict(zip(titles, line)))
    return found


def _add(found: Pasted, key: Field, cells: Mapping[Field | None, str]) -> None:
    name = read_value(key, unguarded(cells.get(key, ""))).value
    if name is None:
        name = cells.get(key, "").strip()
        found.unreadable.append(name)
        return
    if name in found.rows:
        found.refused[name] = QT_TRANSLATE_NOOP("errors", "deux lignes collées ont ce numéro")
        return
    values: dict[str, object] = {}
    for item in found.fields:
        read = read_value(item, unguarded(cells.get(item, "")))
        if read.gravite == ERROR:
            found.refused[name] = read.message.rstrip(".")
        elif read.value is not None:
            values[item.name] = read.value
    found.rows[name] = values


def _by_title(fields: Sequence[Field]) -> dict[str, Field]:
    known: dict[str, Field] = {}
    for item in fields:
        for title in (item.name, item.title, item.alias):
            known.setdefault(folded(title), item)
    return known


def _lines(text: str) -> list[list[str]]:
    """Cells as spreadsheets copy them: between tabs, in quotes when they hold a line's end.

    Quotes around a part of a cell are its own: « "coron" des X ».
    """
    first = text.split("\n", 1)[0]
    delimiter = ";" if "\t" not in first and ";" in first else "\t"
    if QUOTE not in text:
        return [line.split(delimiter) for line in _LINE_END.split(text)]
    lines: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        cell, place = _cell(text, place, delimiter)
        lines[-1].append(cell)
        if not text.startswith(delimiter, place):
            lines.append([])
            place += text.startswith("\r\n", place)
        place += 1
    return lines


def _cell(text: str, start: int, delimiter: str) -> tuple[str, int]:
    """The cell that begins there, and where it ends. Raises QuoteNotClosed."""
    ends = re.compile(f"[{delimiter}\r\n]|$")
    plain = _found(ends, text, start)
    if not text.startswith(QUOTE, start):
        return text[start:plain], plain
    closed = _CLOSING.match(text, start + 1)
    if closed is None:
        raise QuoteNotClosed
    if ends.match(text, closed.end()):
        return closed.group(1).replace(2 * QUOTE, QUOTE), closed.end()
    if closed.end() > plain:
        raise QuoteNotClosed
    return text[start:plain], plain


def _found(sought: re.Pattern[str], text: str, start: int) -> int:
    found = sought.search(text, start)
    return found.start() if found is not None else len(text)
