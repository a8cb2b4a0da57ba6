"""One screen and one profile of QGIS for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from osp_plugin.domain.dictionary import dictionary

from .window import ROOT, QgisWindow

SCREENSHOTS = ROOT / "out" / "screenshots"
NEEDED = ("qgis", "Xvfb", "openbox")


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QgisWindow]:
    """The screen; its pictures are left in ``out/screenshots/``."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    assert not missing, f"À installer (make test le fait) : {missing}"
    with QgisWindow(tmp_path_factory.mktemp("fenetre")) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / picture.name)


@pytest.fixture(scope="session")
def demonstration(window: QgisWindow) -> Path:
    """The demonstration base, made in the window by the command of the menu."""
    path = window.folder / "bases" / "osp_demo.gpkg"
    path.parent.mkdir()
    result = window.run(
        f"PATH = {str(path)!r}\n" + (Path(__file__).parent / "make_demo.py").read_text("utf-8")
    )
    assert result["progression"], "la barre de progression n’a pas été vue"
    assert result["couches"] == len(dictionary()) + 1
    assert path.is_file()
    return path
