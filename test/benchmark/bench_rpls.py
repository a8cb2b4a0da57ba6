"""The public file of a region of 500 000 social dwellings, read into a base, then the completion.

The reference is a bare reading of the file by pandas, every column as text.
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from pathlib import Path

import pandas as pd

from osp_plugin import demonstration
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.rpls.completing import apply_completion, plan_completion
from osp_plugin.storage.rpls.loading import load_rpls

from .timing import contract, spaced

TITLES = (
    "IDENT_REP;REG;LIBREG;DEP;LIBDEP;EPCI;LIBEPCI;DEPCOM;CODEPOSTAL;LIBCOM;NUMVOIE;INDREP;TYPVOIE;"
    "NOMVOIE;NUMAPPT;NUMBOITE;ESC;COULOIR;ETAGE;COMPLIDENT;ENTREE;BAT;IMMEU;COMPLGEO;LIEUDIT;QPV;"
    "TYPECONST;NBPIECE;SURFHAB;CONSTRUCT;LOCAT;PATRIMOINE;ORIGINE;FINAN;FINANAUTRE;CONV;NUMCONV;"
    "DATCONV;NEWLOGT;CUS;DPEDATE;DPEENERGIE;DPESERRE;SRU_EXPIR;SRU_ALINEA;CODSEGPATRIM;"
    "LIBSEGPATRIM;X;Y;EPSG"
)
LIMIT = 6.0
MEMORY_MB = 400


def main(count: int = 500_000) -> bool:
    """Print each step; returns whether the promises are kept."""
    tables = demonstration.build()
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        base, file = _make(Path(folder), tables, count)
        before = _peak_mb()
        start = time.perf_counter()
        loaded = load_rpls(base, file, 2021, own_communes=False)
        loading = time.perf_counter() - start
        memory = _peak_mb() - before
        start = time.perf_counter()
        filtered = load_rpls(base, file, 2021)
        filtering = time.perf_counter() - start
        start = time.perf_counter()
        plan = plan_completion(base)
        planning = time.perf_counter() - start
        start = time.perf_counter()
        apply_completion(base, plan)
        applying = time.perf_counter() - start
        size = file.stat().st_size / 1e6
        start = time.perf_counter()
        for _ in pd.read_csv(file, sep=";", dtype=str, chunksize=50_000, encoding="latin-1"):
            pass
        bare = time.perf_counter() - start
    print(f"\nRPLS, {spaced(count)} lignes × {TITLES.count(';') + 1} colonnes, {size:.0f} Mo")
    for name, seconds in (
        ("pandas, lecture seule", bare),
        (f"charger tout ({spaced(loaded.kept)} lignes)", loading),
        (f"charger les communes de la base ({spaced(filtered.kept)})", filtering),
        (f"rapprocher {spaced(plan.counts['NB_LOGEMENTS'])} logements", planning),
        (f"écrire {spaced(plan.counts['NB_VALEURS'])} valeurs", applying),
    ):
        print(f"  {name:<48}{seconds:9.2f} s")
    print(f"  {'mémoire en plus':<48}{memory:9.0f} Mo")
    quick = contract(
        "communes de la base, rapporté à la lecture par pandas", filtering / bare, LIMIT
    )
    return contract("mémoire du chargement (Mo)", memory, MEMORY_MB) and quick


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(folder: Path, tables: dict[str, pd.DataFrame], count: int) -> tuple[GeoPackageBase, Path]:
    base = GeoPackageBase(folder / "base.gpkg")
    base.create()
    empty = tables["logement"].assign(surf_hab=None, typologie=None)
    with base.transaction() as session:
        for name, rows in tables.items():
            session.append(base.tables[name], empty if name == "logement" else rows)
    own = tables["logement"][["ident_rep", "idcom"]].dropna().drop_duplicates("ident_rep")
    draw = random.Random(62)
    file = folder / "rpls2021.csv"
    with file.open("w", encoding="iso-8859-1") as written:
        written.write(TITLES + "\n")
        for number, (ident, idcom) in enumerate(own.itertuples(index=False)):
            written.write(_line(ident, idcom, number, draw))
        for number in range(len(own), count):
            # A tenth of the others is in the communes of the base too.
            written.write(_line(f"{9 * 10**9 + number}", "59350" if number % 10 else "62498",
                                number, draw))  # fmt: skip
    return base, file


def _line(ident: str, idcom: str, number: int, draw: random.Random) -> str:
    return (
        f"{ident};32;HAUTS-DE-FRANCE;62;PAS-DE-CALAIS;246200364;CA DE LENS - LIEVIN;{idcom};62300;"
        f"LENS;{number % 200};;RUE;DE L'ABBÉ {number % 977};;;;;0;;;;;;;2;I;{draw.randint(1, 6)};"
        f"{draw.randint(40, 120)};{draw.randint(1900, 1980)};2002;2002;3;10;;1;;01/2002;2;1;"
        f"03/2014;{draw.choice('CDEFG')};{draw.choice('CDEFG')};;;;;{680000 + number % 9999};"
        f"{7030000 + number % 9999};2154\n"
    )
