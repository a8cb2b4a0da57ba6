"""The figures of some territories as a workbook: a tab per theme, a row per territory."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ...domain.indicators import Criteria, indicators
from ...storage.indicators.statistics import Statistics
from ...vendored import import_openpyxl
from ..common.names import sheet_name
from ..common.replacement import naming_failures, replacing
from ..indicators.figures_file import write_table


def write_figures(
    path: str | os.PathLike[str],
    statistics: Statistics,
    scale_key: str,
    codes: Sequence[str],
    criteria: Criteria,
    *,
    title: str,
    subtitle: str,
) -> None:
    """Write every indicator that the scale knows, for the territories ``codes``, in this order.

    Raises MissingPackage (openpyxl) or the errors of :func:`.replacement.replacing`.
    """
    import_openpyxl()
    from openpyxl import Workbook

    known = [item for item in indicators().values() if item.known_by(scale_key, criteria)]
    figures = statistics.at(scale_key, [item.key for item in known], criteria)
    table = figures.table.reindex(list(codes))
    book = Workbook()
    book.properties.creator, book.properties.title = "OSP ERBM", title
    book.remove(book.active)
    for theme in dict.fromkeys(item.theme for item in known):
        sheet = book.create_sheet(sheet_name(theme))
        shown = table[["nom", *(item.key for item in known if item.theme == theme)]]
        heading = f"{sheet.title} – {title}"
        write_table(sheet, figures.of_rows(shown), title=heading, subtitle=subtitle)
    with replacing(path, ".xlsx") as temporary, naming_failures(path):
        book.save(temporary)
