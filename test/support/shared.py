"""The data that the project is measured against: they are beside it, never in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder."""
VARIABLE = "OSP_DONNEES"
"""Environment variable that names another folder holding them."""
NAMES = {
    "reference": "chiffres publiés le 15 juin 2021",
    "territoire": "contours réels du territoire",
    "cas": "fichiers que l’on reçoit vraiment",
}
"""What is looked for."""


def places(name: str) -> list[Path]:
    """Where a folder of them may be, the first that exists being the one."""
    told = os.environ.get(VARIABLE)
    named = [Path(told) / name] if told else []
    return [*named, ROOT.parent / "shared" / name, ROOT.parent / name]


def find(name: str) -> Path | None:
    """The folder of this name, None when it is nowhere."""
    return next((place for place in places(name) if place.is_dir()), None)


def required(name: str) -> Path:
    """The folder of this name; the test is skipped when it is nowhere, and says what to do."""
    folder = find(name)
    if folder is not None:
        return folder
    looked_at = ", ".join(str(place) for place in places(name))
    pytest.skip(
        f"{NAMES[name]} introuvables ({looked_at}) : placez le dossier « {name} » à côté du "
        f"projet, ou nommez le dossier qui le contient dans {VARIABLE}"
    )
