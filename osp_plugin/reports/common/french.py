"""Numbers, years and criteria as a French reader expects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.common.numbers import MINUS, NARROW_SPACE, UNKNOWN_VALUE, number, quantity, short

if TYPE_CHECKING:
    from ...domain.analysis import Filter

__all__ = [
    "MINUS",
    "NARROW_SPACE",
    "UNKNOWN_VALUE",
    "counted",
    "criteria",
    "number",
    "percent",
    "quantity",
    "short",
    "signed",
    "year",
]

WITHOUT_YEAR = "Sans année"


def signed(value: int) -> str:
    """A difference: « +12 », « −3 », « 0 »."""
    return f"+{number(value)}" if value > 0 else number(value)


def percent(part: int, whole: int) -> str:
    """Share in percent with one decimal: « 99,3 % »; « – » of nothing."""
    if not whole:
        return "–"
    return f"{100 * part / whole:.1f}".replace(".", ",") + NARROW_SPACE + "%"


def counted(value: int, singular: str, plural: str | None = None) -> str:
    """« 1 logement », « 2 logements », « 0 logement »."""
    word = singular if abs(value) < 2 else plural or f"{singular}s"
    return f"{number(value)} {word}"


def year(value: int | None) -> str:
    """A year of financing, « Sans année » where there is none."""
    return WITHOUT_YEAR if value is None else str(value)


def criteria(chosen: Filter) -> str:
    """What an analysis was limited to: « Bailleur SIA, années 2018 à 2020 »."""
    parts = [f"bailleur {chosen.bailleur}" if chosen.bailleur else "tous les bailleurs"]
    first, last = chosen.annee_min, chosen.annee_max
    if first is None and last is None:
        parts.append("toutes les années")
    elif first is None:
        parts.append(f"jusqu’à {last}")
    elif last is None:
        parts.append(f"à partir de {first}")
    else:
        parts.append(f"année {first}" if first == last else f"années {first} à {last}")
    text = ", ".join(parts)
    return text[0].upper() + text[1:]
