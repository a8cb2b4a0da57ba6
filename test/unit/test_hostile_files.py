"""Files made to hurt whoever reads them: read or refused within bounds, cancelled at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from osp_plugin.storage.imports.bounds import Bounds
from osp_plugin.storage.imports.errors import FileTooLarge
from osp_plugin.storage.imports.reading import read_file

from ..support.hostile_files import HOSTILE
from ..support.workbooks import row, worksheet, write_parts

ROOT = Path(__file__).resolve().parents[2]
READ = ROOT / "test" / "support" / "reading_measured.py"
PEAK = 400
"""Megabytes that a reading may take at most, whatever the file."""
SOON = 1.0
"""Seconds after which a cancel is answered, twice that where the machine is busy."""
LONG = {"fusions.xlsx": 1.0, "fusions_sans_fin.xlsx": 1.0, "textes_partages.xlsx": 1.0,
        "lignes_larges.xlsx": 1.0, "balises_hors_lignes.xlsx": 1.0, "ligne.csv": 0.1}  # fmt: skip
"""Those that take long, and when a person stops them."""
ENDLESS = {"une_ligne.xlsx", "balises_hors_lignes.xlsx"}
"""Those whose bound, of twenty million tags, takes too long to reach in a test."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


def made(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.exists():
        HOSTILE[name][0](path)
    return path


def measured(path: Path, *stop: str) -> tuple[str, float, float]:
    """The outcome, the seconds and the peak in megabytes of a reading in its own process."""
    done = subprocess.run(
        [sys.executable, str(READ), str(path), *stop],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    outcome, seconds, peak = done.stdout.strip().splitlines()
    return outcome, float(seconds), float(peak)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(HOSTILE) - ENDLESS))
def test_it_is_read_or_refused_by_its_cause_within_the_memory(folder, name):
    _, error, says = HOSTILE[name]
    outcome, _seconds, peak = measured(made(folder, name))
    assert peak < PEAK
    assert outcome.startswith(error) and says in outcome
    assert error or outcome.endswith("lignes")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(LONG))
def test_it_is_cancelled_at_once(folder, name):
    stop = LONG[name]
    outcome, seconds, _peak = measured(made(folder, name), str(stop))
    assert outcome.startswith("Cancelled") or seconds < stop + SOON
    assert seconds < stop + 2 * SOON


def test_the_tags_of_all_parts_are_counted_together(tmp_path):
    path = write_parts(tmp_path / "f.xlsx", worksheet(row("a", "b") * 100))
    assert len(read_file(path, Bounds(tags=1_000)).sheets[0].rows) == 100
    with pytest.raises(FileTooLarge, match="500 balises"):
        read_file(path, Bounds(tags=500))


def test_a_file_is_read_without_loading_qgis():
    """Its hundred megabytes would come on top of the file's, in whatever reads it."""
    code = "import sys, osp_plugin.storage.imports.reading; sys.exit('qgis.core' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
