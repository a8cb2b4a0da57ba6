"""Addresses compared as a postman does: « R. du Gal de Gaulle, 12 B » is « 12bis Rue du Général
de Gaulle ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .address_parts import headed, shorter
from .house_numbers import HouseNumber, number_of
from .streets import Street, street_of


@dataclass(frozen=True)
class Address:
    """Where a dwelling says that it is. ``idcom`` is the INSEE code of its commune.

    ``others`` are what it may be once what is no part of a street is set aside (« LENS »,
    « APPT 4 »), the likeliest first; ``written`` is the street as it was written. Two addresses
    that only differ by these are one.
    """

    street: Street
    number: HouseNumber | None
    idcom: str
    others: tuple[Address, ...] = field(default=(), compare=False)
    written: str = field(default="", compare=False)


def address_of(
    dnvoiri: str | None,
    dindic: str | None,
    dvoilib: str | None,
    idcom: str | None,
    commune: str | None = None,
) -> Address | None:
    """The address of a dwelling; None without street or commune.

    A number written at the head of the street (« 12 bis rue des Lilas ») is read there when
    ``dnvoiri`` is empty, and is no part of the name when it is not. ``commune`` is the name of the
    commune, which many write after the street.
    """
    whole = (dvoilib or "").strip()
    written, text = headed(whole)
    street = street_of(text)
    if not street.words or not idcom:
        return None
    others: dict[Street, Address] = {}
    for head, words in shorter(written, text, str(idcom), commune or ""):
        other = street_of(" ".join(words))
        if other.words and other != street:
            number = _number(dnvoiri, dindic, head)
            others.setdefault(other, Address(other, number, str(idcom)))
    return Address(
        street, _number(dnvoiri, dindic, written), str(idcom), tuple(others.values()), whole
    )


def _number(dnvoiri: str | None, dindic: str | None, written: str) -> HouseNumber | None:
    """The number of a dwelling, of which one is ``written`` before its street."""
    number, head = number_of(dnvoiri, dindic), number_of(written, dindic)
    if number is None or (head is not None and number == HouseNumber(head.number)):
        return head
    return number


def split_number(dvoilib: str) -> tuple[HouseNumber, str] | None:
    """The number at the head of a street, and the street; None when the text has none, or
    several."""
    written, text = headed(dvoilib.strip())
    number = number_of(written)
    if number is None or len(re.findall(r"\d+", written)) > 1:
        return None
    return number, text.strip()
