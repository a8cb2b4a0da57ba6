"""Numbers as people type them: thousands, decimals, units, and what can be read in two ways."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ..common.text import unaccented
from ..common.words import plain
from ..dictionary import Field
from .dates import as_date
from .read import NOTHING, Read, turned_into_date, wrong, wrong_type

_MINUS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ´`′"), "'")
_CURRENCY_FIRST = re.compile(r"^([-+(]*)\s*(?:€|eur(?:os?)?)\s*(?=[\d.,-])", re.IGNORECASE)
_CUT = re.compile(r"(?P<sign>[-+]?)\s*(?P<body>\d[\d .,']*|)(?P<unit>.*)", re.DOTALL)
_SCIENTIFIC = re.compile(r"[-+]?\d+([.,]\d*)?e[-+]?\d+", re.IGNORECASE)
_TAXES = re.compile(r"\(?(?:ht|ttc|hortaxes?|horstaxes?|toutestaxescomprises|netdetaxes?)\)?$")
_MONTHLY = re.compile(r"(?:/|par|p\.?)m(?:ois|ens(?:uel)?)?$|mensuel(?:le)?s?$|/m$")
_EUROS = {
    **dict.fromkeys(("", "€", "eur", "euro", "euros"), 1),
    **dict.fromkeys(("k€", "ke", "keur", "keuro", "keuros", "milliersd'euros", "milliers€"), 1000),
    **dict.fromkeys(
        ("m€", "me", "meur", "meuro", "meuros", "million€", "millions€", "mio€", "millionsd'euros",
         "milliond'euros"),
        1_000_000,
    ),
}  # fmt: skip
"""Units of an amount, without blanks, in lower case → what they multiply."""
_SQUARES = dict.fromkeys(
    ("", "m2", "m²", "m^2", "m carre", "metrescarres", "metrecarre", "mcarres", "mcarre", "m2shab",
     "m2habitables", "m2hab", "m²shab", "m²habitables", "m²hab"),
    1,
)  # fmt: skip
_UNITS: dict[str, dict[str, int]] = {"€": _EUROS, "€/mois": _EUROS, "m²": _SQUARES}
_MOST_DIGITS = 300


@dataclass(frozen=True)
class Parsed:
    """A text as a number: ``value``, or the ``fault`` (« type », « unite », « ambigu »,
    « notation », « vide ») with what to quote of it."""

    value: float | None = None
    fault: str = ""
    quoted: tuple[str, ...] = ()


def read_number(field: Field, cell: object) -> Read:
    """A number of the unit of ``field``, whole when the field is."""
    if isinstance(cell, (date, datetime)):
        return _date_for_number(field, cell)
    if field.format == "annee" and isinstance(cell, str):
        day = as_date(cell)
        if day is not None:
            return _date_for_number(field, day)
    found = _parsed(field, cell)
    if found.fault == "vide":
        return NOTHING
    if found.value is None:
        return _told(field, cell, found)
    if field.type == "integer":
        return Read(int(found.value)) if found.value.is_integer() else wrong_type(field)
    return Read(found.value)


def as_number(cell: object, unit: str | None = None) -> float | None:
    """A number as the French write it: « 12 500,50 € », or as a computer does; None when it is
    none, or when it can be read in two ways."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _finite(cell)
    return parsed(cell, unit).value if isinstance(cell, str) else None


def parsed(text: str, unit: str | None = None, most: float | None = None) -> Parsed:
    """A text as a number of ``unit``.

    A number with one mark before three digits (« 82,000 ») can be read in two ways, unless the
    greater of the two is over ``most``.
    """
    text = plain(text).translate(_MINUS).translate(_QUOTES).lstrip("'").strip()
    if _SCIENTIFIC.fullmatch(text):
        return Parsed(fault="notation")
    if unit in ("€", "€/mois"):
        text = _CURRENCY_FIRST.sub(r"\1", text)
    text, negative = _accounting(text)
    cut = _CUT.fullmatch(text)
    if cut is None:
        return Parsed(fault="type")
    # « 307 ,19 » is padded, as tables are set.
    body, tail = re.sub(r" +(?=[.,]\d)", "", cut["body"].rstrip(" '")), cut["unit"]
    if body.endswith((".", ",")) and tail:
        return Parsed(fault="type")
    factor = _factor(tail, unit)
    if not body:
        return Parsed(fault="vide" if cut["sign"] and factor else "type")
    if re.search(r"\d", tail.replace("m2", "").replace("^2", "")):
        return Parsed(fault="type")
    if factor is None:
        return Parsed(fault="unite", quoted=(tail.strip(),))
    minus = negative != (cut["sign"] == "-")
    return _scaled(body, factor, -1 if minus else 1, most)


