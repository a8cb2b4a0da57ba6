# Run inside QGIS by bench_window.py, after ``PATH = …``, ``ONLY = …``.
# ruff: noqa: F821
import re

from osp_erbm.osp_plugin.gui.entry.bulk_dialog import BulkDialog
from osp_erbm.osp_plugin.project import BaseReference, find_layer
from osp_erbm.osp_plugin.project.editing.values import table_of
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMenu
from qgis.utils import plugins
from window_turns import Watch

commands = plugins["osp_erbm"].commands
menu = iface.mainWindow().findChild(QMenu, "osp_menu")
project = QgsProject.instance()


def close_windows():
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.close()
    for designer in iface.openLayoutDesigners():
        designer.close()


def measure(name, run, last=0.5, always=False):
    if not always and not re.search(ONLY, name):
        return
    # Twice: what is made once, as a module that is read, is told apart.
    for turn in ("premier", "suivant"):
        settle()
        watch = Watch(QTimer)
        run()
        rest(last)
        wait(is_idle, 120)
        rest(0.3)
        longest, ours = watch.stop()
        result[f"{name} ({turn})"] = [vars(longest), vars(ours)]
        close_windows()
        rest(0.2)


def close_what_asks():
    # A window that asks something holds until it is answered.
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


closing = QTimer()
closing.setInterval(1500)
closing.timeout.connect(close_what_asks)
closing.start()

reference = BaseReference.geopackage(PATH)
measure("ouvrir la base", lambda: commands.opener.open(reference), last=1, always=True)
settle()
dwellings = find_layer(project, "logement", reference)
iface.setActiveLayer(dwellings)


def actions(of):
    for action in of.actions():
        if action.menu() is not None:
            yield from actions(action.menu())
        elif not action.isSeparator():
            yield action


for action in list(actions(menu)):
    measure(action.text().replace("&", ""), action.trigger, last=1.5)

# -- panels in use -------------------------------------------------------------------------------

viewer = commands.viewer.viewer
if viewer is not None:
    viewer.show()
    settle()
    figures, scales = viewer.indicatorCombo, viewer.scaleCombo

    def other_figure():
        figures.setCurrentIndex(figures.currentIndex() + 1)

    def to(scale):
        return lambda: scales.setCurrentIndex(scales.findData(scale))

    measure("visionneuse : autre indicateur", other_figure)
    measure("visionneuse : cités", to("cite"))
    measure("visionneuse : communes", to("commune"))
    measure("visionneuse : mettre en page", viewer.layoutButton.click, last=2)
    viewer.close()

# -- entry ---------------------------------------------------------------------------------------

field = dwellings.fields().lookupField("avancement")


def edit(count):
    def run():
        fids = [one.id() for one, _ in zip(dwellings.getFeatures(), range(count))]
        dwellings.startEditing()
        dwellings.beginEditCommand("Avancement")
        for number, fid in enumerate(fids):
            dwellings.changeAttributeValue(fid, field, ("OS", "Livré")[number % 2])
        dwellings.endEditCommand()
        dwellings.commitChanges()

    return run


measure("enregistrer un logement", edit(1), last=2)
measure("enregistrer 500 logements", edit(500), last=2)

shown = []


def bulk(expression):
    def run():
        dwellings.selectAll()
        dialog = BulkDialog(dwellings, table_of(dwellings), iface.mainWindow())
        shown.append(dialog)
        dialog.show()
        dialog.choose("info", expression=expression)

    return run


measure("modifier en lot 23 000 lignes (aperçu)", bulk("'vu le ' || \"avancement\""), last=2)
dwellings.removeSelection()
dwellings.rollBack()
