"""The open file of the ADEME, 1.2 million rows, matched to 23 000 dwellings of a base.

The truth is known (:mod:`.dpe_data`): precision and recall are measured beside time and memory.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from osp_plugin.storage.dpe.importing import apply_import, plan_import
from osp_plugin.storage.geopackage import GeoPackageBase

from .dpe_data import Maker
from .timing import contract, spaced

SECONDS, MEMORY_MB = 60, 300
PRECISION, RECALL = 0.99, 0.95


def main(count: int = 1_200_000, dwellings: int = 23_000) -> bool:
    """Print each step; returns whether the promises are kept."""
    maker = Maker()
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        base, file = _make(Path(folder), maker, count, dwellings)
        size = file.stat().st_size / 1e6
        before = _peak_mb()
        start, worked = time.perf_counter(), time.process_time()
        plan = plan_import(base, file)
        matching, processor = time.perf_counter() - start, time.process_time() - worked
        memory = _peak_mb() - before
        start = time.perf_counter()
        apply_import(base, plan)
        applying = time.perf_counter() - start
    truth, found = maker.made.truth, plan.matches.found
    right = sum(truth.get(item.diagnosis.number_dpe) in item.dwelling.numbers for item in found)
    print(f"\nDPE, {spaced(count)} lignes, {size:.0f} Mo, {spaced(dwellings)} logements")
    print(f"  {'apparier (montre en main)':<48}{matching:9.2f} s")
    print(f"  {'apparier (temps de processeur)':<48}{processor:9.2f} s")
    print(f"  {f'écrire {spaced(len(plan.changes))} diagnostics':<48}{applying:9.2f} s")
    for method, number in plan.matches.by_method.most_common():
        print(f"    {method:<46}{number:9d}")
    # Each is a promise, told even when one before it is not kept.
    kept = [
        contract("apparier (s)", processor, SECONDS),
        contract("mémoire en plus (Mo)", memory, MEMORY_MB),
        contract("appariements faux (%)", 100 * (1 - right / len(found)), 100 * (1 - PRECISION)),
        contract("diagnostics manqués (%)", 100 * (1 - right / len(truth)), 100 * (1 - RECALL)),
    ]
    return all(kept)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(folder: Path, maker: Maker, count: int, dwellings: int) -> tuple[GeoPackageBase, Path]:
    homes = pd.DataFrame(maker.dwellings(dwellings)).drop(columns=["place", "rnb"])
    homes = homes.assign(
        bailleur="SIA", type_palu="Hors", avancement="Livré",
        date_os=homes["date_os"].map(str), date_fin=None,
    )  # fmt: skip
    base = GeoPackageBase(folder / "base.gpkg")
    base.create()
    with base.transaction() as session:
        known = pd.DataFrame([{"bailleur": "SIA", "nom_bailleur": "SIA Habitat"}])
        session.append(base.tables["bailleur"], known)
        communes = homes["idcom"].unique()
        session.append(
            base.tables["commune"], pd.DataFrame({"idcom": communes, "nom_commune": communes})
        )
        session.append(base.tables["logement"], homes)
    file = folder / "dpe03existant.csv"
    maker.write(file, count)
    return base, file


if __name__ == "__main__":
    main(*map(int, sys.argv[3:]))
