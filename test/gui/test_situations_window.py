"""Situations in a real window: arrested, listed, taken away and put back, shown by the viewer."""

from __future__ import annotations

from pathlib import Path

from .test_viewer import PREAMBLE

SCRIPT = """
from osp_erbm.osp_plugin.gui.history.situations_dialog import SituationsDialog
from osp_erbm.osp_plugin.project.editing.values import base_of
history = main.findChild(QMenu, "osp_menu_expliquer_evolution")
open_base(PATH)
result["commandes"] = [a.text() for a in history.actions() if not a.isSeparator()]
dock = open_viewer()
ready(dock)
result["de_ce_jour"] = figures(dock)
result["situations"] = [dock.situationCombo.itemText(i) for i in range(dock.situationCombo.count())]
layer = find_layer(project, "logement")
layer.setSubsetString("fid % 2 = 0")
wait(lambda: figures(dock) != result["de_ce_jour"])
dock.situationCombo.setCurrentIndex(1)
wait(lambda: "empreinte" in dock.summaryLabel.text())
ready(dock)
result["arretee"] = figures(dock)
result["phrase"] = dock.summaryLabel.text()
shot("visionneuse_situation")
dock.make_layout()
wait(lambda: iface.openLayoutDesigners(), 60)
layout = project.layoutManager().printLayouts()[-1]
result["note"] = " ".join(
    item.currentText() for item in layout.items() if hasattr(item, "currentText"))
for designer in iface.openLayoutDesigners():
    designer.close()
import processing
from osp_erbm.osp_plugin.project import reference_of
given = reference_of(layer).algorithm_parameters()
layer.setSubsetString("")
settle()
processing.run("osp:arreter_situation", {**given, "TITRE": "Comité de pilotage"})

def listed(dialog):
    wait(lambda: dialog.table.rowCount() > 1)
    result["liste"] = [[dialog.table.item(r, c).text() for c in range(6)]
                       for r in range(dialog.table.rowCount())]
    shot("situations_liste")
    result["boutons"] = []
    for row in range(2):
        dialog.table.selectRow(row)
        settle()
        result["boutons"].append([dialog.removeButton.isEnabled(), dialog.fixButton.isEnabled()])
    dialog.verifyButton.click()
    wait(lambda: "Rien n’a changé" in dialog.saidLabel.text())
    dialog.table.selectRow(0)
    dialog.removeButton.click()
    wait(lambda: dialog.table.rowCount() == 1 and dialog.undoButton.isEnabled())
    dialog.undoButton.click()
    wait(lambda: dialog.table.rowCount() == 2)
    result["remise"] = dialog.saidLabel.text()
    dialog.reject()

action = next(a for a in history.actions() if a.objectName() == "osp_situations")
with_dialog("SituationsDialog", listed, action.trigger)
"""


def test_a_situation_is_seen_kept_removed_and_put_back(window, demonstration: Path) -> None:
    found = window.run(f"PATH = {str(demonstration)!r}\n" + PREAMBLE + SCRIPT, 240)
    assert found["commandes"][:2] == ["Arrêter une situation…", "Situations arrêtées…"]
    assert found["situations"] == [
        "d’aujourd’hui",
        "15/06/2021 – Chiffres publiés (1)",
        "à une autre date…",
    ]
    assert found["arretee"] == found["de_ce_jour"]
    assert "Situation au 15/06/2021 (« Chiffres publiés »), édition 1" in found["phrase"]
    assert "empreinte" in found["note"] and "Situation au 15/06/2021" in found["note"]
    assert [row[1:5] for row in found["liste"]] == [
        ["Comité de pilotage", "1", "provisoire", "bassin"],
        ["Chiffres publiés", "1", "définitive", "bassin"],
    ]
    assert found["boutons"] == [[True, True], [False, False]]
    assert "de nouveau là" in found["remise"]
