"""The tool as a place: what greets a newcomer, windows that hold nothing, help beside the map."""

from __future__ import annotations

PREAMBLE = """
from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QUrl, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget
from qgis.utils import plugins, reloadPlugin
from osp_erbm.osp_plugin.project import BaseReference

main = iface.mainWindow()
commands = plugins["osp_erbm"].commands
ROLE = Qt.ItemDataRole.UserRole

def panel(name):
    # Under one name, the panel of a plugin that was loaded again: the last one made.
    found = main.findChildren(QWidget, name)
    return found[-1] if found else None

def open_base(path):
    plugins["osp_erbm"].commands.opener.open(BaseReference.geopackage(path))
    wait(lambda: QgsProject.instance().mapLayers(), 60)
    settle()

def items(tree):
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [top.child(at) for top in tops for at in range(top.childCount())]

def dialogs():
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return shown
"""


def test_home_greets_at_the_first_start_until_it_is_closed(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
QgsSettings().remove("osp_erbm/accueil")
home = commands.home
home.install()
dock = home.dock
result["montre"] = dock is not None and dock.isVisible()
wait(lambda: dock.stack.currentWidget() is dock.startPage)
result["debut"] = [b.text() for b in dock.startPage.findChildren(QWidget)
                   if b.metaObject().className() == "QCommandLinkButton"]
shot("accueil_debut")
open_base(PATH)
wait(lambda: items(dock.tree), 90)
result["nom"] = dock.nameLabel.text()
result["lignes"] = [item.text(0) for item in items(dock.tree)]
shot("accueil")
unplaced = next(i for i in items(dock.tree) if i.data(0, ROLE).target == "placer")
dock.tree.setCurrentItem(unplaced)
dock.tree.setFocus()
QTest.keyClick(dock.tree, Qt.Key.Key_Return)
wait(lambda: panel("osp_placing") is not None)
result["mene"] = panel("osp_placing").isVisible()
dock.setUserVisible(True)
dock.close()
home.remove()
home.install()
result["ferme"] = home.dock is None
"""
    )
    assert result["montre"]
    assert len(result["debut"]) == 4
    assert result["nom"] == "osp_demo"
    assert any("sans position" in line for line in result["lignes"])
    assert result["mene"]
    assert result["ferme"], "fermé par l’utilisateur, il n’est plus là au démarrage suivant"


def test_windows_of_algorithms_leave_the_map_free_and_help_opens_beside(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
open_base(PATH)
commands.analyse()
rest(0.5)
dialog = dialogs()[-1]
result["modale"] = dialog.isModal()
QTest.keyClick(dialog, Qt.Key.Key_F1)
rest(0.5)
shot("accueil_aide")
dock = panel("osp_aide_panneau")
result["page"] = dock.pageCombo.currentData()
commands.guide.open(QUrl("osp-aide:programmation#clore_campagne"))
rest(0.5)
browser = dock.browser
result["au_mot"] = browser.textCursor().block().text()
bar = browser.verticalScrollBar()
result["en_haut"] = 0 <= browser.cursorRect().top() < 60 or bar.value() == bar.maximum()
dialog.close()
commands.viewer.show_viewer()
viewer = panel("osp_viewer")
viewer.setFocus()
QTest.keyClick(viewer, Qt.Key.Key_F1)
rest(0.3)
result["f1"] = dock.pageCombo.currentData()
known = QgsGui.shortcutsManager().listActions()
result["raccourcis"] = [a.text() for a in known if a.objectName().startswith("osp_")]
"""
    )
    assert not result["modale"]
    assert result["page"] == "analyse" and result["f1"] == "visionneuse"
    assert "osp:clore_campagne" in result["au_mot"] and result["en_haut"]
    assert {"Accueil OSP", "Trouver un logement…", "Visionneuse"} <= set(result["raccourcis"])
    assert len(set(result["raccourcis"])) == len(result["raccourcis"]) > 40
