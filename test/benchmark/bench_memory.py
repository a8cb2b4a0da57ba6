"""Memory of the whole analysis under qgis_process, above qgis_process with nothing to do."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .generate import make_base
from .timing import contract, spaced

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MB = 400


def peak_mb(command: list[str], environment: dict[str, str]) -> float:
    """Peak memory of a command, in MB, measured by a process that has no other child."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *command],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(run.stdout.split()[-1])


def prepare_process(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command of qgis_process with the built plugin, and its environment."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(ROOT / "build"),
        "QGIS_CUSTOM_CONFIG_PATH": str(folder / "profil"),
    }
    process = ["qgis_process.bin"]
    subprocess.run(
        [*process, "plugins", "enable", "osp_erbm"],
        env=environment,
        check=True,
        capture_output=True,
    )
    return process, environment


def main(dwellings: int = 600_000) -> bool:
    """Print the peaks; returns whether the promise is kept. Needs ``make build``."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as name:
        folder = Path(name)
        base = make_base(folder / "base.gpkg", dwellings)
        process, environment = prepare_process(folder)
        bare = peak_mb([*process, "plugins"], environment)
        analysis = peak_mb(
            [
                *process, "run", "osp:analyse_logement_bailleur", "--",
                f"INPUT={base.path}|layername=logement",
                f"OUTPUT={folder / 'analyse.gpkg'}",
                f"SYNTHESE={folder / 'synthese.csv'}",
                f"RAPPORT={folder / 'rapport.html'}",
            ],
            environment,
        )  # fmt: skip
    print(f"\nMémoire de l’analyse, {spaced(dwellings)} logements")
    print(f"  qgis_process nu {bare:.0f} Mo, analyse {analysis:.0f} Mo")
    return contract("mégaoctets au-dessus de qgis_process nu", analysis - bare, LIMIT_MB)
