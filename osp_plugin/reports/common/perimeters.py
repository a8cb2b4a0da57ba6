"""What a document says of the perimeter that its EPCI are counted in."""

from __future__ import annotations

from ...domain.indicators.perimeter import CONSTANT, Perimeter
from ...i18n import translate


def short(perimeter: Perimeter | None) -> str:
    """« à périmètre constant du 01/12/2026 », « périmètres de l’époque »; « » of the codes."""
    if perimeter is None:
        return ""
    if perimeter.mode == CONSTANT:
        return translate("indicators", "à périmètre constant du {jour}").format(
            jour=f"{perimeter.day:%d/%m/%Y}"
        )
    return translate("indicators", "périmètres de l’époque")


def told(perimeter: Perimeter | None) -> str:
    """In which EPCI each dwelling is counted; « » of codes as written."""
    if perimeter is None:
        return ""
    if perimeter.mode == CONSTANT:
        said = translate(
            "indicators",
            "À périmètre constant : les logements sont comptés dans l’EPCI dont leur commune "
            "était membre le {jour}.",
        ).format(jour=f"{perimeter.day:%d/%m/%Y}")
    else:
        said = translate(
            "indicators",
            "Périmètres de l’époque : chaque logement est compté dans l’EPCI dont sa commune "
            "était membre au 1er janvier de son année de financement.",
        )
    return (
        said
        + " "
        + translate(
            "indicators",
            "Ce qui n’a pas de commune (opérations, financements, programmation) garde l’EPCI "
            "écrit dans la base.",
        )
    )
