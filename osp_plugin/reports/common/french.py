"""Numbers, years and criteria as a French reader expects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.common.criteria import BAILLEUR
from ...domain.common.numbers import (
    HIDDEN_VALUE,
    MINUS,
    NARROW_SPACE,
    UNKNOWN_VALUE,
    number,
    quantity,
    short,
)
from ...i18n import translate
from ...project.indicators.secrecy import secrecy_note

if TYPE_CHECKING:
    from ...domain.common.criteria import Criteria

__all__ = [
    "MINUS",
    "NARROW_SPACE",
    "HIDDEN_VALUE",
    "UNKNOWN_VALUE",
    "counted",
    "criteria",
    "number",
    "percent",
    "period",
    "quantity",
    "short",
    "secrecy_note",
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


def criteria(chosen: Criteria) -> str:
    """What an analysis was limited to: « Bailleur SIA, années 2018 à 2020 »."""
    bailleurs = " ".join(f"bailleur {code}" for code in chosen.kept(BAILLEUR))
    text = f"{bailleurs or 'tous les bailleurs'}, {period(chosen) or 'toutes les années'}"
    return text[0].upper() + text[1:]


def period(chosen: Criteria) -> str:
    """The years that figures are limited to: « années 2018 à 2020 »; « » for all of them."""
    first, last = chosen.annee_min, chosen.annee_max
    if first is None and last is None:
        return ""
    if first is None:
        return translate("fiches", "jusqu’à {annee}").format(annee=last)
    if last is None:
        return translate("fiches", "à partir de {annee}").format(annee=first)
    if first == last:
        return translate("fiches", "année {annee}").format(annee=first)
    return translate("fiches", "années {premiere} à {derniere}").format(
        premiere=first, derniere=last
    )
