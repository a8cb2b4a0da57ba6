"""How long each command holds the window, on a base of 23 000 dwellings: 100 ms at most.

    QT_QPA_PLATFORM=offscreen .venv/bin/python test/benchmark/bench_window.py DEMO.gpkg FOLDER

What is counted is the processor's time of the window's own thread within one turn of its loop: a
busy machine does not change it. QGIS's own part (drawing a form, filling a tree) is in it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "test" / "gui"))

DWELLINGS = 23_000
LIMIT_MS = 100
INSIDE = """
import time
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference, find_layer

commands = plugins["osp_erbm"].commands


class Watch:
    # The longest turn of the loop, in processor's time of this thread.
    def __init__(self):
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self):
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = time.thread_time()

    def stop(self):
        self._turn()
        self._timer.stop()
        return self.longest


def measure(name, run, then=None, last=0.5):
    settle()
    # Twice: what is made once, as a module that is read, is told apart.
    for turn in ("premier", "suivant"):
        watch = Watch()
        start = time.thread_time()
        run()
        held = time.thread_time() - start
        rest(last)
        wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 120)
        rest(0.2)
        longest = watch.stop()
        result[f"{name} ({turn})"] = [round(1000 * held), round(1000 * longest)]
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()
        if then is not None:
            then()
        settle()


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
measure("ouvrir la base", lambda: commands.opener.open(reference), last=1)
dwellings = find_layer(QgsProject.instance(), "logement", reference)
iface.setActiveLayer(dwellings)
measure("accueil", commands.show_home)
measure("aide", commands.help)
measure("analyse", commands.analyse)
measure("classeur", commands.make_workbook)
measure("visionneuse", commands.viewer.show_viewer, last=2)
measure("états de sortie", commands.viewer._outputs.make_outputs, last=1)
measure("nouvelle mise en page", commands.viewer._outputs.new_layout, last=1)
measure("contrôler les positions", commands.geolocation.check_positions, last=2)
measure("placer à la main", commands.geolocation.place_by_hand, last=1)
measure("panneau de la programmation", commands.programming.show_dock, last=1)
measure("importer une remontée", commands.returns.import_return, last=1)
measure("annuler un import", commands.returns.undo_import, last=1)
measure("annuler ma modification", commands.undo_last, last=1)
dwellings.startEditing()
field = dwellings.fields().lookupField("avancement")
def edit():
    fid = next(dwellings.getFeatures()).id()
    dwellings.changeAttributeValue(fid, field, "OS")
    dwellings.commitChanges(False)
measure("enregistrer un logement", edit, last=2)
dwellings.rollBack()
"""


def enlarge(demonstration: Path, path: Path, dwellings: int) -> None:
    """A copy of the demonstration with so many dwellings, at the places of those that it has."""
    shutil.copy(demonstration, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logement'"
        ).fetchall()
        for name, _sql in made:
            connection.execute(f'DROP TRIGGER "{name}"')
        names = [row[1] for row in connection.execute("PRAGMA table_info(logement)")]
        own = {"fid", "id_ddtm62", "ident_rep", "idlocal"}
        listed = ", ".join(f'"{name}"' for name in names if name not in own)
        (count,) = connection.execute("SELECT count(*) FROM logement").fetchone()
        start = 0
        while count + start < dwellings:
            left = dwellings - count - start
            more = 1_000_000 + start
            connection.execute(
                f"INSERT INTO logement (fid, id_ddtm62, {listed}) SELECT fid + {more}, "
                f"id_ddtm62 + {more}, {listed} FROM logement WHERE fid < 1000000 "
                f"LIMIT {min(left, count)}"
            )
            start += min(left, count)
        connection.execute(
            "UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM logement) "
            "WHERE table_name = 'logement'"
        )


def main(arguments: list[str]) -> int:
    """Print what each command held; 1 when one held too long."""
    from window import QgisWindow

    demonstration, folder = Path(arguments[0]), Path(arguments[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "grande.gpkg"
    path.unlink(missing_ok=True)
    enlarge(demonstration, path, DWELLINGS)
    sys.path.insert(0, str(ROOT))
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from osp_plugin.storage import open_geopackage

    open_geopackage(path, check=False).upgrade()  # triggers and spatial index
    application.exitQgis()
    with QgisWindow(folder, (1366, 768)) as window:
        result = window.run(f"PATH = {str(path)!r}\n" + INSIDE, timeout=600)
    (folder / "fenetre.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), "utf-8")
    kept = True
    print(f"{'commande':<44}{'appel':>9}{'au plus':>9}   (ms de processeur)")
    for name, (held, longest) in result.items():
        late = longest > LIMIT_MS
        kept = kept and not late
        print(f"{name:<44}{held:>9}{longest:>9}{'   NON TENU' if late else ''}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
