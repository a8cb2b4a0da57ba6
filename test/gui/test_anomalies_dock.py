"""The panel of anomalies in a real window: check, go and see, correct, undo, accept, save."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .test_plugin import PREAMBLE
from .window import QgisWindow

SCRIPT = (
    PREAMBLE
    + """
from qgis.PyQt.QtWidgets import QAction, QPlainTextEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from osp_erbm.osp_plugin.gui.geolocation.anomalies_dock import AnomaliesDock
from osp_erbm.osp_plugin.gui.geolocation.placing_dock import PlacingDock

open_base(PATH)
for item in iface.messageBar().items():
    item.dismiss()
homes = find_layer(QgsProject.instance(), "logement")
main.findChild(QAction, "osp_controle_geolocalisation").trigger()
dock = wait(lambda: main.findChild(AnomaliesDock))
model = dock._model
wait(lambda: model.rowCount() > 0)

def choose(code):
    combo = dock.codeCombo
    combo.setCurrentIndex(combo.findData(code))
    rest(0.2)

def place(fid):
    point = homes.getGeometry(fid).asPoint()
    return [point.x(), point.y()]

result["found"] = model.rowCount()
result["adresse"] = model.index(0, 1).data()
QTest.keyClick(main, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
rest(0.2)
result["clavier"] = dock.table.currentIndex().row()
choose("sans_geometrie")
dock.table.selectRow(dock._model.rowCount() - 1)
unplaced = dock._current().fid_logement
dock.placeButton.click()
placing = wait(lambda: main.findChild(PlacingDock))
wait(lambda: placing._dwelling() is not None and placing._dwelling().fid == unplaced)
before = placing.table.currentIndex().row()
QTest.keyClick(main, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
rest(0.2)
result["placer"] = placing.table.currentIndex().row() - before
placing.setUserVisible(False)
dock.setUserVisible(True)
choose("hors_commune")
result["message"] = dock.messageLabel.text()
centre = iface.mapCanvas().extent().center()
first = model.at(0)
result["seen"] = iface.mapCanvas().extent().width() < 30000
shot("liste")

choose("projection_erronee")
dock.table.selectAll()
fids = [model.at(row).fid_logement for row in range(model.rowCount())]
before = [place(fid) for fid in fids]
dock.correctButton.click()
rest(0.3)
result["projections"] = [len(fids), sum(0 < x < 1e6 and 7e6 < y < 7.2e6
                                        for x, y in map(place, fids))]
result["corrected"] = len(model.corrected)
shot("corrigees")
dock.undoButton.click()
rest(0.2)
result["undone"] = [len(model.corrected), [place(fid) for fid in fids] == before]
dock.table.selectAll()
dock.correctButton.click()

choose("communes_differentes")
one = next(model.at(r) for r in range(model.rowCount()) if model.at(r).champ == "idcom")
row = [model.at(r) for r in range(model.rowCount())].index(one)
dock.table.selectRow(row)
dock.correctButton.click()
rest(0.3)
home = homes.getFeature(one.fid_logement)
result["commune"] = [one.valeur, home["idcom"], home["epci"], home["dep"]]

choose("loin_de_operation")
dock.table.selectRow(0)
far = model.at(0)

def give_reason(dialog):
    dialog.findChild(QPlainTextEdit).setPlainText("Logement isolé, vu sur place avec le bailleur")
    shot("motif")
    dialog.accept()

with_dialog("QInputDialog", lambda dialog: dialog.accept(), dock.acceptButton.click)
result["sans_motif"] = [messages(), len(model.accepted)]
with_dialog("QInputDialog", give_reason, dock.acceptButton.click)
wait(lambda: model.accepted)
choose("")
shot("traitees")
dock.saveButton.click()
wait(lambda: not homes.isModified())
result["kept"] = len(model.corrected)
dock.checkButton.click()
wait(lambda: model.rowCount() < result["found"])
result["again"] = model.rowCount()
result["codes"] = sorted({a.code for a in model.shown})
result["count"] = dock.countLabel.text()
homes.rollBack()
"""
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory):
    from .conftest import SCREENSHOTS

    with QgisWindow(tmp_path_factory.mktemp("anomalies"), size=(1366, 768)) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / f"anomalies_{picture.name}")


@pytest.fixture(scope="module")
def path(screen: QgisWindow, planted_tables) -> Path:
    """The demonstration with every anomaly."""
    from osp_plugin.storage.geopackage import GeoPackageBase

    made = GeoPackageBase(screen.folder / "fautes.gpkg")
    made.create()
    with made.transaction() as session:
        for name, rows in planted_tables[0].items():
            session.append(made.tables[name], rows)
    return made.path


def test_anomalies_are_seen_corrected_undone_accepted_and_remembered(screen, path, planted_tables):
    result = screen.run(f"PATH = {str(path)!r}\n" + SCRIPT, timeout=180)
    assert result["found"] == len(planted_tables[1])
    assert "RUE" in result["adresse"]
    assert result["clavier"] == 1
    assert result["placer"] == -1
    assert "il est dans" in result["message"]
    assert result["seen"]
    assert result["projections"] == [4, 4]
    assert result["corrected"] == 4
    assert result["undone"] == [0, True]
    wanted, *followed = result["commune"]
    assert followed[0] == wanted
    assert followed[2] == wanted[:2]
    told, accepted = result["sans_motif"]
    assert "motif" in told[0] and accepted == 0
    assert result["kept"] == 5
    assert result["again"] == result["found"] - 6
    assert "projection_erronee" not in result["codes"]
    assert "loin_de_operation" not in result["codes"]
    assert "Acceptées auparavant : 1" in result["count"]
