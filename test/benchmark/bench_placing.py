"""23 000 dwellings placed by parcel, address and RPLS, against a file as large as that of the Nord
and the Pas-de-Calais (1 300 000 addresses): seconds, and memory beyond what QGIS takes."""

from __future__ import annotations

import csv
import gzip
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from osp_plugin.storage.geolocation.placing import Outcome, Placer, Sources

from ..support.placing_samples import BAN
from .timing import contract, spaced

ADDRESSES = 1_300_000
COMMUNES = 1_500
OF_INTEREST = 330
STREETS = 22
LIMIT_RATIO, LIMIT_MB = 6.0, 200.0
_NAMES = ("Lilas", "Général de Gaulle", "Jean Jaurès", "Église", "République", "Saint-Pierre")
_MEASURED = "--mesure"
_RUN = Path(__file__).with_name("run.py")


def main(count: int = 23_000) -> bool:
    """Print the times and the memory; returns whether the promises are kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        path = Path(folder) / "adresses.csv.gz"
        _write_addresses(path)
        told = subprocess.run(
            [
                sys.executable,
                str(_RUN),
                "--seul",
                "bench_placing",
                _MEASURED,
                str(path),
                str(count),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    seconds, bare, megabytes, found, placed = (float(word) for word in told.split()[-5:])
    print(f"\nPlacement de {spaced(count)} logements, {spaced(ADDRESSES)} adresses (.csv.gz)")
    print(f"  {'lecture du fichier ligne à ligne par csv':<44}{bare:9.3f} s")
    print(f"  {'placement entier':<44}{seconds:9.3f} s   × {seconds / bare:.2f}")
    print(f"  {'mémoire en plus':<44}{megabytes:9.0f} Mo")
    print(f"  {'placés, dont au numéro':<44}{placed:9.0f}   {found:.0f}")
    kept = contract("rapport à la lecture nue du fichier", seconds / bare, LIMIT_RATIO)
    return contract("mémoire en plus (Mo)", megabytes, LIMIT_MB) and kept and placed > count * 0.9


def _write_addresses(path: Path) -> None:
    """Numbers 1 to 40 and a few bis, in streets of the same names in every commune."""
    random = np.random.RandomState(59)
    xy = random.uniform((640_000, 7_000_000), (760_000, 7_060_000), (ADDRESSES, 2)).round(1)
    with gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=1) as text:
        writer = csv.writer(text, delimiter=";")
        writer.writerow(BAN)
        for row, (x, y) in enumerate(xy.tolist()):
            commune, rank = divmod(row, ADDRESSES // COMMUNES)
            street, number = divmod(rank, 40)
            code = f"{'62' if commune % 2 else '59'}{commune % 900:03d}"
            name = f"Rue {_NAMES[street % 6]} {street}"
            more = (x, y, 2.8, 50.4, "entrée", "", "", "LENS", "", "commune", "commune", 1, "")
            head = (f"{code}_{row}", "", number + 1, "bis" if row % 50 == 0 else "", name)
            writer.writerow((*head, 62300, code, "Lens", "", "", *more))


def _dwellings(count: int) -> QgsVectorLayer:
    fields = "".join(
        f"&field={name}:string"
        for name in ("idpar", "dnvoiri", "dindic", "dvoilib", "idcom", "ident_rep")
    )
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154{fields}", "logements", "memory")
    random = np.random.RandomState(62)
    rows = []
    for row in range(count):
        commune = int(random.randint(OF_INTEREST))
        code = f"{'62' if commune % 2 else '59'}{commune % 900:03d}"
        street = int(random.randint(STREETS - 1))
        name = _NAMES[street % 6].upper().replace("GÉNÉRAL", "GAL").replace("SAINT-", "ST ")
        feature = QgsFeature(layer.fields())
        idpar = f"{code}000AB{row // 3:04d}"[:14] if row % 4 == 0 else None
        number = str(int(random.randint(1, 50)))
        feature.setAttributes([idpar, number, None, f"R {name} {street}", code, None])
        rows.append(feature)
    layer.dataProvider().addFeatures(rows)
    return layer


def _parcels(dwellings: QgsVectorLayer) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=id:string", "parcelles", "memory")
    rows = []
    for number, idpar in enumerate(
        sorted({f["idpar"] for f in dwellings.getFeatures() if f["idpar"]})
    ):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([idpar])
        corner = QgsPointXY(650_000 + 30 * (number % 1000), 7_000_000 + 30 * (number // 1000))
        feature.setGeometry(QgsGeometry.fromPointXY(corner).buffer(12, 3))
        rows.append(feature)
    layer.dataProvider().addFeatures(rows)
    return layer


def _bare(path: Path) -> float:
    start = time.perf_counter()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        for _row in csv.reader(text, delimiter=";"):
            pass
    return time.perf_counter() - start


def _memory_mb(what: str) -> float:
    """VmRSS (now) or VmHWM (the most since the last reset) of this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return (
        next(int(line.split()[1]) for line in status.splitlines() if line.startswith(what)) / 1024
    )


def _measure(path: Path, count: int) -> tuple[float, float, float, Outcome]:
    layer = _dwellings(count)
    parcels, context = _parcels(layer), QgsProcessingContext()
    source = QgsProcessingFeatureSource(parcels, context)
    sources = Sources(parcels=source, parcel_field="id", addresses=path)
    bare = _bare(path)
    before = _memory_mb("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the peak
    start = time.perf_counter()
    outcome = Placer(layer).place(sources)
    seconds = time.perf_counter() - start
    return seconds, bare, _memory_mb("VmHWM") - before, outcome


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    place = sys.argv.index(_MEASURED)
    seconds, bare, megabytes, outcome = _measure(
        Path(sys.argv[place + 1]), int(sys.argv[place + 2])
    )
    counts = outcome.counts
    print(seconds, bare, megabytes, counts["NB_BAN_NUMERO"], counts["NB_PLACES"])
