"""Where Qt and QGIS take a text for a page of the web, one place gives it to them, escaped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"

ONLY_IN = {
    # Boxes, bars and tasks: what they are told is escaped there.
    "QMessageBox": {"gui/common/plain.py"},
    "pushMessage": {"gui/common/messages.py"},
    "createMessage": {"gui/common/messages.py", "gui/base/demonstration.py"},
    "QgsTask": {"gui/common/background.py"},
    # Labels told to show marks: every text of somebody else in them is made HTML.
    "RichText": {
        "gui/entry/missing.py",
        "gui/geolocation/anomalies_dock.py",
        "gui/geolocation/placing_dock.py",
        "gui/shell/about.py",
        "reports/workbook/chart_style.py",  # that of a workbook
    },
    # What QGIS writes as it is in the page of information of a layer.
    "setAbstract": {"project/indicators/drawing.py", "project/layers.py"},
    # The help, which is ours.
    "QTextBrowser": {"gui/shell/help.py"},
    # Nothing goes around them.
    "pushFormattedMessage": set(),
    "setHtml": set(),
    "setWhatsThis": set(),
    "QErrorMessage": set(),
    "QToolTip": set(),
}
OURS = {
    "note_tip(self._scale())",
    "entry.tip",
    "field.description",
    "self.field.description",
    "item.description",
    "text.format(variable=variable(name))",
}
"""Tooltips of the dictionary, the catalogue of figures, the menu and the settings."""


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield path.relative_to(PACKAGE).as_posix(), tree


SOURCES = dict(sources())


@pytest.mark.parametrize("name", ONLY_IN)
def test_what_shows_a_page_is_given_texts_in_one_place(name: str) -> None:
    used = {
        path
        for path, tree in SOURCES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.Attribute) and node.attr == name)
    }
    assert used == ONLY_IN[name]


def test_a_tooltip_is_ours_or_made_a_text() -> None:
    wrong = []
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("setToolTip", "setStatusTip"):
                told = ast.unparse(node.args[-1])
                if not told.startswith(("translate(", "as_text(")) and told not in OURS:
                    wrong.append(f"{path} : {told}")
    assert wrong == []


def test_a_model_gives_tooltips_made_texts() -> None:
    """A function that answers to the role of tooltips makes a text of what it gives."""
    asked = 0
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
                asked += 1
                body = "\n".join(map(ast.unparse, node.body))
                assert "as_text(" in body, path
    assert asked >= 5
