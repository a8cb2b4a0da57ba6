"""The figures of some territories as a workbook: a tab per theme, a row per territory."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..domain.indicators import Criteria, Indicator, indicators
from ..storage.statistics import Statistics
from ..vendored import import_openpyxl
from .names import sheet_name
from .replacement import naming_failures, replacing
from .return_sheets import new_book, write_table

if TYPE_CHECKING:
    import pandas as pd

NAME_WIDTH, FIGURE_WIDTH = 36.0, 16.0
DECIMALS = {"entier": 0, "euro": 0, "decimal": 2, "pourcentage": 2}
"""Decimals kept of a figure, by its format."""


def write_figures(
    path: str | os.PathLike[str],
    statistics: Statistics,
    scale_key: str,
    codes: Sequence[str],
    criteria: Criteria,
    title: str,
) -> None:
    """Write every indicator that the scale knows, for the territories ``codes``, in this order.

    Raises MissingPackage (openpyxl) or the errors of :func:`.replacement.replacing`.
    """
    import_openpyxl()
    known = [item for item in indicators().values() if item.known_by(scale_key, criteria)]
    figures = statistics.at(scale_key, [item.key for item in known], criteria)
    table = figures.table.reindex(list(codes))
    book = new_book(title)
    for theme in dict.fromkeys(item.theme for item in known):
        shown = [item for item in known if item.theme == theme]
        write_table(
            book.create_sheet(sheet_name(theme)),
            ["Code", figures.scale.title, *(item.heading for item in shown)],
            [_row(str(code), line, shown) for code, line in table.iterrows()],
            [FIGURE_WIDTH, NAME_WIDTH, *[FIGURE_WIDTH] * len(shown)],
        )
    with replacing(path) as temporary, naming_failures(path):
        book.save(temporary)


def _row(code: str, line: pd.Series, shown: Sequence[Indicator]) -> list[object]:
    return [code, str(line["nom"]), *(_figure(line[item.key], item.format) for item in shown)]


def _figure(value: float, kind: str) -> int | float | None:
    if value != value:  # not known
        return None
    decimals = DECIMALS[kind]
    return round(float(value), decimals) if decimals else round(float(value))
