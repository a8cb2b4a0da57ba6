"""Dates as people and programs write them, and the order of their day and month in a column."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from ..common.paris import day_in_paris
from ..common.text import folded
from ..common.words import plain
from ..dictionary import Field
from .read import Read, doubtful, wrong_type

DAY_FIRST, MONTH_FIRST, EITHER, NONE = "jour", "mois", "les deux", ""
"""Order of a date written with numbers: the only one possible, either of two different days, or
none to tell."""

_EPOCH = date(1899, 12, 30)
_SERIALS = (29_221, 55_153)
"""Excel's numbers of the days from 1 January 1980 to 31 December 2050."""
_MONTHS = (
    ("janv", "jan"), ("fev", "feb"), ("mar",), ("avr", "apr"), ("mai", "may"), ("juin", "jun"),
    ("juil", "jul"), ("aou", "aug"), ("sept", "sep"), ("oct",), ("nov",), ("dec",),
)  # fmt: skip
"""How the months begin in French, then in English as « 26-FEB-21 » of Oracle."""
_MONTH_NAME = re.compile(r"^(\d{1,2})(?:er)?[ \-./]+([^\W\d_]{3,9})\.?[ \-./]+(\d{2,4})$")
_YEARS = (1990, 2050)
_NUMBERS = re.compile(r"(\d{1,2})[/.\- ]+(\d{1,2})[/.\- ]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-_ ](\d{1,2})[/.\-_ ](\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_BASIC_TIME = re.compile(r"(?<=^\d{8}T)(\d\d)(\d\d)(\d\d)?(?=$|[Z.,+-])")
"""Of ISO 8601 without marks: « 20210226T233000Z »."""
_TIME = re.compile(
    r"(?:T| |, |T )\s*(?P<hour>\d{1,2})(?:[:hH](?P<minute>\d{2})?"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?)(?::\d{3})?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/]+\])?$"
)


def read_date(field: Field, cell: object, month_first: bool = False) -> Read:
    """A date; one of an improbable year is told."""
    day = as_date(cell, month_first)
    if day is None:
        return wrong_type(field)
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        return doubtful(
            day,
            "date_invraisemblable",
            f"Le {day:%d/%m/%Y} est hors des années {_YEARS[0]} à {_YEARS[1]}. Vérifiez l’année.",
        )
    return Read(day)


def as_date(cell: object, month_first: bool = False) -> date | None:
    """A date: of the spreadsheet, « 31/12/2019 », « 2019-12-31 », « 20191231 », or Excel's number
    of the day. A moment that tells its zone is the day that it was in Paris."""
    if isinstance(cell, datetime):
        return _day(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _of_number(cell)
    text = plain(str(cell)).lstrip("'")
    if re.fullmatch(r"\d{5}([.,]\d+)?|\d{8}([.,]0+)?", text):
        return _of_number(float(text.replace(",", ".")))
    return _of_text(text, month_first)


def order_of(cell: object) -> str:
    """Which of the day and the month a text has first: what :data:`DAY_FIRST` and the others say.

    A time with « AM » or « PM » is that of a program that writes the month first.
    """
    if not isinstance(cell, str):
        return NONE
    text, time = _without_time(plain(cell).lstrip("'"))
    found = _NUMBERS.fullmatch(text)
    if not found:
        return NONE
    first, second = int(found[1]), int(found[2])
    if first == second or not (min(first, second) >= 1 and max(first, second) <= 31):
        return NONE
    if time is not None and time["half"] and first <= 12:
        return MONTH_FIRST
    if first > 12 and second > 12:
        return NONE
    return DAY_FIRST if first > 12 else MONTH_FIRST if second > 12 else EITHER


def _day(moment: datetime) -> date | None:
    if moment.tzinfo is None:
        return moment.date()
    try:
        return day_in_paris(moment)
    except OverflowError:
        return None


def _of_number(number: float) -> date | None:
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return _EPOCH + timedelta(days=int(number))
    whole = number == number and abs(number) < 1e9 and float(number).is_integer()
    found = _COMPACT.fullmatch(str(int(number))) if whole else None
    return _dated(*map(int, found.groups())) if found else None


def _of_text(text: str, month_first: bool) -> date | None:
    text = _BASIC_TIME.sub(lambda time: ":".join(part for part in time.groups() if part), text)
    text, time = _without_time(text)
    if time is not None and not _possible(time):
        return None
    numbered = _MONTH_NAME.sub(_month_number, text)
    found = _NUMBERS.fullmatch(numbered)
    if found:
        first, second, year = (int(part) for part in found.groups())
        if len(found[3]) == 2:
            year += 2000 if year <= _YEARS[1] % 100 else 1900
        # A month written as a word has its day first, whatever the order of the column.
        swapped = month_first and numbered == text
        month, day = (first, second) if swapped else (second, first)
    else:
        found = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
        if not found:
            return None
        year, month, day = (int(part) for part in found.groups())
    read = _dated(year, month, day)
    return read if read is None or time is None or not time["zone"] else _moved(read, time)


def _without_time(text: str) -> tuple[str, re.Match[str] | None]:
    time = _TIME.search(text)
    return (text, None) if time is None else (text[: time.start()].rstrip(","), time)


def _possible(time: re.Match[str]) -> bool:
    return int(time["hour"]) < 24 and int(time["minute"] or 0) < 60


def _moved(day: date, time: re.Match[str]) -> date | None:
    """The day in Paris of an hour of ``day`` in another zone."""
    zone = re.search(r"([+-])(\d{2}):?(\d{2})?$", time["zone"])
    away = timedelta()
    if zone:
        away = timedelta(hours=int(zone[2]), minutes=int(zone[3] or 0))
        away = -away if zone[1] == "-" else away
    if abs(away) >= timedelta(days=1):
        return None
    hour = int(time["hour"]) % 12 if time["half"] else int(time["hour"])
    hour += 12 if time["half"] and time["half"][0] in "pP" else 0
    moment = datetime(day.year, day.month, day.day, hour, int(time["minute"] or 0))
    return _day(moment.replace(tzinfo=timezone(away)))


def _dated(year: int, month: int, day: int) -> date | None:
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
