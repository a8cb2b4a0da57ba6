"""Making or copying a base, killed at any moment: under a final name all is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from osp_plugin.storage import open_geopackage

from ..support.shared import ROOT

KILLS = int(os.environ.get("OSP_KILLS", "6"))
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from osgeo import ogr
from osp_plugin.storage.geopackage import GeoPackageBase
base = GeoPackageBase(sys.argv[3])
print("pret", flush=True)
getattr(base, sys.argv[2])()
print("fini", flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("work", ["create", "backup"])
def test_what_is_killed_leaves_a_whole_base_or_none(qgis_app, demo, tmp_path, work):
    draw = random.Random(13)
    script = tmp_path / "travail.py"
    script.write_text(SCRIPT, encoding="utf-8")
    longest = 0.6
    for turn in range(KILLS):
        folder = tmp_path / f"{turn}"
        folder.mkdir()
        path = folder / "base.gpkg" if work == "create" else demo
        worker = subprocess.Popen(
            [sys.executable, str(script), str(ROOT), work, str(path)], stdout=subprocess.PIPE
        )
        assert worker.stdout is not None and worker.stdout.readline() == b"pret\n"
        time.sleep(draw.uniform(0, longest))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdout.close()
        for file in path.parent.glob("*.gpkg"):
            base = open_geopackage(file)  # sound, and of its version
            spatial = [table for table in base.tables.values() if table.geometry]
            found = base.rows("SELECT count(*) AS n FROM gpkg_extensions "
                              "WHERE extension_name = 'gpkg_rtree_index'")  # fmt: skip
            assert found[0]["n"] == len(spatial)
            assert base.read("logement").empty == (work == "create")
