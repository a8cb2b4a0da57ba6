"""The workbook against openpyxl's bare write-only mode for the same cells.

Both write the same values: the rows of « Logements » as raw Python values with ``append`` on one
side, the whole workbook (four tabs, styles, totals, charts) on the other.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from osp_plugin.reports.analysis.workbook import write_workbook
from osp_plugin.reports.workbook.columns import dwelling_columns
from osp_plugin.reports.workbook.row_stream import plain_values

from ..support.report_samples import make_sample
from .timing import contract, medians, show, spaced

LIMIT = 1.3
BATCH = 5_000


def main(count: int = 23_000) -> bool:
    """Print the medians; returns whether the promise is kept."""
    dwellings, analysis = make_sample(count)
    columns = [plain_values(dwellings[column.name]) for column in dwelling_columns()]
    rows = [list(row) for row in zip(*columns)]
    with tempfile.TemporaryDirectory(prefix="osp_bench_") as folder:
        target = Path(folder) / "classeur.xlsx"

        def whole() -> None:
            write_workbook(target, _batches(dwellings), analysis, title="Banc", subtitle="Banc")

        seconds = medians(
            {
                "openpyxl, écriture seule": lambda: _write_bare(rows, Path(folder) / "nu.xlsx"),
                "osp, classeur complet": whole,
            }
        )
    title = f"Classeur, {spaced(count)} logements × {len(columns)} colonnes"
    show(title, seconds, "openpyxl, écriture seule")
    ratio = seconds["osp, classeur complet"] / seconds["openpyxl, écriture seule"]
    return contract("rapport à openpyxl nu", ratio, LIMIT)


def _write_bare(rows: list[list[object]], path: Path) -> None:
    """openpyxl's write-only mode as its documentation shows it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Logements")
    for row in rows:
        sheet.append(row)
    book.save(path)


def _batches(dwellings: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for start in range(0, len(dwellings), BATCH):
        yield dwellings.iloc[start : start + BATCH]
