"""An import into PostGIS killed at any moment: all of it or nothing, and it can be done again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from ..support.made_once import demonstration_tables
from ..support.returns import FIELDS, REFERENCES, rows_of, without_doubles, write_xlsx
from ..support.shared import ROOT

KILLS = int(os.environ.get("OSP_KILLS", "4"))
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication, QgsDataSourceUri
application = QgsApplication([], False)
application.initQgis()
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.reports.imports.scenario import FileImport
from osp_plugin.reports.remontee.subject import RETURNS
uri = QgsDataSourceUri()
uri.setConnection(*sys.argv[3:8])
base = PostgisBase(uri, "osp", "essai")
plan = FileImport(base, RETURNS).plan_file(sys.argv[2], "SIA")
print("pret", flush=True)
apply_plan(base, plan)
print("fini", flush=True)
"""


@pytest.mark.slow
def test_a_killed_import_is_whole_or_nothing(base, server, database, tmp_path):
    tables = demonstration_tables()
    logement = tables["logement"]
    own = without_doubles(logement[logement["bailleur"] == "SIA"]).head(600)
    with base.transaction() as session:
        for name in REFERENCES:
            session.append(base.tables[name], tables[name])
        session.append(base.tables["logement"], own)
    rows = rows_of(own)
    script = tmp_path / "importe.py"
    script.write_text(SCRIPT, encoding="utf-8")
    account = (server.host, str(server.port), database, server.user, server.password)
    draw = random.Random(4)
    seen = set()
    for turn in range(KILLS):
        for row in rows[1:]:
            row[FIELDS.index("info")] = f"import {turn}"
        file = write_xlsx(tmp_path / f"r{turn}.xlsx", {"R": rows})
        command = [sys.executable, str(script), str(ROOT), str(file), *account]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert worker.stdout is not None
        while worker.stdout.readline() != b"pret\n":
            assert worker.poll() is None
        time.sleep(draw.uniform(0, 1.6))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        time.sleep(0.3)  # the server notices that the client is gone
        counts = base.rows(
            "SELECT (SELECT count(*) FROM logement WHERE info = :info) AS ecrits, "
            "(SELECT count(*) FROM import_remontee WHERE fichier = :fichier) AS imports",
            {"info": f"import {turn}", "fichier": file.name},
        )[0]
        written = (int(counts["ecrits"]), int(counts["imports"]))
        assert written in ((0, 0), (len(rows) - 1, 1))
        seen.add(written)
        again = subprocess.run(command, capture_output=True, text=True)
        assert (b"fini" in again.stdout.encode()) == (written == (0, 0)), again.stderr
    print(seen)
