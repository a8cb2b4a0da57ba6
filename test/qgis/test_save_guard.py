"""What is said of a save that the base did not keep, whatever became of the layer meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject

from osp_plugin.gui.entry.save_guard import SaveGuard
from osp_plugin.project import BaseReference, layers
from osp_plugin.storage.errors import BaseError

from ..contracts.editing import rest
from ..support.new_base import new_base
from ..support.samples import add_references, dwelling

LOSING = (
    "CREATE TRIGGER perdre AFTER UPDATE OF surf_hab ON logement WHEN NEW.surf_hab > 90 "
    "BEGIN UPDATE logement SET surf_hab = OLD.surf_hab WHERE fid = NEW.fid; END"
)


class Later:
    """A worker whose answers come when the test wants them."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None], Any]] = []

    def start(self, _title: str, function: Any, done: Any, failed: Any) -> None:
        self.waiting.append((function, done, failed))

    def answer(self, failure: BaseException | None = None) -> None:
        function, done, failed = self.waiting.pop()
        if failure is not None:
            failed(failure)
        else:
            done(function())


class Said:
    """What was shown, and the button of the last message."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.button: Callable[[], None] | None = None

    def alarm(self, text: str, _label: str, show: Callable[[], None]) -> None:
        self.texts.append(text)
        self.button = show

    def failure(self, text: str) -> None:
        self.texts.append(text)
        self.button = None

    def shown(self) -> list[Any]:
        return []

    def withdraw(self, items: Any) -> None:
        assert not list(items)


@pytest.fixture
def scene(qgis_app, tmp_path):
    """A base that loses a value, its layer of dwellings in the project, a guard."""
    base = new_base(tmp_path / "base.gpkg")
    add_references(base)
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(1, surf_hab=50.0))
        session.execute(LOSING)
    worker, said = Later(), Said()
    guard = SaveGuard(SimpleNamespace(), said, worker)
    guard.install()
    project = QgsProject.instance()
    layer = layers.make_layer(base, base.tables["logement"], BaseReference.of(base))
    project.addMapLayer(layer)
    yield SimpleNamespace(layer=layer, worker=worker, said=said)
    guard.remove()
    project.clear()


def save(layer: Any, surface: float) -> None:
    assert layer.startEditing()
    place = layer.fields().lookupField("surf_hab")
    assert layer.changeAttributeValue(1, place, surface)
    rest()
    assert layer.commitChanges()
    rest()


def test_a_save_that_was_kept_is_silent(scene):
    save(scene.layer, 80.0)
    scene.worker.answer()
    assert scene.said.texts == []


def test_a_loss_is_told_with_its_details(scene):
    save(scene.layer, 95.0)
    scene.worker.answer()
    assert "n’a pas gardé tout" in scene.said.texts[0] and scene.said.button is not None


def close(scene: Any) -> None:
    scene.layer = None
    QgsProject.instance().clear()
    gc.collect()


def test_a_loss_is_told_once_the_layer_is_gone(scene):
    save(scene.layer, 95.0)
    close(scene)
    scene.worker.answer()
    assert "n’a pas gardé tout" in scene.said.texts[0] and "Rouvrez" in scene.said.texts[0]


def test_a_check_that_failed_can_be_made_again_once_the_layer_is_gone(scene):
    save(scene.layer, 95.0)
    scene.worker.answer(BaseError(base="essai", raison="le serveur ne répond pas"))
    assert "n’a pas pu être vérifié" in scene.said.texts[0]
    close(scene)
    again = scene.said.button
    assert again is not None
    again()
    scene.worker.answer()
    assert "n’a pas gardé tout" in scene.said.texts[1]
