"""Placing dwellings by hand in a real window: the list, the clicks, undo, the save."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from ..support.placing_samples import ban, write_ban
from .test_plugin import PREAMBLE
from .window import QgisWindow

SCRIPT = (
    PREAMBLE
    + """
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, Qt
from qgis.PyQt.QtTest import QTest

open_base(PATH)
for item in iface.messageBar().items():
    item.dismiss()
homes = find_layer(QgsProject.instance(), "logement")
iface.setActiveLayer(homes)
canvas = iface.mapCanvas()

next(a for a in toolbar.actions() if a.objectName() == "osp_placer").trigger()
dock = wait(lambda: main.findChild(QWidget, "osp_placing"))
model = dock.table.model()
wait(lambda: model.rowCount() == 41)
settle()
result["compte"] = dock.countLabel.text()
result["ou"] = dock.whereLabel.text()
shot("geolocalisation_placer")

# Filters: the rows follow, and so does what is said of them.
dock.bailleurCombo.setCurrentIndex(dock.bailleurCombo.findData("SIA"))
rest(0.2)
result["sia"] = (model.rowCount(), dock.countLabel.text())
dock.bailleurCombo.setCurrentIndex(0)
dock.searchEdit.setText("sains 284 inconnu")
rest(0.2)
result["rien"] = (model.rowCount(), dock.placeButton.isEnabled())
dock.searchEdit.clear()
rest(0.2)

# A street that others of the base are in; a click on the map, where a house is.
row = next(r for r in range(model.rowCount())
           if model.at(r).address and (model.at(r).idcom, model.at(r).address.street)
           in dock._survey.streets)
dock.table.selectRow(row)
settle()
first, second = model.at(row), model.at(row + 1)
result["voie"] = dock.whereLabel.text()
dock.placeButton.click()
rest(0.3)
centre = QPoint(canvas.width() // 2, canvas.height() // 2)
expected = canvas.getCoordinateTransform().toMapCoordinates(centre)
QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                 centre)
wait(lambda: model.rowCount() == 40)
settle()
placed = homes.getFeature(first.fid)
point = placed.geometry().asPoint()
result["clic"] = {
    "au_clic": point.distance(expected) < 5,
    "source": placed["geoloc_source"],
    "score": placed["geoloc_score"],
    "date": placed["geoloc_date"].toString("yyyy-MM-dd"),
    "commune": placed["idcom"] == first.idcom,
    "suivant": model.at(dock.table.currentIndex().row()).fid == second.fid,
    "en_edition": homes.isEditable() and homes.isModified(),
    "outil": canvas.mapTool() is dock._tool,
}
shot("geolocalisation_placer_clic")

# Undone, it comes back, chosen; placed again, it goes.
dock.undoButton.click()
wait(lambda: model.rowCount() == 41)
result["annule"] = {
    "sans_position": homes.getFeature(first.fid).geometry().isNull(),
    "sans_source": not homes.getFeature(first.fid)["geoloc_source"],
    "choisi": model.at(dock.table.currentIndex().row()).fid == first.fid,
    "rien_a_enregistrer": not dock.saveButton.isEnabled(),
}
QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                 centre)
wait(lambda: model.rowCount() == 40)

# Beyond its commune: the commune follows the point.
moved = next(r for r in range(model.rowCount()) if model.at(r).idcom != first.idcom)
dock.table.selectRow(moved)
settle()
other = model.at(moved)
dock._place(point, homes.crs())
wait(lambda: model.rowCount() == 39)
result["commune_du_point"] = homes.getFeature(other.fid)["idcom"] == first.idcom

