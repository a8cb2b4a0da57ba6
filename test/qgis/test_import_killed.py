"""An import killed at any moment: the base holds all of it or nothing, and it can be done again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from osp_plugin.storage import open_geopackage

from ..support.returns import FIELDS, rows_of, without_doubles, write_xlsx
from ..support.shared import ROOT

KILLS = int(os.environ.get("OSP_KILLS", "6"))
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.reports.imports.scenario import FileImport
from osp_plugin.reports.remontee.subject import RETURNS
base = open_geopackage(sys.argv[2])
plan = FileImport(base, RETURNS).plan_file(sys.argv[3], "SIA")
print("pret", flush=True)
apply_plan(base, plan)
print("fini", flush=True)
"""


@pytest.mark.slow
def test_a_killed_import_is_whole_or_nothing(demo, tmp_path):
    logement = open_geopackage(demo).read("logement")
    rows = rows_of(without_doubles(logement[logement["bailleur"] == "SIA"]))
    for row in rows[1:]:
        row[FIELDS.index("info")] = "importé"
    file = write_xlsx(tmp_path / "r.xlsx", {"R": rows})
    script = tmp_path / "importe.py"
    script.write_text(SCRIPT, encoding="utf-8")
    draw = random.Random(4)
    whole = len(rows) - 1
    seen = set()
    for turn in range(KILLS):
        base = tmp_path / f"b{turn}.gpkg"
        shutil.copy(demo, base)
        worker = subprocess.Popen(
            [sys.executable, str(script), str(ROOT), str(base), str(file)],
            stdout=subprocess.PIPE,
        )
        assert worker.stdout is not None and worker.stdout.readline() == b"pret\n"
        time.sleep(draw.uniform(0, 0.35))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        with sqlite3.connect(base) as connection:
            sql = "SELECT count(*) FROM logement WHERE info = 'importé'"
            written = connection.execute(sql).fetchone()[0]
            records = connection.execute("SELECT count(*) FROM import_remontee").fetchone()[0]
            lines = connection.execute("SELECT count(*) FROM import_ligne").fetchone()[0]
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.close()
        assert (written, records, lines) in ((0, 0, 0), (whole, 1, whole))
        seen.add(written)
        again = subprocess.run(
            [sys.executable, str(script), str(ROOT), str(base), str(file)],
            capture_output=True,
            text=True,
        )
        assert (again.returncode == 0) == (written == 0), again.stderr
    assert seen <= {0, whole}
