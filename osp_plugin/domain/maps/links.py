"""Addresses of a place on public sites."""

from __future__ import annotations

_DIGITS = 6
"""Decimals of a degree: about ten centimetres."""


def street_view(latitude: float, longitude: float) -> str:
    """The pictures of the street (Maps URLs of Google, « map_action=pano »)."""
    place = f"{latitude:.{_DIGITS}f},{longitude:.{_DIGITS}f}"
    return f"https://www.google.com/maps/@?api=1&map_action=pano&viewpoint={place}"


def geoportail(latitude: float, longitude: float) -> str:
    """The aerial picture of the Géoportail, with the parcels over it."""
    place = f"{longitude:.{_DIGITS}f},{latitude:.{_DIGITS}f}"
    layers = (
        "l0=ORTHOIMAGERY.ORTHOPHOTOS::GEOPORTAIL:OGC:WMTS(1)"
        "&l1=CADASTRALPARCELS.PARCELLAIRE_EXPRESS::GEOPORTAIL:OGC:WMTS(0.7)"
    )
    return f"https://www.geoportail.gouv.fr/carte?c={place}&z=19&{layers}&permalink=yes"
