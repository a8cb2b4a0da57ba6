"""Rows of the open file as diagnoses: dates, numbers within bounds, addresses read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ..common.codes import check_digit_holds
from ..common.house_numbers import HouseNumber, number_of
from ..common.streets import Street, street_of
from ..dictionary import Field, dictionary
from ..imports.numbers import as_number

TABLE = "dpe"
HOUSE = "maison"
KEPT = (
    *("numero_dpe", "date_dpe", "date_modification", "etiquette_dpe", "etiquette_ges"),
    *("conso_ep", "conso_ef", "emission_ges", "cout_energie", "surf_hab", "type_batiment"),
    *("version_dpe", "methode_dpe", "remplace", "id_rnb", "id_ban"),
)
"""Columns of the file that the table keeps, under the same names."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FRENCH_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_FIRST = date(2000, 1, 1)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_POSTCODE = re.compile(r"\s+\d{5}\b.*$")
_RPLS_DIGITS = 10


@dataclass(frozen=True)
class Diagnosis:
    """A diagnosis of the file: ``values`` by column of the table, and what it may be known by.

    ``ident_rep`` is « » unless it is a RPLS number whose control key is right; ``street`` and
    ``number`` are None where the address tells none.
    """

    values: Mapping[str, Any]
    ident_rep: str
    idcom: str
    street: Street | None
    number: HouseNumber | None

    @property
    def number_dpe(self) -> str:
        """Its number at the ADEME."""
        return str(self.values["numero_dpe"])

    @property
    def replaced(self) -> str:
        """The number of the diagnosis that it replaces, « » for none."""
        return str(self.values["remplace"] or "")

    @property
    def is_house(self) -> bool:
        """Whether it is of a house, or does not say."""
        return (self.values["type_batiment"] or HOUSE) == HOUSE


def diagnosis(cells: Mapping[str, str]) -> Diagnosis | None:
    """A row of the file (texts by name of :data:`.columns.NAMES`); None without number or date."""
    values = {name: _value(name, cells.get(name, "").strip()) for name in KEPT}
    if values["numero_dpe"] is None or values["date_dpe"] is None:
        return None
    street, number = address(
        cells.get("rue", ""), cells.get("numero", ""), cells.get("adresse", "")
    )
    return Diagnosis(
        values, rpls_number(cells.get("ident_rep", "")), cells.get("idcom", "").strip(), street,
        number,
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def address(rue: str, numero: str, adresse: str) -> tuple[Street | None, HouseNumber | None]:
    """Street and number of an address of the BAN, in two cells or in one with its town."""
    if rue.strip():
        return street_of(rue), number_of(numero)
    text = _POSTCODE.sub("", adresse.strip())
    head, _, rest = text.partition(" ")
    number = number_of(head)
    if number is None or not rest:
        return (street_of(text), None) if text else (None, None)
    mark, _, others = rest.partition(" ")
    if others and number_of(f"{head} {mark}") != number:
        return street_of(others), number_of(f"{head} {mark}")
    return street_of(rest), number


def rpls_number(text: str) -> str:
    """A RPLS number without the signs around it; « » when its control key does not fall right,
    as a typing error breaks it nine times out of ten.
    """
    digits = text.strip().removesuffix(".0")
    if not digits.isascii() or not digits.isdigit() or len(digits) > _RPLS_DIGITS:
        return ""
    digits = digits.zfill(_RPLS_DIGITS)
    return digits if int(digits) and check_digit_holds(digits) else ""


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    field = _fields()[name]
    if field.type == "date":
        return _date(text)
    if field.type == "number":
        number = _number(text)
        fits = number is not None and (field.minimum or 0) <= number <= (field.maximum or number)
        return number if fits else None
    if field.enum:
        letter = text.upper()
        return letter if letter in field.enum else None
    return (text.lower() if name == "type_batiment" else text)[: field.max_length]


@lru_cache(maxsize=1)
def _fields() -> dict[str, Field]:
    return {item.name: item for item in dictionary()[TABLE].fields}


@lru_cache(maxsize=16_384)
def _number(text: str) -> float | None:
    return float(text) if _PLAIN.fullmatch(text) else as_number(text)


@lru_cache(maxsize=16_384)
def _date(text: str) -> date | None:
    iso, french = _DAY.match(text), _FRENCH_DAY.match(text)
    parts = iso.groups() if iso else french.groups()[::-1] if french else None
    if parts is None:
        return None
    try:
        found = date(*map(int, parts))
    except ValueError:
        return None
    return found if found >= _FIRST else None
