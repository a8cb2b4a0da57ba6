"""Dialogs drawn in .ui files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt import uic

from .plain import plain_labels


def load(widget: Any, module: str) -> None:
    """Fill ``widget`` with the .ui file that stands beside ``module`` and bears its name.

    Its labels show texts as they are.
    """
    uic.loadUi(str(Path(module).with_suffix(".ui")), widget)
    plain_labels(widget)
