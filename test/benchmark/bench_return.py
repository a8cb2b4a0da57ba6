"""A return of 23 000 dwellings, from file to base, against openpyxl's bare reading of the file.

A tenth of the dwellings changed, a fiftieth is new; every field of the template is a column.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import openpyxl
import pandas as pd

from osp_plugin import demonstration
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.planning import prepare
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.context import read_context
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file
from osp_plugin.storage.imports.undoing import undo_import

from ..support.returns import FIELDS, REFERENCES, without_doubles, write_xlsx
from ..support.returns import rows_of as file_rows
from .timing import contract, spaced

LIMIT = 2.5


def main(count: int = 23_000) -> bool:
    """Print each step; returns whether the promise is kept."""
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        base, file = _make(Path(folder), count)
        best = min((_once(base, file) for _ in range(3)), key=lambda steps: sum(steps.values()))
        bare = min(_bare(file) for _ in range(3))
    whole = sum(best.values())
    print(f"\nRemontée, {spaced(count)} lignes × {len(FIELDS)} colonnes")
    print(f"  {'openpyxl, lecture seule':<44}{bare:9.3f} s")
    for name, seconds in best.items():
        print(f"  {name:<44}{seconds:9.3f} s   {100 * seconds / whole:3.0f} %")
    print(f"  {'en tout':<44}{whole:9.3f} s")
    return contract("rapport à la lecture par openpyxl", whole / bare, LIMIT)


def _once(base: GeoPackageBase, file: Path) -> dict[str, float]:
    steps: dict[str, float] = {}

    def timed(name, work):
        start = time.perf_counter()
        result = work()
        steps[name] = time.perf_counter() - start
        return result

    context = timed("état de la base", lambda: read_context(base, "SIA"))
    opened = timed("lecture du fichier", lambda: proposed(read_file(file), RETURN))
    table = timed("lignes", lambda: rows_of(opened))
    plan = timed(
        "contrôle et rapprochement",
        lambda: prepare(table, context, file.name, opened.file.digest),
    )
    done = timed("application", lambda: apply_plan(base, plan))
    undo_import(base, done.number)
    for copy in base.path.parent.glob("*sauvegarde*"):
        copy.unlink()
    return steps


def _bare(file: Path) -> float:
    start = time.perf_counter()
    book = openpyxl.load_workbook(file, read_only=True)
    for _ in book.worksheets[0].iter_rows(values_only=True):
        pass
    return time.perf_counter() - start


def _make(folder: Path, count: int) -> tuple[GeoPackageBase, Path]:
    tables = demonstration.build()
    base = GeoPackageBase(folder / "base.gpkg")
    base.create()
    logement = tables["logement"]
    own = without_doubles(logement[logement["bailleur"] == "SIA"])
    many = pd.concat([own] * (count // len(own) + 1), ignore_index=True).head(count)
    number = pd.Series(range(1, count + 1))
    many = many.assign(
        fid=number,
        id_ddtm62=number,
        ident_rep=(10**9 + number * 10).astype(str),
        ident_int="N" + number.astype(str),
        idlocal=many["idcom"] + number.astype(str).str.zfill(7),
        idpar=many["idcom"] + "000AB" + (number % 10_000).astype(str).str.zfill(4),
    )
    with base.transaction() as session:
        for name in REFERENCES:
            session.append(base.tables[name], tables[name])
        session.append(base.tables["logement"], many.iloc[: count - count // 50])
    rows = file_rows(many)
    place = FIELDS.index("cout_travaux")
    for row in rows[1 : count // 10]:
        row[place] = 123456
    return base, write_xlsx(folder / "remontee.xlsx", {"Remontée": rows})
