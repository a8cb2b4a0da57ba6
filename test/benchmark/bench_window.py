"""How long each command holds the window, on a base of 23 000 dwellings: 100 ms of ours at most.

    export QT_QPA_PLATFORM=offscreen
    .venv/bin/python test/benchmark/bench_window.py DEMO.gpkg FOLDER [ONLY]

Drives each command of the menu, the panels and the entry in a real window; ``ONLY`` is a regular
expression of those to drive. What is counted is the longest turn of the window's loop, in time of
the processor (a busy machine does not change it) and of the clock (what it waits for); of it, what
is ours is told from what is QGIS's own (drawing a form, a map, a tree): see ``window_turns.py``.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "test" / "gui"))

DWELLINGS = 23_000
LIMIT_MS = 100
HERE = str(Path(__file__).parent)
INSIDE = Path(__file__).parent / "window_commands.py"


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
    only = arguments[2] if len(arguments) > 2 else ""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "grande.gpkg"
    for left in folder.glob(f"{path.name}*"):  # with what SQLite keeps beside it
        left.unlink()
    enlarge(demonstration, path, DWELLINGS)
    sys.path.insert(0, str(ROOT))
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from osp_plugin.storage import open_geopackage

    open_geopackage(path, check=False).upgrade()  # triggers and spatial index
    application.exitQgis()
    print(f"{'commande':<60}{'au plus':>9}{'horloge':>9}{'à nous':>9}   (ms)")
    given = f"PATH = {str(path)!r}\nONLY = {only!r}\nimport sys\nsys.path.insert(0, {HERE!r})\n"
    with QgisWindow(folder, (1366, 768)) as window:
        result = window.run(given + INSIDE.read_text("utf-8"), timeout=900)
    (folder / "fenetre.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), "utf-8")
    kept = [_told(name, *turns) for name, turns in result.items()]
    return 0 if all(kept) else 1


def _told(name: str, longest: dict[str, Any], ours: dict[str, Any]) -> bool:
    """Print what a command held; whether it is within the limit."""
    kept = float(ours["ours"]) <= LIMIT_MS
    figures = (longest["processor"], longest["clock"], ours["ours"])
    shown = "".join(f"{round(figure):>9}" for figure in figures)
    print(f"{name:<60}{shown}{'' if kept else '   NON TENU'}")
    for place in [] if kept else ours["where"]:
        print(f"        {place}")
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