# A file of addresses: a cross at the door.
dock.addressesFile.setFilePath(ADDRESSES + ".absent")
rest(0.2)
result["fichier"] = [dock.addressesLabel.text()]
dock.addressesFile.setFilePath(OTHER)
wait(messages)
result["fichier"] += [dock.addressesLabel.text(), *messages()]
iface.messageBar().clearWidgets()
dock.addressesFile.setFilePath(ADDRESSES)
wait(lambda: dock._book is not None)
known = next(r for r in range(model.rowCount()) if model.at(r).identifier == KNOWN)
dock.table.selectRow(known)
settle()
result["adresse"] = dock.whereLabel.text()
shot("geolocalisation_placer_adresse")
dock.acceptButton.click()
wait(lambda: model.rowCount() == 38)
dock.saveButton.click()
wait(lambda: not homes.isModified())
rest(1)
result["messages"] = messages()
result["encore_en_edition"] = homes.isEditable()
homes.commitChanges()
QTest.keyClick(canvas, Qt.Key.Key_Escape)
rest(0.3)
result["outil_range"] = canvas.mapTool() is not dock._tool and not dock.placeButton.isChecked()
dock.refresh()
wait(lambda: model.rowCount() == 38)

# The layer goes away: so does all that the panel knew of it.
QgsProject.instance().clear()
rest(0.5)
result["ferme"] = (model.rowCount(), dock.countLabel.text())
unloadPlugin("osp_erbm")
# What is deleted later is so once the event loop is back, where this script never lets it be.
QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
result["dechargee"] = main.findChild(QWidget, "osp_placing") is None
"""
)


@pytest.fixture
def base(demonstration: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "base.gpkg"
    shutil.copy(demonstration, copy)
    return copy


def test_dwellings_are_placed_one_after_the_other(
    window: QgisWindow, base: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(base)) as connection:
        identifier, street, number, idcom = connection.execute(
            "SELECT ident_rep, dvoilib, dnvoiri, idcom FROM logement AS l WHERE geom IS NULL "
            "AND dnvoiri IS NOT NULL AND dindic IS NULL AND (SELECT count(*) FROM logement AS v "
            "WHERE v.geom IS NOT NULL AND v.dvoilib = l.dvoilib AND v.idcom = l.idcom) > 3 "
            "ORDER BY fid DESC LIMIT 1"
        ).fetchone()
        neighbours = connection.execute(
            "SELECT dnvoiri, geom FROM logement WHERE geom IS NOT NULL AND dvoilib = ? "
            "AND idcom = ? AND dindic IS NULL",
            (street, idcom),
        ).fetchall()
    # The address that is asked for, between two neighbours, and those of the neighbours.
    known = {door: struct.unpack("<dd", blob[-16:]) for door, blob in neighbours}
    one, other = list(known.values())[:2]
    known[number] = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    rows = [ban(door, street, *place, code_insee=idcom) for door, place in known.items()]
    addresses = write_ban(tmp_path / "adresses-62.csv.gz", rows)
    other = tmp_path / "autre.csv"
    other.write_text("nom;prenom\na;b\n", encoding="utf-8")
    head = f"PATH = {str(base)!r}\nADDRESSES = {str(addresses)!r}\nKNOWN = {identifier!r}\n"
    head += f"OTHER = {str(other)!r}\n"

    found = window.run(head + SCRIPT, timeout=180)

    assert found["compte"] == "41 logements sans position."
    assert found["ou"]
    assert 0 < found["sia"][0] < 41 and "sur 41" in found["sia"][1]
    assert found["rien"] == [0, False]
    assert "logements déjà placés" in found["voie"]
    told = found["clic"]
    assert (told.pop("source"), told.pop("score")) == ("manuel", 1.0)
    assert len(told.pop("date")) == 10 and all(told.values()), told
    assert all(found["annule"].values()), found["annule"]
    assert found["commune_du_point"], "la commune n’a pas suivi le point"
    absent, unread, *told = found["fichier"]
    assert "introuvable" in absent and "pas lu" in unread and "n’est pas un fichier" in told[0]
    assert "Adresse trouvée" in found["adresse"]
    assert found["encore_en_edition"] and found["outil_range"]
    assert found["messages"] == [], found["messages"]
    assert found["ferme"] == [0, "La couche des logements n’est plus ouverte."]
    assert found["dechargee"]
    with closing(sqlite3.connect(base)) as connection:
        left, manual = connection.execute(
            "SELECT sum(geom IS NULL), sum(geoloc_source = 'manuel' AND geoloc_score = 1 "
            "AND geoloc_date = date('now', 'localtime')) FROM logement"
        ).fetchone()
    assert (left, manual) == (38, 3)
