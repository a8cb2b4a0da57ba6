"""Questions put to the user: Enter and Escape change nothing."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QMessageBox

from osp_plugin.gui.common import plain
from osp_plugin.i18n import plural


@pytest.mark.parametrize(("answer", "agreed"), [("Yes", True), ("No", False)])
def test_the_safe_answer_is_the_default(qgis_app, monkeypatch, answer, agreed):
    asked = []
    buttons = QMessageBox.StandardButton

    def look(box: QMessageBox) -> object:
        no = box.button(buttons.No)
        asked.append((box.defaultButton() is no, box.escapeButton() is no))
        return getattr(buttons, answer)

    monkeypatch.setattr(QMessageBox, "exec", look)
    assert plain.agrees(None, "OSP ERBM", "Tout supprimer ?") is agreed
    assert asked == [(True, True)]


def test_counts_are_written_as_the_language_does(qgis_app, monkeypatch):
    def told(count: int) -> str:
        return plural(count, "{nombre} ligne", "{nombre} lignes")

    monkeypatch.setattr("osp_plugin.i18n.speaks_french", lambda: True)
    assert [told(n) for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]
    monkeypatch.setattr("osp_plugin.i18n.speaks_french", lambda: False)
    assert [told(n) for n in (0, 1, 2)] == ["0 lignes", "1 ligne", "2 lignes"]
