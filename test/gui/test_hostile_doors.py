"""A batch, the windows that write, and the undo, given targets and names that mean harm."""

from __future__ import annotations

import os
import shutil

from osp_plugin.storage.geopackage import GeoPackageBase

from ..benchmark import kill_checks as checks
from ..support.hostile_names import HOSTILE_NAMES
from ..support.samples import add_dwellings
from .test_editing import HELPERS

NAMES = [name[:200].encode("utf-8", "replace").decode() for name in HOSTILE_NAMES]
NAMES = [name for name in NAMES if "\x00" not in name and "?" not in name][:12]

DOORS = """
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QDialog
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from osp_erbm.osp_plugin.project import BaseReference

commands = plugins["osp_erbm"].commands
reference = BaseReference.geopackage(PATH)
registry = QgsApplication.processingRegistry()

def batch(algorithm, rows):
    dialog = BatchAlgorithmDialog(registry.createAlgorithmById(algorithm))
    panel = dialog.mainWidget()
    panel.batchRowCount = lambda: len(rows)
    panel.parametersForRow = lambda row, *given, **named: (rows[row], True)
    dialog.show()
    dialog.runAlgorithm()
    dialog.close()
    dialog.deleteLater()
    rest(0.2)

def told(run):
    clear()
    run()
    return wait(lambda: [text for text in messages() if "en cours" not in text], 60)

# The batches come last: those of QGIS keep a thread of its tasks.

result["demonstration"] = [
    told(lambda place=place: commands.demonstration.make(place)) for place in PLACES[3:6]
]
result["modele"] = [
    told(lambda place=place: commands.returns.write_template(reference, "SIA", place))
    for place in BOOKS
]

LAYER = PATH + "|layername=logement"
batch("osp:statistiques_territoire",
      [{"INPUT": LAYER, "ECHELLE": "bailleur", "OUTPUT": place} for place in PLACES]
      + [{"INPUT": LAYER, "ECHELLE": "bailleur", "OUTPUT": FOLDER + "/juste.gpkg"}])
batch("osp:modele_remontee",
      [{"BASE": PATH, "BAILLEUR": "SIA", "OUTPUT": place} for place in BOOKS]
      + [{"BASE": PATH, "BAILLEUR": "SIA", "OUTPUT": FOLDER + "/juste.xlsx"}])
"""

UNDONE = """
result["vu"] = []
for name in NAMES:
    clear()
    operations = by_role("operation")
    iface.setActiveLayer(operations)
    fid = 3
    before = operations.getFeature(fid)["observations"]
    change(operations, fid, observations=name)
    saved = operations.commitChanges()
    rest(0.5)
    operations.selectByIds([fid])
    seen = {"nom": name, "enregistre": saved}

    def confirm(dialog):
        seen["format"] = int(dialog.introLabel.textFormat() == Qt.TextFormat.PlainText)
        seen["cellules"] = [row[1] for row in cells(dialog.table)]
        seen["bulles"] = [dialog.table.item(r, 1).toolTip() for r in range(dialog.table.rowCount())]
        dialog.accept()

    done = []
    with_dialog("UndoDialog", lambda d: (confirm(d), done.append(1)),
                lambda: (action("annuler").trigger(), wait(lambda: done)))
    wait(lambda: any("annulée" in text for text in messages()))
    operations.dataProvider().reloadData()
    seen["rendu"] = operations.getFeature(fid)["observations"] == before
    result["vu"].append(seen)
"""


def test_batches_and_windows_write_in_the_place_of_no_base(window, tmp_path):
    place, folder = tmp_path / "base", tmp_path / "sorties"
    place.mkdir()
    folder.mkdir()
    made = GeoPackageBase(place / "base.gpkg")
    made.create()
    add_dwellings(made)
    base = made.path
    targets: dict[str, list[str]] = {}
    for suffix in (".gpkg", ".xlsx"):
        link, hard, pipe = (folder / f"{name}{suffix}" for name in ("lien", "dur", "tube"))
        link.symlink_to(base)
        os.link(base, hard)
        os.mkfifo(pipe)
        (folder / f"dossier{suffix}").mkdir()
        (folder / f"rien{suffix}").symlink_to("/dev/null")
        found = [link, hard, base, folder / f"dossier{suffix}", folder / f"rien{suffix}", pipe]
        found += [f"{base}-wal", f"{base}-journal", f"{place}/../base/base.gpkg"]
        targets[suffix] = [str(one) for one in found]
    targets[".gpkg"] += [f"ogr:dbname='{base}' table=\"tarif\"", f"{base}|layername=tarif"]
    before = checks.state_of_file(base)
    result = window.run(
        f"PATH, FOLDER = {str(base)!r}, {str(folder)!r}\n"
        f"PLACES, BOOKS = {targets['.gpkg']!r}, {targets['.xlsx']!r}\n" + HELPERS + DOORS,
        600,
    )
    assert checks.difference(checks.state_of_file(base), before) == ""
    beside = {path.name for path in place.iterdir()}
    assert beside <= {"base.gpkg", "base.gpkg-wal", "base.gpkg-shm"}
    assert (folder / "juste.gpkg").stat().st_size and (folder / "juste.xlsx").stat().st_size
    for said in (*result["demonstration"], *result["modele"]):
        assert said and all("n’a pas abouti" in text for text in said), said


def test_an_undo_shows_a_name_and_gives_the_row_back(window, demonstration, tmp_path):
    path = shutil.copy(demonstration, tmp_path / "noms.gpkg")
    result = window.run(f"PATH, NAMES = {str(path)!r}, {NAMES!r}\n" + HELPERS + UNDONE, 600)
    assert len(result["vu"]) == len(NAMES) >= 10
    for seen in result["vu"]:
        assert seen["enregistre"] and seen["format"] and seen["rendu"], seen
        assert not any("<img" in text or "<script" in text for text in seen["bulles"]), seen
