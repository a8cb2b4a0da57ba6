"""An extract in a real window: it says so, its conflicts are decided one by one, it comes back."""

from __future__ import annotations

from pathlib import Path

from osp_plugin.storage.exchange.cutting import extract
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.extracts import SIA, add, change, fill, value

SCRIPT = """
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QLabel, QMenu
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference
commands = plugins["osp_erbm"].commands
project = QgsProject.instance()
menu = iface.mainWindow().findChild(QMenu, "osp_menu")
result["menu"] = [a.objectName() for a in menu.actions()]

def open_base(path):
    commands.opener.open(BaseReference.geopackage(path))
    wait(lambda: project.mapLayers(), 60)
    settle()

open_base(EXTRACT)
result["groupe"] = project.layerTreeRoot().children()[0].name()
result["messages"] = [item.text() for item in iface.messageBar().items()]
shot("extrait_ouvert")
project.clear()
settle()
open_base(BASE)

def back(dialog):
    dialog.file.setFilePath(EXTRACT)
    wait(lambda: dialog.rowsTable.rowCount())
    result["conflits"] = [[dialog.conflictsTable.item(r, c).text() for c in range(7)]
                          for r in range(dialog.conflictsTable.rowCount())]
    result["ecrites_avant"] = dialog.rowsTable.rowCount()
    shot("extrait_conflits")
    for row, button in ((1, dialog.extractButton), (0, dialog.extractButton)):
        dialog.conflictsTable.selectRow(row)
        settle()
        button.click()
        settle()
    result["decision"] = [dialog.conflictsTable.item(row, 6).text() for row in range(2)]
    result["ecrites"] = dialog.rowsTable.rowCount()
    shot("extrait_decide")
    dialog.writeButton.click()
    wait(lambda: "revenu" in dialog.effectLabel.text(), 60)
    result["dit"] = dialog.effectLabel.text()
    result["encore"] = dialog.writeButton.isEnabled()
    shot("extrait_revenu")
    dialog.reject()

action = next(a for a in menu.actions() if a.objectName() == "osp_reintegrer_extrait")
with_dialog("ReturnDialog", back, action.trigger)
"""


def test_an_extract_says_what_it_is_and_comes_back_conflict_by_conflict(
    window, tmp_path: Path
) -> None:
    base = GeoPackageBase(tmp_path / "base.gpkg")
    base.create()
    fill(base)
    cut = GeoPackageBase(tmp_path / "sia.gpkg")
    extract(base, SIA, cut.path)
    change(cut, "logement", 1, surf_hab=71.0, dvoilib="rue Neuve")
    change(cut, "logement", 2, etiquette_apres="B")
    change(cut, "operation", 1, montant_palulos=9.0)
    add(cut, "logement", bailleur="SIA", type_palu="Hors", dvoilib="rue Neuve")
    change(base, "logement", 1, surf_hab=61.0)
    paths = f"BASE, EXTRACT = {str(base.path)!r}, {str(cut.path)!r}\n"
    found = window.run(paths + SCRIPT, 240)
    assert "osp_extraire_base" in found["menu"]
    assert "EXTRAIT DU" in found["groupe"] and "POUR SIA" in found["groupe"]
    assert any("est un extrait de" in text for text in found["messages"])
    assert [[row[1], *row[3:]] for row in found["conflits"]] == [
        ["Montant PALULOS", "(vide)", "9", "(vide)", "Refusé : la ligne reste de côté"],
        ["Surface habitable", "51", "71", "61", "Laisser la ligne de côté"],
    ]
    assert found["decision"] == ["Refusé : la ligne reste de côté", "Prendre l’extrait"]
    assert (found["ecrites_avant"], found["ecrites"]) == (2, 3)
    assert "import n° 1" in found["dit"] and not found["encore"]
    assert value(base, "logement", "surf_hab", 1) == 71.0
    assert value(base, "logement", "etiquette_apres", 2) == "B"
