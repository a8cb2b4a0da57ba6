"""The plugin's Qt names and forms exist in Qt 6. A static check: no QGIS 4 runs here."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-qt6" / "bin" / "python"
CHECK = ROOT / "test" / "support" / "qt6_names.py"

pytestmark = pytest.mark.skipif(
    not PYTHON.is_file(), reason="PyQt6 absent : lancez « make setup-test »"
)

WRONG_FORM = """<ui version="4.0"><class>A</class><widget class="QWidget" name="A">
<layout class="QVBoxLayout" name="l"><item><widget class="QgsNothing" name="b"/></item></layout>
</widget></ui>"""
RIGHT_FORM = """<ui version="4.0"><class>A</class><widget class="QDialog" name="A">
<layout class="QVBoxLayout" name="l"><item><widget class="QgsFileWidget" name="b">
<property name="filter"><string>*.gpkg</string></property></widget></item></layout></widget>
<customwidgets><customwidget><class>QgsFileWidget</class><extends>QWidget</extends>
<header>qgsfilewidget.h</header></customwidget></customwidgets></ui>"""


def _check(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""}
    return subprocess.run(
        [str(PYTHON), str(CHECK), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_names_and_forms_exist_in_qt6() -> None:
    done = _check(ROOT / "osp_plugin")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.py", "from qgis.PyQt.QtCore import Qt\nrole = Qt.UserRole"),
        ("a.py", "from qgis.PyQt.QtWidgets import QDialog\nQDialog.Accepted"),
        ("a.py", "from qgis.PyQt.QtWidgets import QDesktopWidget"),
        ("a.py", "from qgis.PyQt.QtCore import Qt\nrole = Qt.ItemDataRole\nrole.UsrRole"),
        ("a.py", "def f(dialog):\n    dialog.exec_()"),
        ("a.py", "def f(document, printer):\n    document.print_(printer)"),
        ("a.py", "def f(dialog):\n    return dialog.result() == dialog.Accepted"),
        ("a.py", "class A:\n    def f(self):\n        return self.table.SelectRows"),
        ("a.ui", WRONG_FORM),
    ],
)
def test_what_qt6_lacks_is_seen(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = _check(tmp_path)
    assert done.returncode == 1
    assert name in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.py", "from qgis.PyQt.QtCore import Qt\nrole = Qt.ItemDataRole.UserRole"),
        ("a.py", "from qgis.PyQt.QtCore import Qt\nrole = Qt.ItemDataRole\nrole.UserRole"),
        ("a.py", "from qgis.PyQt.QtWidgets import QAction, QMessageBox\nQMessageBox.question"),
        ("a.py", "from qgis.PyQt import uic\nuic.loadUiType"),
        ("a.py", "def f(dialog):\n    return dialog.DialogCode.Accepted"),
        ("a.py", "import csv\ncsv.Error"),
        ("a.ui", RIGHT_FORM),
    ],
)
def test_what_qt6_has_is_accepted(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = _check(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
