"""Colours of what leaves the tool, from the State's graphic charter. ``RRGGBB``, without ``#``."""

from __future__ import annotations

BLUE = "000091"
RED = "C9191E"
ORANGE = "B34000"
INK = "1E1E1E"
GREY_TEXT = "666666"
GREY_LINE = "DDDDDD"
GREY_FILL = "F6F6F6"
BLUE_FILL = "E3E3FD"
BLUE_PALE = "F5F5FE"
WHITE = "FFFFFF"

PALULOS = BLUE
HORS = "9FB3E6"
FINANCED = "929292"
REPORTED = BLUE
MISSING = RED
SURPLUS = ORANGE
MORE = "18753C"

SERIES = ("000091", "5576BA", "009081", "C8AA39", "A94645", "6E445A", "9FB3E6", "68A532")
"""One colour per category of a share, in order; white labels are legible on the first six."""

GROUPS = {
    "Identifiants": ("000091", "E3E3FD"),
    "Programme": ("2F4077", "E9EDFE"),
    "Localisation": ("00595E", "E5F3F3"),
    "Calculs": ("5C4B37", "F4ECE2"),
}
"""Group of columns → (colour of its header, tint of its column titles)."""
