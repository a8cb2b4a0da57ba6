"""Numbers as a French reader expects them."""

from __future__ import annotations

import math

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
UNKNOWN_VALUE = "–"
HIDDEN_VALUE = "s."
"""What stands for a figure that is not shown because it tells of too few dwellings."""
DECIMALS = {"decimal": 1, "pourcentage": 1}
"""How many a figure is shown with, by format of indicators; none for the others."""
_SIGNS = {"euro": "€", "pourcentage": "%"}


def number(value: float, decimals: int = 0) -> str:
    """``12345`` → « 12 345 », with a narrow no-break space, a true minus, a decimal comma."""
    text = f"{abs(value):,.{decimals}f}".replace(",", NARROW_SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and any(digit in text for digit in "123456789") else text


def quantity(value: float | None, kind: str = "entier") -> str:
    """A figure of an indicator as its format says (entier, decimal, euro, pourcentage).

    « – » where it is not known.
    """
    if value is None or math.isnan(value):
        return UNKNOWN_VALUE
    text = number(value, DECIMALS.get(kind, 0))
    sign = _SIGNS.get(kind)
    return f"{text}{NARROW_SPACE}{sign}" if sign else text


def short(value: float, kind: str) -> str:
    """A figure as the axis of a chart has room for: « 1,5 M€ », « 20 k€ », « 40 % »."""
    if kind != "euro" or abs(value) < 10_000:
        decimals = 0 if float(value).is_integer() else 1
        sign = _SIGNS.get(kind, "")
        return number(value, decimals) + (NARROW_SPACE + sign if sign else "")
    size, unit = (1e6, "M€") if abs(value) >= 1e6 else (1e3, "k€")
    scaled = value / size
    return f"{number(scaled, 0 if scaled.is_integer() else 1)}{NARROW_SPACE}{unit}"


def unbroken(text: str) -> str:
    """A text for the screen, where Qt cuts a line at a narrow no-break space: « 3 / 754 910 € »."""
    return text.replace(NARROW_SPACE, NO_BREAK_SPACE)
