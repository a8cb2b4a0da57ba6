"""The demonstration base, made once; an end of QGIS with no layer left behind."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsMapLayer
from qgis.PyQt import sip

from ..support.processing_runner import copied_demonstration


@pytest.fixture(scope="session", autouse=True)
def layers_end_before_qgis(qgis_app) -> Iterator[None]:
    """Delete what layers are left while GDAL is still there to close them.

    QGIS fetches the QgsProcessingException that an algorithm in Python raises, and never lets go
    of it (« processing_exception_handler », its module qgis._core). Its traceback has the frame of
    ``processAlgorithm``, emptied by us, and through it the frames that called it: here those of
    the test that expects the failure, and the layers that it made. PyQt would delete these once
    Python ends, long after GDAL has, and crash. In the toolbox no frame of Python calls.
    """
    yield
    gc.collect()
    for thing in gc.get_objects():
        if issubclass(type(thing), QgsMapLayer) and sip.ispyowned(thing):
            sip.delete(thing)


@pytest.fixture(scope="session")
def demo(provider, tmp_path_factory) -> Path:
    """The demonstration base. Tests read it; those that write copy it."""
    return copied_demonstration(tmp_path_factory.mktemp("demo") / "osp_demo.gpkg")


@pytest.fixture(scope="module")
def own_demo(demo, tmp_path_factory) -> Path:
    """A copy of the demonstration that no other file of tests has had open.

    A file that is copied while SQLite has it open in the same process loses its locks, and its log
    may then vanish under the connections that QGIS keeps: who writes is told that it is locked.
    """
    return Path(shutil.copy(demo, tmp_path_factory.mktemp("demo_a_part") / "osp_demo.gpkg"))


@pytest.fixture
def drawn_already(demo_tables, monkeypatch) -> None:
    """The algorithm of the demonstration writes rows that were drawn before, which take it long.

    Not for what tests that it is always the same, nor what follows June 2021.
    """
    from osp_plugin import demonstration

    monkeypatch.setattr(demonstration, "build_until", lambda _year, _work: (demo_tables, []))
