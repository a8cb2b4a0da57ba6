"""Figures as a window shows them: on one line. Files have them from where these come."""

from __future__ import annotations

from ...domain.common import numbers
from ...domain.common.numbers import HIDDEN_VALUE, UNKNOWN_VALUE, unbroken
from ...reports.common import french

__all__ = ["HIDDEN_VALUE", "UNKNOWN_VALUE", "counted", "number", "quantity", "secrecy_note"]


def number(value: float, decimals: int = 0) -> str:
    """:func:`.numbers.number` on one line."""
    return unbroken(numbers.number(value, decimals))


def quantity(value: float | None, kind: str = "entier") -> str:
    """:func:`.numbers.quantity` on one line."""
    return unbroken(numbers.quantity(value, kind))


def counted(value: int, singular: str, plural: str | None = None) -> str:
    """:func:`.french.counted` on one line."""
    return unbroken(french.counted(value, singular, plural))


def secrecy_note(shown_from: int) -> str:
    """What « s. » means where a figure of fewer dwellings is not shown."""
    return french.secrecy_note(shown_from)
