"""Codes: always text, with their zeros, even when a spreadsheet made numbers of them."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

from ..dictionary import Field
from .words import plain

_WEIGHTS = (2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
_SCIENTIFIC = re.compile(
    r"(?P<unit>[0-9])(?:[.,](?P<decimals>[0-9]+))?[Ee]\+?(?P<power>[0-9]{1,2})"
)
_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)
"""Only those: capitals of other letters may be several, or letters of ASCII (« ı » → « I »)."""
_LENGTHS = {"ident_rep": 10, "idlocal": 12, "idpar": 14, "idcom": 5, "dep": 2}
"""Lengths of the codes whose leading zeros a spreadsheet may have eaten."""

PADDED = {"ident_rep"}
"""Codes of which a shorter one has certainly lost zeros: no département of the bassin minier has a
zero in front, but the numbers of the RPLS do."""

EXAMPLES = {
    "ident_rep": "0044619057",
    "idlocal": "624980000001",
    "idpar": "62498000AX0826",
    "idcom": "62498",
    "num_decision": "2019DD06200012",
}
"""Codes as they are, for a person to see their form."""

DECISION = "num_decision"
CODES = {*_LENGTHS, DECISION}


def check_digit_holds(ident_rep: str) -> bool:
    """The products of the digits by 2, 1, 2, 1… sum to a multiple of 10 (every published id)."""
    return sum(int(digit) * weight for digit, weight in zip(ident_rep, _WEIGHTS)) % 10 == 0


def as_code(value: object) -> str:
    """A cell as the text of a code: no spaces, capitals, digits of ASCII, no decimals of a number.

    A number in scientific notation that has all its digits is written out.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if text.isascii() and text.isdigit():
        return text  # most of them
    text = re.sub(r"\s+", "", plain(text).lstrip("'’")).translate(_CAPITALS)
    whole = re.fullmatch(r"(\d+)[.,]0+", text)
    return whole[1] if whole else _written_out(text)


def as_reference(text: str) -> str:
    """A text that is a number or a code of somebody else: digits of ASCII, no decimals.

    « 30.0 » is what a program makes of the number 30.
    """
    text = plain(text)
    return re.sub(r"^(\d+)\.0$", r"\1", text) if text.endswith(".0") else text


def was_number(value: object) -> bool:
    """Whether a text is a code that a program wrote in scientific notation."""
    return (
        isinstance(value, str)
        and not value.isdigit()
        and lost_digits(re.sub(r"\s+", "", plain(value)).lstrip("'’"))
    )


def _written_out(text: str) -> str:
    """« 1.9401455E7 » with its digits; unchanged when it lost some, or is no such number."""
    found = _SCIENTIFIC.fullmatch(text)
    if found is None:
        return text
    decimals, power = found["decimals"] or "", int(found["power"])
    if len(decimals) < power or set(decimals[power:]) - {"0"}:
        return text
    return found["unit"] + decimals[:power]


def lost_digits(text: str) -> bool:
    """Whether a spreadsheet showed the code as « 4,46E+09 », which has lost its last digits."""
    return bool(_SCIENTIFIC.fullmatch(text))


def padded(field: Field, text: str) -> str | None:
    """``text`` with the zeros that it lost, None when it lost none that are known."""
    length = _LENGTHS.get(field.name, 0)
    if (
        field.name in PADDED
        and text.isascii()
        and text.isdigit()
        and length - 4 <= len(text) < length
    ):
        return text.zfill(length)
    return None
