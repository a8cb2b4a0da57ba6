"""What the plugin does with Qt's values suits Qt 6. A static check: no QGIS 4 runs here.

One run of mypy serves all the samples: each is a module of a package made for the occasion.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ..support.qt6_names import HOLDS_THE_DIFFERENCES
from ..support.qt6_types import PYTHON, ROOT, Report, check

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON.is_file(), reason="PyQt6 absent : lancez « make setup-test »"),
]

OWNER_UNKNOWN = {"saving.py", "dock.py", "map_options.py"}
"""Where signals are taken from a table of pairs: mypy does not know whose they are."""

DIALOG = """from __future__ import annotations
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QMessageBox, QPushButton
from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from . import forms

class Own(QObject):
    told = pyqtSignal(str, int)

class A(QDialog):
    def __init__(self) -> None:
        super().__init__()
        forms.load(self, __file__)
        self.own = Own()
        self.button = QPushButton()
        self.combo = QComboBox()
        self.label = QLabel()
        self.check = QCheckBox()
        {line}

    def nothing(self) -> None: ...
    def text(self, value: str) -> None: ...
    def number(self, value: int) -> None: ...
    def state(self, value: Qt.CheckState) -> None: ...
    def two(self, one: int, other: int) -> None: ...
"""

WRONG = {
    "unscoped_of_a_class": "self.result() == QDialog.Accepted",
    "unscoped_of_a_value": "self.result() == self.Accepted",
    "unscoped_of_an_attribute": "self.label.setFrameShape(self.label.Box)",
    "member_of_another_enum": "self.label.setAlignment(self.label.Shape.AlignLeft)",
    "no_such_member": "self.label.setFrameShape(self.label.Shape.Boxed)",
    "unscoped_of_qgis": "QgsProject.instance().layerTreeRoot(); QgsVectorLayer().Private",
    "a_number_for_an_enum": "self.label.setAlignment(1)",
    "an_enum_for_a_number": "self.combo.setCurrentIndex(Qt.CheckState.Checked)",
    "a_number_of_an_enum": "int(Qt.CheckState.Checked)",
    "an_enum_and_a_number": "self.check.checkState() == 2",
    "a_dropped_method": "self.exec_()",
    "a_dropped_method_of_an_attribute": "QMessageBox(self).exec_()",
    "a_method_of_qt_5": "self.label.fontMetrics().width('texte')",
    "arguments_of_qt_5": "self.combo.view().setSelectionMode(self.combo)",
    "no_such_signal": "self.button.pushed.connect(self.nothing)",
    "no_such_signal_of_a_form": "self.writeButton.pushed.connect(self.nothing)",
    "no_such_signal_of_qgis": "QgsProject.instance().layersCame.connect(self.nothing)",
    "no_such_widget_of_a_form": "self.readButton.setText('Lire')",
    "an_overload_of_qt_5": "self.combo.currentIndexChanged[str].connect(self.text)",
    "a_text_for_a_number": "self.combo.activated.connect(self.text)",
    "a_state_for_a_number": "self.check.stateChanged.connect(self.state)",
    "a_slot_that_asks_for_more": "self.combo.activated.connect(self.two)",
    "a_lambda_that_asks_for_more": "self.combo.activated.connect(lambda one, other: None)",
    "a_slot_that_asks_for_more_than_ours": "self.own.told.connect(lambda a, b, c: None)",
    "a_slot_of_another_type_than_ours": "self.own.told.connect(self.number)",
    "a_slot_that_asks_for_more_than_of_qgis":
        "QgsProject.instance().layersAdded.connect(lambda a, b: None)",
    "too_little_emitted": "self.own.told.emit('a')",
    "too_much_emitted": "self.own.told.emit('a', 1, 2)",
    "a_signal_that_asks_for_more": "self.button.pressed.connect(self.own.told)",
}  # fmt: skip

RIGHT = {
    "scoped": "self.result() == QDialog.DialogCode.Accepted",
    "scoped_of_a_value": "self.label.setFrameShape(self.label.Shape.Box)",
    "scoped_of_qgis": "QgsVectorLayer().flags() & QgsMapLayer.LayerFlag.Private",
    "exec": "self.exec()",
    "flags": "self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)",
    "slot_that_takes_all": "self.combo.activated.connect(self.number)",
    "slot_that_takes_less": "self.combo.activated.connect(self.nothing)",
    "slot_that_takes_any": "self.combo.activated.connect(lambda *_values: None)",
    "slot_with_a_default": "self.button.clicked.connect(lambda _checked=False, name='a': None)",
    "slot_of_ours": "self.own.told.connect(lambda told, count: None)",
    "signal_of_a_form": "self.writeButton.clicked.connect(self.nothing)",
    "signal_of_qgis": "QgsProject.instance().layersAdded.connect(lambda layers: None)",
    "signal_to_signal": "self.combo.currentTextChanged.connect(self.label.linkActivated)",
    "emission": "self.own.told.emit('a', 1)",
    "older_name_that_qgis_keeps": "QgsVectorLayer().setCustomProperty('a', 1)",
}

FORM = """<ui version="4.0"><class>A</class><widget class="QDialog" name="A">
<layout class="QVBoxLayout" name="l"><item><widget class="QPushButton" name="writeButton"/></item>
</layout></widget></ui>"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("qt6") / "samples"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "forms.py").write_text("def load(widget, module): ...\n", encoding="utf-8")
    for name, line in {**WRONG, **RIGHT}.items():
        (folder / f"{name}.py").write_text(DIALOG.replace("{line}", line), encoding="utf-8")
        (folder / f"{name}.ui").write_text(FORM, encoding="utf-8")
    return check(folder)


def _of(report: Report, name: str) -> list[str]:
    return [fault for fault in report.faults if fault.startswith(f"samples/{name}.py:")]


@pytest.mark.parametrize("name", WRONG)
def test_what_qt6_lacks_is_seen(samples: Report, name: str) -> None:
    if "of_qgis" in name and not samples.with_qgis:
        pytest.skip("types de QGIS absents (qgis-stubs)")
    assert _of(samples, name), WRONG[name]


@pytest.mark.parametrize("name", RIGHT)
def test_what_qt6_has_is_accepted(samples: Report, name: str) -> None:
    assert _of(samples, name) == []


def test_the_plugin_suits_qt6() -> None:
    report = check(ROOT / "osp_plugin", skipped=frozenset(HOLDS_THE_DIFFERENCES))
    assert report.faults == []
    assert len(report.known) > 100
    assert {Path(where.partition(":")[0]).name for where in report.unknown} <= OWNER_UNKNOWN


def test_what_the_types_of_pyqt6_wrongly_deny_works() -> None:
    tried = (
        "from datetime import date\n"
        "from PyQt6.QtCore import QByteArray, QDate\n"
        "assert bytes(QByteArray(b'a')) == b'a'\n"
        "assert QDate(date(2021, 6, 15)) == QDate(2021, 6, 15)\n"
    )
    subprocess.run([str(PYTHON), "-c", tried], check=True)
