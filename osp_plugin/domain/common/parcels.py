"""Ids of parcels, however cadastres, tax offices and people write them.

The base keeps fourteen characters: commune (5), prefix (3), section (2), number (4). The same
parcel is written with a year or the number of a tax office, with blanks or zeros in its section,
without its prefix, or without its commune. Nothing is guessed: what may be two parcels is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from .text import folded

LENGTH = 14
PARCEL_ID = re.compile(r"\d[0-9AB]\d{3}\d{3}[0-9A-Z]{2}\d{4}", re.ASCII)
"""An id as the base writes it."""
WITHOUT_DEPARTEMENT = re.compile(r"\d{3}\d{3}[0-9A-Z]{2}\d{4}", re.ASCII)
"""« IDU » of EDIGEO: the commune has no département. See :func:`tail_of`."""

_LIKELY = re.compile(r"\d[0-9AB]\d{6}(?:0[A-Z]|[A-Z]{2}|\d{2})\d{4}", re.ASCII)
"""An id whose section is one: « A0 » is none, though the base has room for it."""

_YEAR = r"(?:19|20)\d{2}"
_SECTION = r"(?:0?[A-Z]|[A-Z]{2}|\d{2})"
_BLANKS = "[ ._/|-]"
_REST = r"(?P<com>\d{3})(?P<pre>\d{3}|   )(?P<sec>[0-9A-Z ][0-9A-Z])(?P<num>[\d ]{3}\d)"
_FIXED = (
    re.compile(rf"(?:{_YEAR})?(?P<dep>\d[0-9AB]){_REST}", re.ASCII),
    # the tax office's own (MAJIC): the number of its direction follows the département
    re.compile(rf"(?:{_YEAR})?(?P<dep>\d[0-9AB])\d{_REST}", re.ASCII),
)
"""Ids whose columns have their place, a blank standing for a zero."""
_APART = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        # « 62724 000 BL 711 », « 62724-BL-711 », « 62724BL711 »
        rf"(?:(?P<dep>\d[0-9AB]){_BLANKS}*(?P<com>\d{{3}}){_BLANKS}*)?"
        rf"(?:(?P<pre>\d{{3}}){_BLANKS}*)?"
        rf"(?:SECTION{_BLANKS}*)?(?P<sec>[A-Z]{{2}}|0?[A-Z]){_BLANKS}*"
        rf"(?:(?:N[°O]?|NUMERO|PARCELLE){_BLANKS}*)?(?P<num>\d{{1,4}})",
        # a section of figures only where something parts it
        rf"(?P<dep>\d[0-9AB])(?P<com>\d{{3}}){_BLANKS}+(?:(?P<pre>\d{{3}}){_BLANKS}+)"
        rf"(?P<sec>\d{{2}}){_BLANKS}+(?P<num>\d{{1,4}})",
        # « 620 724 … »: département, direction and commune of MAJIC apart
        rf"(?P<dep>\d[0-9AB])\d{_BLANKS}*(?P<com>\d{{3}}){_BLANKS}+(?P<pre>\d{{3}}){_BLANKS}+"
        rf"(?P<sec>[A-Z]{{2}}|0?[A-Z]){_BLANKS}+(?P<num>\d{{1,4}})",
    )
)
_COMMUNE = re.compile(r"\d[0-9AB]\d{3}", re.ASCII)
_SHORT_COMMUNE = re.compile(r"\d{1,3}", re.ASCII)
_DEP = re.compile(r"(?P<dep>\d[0-9AB])\d?", re.ASCII)

PARTS: Mapping[str, Sequence[str]] = {
    "commune": ("code insee", "insee", "idcom", "code com", "codecomm", "codecommune", "commune",
                "ccocom", "codcomm", "com"),
    "dep": ("code dep", "ccodep", "dep", "departement", "code departement"),
    "prefix": ("prefixe", "ccopre", "com abs", "comabs", "com absorbee", "codearr", "pre"),
    "section": ("section", "ccosec", "sec"),
    "number": ("numero", "dnupla", "num parc", "numparc", "no parcelle", "n parcelle", "num",
               "numero parcelle", "n plan"),
}  # fmt: skip
"""Names of the columns of a layer that has the pieces of an id apart, folded."""


def parcel_id(value: object, commune: object = None) -> str:
    """The id as the base writes it; « » when ``value`` is none.

    ``commune`` (INSEE) completes what is written without: « BL 711 », « 724000BL0711 ».
    """
    text = _plain(value)
    whole = text.replace(" ", "")
    if PARCEL_ID.fullmatch(whole) and len(text.strip("_ ")) == LENGTH:
        return whole
    of = _commune(commune)
    for pattern in _FIXED:
        found = pattern.fullmatch(text)
        if found:
            return _joined(found)
    if PARCEL_ID.fullmatch(whole):
        return whole
    for pattern in _FIXED:
        found = pattern.fullmatch(whole)
        if found:
            return _joined(found)
    tail = tail_of(value)
    if tail:
        return of[:2] + tail if of[2:] == tail[:3] else ""
    for pattern in _APART:
        found = pattern.fullmatch(text)
        if found and (found["dep"] or of):
            return _joined(found, of)
    return ""


def in_commune(value: object, commune: str) -> list[str]:
    """The parcels of ``commune`` that an id of fifteen characters may be: that of the tax office,
    or the base's own with a zero too many. Several when it cannot be told which zero that is.
    """
    text = _plain(value).replace(" ", "")
    if len(text) != LENGTH + 1:
        return []
    ends = (end for end, letter in enumerate(text, start=1) if letter == "0")
    shorter = {text[: end - 1] + text[end:] for end in ends}
    may_be = {parcel_id(text), *filter(_LIKELY.fullmatch, shorter)}
    return sorted(item for item in may_be if item.startswith(commune) and int(item[-4:]))


def tail_of(value: object) -> str:
    """What follows the département in an id that has none (twelve characters); else « »."""
    text = re.sub(rf"^{_YEAR}(?=.{{12}}$)", "", _plain(value))
    fixed = re.fullmatch(r"(\d{3})(\d{3}|   )([0-9A-Z ][0-9A-Z])([\d ]{3}\d)", text, re.ASCII)
    if fixed and "".join(fixed.groups()).strip():
        written = "".join(fixed.groups()).replace(" ", "0")
        return written if re.search("[A-Z]", written) else ""
    return ""


def composed(
    commune: object, prefix: object, section: object, number: object, dep: object = None
) -> str:
    """The id whose pieces stand apart; « » when one of them is none. No prefix is « 000 »."""
    of = _commune(commune, dep)
    pre, sec, num = (_whole(item) for item in (prefix, section, number))
    if not of or not re.fullmatch(_SECTION, sec) or not re.fullmatch(r"\d{1,4}", num, re.ASCII):
        return ""
    if (pre and not re.fullmatch(r"\d{1,3}", pre, re.ASCII)) or not int(num):
        return ""
    return f"{of}{pre.zfill(3)}{sec.zfill(2)}{num.zfill(4)}"


def part_columns(titles: Sequence[str]) -> dict[str, str]:
    """Column of each piece (:data:`PARTS`) among ``titles``; empty without section and number."""
    by_name: dict[str, str] = {}
    for title in titles:
        by_name.setdefault(folded(title), title)
    found = {
        part: next(by_name[name] for name in names if name in by_name)
        for part, names in PARTS.items()
        if not by_name.keys().isdisjoint(names)
    }
    return found if {"commune", "section", "number"} <= found.keys() else {}


def _plain(value: object) -> str:
    """Capitals, plain figures and blanks; the apostrophe of a spreadsheet's text left out.

    « ² » is no figure: what holds one is no id.
    """
    written = "" if value is None else str(value)
    if any(unicodedata.category(letter) == "No" for letter in written):
        return ""
    text = unicodedata.normalize("NFKC", written).upper()
    return re.sub(r"\s", " ", text).strip().removeprefix("'")


def _whole(value: object) -> str:
    """A piece of an id without blanks nor the decimals of a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _plain(value).replace(" ", "")
    return re.sub(r"[.,]0+$", "", text)


def _commune(value: object, dep: object = None) -> str:
    text = _whole(value)
    if _COMMUNE.fullmatch(text):
        return text
    found = _DEP.fullmatch(_whole(dep))
    return found["dep"] + text.zfill(3) if found and _SHORT_COMMUNE.fullmatch(text) else ""


def _joined(found: re.Match[str], commune: str = "") -> str:
    of = found["dep"] + found["com"] if found["dep"] else commune
    pieces = (found["pre"] or "").rjust(3), found["sec"].rjust(2), found["num"].rjust(4)
    written = of + "".join(pieces).replace(" ", "0")
    return written if PARCEL_ID.fullmatch(written) and int(written[-4:]) else ""
