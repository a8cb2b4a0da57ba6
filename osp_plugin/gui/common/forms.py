"""Panels and windows drawn in .ui files, and the page of the help that F1 opens from each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt import uic

from .help_links import help_on_f1
from .plain import plain_labels

PAGES = {
    "base": "base",
    "entry": "saisie",
    "imports": "remontees",
    "remontee": "remontees",
    "geolocation": "geolocalisation",
    "indicators": "visionneuse",
    "fiches": "mises-en-page",
    "programming": "programmation",
    "history": "evolutions",
    "access": "droits-organisations",
    "exchange": "extraits",
    "shell": "",
}
"""Page of the help about what stands in a folder of the windows."""


def load(widget: Any, module: str) -> None:
    """Fill ``widget`` with the .ui file that stands beside ``module`` and bears its name.

    Its labels show texts as they are.
    """
    path = Path(module)
    uic.loadUi(str(path.with_suffix(".ui")), widget)
    plain_labels(widget)
    help_on_f1(widget, PAGES.get(path.parent.name, ""))
