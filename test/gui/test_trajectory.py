"""« Trajectoire » in a real window: sliders move the figures, scenarios are kept and compared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .test_programming import PREAMBLE


@pytest.fixture
def base(demonstration: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "trajectoire.gpkg"
    shutil.copy(demonstration, copied)
    return copied


SCRIPT = """
def open_trajectory():
    programming.show_trajectory()
    dialog = programming.windows[-1]
    wait(lambda: not dialog.work.is_busy() and dialog.yearsTable.rowCount())
    settle()
    return dialog

dialog = open_trajectory()
names = range(dialog.scenarioCombo.count())
result["scenarios"] = [dialog.scenarioCombo.itemText(place) for place in names]
result["lent"] = cells(dialog.yearsTable)
result["dit_lent"] = dialog.saidLabel.text()
dialog.paceSlider.setValue(2400 // 50)
settle()
result["rythme"] = dialog.paceBox.value()
result["vite"] = cells(dialog.yearsTable)
result["dit_vite"] = dialog.saidLabel.text()
result["interdits"] = cells(dialog.bansTable)
result["compares"] = cells(dialog.compareTable)
shot("trajectoire")

def name(box):
    box.setTextValue("Essai")
    box.accept()

with_dialog("QInputDialog", name, dialog.copyButton.click)
wait(lambda: not dialog.work.is_busy() and dialog.scenarioCombo.currentText() == "Essai")
result["garde"] = dialog.scenarioCombo.currentText()
result["imprimable"] = dialog.printButton.isEnabled()
dialog.tabs.setCurrentWidget(dialog.compareTable)
shot("trajectoire_comparer")
dialog.tabs.setCurrentWidget(dialog.bansTable)
shot("trajectoire_interdictions")
dialog.close()
dock.setMinimumHeight(430)
shot("panneau")
"""


def test_sliders_move_the_figures_and_a_scenario_is_kept(window, base) -> None:
    found = window.run(f"PATH = {str(base)!r}\n" + PREAMBLE + SCRIPT)
    assert found["scenarios"] == ["(ce que la base donne)", "Rythme lent", "Rythme soutenu"]
    assert found["rythme"] == 2400
    assert "fin 2028" in found["dit_vite"] and "fin 2028" not in found["dit_lent"]
    slow, fast = ("".join(filter(str.isdigit, found[key][0][1])) for key in ("lent", "vite"))
    assert int(slow) < int(fast) == 2400
    assert found["interdits"][-1][0] == "Total"
    assert [row[0] for row in found["compares"]] == ["Rythme lent", "Rythme soutenu", "À l’écran"]
    assert found["garde"] == "Essai" and found["imprimable"]
