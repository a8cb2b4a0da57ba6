"""« Ouvrir une base »: what is asked of the base is asked beside the window."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar

from osp_plugin.gui.base.opener import Opener
from osp_plugin.gui.common.messages import Messages
from osp_plugin.project import BaseReference, open_references
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.at_once import PiecesNow
from ..support.new_base import new_base


class Later:
    """A worker that keeps what it is given."""

    def __init__(self) -> None:
        self.pieces = PiecesNow()

    def start(
        self, _title: str, function: Callable[[], Any], done: Callable[[Any], None], failed: Any
    ) -> None:
        self.function, self.done, self.failed = function, done, failed


@pytest.fixture
def window(qgis_new_project) -> SimpleNamespace:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    return SimpleNamespace(mapCanvas=lambda: canvas, messageBar=lambda: bar)


def test_the_window_asks_nothing_of_a_base_that_it_shows(window, tmp_path, monkeypatch):
    made = new_base(tmp_path / "base.gpkg")
    reference, worker, asked = BaseReference.geopackage(made.path), Later(), []
    original = GeoPackageBase._open

    def counted(self: GeoPackageBase, *, writing: bool) -> Any:
        asked.append(self.path)
        return original(self, writing=writing)

    monkeypatch.setattr(GeoPackageBase, "_open", counted)
    Opener(window, Messages(window), worker).open(reference)
    assert not asked
    prepared = worker.function()
    assert asked
    asked.clear()
    worker.done(prepared)
    assert open_references(QgsProject.instance()) == [reference]
    assert [item.text() for item in window.messageBar().items()] == [
        "La base « base » est ouverte."
    ]
    assert not asked