def _scaled(body: str, factor: int, sign: int, most: float | None) -> Parsed:
    digits = _plain_digits(body)
    if digits is None or len(digits) > _MOST_DIGITS:
        return Parsed(fault="type")
    two_ways = re.fullmatch(r"([1-9]\d{0,2})[.,](\d{3})", body)
    if two_ways:
        whole = int(two_ways[1] + two_ways[2])
        if most is None or whole * factor <= most:
            return Parsed(fault="ambigu", quoted=(str(whole), f"{two_ways[1]},{two_ways[2]}"))
    return Parsed(_finite(float(Decimal(digits) * factor * sign)))


def _accounting(text: str) -> tuple[str, bool]:
    """Without the brackets, or the minus behind, of a negative amount, and whether it had some."""
    found = re.fullmatch(r"\(\s*([^()]*\d[^()]*)\)(.*)", text)
    if found and not re.search(r"\d", found[2]):
        return found[1].strip() + found[2], True
    found = re.fullmatch(r"(\d[\d .,']*)-(\D*)", text)
    return (found[1] + found[2], True) if found else (text, False)


def _plain_digits(body: str) -> str | None:
    """Digits with a decimal point at most, None when the marks make no number."""
    body = body.replace("'", " ")
    if " " in body:
        if not re.fullmatch(r"\d{1,3}( \d{3})+([.,]\d*)?", body):
            return None
        body = body.replace(" ", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3}){2,}|[1-9]\d{0,2}(,\d{3}){2,}", body):
        return body.replace(".", "").replace(",", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+,\d*|[1-9]\d{0,2}(,\d{3})+\.\d*", body):
        # The last of the two marks is the decimal one; the other groups the thousands.
        grouping = "," if body.rfind(".") > body.rfind(",") else "."
        body = body.replace(grouping, "")
    body = body.replace(",", ".")
    return body if re.fullmatch(r"\d+(\.\d*)?", body) else None


def _factor(tail: str, unit: str | None) -> int | None:
    """What a unit written behind a number multiplies, None when it is another one."""
    word = re.sub(r"\s", "", unaccented(tail).lower())
    if unit == "€/mois":
        word = _MONTHLY.sub("", _TAXES.sub("", word))
    if unit in ("€", "€/mois"):
        word = _TAXES.sub("", word)
    known = _UNITS.get(unit or "")
    if known is None:
        known = {"": 1, re.sub(r"\s", "", unaccented(unit or "").lower()): 1}
    return known.get(word)


def _finite(value: float) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _parsed(field: Field, cell: object) -> Parsed:
    if isinstance(cell, str):
        return parsed(cell, field.unite, field.maximum)
    value = as_number(cell)
    return Parsed(value, "" if value is not None else "type")


def _told(field: Field, cell: object, found: Parsed) -> Read:
    if found.fault == "ambigu":
        whole, decimals = found.quoted
        return wrong(
            "nombre_ambigu",
            f"Ce nombre peut se lire {whole} ou {decimals}. Écrivez-le sans point ni virgule de "
            "milliers.",
        )
    if found.fault == "unite":
        wanted = f"en {field.unite}" if field.unite else "sans unité"
        return wrong(
            "unite",
            f"« {found.quoted[0]} » n’est pas l’unité attendue : écrivez ce nombre {wanted}.",
        )
    if found.fault == "notation":
        return wrong(
            "notation_scientifique",
            f"Ce nombre est écrit en notation scientifique ({cell}), qui peut en avoir perdu des "
            "chiffres. Écrivez-le en entier.",
        )
    return wrong_type(field)


def _date_for_number(field: Field, cell: date) -> Read:
    if field.format != "annee":
        return turned_into_date(cell, "Récrivez le nombre dans une colonne au format Nombre.")
    # A spreadsheet keeps a date as the number of its day: 1931 in a date format is 14/04/1905.
    day = cell.date() if isinstance(cell, datetime) else cell
    serial = (day - date(1899, 12, 30)).days
    likely = (field.minimum or 1800) <= serial <= (field.maximum or 2050)
    seems = f" : sans doute l’année {serial}" if likely else ""
    return wrong(
        "annee_en_date",
        f"Une année est attendue, et cette cellule au format date contient le {day:%d/%m/%Y}"
        f"{seems}. Mettez la colonne au format Nombre et écrivez l’année seule.",
    )
