"""An evolution explained in a real window, between the situation that the base keeps and now."""

from __future__ import annotations

import shutil
from pathlib import Path

from .test_viewer import PREAMBLE

SCRIPT = """
from qgis.PyQt.QtWidgets import QDialog
from osp_erbm.osp_plugin.storage import open_geopackage
base = open_geopackage(PATH)
with base.transaction() as session:
    gone = "SELECT id_ddtm62 FROM logement WHERE epci = 'CALL' AND fid % 3 = 0"
    session.execute(f"DELETE FROM occupation WHERE logement IN ({gone})")
    session.execute(f"DELETE FROM logement WHERE id_ddtm62 IN ({gone})")
    session.execute("UPDATE operation SET nb_logements_decision = nb_logements_decision + 5 "
                    "WHERE epci = 'CALL' AND nb_logements_decision IS NOT NULL")
open_base(PATH)
history = main.findChild(QMenu, "osp_menu_expliquer_evolution")
next(a for a in history.actions() if a.objectName() == "osp_expliquer_evolution").trigger()
dialog = wait(lambda: main.findChild(QDialog, "EvolutionDialog"))
wait(lambda: dialog.startCombo.count() > 1)
result["bouts"] = [[combo.itemText(i) for i in range(combo.count())]
                   for combo in (dialog.startCombo, dialog.endCombo)]

def explained(key):
    dialog.indicatorCombo.setCurrentIndex(dialog.indicatorCombo.findData(key))
    dialog.evolution = None
    dialog.explainButton.click()
    wait(lambda: dialog.evolution is not None, 90)
    settle()
    table = dialog.barsTable
    return [[table.item(r, c).text() for c in range(3)] for r in range(table.rowCount())]

dialog.startCombo.setCurrentIndex(1)
result["date_libre"] = dialog.startEdit.isEnabled()
result["logements"] = explained("nb_logements")
result["texte"] = dialog.textLabel.text()
shot("evolution_situation")
result["finances"] = explained("nb_finances")
dialog.barsTable.selectRow(1)
before = set(project.mapLayers())
dialog.dwellingsButton.click()
layer = wait(lambda: next((l for k, l in project.mapLayers().items() if k not in before), None))
result["couche"] = [layer.name(), layer.featureCount(), not layer.extent().isEmpty()]
shot("evolution_operations")
dialog.reject()
"""


def test_an_evolution_from_a_situation_is_seen_with_the_rows_of_its_bars(
    window, demonstration: Path, tmp_path: Path
) -> None:
    own = tmp_path / "evolution.gpkg"
    shutil.copy(demonstration, own)
    found = window.run(f"PATH = {str(own)!r}\n" + PREAMBLE + SCRIPT, 300)
    kept = "15/06/2021 – Chiffres publiés (1)"
    assert found["bouts"] == [["à la date :", kept], ["maintenant", "à la date :", kept]]
    assert not found["date_libre"]
    first, *bars, last = found["logements"]
    assert first[0] == "Situation au 15/06/2021 (éd. 1)"
    assert [bar[0] for bar in bars] == ["Doublons retirés", "Logements retirés"]
    assert first[1].replace("\u202f", "") == "6287"
    assert last[0].startswith("Au ")
    assert "à la situation au 15/06/2021 (« Chiffres publiés », édition 1)" in found["texte"]
    assert [row[0] for row in found["finances"]][1:-1] == ["Financement changé"]
    title, count, placed = found["couche"]
    assert title.startswith("Opérations") and count > 1 and placed
