"""A new, empty base on a GeoPackage for each test that wants one, made once for all of them."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from osp_plugin.storage.geopackage import GeoPackageBase


@lru_cache(maxsize=1)
def _model() -> tempfile.TemporaryDirectory[str]:
    """The folder of a base that nobody opens once it is made; it goes at the end of the tests."""
    folder = tempfile.TemporaryDirectory(prefix="osp_neuve_")
    GeoPackageBase(Path(folder.name) / "base.gpkg").create()
    return folder


def new_base(path: str | Path) -> GeoPackageBase:
    """What ``GeoPackageBase(path).create()`` makes, thirty times faster; where nothing is yet.

    Not for a test of the creation itself, nor under its patches.
    """
    made = GeoPackageBase(path)
    assert not made.path.exists()
    shutil.copyfile(Path(_model().name) / "base.gpkg", made.path)
    return made
