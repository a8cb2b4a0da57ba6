"""Rows of a public file of the RPLS as rows of the table ``rpls``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from ..common.formulas import unguarded
from ..common.house_numbers import was_date
from ..common.words import clean_text, is_error_word, is_null_word, is_unseen, plain
from ..dictionary import dictionary
from ..errors import QT_TRANSLATE_NOOP, Phrase
from ..imports.dates import EITHER, MONTH_FIRST, order_of

if TYPE_CHECKING:
    import pandas as pd

TABLE = "rpls"
SURPLUS, FAULT = "surplus", "faute"
"""Columns of what is beyond the titles of the file, and of what is wrong with its line."""

_NOWHERE = dict.fromkeys(("x", "y"), ("", "0", "0.0", "0,0"))
"""What is written where the position is not known."""
LAMBERT_93, WGS_84 = 2154, 4326
_OF_DEGREES = (4000, 4999)
"""EPSG codes of the systems in degrees."""
_FARTHEST_M = 20_100_000
"""No system counts more metres than half the way round the Earth."""
_NUMBERS = ("nb_pieces", "surf_hab", "annee_constr", "distance_precision")
_LETTERS = ("dpeenergie", "dpeserre", "qualite_xy")
_COMMUNE = r"[0-9][0-9AB][0-9]{3}"
_IDENT, _SHORT_IDENT = r"[0-9]{10}", r"[0-9]{6,9}"
_FIGURES_OF = (*_NUMBERS, "x", "y", "epsg")
_CODES = ("ident_rep", "idcom", "numvoie", "plg_qp24", "plg_iris2024_code", "qualite_xy")
_IRIS, _IRIS_CODE = "plg_iris2024_code", r"[0-9][0-9AB][0-9]{7}"
_POWERS = r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}"
_DAY = (
    r"^(?:(?:\d{1,2}[/-])?(?P<m>\d{1,2})[/-](?P<a>\d{4})"
    r"|(?P<a2>\d{4})-?(?P<m2>\d{2})(?:-?\d{2})?)(?:[T ]0{1,2}:00.*)?$"
)
_MONTH_FIRST = r"^(\d{1,2})[/-](?:1[3-9]|2\d|3[01])(?=[/-]\d{4})"
_TOO_WIDE = QT_TRANSLATE_NOOP("errors", "la ligne a plus de valeurs que le fichier n’a de colonnes")
_NO_COMMUNE = QT_TRANSLATE_NOOP("errors", "le code de la commune manque ou n’en est pas un")
_LOST_DIGITS = QT_TRANSLATE_NOOP(
    "errors", "le n° RPLS a perdu ses derniers chiffres dans un tableur (« 1,94E+07 »)"
)
_PLAIN = re.compile(r"[0-9][0-9.,]*|")
_FIGURES = re.compile(r"[0-9]+|", re.ASCII)
"""Most cells, on which no time is lost."""
_DECIMALS = re.compile(r"(?<=[0-9])[.,]0+$")
_EXACT = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]{1,2}")
_BAD_NUMBER = QT_TRANSLATE_NOOP("errors", "le n° RPLS n’a pas 10 chiffres")
_NUMBER_WAS_DATE = QT_TRANSLATE_NOOP(
    "errors", "un tableur a changé le numéro de la voie en date ({valeur}) : il est laissé vide"
)
_TWO_DAYS = QT_TRANSLATE_NOOP(
    "errors",
    "d’autres dates de diagnostic du fichier sont écrites mois d’abord : celle-ci ({valeur}) peut "
    "être lue de deux façons, elle est laissée vide",
)
_NOTHING = QT_TRANSLATE_NOOP("errors", "ni n° RPLS ni adresse")
_DPE_YEARS = (1990, 2050)
"""The directory writes « 01/1900 » where no diagnosis was made."""


@dataclass(frozen=True)
class CleanRows:
    """What became of some rows of the file.

    ``rows`` has columns of the table ``rpls``. ``refused`` gives the reason by label of the row;
    ``outside`` counts the rows of other communes, ``left_empty`` the values that could not be read
    or are out of bounds; ``doubts`` says why of those that look right, by label. ``month_first``:
    dates of the file are written with the month first.
    """

    rows: pd.DataFrame
    refused: dict[int, str]
    outside: int
    left_empty: int
    doubts: dict[int, str] = field(default_factory=dict)
    month_first: bool = False


def clean(
    raw: pd.DataFrame,
    millesime: int,
    communes: Collection[str] | None = None,
    *,
    month_first: bool = False,
) -> CleanRows:
    """Rows of ``raw`` (texts, columns of :data:`.columns.NAMES`) that are of ``communes``.

    None for ``communes`` keeps every commune. Rows where nothing is written are left out.
    ``month_first``: what the rows read before told of the dates.
    """
    month_first = month_first or _has_month_first(raw)
    idcom = _codes(raw["idcom"])
    written = _written(raw, idcom)
    raw, idcom = raw[written], idcom[written]
    short = idcom.str.len() == len("1234")  # a spreadsheet ate its zero
    idcom = idcom.where(~short, "0" + idcom)
    refused: dict[int, str] = {}

    def refuse(wrong: pd.Series, reason: str) -> None:
        for label in wrong.index[wrong.to_numpy()]:
            refused.setdefault(label, reason)

    if FAULT in raw:
        refused.update(raw.loc[raw[FAULT] != "", FAULT].items())
    if SURPLUS in raw:
        refuse(raw[SURPLUS].str.strip() != "", _TOO_WIDE)
    refuse(~idcom.str.fullmatch(_COMMUNE), _NO_COMMUNE)
    inside = ~idcom.index.isin(list(refused))
    if communes is not None:
        inside &= idcom.isin(set(communes)).to_numpy()
    outside = len(raw) - len(refused) - int(inside.sum())
    # The rest only of the rows kept: a file of the whole country has few of them.
    names = [name for name in raw if name not in (SURPLUS, FAULT)]
    raw = raw.loc[inside, names].apply(lambda column: _values(column, column.name in _CODES))
    doubts = _take_doubts_out(raw, month_first)
    rows = _rows(raw, idcom[inside], millesime)
    if "ident_rep" in raw:
        refuse(raw["ident_rep"].str.fullmatch(_POWERS), _LOST_DIGITS)
        wrong = rows["ident_rep"].notna() & ~rows["ident_rep"].str.fullmatch(_IDENT, na=False)
        refuse(wrong, _BAD_NUMBER)
    refuse(rows["ident_rep"].isna() & rows["dvoilib"].isna(), _NOTHING)
    rows = rows[~rows.index.isin(list(refused))]
    doubts = {label: why for label, why in doubts.items() if label not in refused}
    left_empty = _left_empty(raw.loc[rows.index], rows) + len(doubts)
    return CleanRows(rows, refused, outside, left_empty, doubts, month_first)


def _written(raw: pd.DataFrame, idcom: pd.Series) -> pd.Series:
    """Rows of which something is written: a row of separators is none."""
    written = idcom != ""
    few = raw[~written]
    if len(few):
        empty = few.apply(lambda column: column.str.strip() == "").all(axis=1)
        written[empty.index[~empty.to_numpy()]] = True
    return written


def _values(column: pd.Series, is_code: bool) -> pd.Series:
    """Cells as values: null words and errors of spreadsheets are empty, as what nobody sees."""
    if is_code:
        return _codes(column)
    return _each(column, _figure if column.name in _FIGURES_OF else _value)


def _codes(column: pd.Series) -> pd.Series:
    """Cells as codes: plain figures and capitals without spaces nor the decimals of a number."""
    return _each(column, _code)


def _each(column: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """``change`` of each cell, done once for each text."""
    changed = {text: change(text) for text in column.unique()}
    return column.map(changed).astype(object)


def _value(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    text = clean_text(unguarded(text))
    return "" if is_unseen(text) or is_null_word(text) or is_error_word(text) else text


def _code(text: str) -> str:
    if _FIGURES.fullmatch(text):
        return text
    text = plain(_value(text)).upper().replace(" ", "").removeprefix("'")
    whole = _DECIMALS.sub("", text)
    if _EXACT.fullmatch(whole):
        number = Decimal(whole.replace(",", "."))
        digits, exponent = number.as_tuple()[1:]
        # « 1.9401455E7 » tells every digit, « 1.94E7 » does not.
        if exponent == 0 and len(digits) > 1:
            return f"{number:f}"
    return whole


def _figure(text: str) -> str:
    """A number without the spaces of its thousands, its figures plain."""
    return text if _PLAIN.fullmatch(text) else plain(_value(text)).replace(" ", "")


def _rows(raw: pd.DataFrame, idcom: pd.Series, millesime: int) -> pd.DataFrame:
    import pandas as pd

    table = dictionary()[TABLE]

    def text(name: str) -> pd.Series:
        return raw[name] if name in raw else pd.Series("", raw.index, dtype=object)

    def held(name: str, values: pd.Series) -> pd.Series:
        values = values.str.slice(stop=table[name].max_length)
        return values.where(values != "", None)

    ident = text("ident_rep")
    short = ident.str.fullmatch(_SHORT_IDENT)  # a spreadsheet ate its zeros
    street = (text("typvoie") + " " + text("nomvoie")).str.strip()
    # A type without its name is no street.
    street = street.where(text("nomvoie") != "", text("lieudit"))
    number = text("numvoie").str.replace(r"^0+(?=\d)", "", regex=True)
    rows = {
        "ident_rep": held("ident_rep", ident.where(~short, ident.str.zfill(10))),
        "millesime": pd.Series(millesime, raw.index),
        "idcom": idcom,
        "dnvoiri": held("dnvoiri", number.where(number != "0", "")),
        "dindic": held("dindic", text("indrep")),
        "dvoilib": held("dvoilib", street),
        "financement": held("financement", text("financement")),
        "date_dpe": _dates(text("date_dpe")),
        "plg_qp24": held("plg_qp24", text("plg_qp24")),
        _IRIS: text(_IRIS).where(text(_IRIS).str.fullmatch(_IRIS_CODE), None),
    }
    for name in _NUMBERS:
        known = table[name]
        values = _number(text(name))
        values = values.where(values.between(known.minimum, known.maximum))
        rows[name] = values.where(values % 1 == 0) if known.type == "integer" else values
    for name in _LETTERS:
        letters = text(name).str.upper()
        rows[name] = letters.where(letters.isin(table[name].enum), None)
    rows.update(_position(_number(text("x")), _number(text("y")), _number(text("epsg"))))
    return pd.DataFrame(rows)


def _number(text: pd.Series) -> pd.Series:
    import pandas as pd

    return pd.to_numeric(text.str.replace(",", ".", regex=False), errors="coerce")


def _position(x: pd.Series, y: pd.Series, epsg: pd.Series) -> dict[str, pd.Series]:
    placed = (x.abs() <= _FARTHEST_M) & (y.abs() <= _FARTHEST_M) & ((x != 0) | (y != 0))
    degrees = (x.abs() <= 180) & (y.abs() <= 90)
    guessed = degrees.map({True: WGS_84, False: LAMBERT_93})
    # A system of degrees is not that of metres, whatever the file says.
    likely = epsg.between(*_OF_DEGREES) == degrees
    code = epsg.where((epsg >= 1024) & (epsg <= 999_999) & (epsg % 1 == 0) & likely, guessed)
    return {"x": x.where(placed), "y": y.where(placed), "epsg": code.where(placed)}


def _order(text: str) -> str:
    return order_of(text.strip()) if len(text) > len("01/2024") else ""


def _has_month_first(raw: pd.DataFrame) -> bool:
    """Whether a date has its month first for sure: no « 02/26/2021 » is written here."""
    written = raw["date_dpe"].unique() if "date_dpe" in raw else ()
    return any(_order(text) == MONTH_FIRST for text in written)


def _take_doubts_out(raw: pd.DataFrame, month_first: bool) -> dict[int, str]:
    """Empty, in ``raw``, what looks right and may be something else; why, by label of the row."""
    doubts: dict[int, str] = {}

    def take(name: str, doubtful: Callable[[str], bool], reason: str) -> None:
        wrong = {text for text in set(raw.get(name, ())) if doubtful(text)}
        for label in raw.index[raw[name].isin(wrong)] if wrong else ():
            doubts.setdefault(label, Phrase(reason, valeur=raw.at[label, name]))
            raw.at[label, name] = ""

    take("numvoie", was_date, _NUMBER_WAS_DATE)
    if month_first:
        take("date_dpe", lambda text: _order(text) == EITHER, _TWO_DAYS)
    return doubts


def _dates(text: pd.Series) -> pd.Series:
    text = text.str.replace(_MONTH_FIRST, r"\1", regex=True)
    found = text.str.extract(_DAY).fillna("")  # one way of writing or the other
    year, month = _number(found["a"] + found["a2"]), _number(found["m"] + found["m2"])
    known = year.between(*_DPE_YEARS) & month.between(1, 12)
    year, month = year.where(known, 0).astype(int), month.where(known, 0).astype(int)
    written = year.astype(str) + "-" + month.astype(str).str.zfill(2) + "-01"
    return written.astype(object).where(known, None)


def _left_empty(raw: pd.DataFrame, rows: pd.DataFrame) -> int:
    """Values written in the file of which nothing was kept."""
    names = [name for name in (*_NUMBERS, *_LETTERS, _IRIS, *_NOWHERE) if name in raw]
    return sum(
        int((~raw[name].isin(_NOWHERE.get(name, ("",))) & rows[name].isna()).sum())
        for name in names
    )
