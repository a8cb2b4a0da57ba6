"""Codes: always text, with their zeros, even when a spreadsheet made numbers of them."""

from __future__ import annotations

import re

from ..dictionary import Field

_WEIGHTS = (2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_LENGTHS = {"ident_rep": 10, "idlocal": 12, "idpar": 14, "idcom": 5, "dep": 2}
"""Lengths of the codes whose leading zeros a spreadsheet may have eaten."""

PADDED = {"ident_rep"}
"""Codes of which a shorter one has certainly lost zeros: no département of the bassin minier has a
zero in front, but the numbers of the RPLS do."""

DECISION = "num_decision"
CODES = {*_LENGTHS, DECISION}


def check_digit_holds(ident_rep: str) -> bool:
    """The products of the digits by 2, 1, 2, 1… sum to a multiple of 10 (every published id)."""
    return sum(int(digit) * weight for digit, weight in zip(ident_rep, _WEIGHTS)) % 10 == 0


def as_code(value: object) -> str:
    """A cell as the text of a code: no spaces, capitals, no decimals of a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip().upper().replace("\u00a0", " ").replace("\u202f", " ")
    if text.startswith("'"):
        text = text[1:]
    text = re.sub(r"[\s]+", "", text)
    return text[:-2] if re.fullmatch(r"\d+[.,]0", text) else text


def lost_digits(text: str) -> bool:
    """Whether a spreadsheet showed the code as « 4,46E+09 », which has lost its last digits."""
    return bool(_SCIENTIFIC.fullmatch(text))


def padded(field: Field, text: str) -> str | None:
    """``text`` with the zeros that it lost, None when it lost none that are known."""
    length = _LENGTHS.get(field.name, 0)
    if field.name in PADDED and text.isdigit() and length - 4 <= len(text) < length:
        return text.zfill(length)
    return None
