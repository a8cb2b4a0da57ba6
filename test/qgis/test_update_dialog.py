"""« Mettre à jour les chiffres » beside a project that goes on: its layouts may go meanwhile."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from qgis.core import QgsPrintLayout, QgsProject

from osp_plugin.domain.errors import OspError
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.fiches.commands import OutputCommands
from osp_plugin.gui.fiches.update_dialog import UpdateDialog
from osp_plugin.project import BaseReference
from osp_plugin.reports.fiches.definition import NOTE, Definition, NotMadeHere, keep
from osp_plugin.reports.layouts import Content


@pytest.fixture
def layouts(qgis_new_project) -> dict[str, QgsPrintLayout]:
    """Two notes and a layout of somebody else, in the project of the window."""
    project, made = QgsProject.instance(), {}
    for name in ("Une", "Deux", "D’ailleurs"):
        made[name] = QgsPrintLayout(project)
        made[name].setName(name)
        project.layoutManager().addLayout(made[name])
        if name != "D’ailleurs":
            keep(made[name], Definition(NOTE, "osp", name), Content(name), datetime(2026, 1, 5))
    return made


def opened(layouts: dict[str, QgsPrintLayout], demo) -> UpdateDialog:
    notes = [layouts["Une"], layouts["Deux"]]
    dialog = UpdateDialog(notes, notes[1], BaseReference.geopackage(demo), Mock(), Mock())
    dialog.show()
    return dialog


def test_the_dialog_goes_with_a_layout_that_it_offers(layouts, demo):
    dialog, manager = opened(layouts, demo), QgsProject.instance().layoutManager()
    manager.removeLayout(layouts["D’ailleurs"])
    assert dialog.isVisible() and dialog.work.is_busy()
    manager.removeLayout(layouts["Une"])
    assert not dialog.isVisible() and not dialog.work.is_busy()


def test_the_dialog_goes_with_its_project(layouts, demo):
    dialog = opened(layouts, demo)
    QgsProject.instance().clear()
    assert not dialog.isVisible() and not dialog.work.is_busy()


def test_another_layout_is_not_offered_in_place_of_one_that_was_not_made_here(
    layouts, demo, monkeypatch
):
    told: list[BaseException] = []
    messages = Messages(SimpleNamespace(messageBar=Mock()))
    monkeypatch.setattr(messages, "error", told.append)
    commands = OutputCommands(Mock(), messages, Mock())
    monkeypatch.setattr(commands, "_base", lambda: BaseReference.geopackage(demo))
    commands.update_figures(layouts["D’ailleurs"])
    (error,) = told
    assert isinstance(error, NotMadeHere) and isinstance(error, OspError)
    assert "D’ailleurs" in str(error) and not commands._dialogs
