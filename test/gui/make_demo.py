# Run inside QGIS by conftest.py, after ``PATH = …``.
# ruff: noqa: F821
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QDialogButtonBox, QMenu, QProgressBar

menu = iface.mainWindow().findChild(QMenu, "osp_menu")
action = next(a for a in menu.actions() if a.objectName() == "osp_demonstration")


def choose(dialog):
    dialog.selectFile(PATH)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()


with_dialog("QFileDialog", choose, action.trigger)
wait(lambda: iface.messageBar().findChildren(QProgressBar))
result["progression"] = True
wait(lambda: len(QgsProject.instance().mapLayers()) > 16, 90)
settle()
result["couches"] = len(QgsProject.instance().mapLayers())
result["messages"] = messages()
shot("demonstration")
