"""The workbook of the OSP: « Logements », « Opérations », « Synthèses », « Graphiques ».

Then, where they are given, tabs of indicators by territory: « Bilan par EPCI » and others.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import IO, TYPE_CHECKING, NamedTuple

from ...domain.analysis import Analysis
from ...domain.common.palulos import is_palulos
from ...domain.common.work import QUIET, Work
from ...domain.disclosure.profiles import INTERNAL
from ...domain.indicators import Figures, indicator
from ...domain.indicators.balance import Balance
from ...domain.indicators.scales import WHOLE
from ...project.indicators.drawing import title_of
from ...vendored import import_openpyxl
from ..common.cell_text import legal
from ..common.crosstabs import crosstabs
from ..common.errors import TooManyRows
from ..common.replacement import naming_failures, replacing
from ..indicators.figures_file import FORMATS, write_table
from ..workbook.balance_sheet import FIRST_COLUMN, HEAD_ROW, rows_of, write_balance
from ..workbook.charts_sheet import MAX_GAPS, FigureRow, GapRows, write_charts
from ..workbook.columns import Column, dwelling_columns, operation_columns
from ..workbook.package import SheetAdditions, complete
from ..workbook.row_stream import RowStream, blocks
from ..workbook.sheet_style import A3, A4, body_style
from ..workbook.synthesis_sheet import write_syntheses
from ..workbook.table_sheet import FIRST_ROW, MAX_ROWS, write_top

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

IN_THOUSANDS = '#,##0,\\ "k€"'
_COLORS = ("000091", "2F4077", "00595E", "5C4B37")
SHEETS = ("Logements", "Opérations", "Synthèses", "Graphiques")


@dataclass(frozen=True)
class FiguresTab:
    """A tab of figures: its name, and those of the whole.

    A balance has a row per indicator, and « Graphiques » draws those of ``drawn``; else a tab has
    a row per territory.
    """

    name: str
    figures: Figures
    whole: Figures
    is_balance: bool = False
    drawn: tuple[str, ...] = ()


def write_workbook(
    path: str | os.PathLike[str],
    dwellings: Iterable[pd.DataFrame],
    analysis: Analysis,
    *,
    title: str,
    subtitle: str,
    profile: str = INTERNAL,
    tabs: Sequence[FiguresTab] = (),
    work: Work = QUIET,
    print_rows: bool = False,
) -> None:
    """Write the workbook of ``analysis`` to ``path`` (.xlsx), which is replaced at the end only.

    ``dwellings`` are batches of the rows analysed, read once and never held together: the fields
    of ``logement`` by name, with ``geolocalise`` (bool), ``nb_occurrences``,
    ``nb_logements_decision``, ``ecart``; a column that they lack stays empty. ``subtitle`` says
    where the data come from and of what date. ``work`` is told the number of dwellings written
    so far. ``profile`` is who receives it; ``tabs`` are figures of
    indicators, a tab each, and which of them « Graphiques » draws. ``print_rows``: « Logements »
    and « Opérations » are printed whole; else their totals, and the PALULOS operations.

    Raises :class:`MissingPackage` (openpyxl), :class:`TooManyRows`, :class:`FileInUse`,
    :class:`FolderMissing`, :class:`WriteFailed`, :class:`Cancelled`; the file that was there is
    then untouched.
    """
    import_openpyxl()
    # Known from the counts, before anything is read or written.
    _refuse_too_many(SHEETS[0], analysis.figures.nb_logements)
    _refuse_too_many(SHEETS[1], len(analysis.operations))
    work.check()
    with replacing(path, ".xlsx") as temporary, tempfile.TemporaryFile() as rows:
        book = _new_book(title, tabs)
        streamed = _stream(book[SHEETS[0]], dwelling_columns(profile=profile), rows)
        for block in blocks(dwellings):
            _refuse_too_many(SHEETS[0], streamed.rows + len(block))
            with naming_failures(path):
                streamed.write(block)
            work.tell(streamed.rows)
        heading = _Heading(title, subtitle)
        additions = [
            _finish_table(book[SHEETS[0]], streamed, heading, A3, None if print_rows else 0),
            *_write_analysis(book, analysis, heading, tabs, print_rows=print_rows),
        ]
        with naming_failures(path):
            bare = io.BytesIO()
            book.save(bare)
            complete(bare, temporary, dict(enumerate(additions, 1)), work.check)
        work.check()


def write_figures_workbook(
    path: str | os.PathLike[str],
    tabs: Sequence[FiguresTab],
    *,
    title: str,
    subtitle: str,
    work: Work = QUIET,
) -> None:
    """Write a workbook of these tabs alone, as those of a situation. Raises as
    :func:`write_workbook` does."""
    import_openpyxl()
    work.check()
    with replacing(path, ".xlsx") as temporary:
        book = _new_book(title, tabs, sheets=())
        heading = _Heading(title, subtitle)
        additions = [_write_figures(book[tab.name], tab, heading) for tab in tabs]
        with naming_failures(path):
            bare = io.BytesIO()
            book.save(bare)
            complete(bare, temporary, dict(enumerate(additions, 1)), work.check)
        work.check()


def _write_analysis(
    book: Workbook,
    analysis: Analysis,
    heading: _Heading,
    tabs: Sequence[FiguresTab],
    *,
    print_rows: bool,
) -> list[SheetAdditions]:
    """Write all tabs but the first; what is to be added to each."""
    operations, syntheses, graphiques = (book[name] for name in SHEETS[1:])
    listed = in_reading_order(analysis.operations)
    streamed = _stream(operations, operation_columns(), io.BytesIO())
    for block in blocks([listed]):
        streamed.write(block)
    printed = None if print_rows else len(listed[is_palulos(listed["type_palu"])])
    table = _finish_table(operations, streamed, heading, A4, printed)
    places, results = write_syntheses(
        syntheses, crosstabs(analysis.synthese), title=heading.title, subtitle=heading.subtitle
    )
    gaps = _gap_rows(operations, listed, streamed.columns)
    figures = [_write_figures(book[tab.name], tab, heading) for tab in tabs]
    write_charts(
        graphiques,
        syntheses,
        places,
        gaps,
        title=heading.title,
        subtitle=heading.subtitle,
        figures=[drawn for tab in tabs for drawn in _drawn(book[tab.name], tab)],
    )
    return [table, results, SheetAdditions(), *figures]


def _write_figures(sheet: Worksheet, tab: FiguresTab, heading: _Heading) -> SheetAdditions:
    title = f"{tab.name} – {heading.title}"
    if tab.is_balance:
        return write_balance(sheet, tab.figures, tab.whole, title=title, subtitle=heading.subtitle)
    return write_table(sheet, tab.figures, title=title, subtitle=heading.subtitle, whole=tab.whole)


def _drawn(sheet: Worksheet, tab: FiguresTab) -> list[FigureRow]:
    """The rows of a balance that « Graphiques » draws."""
    if not tab.is_balance or tab.figures.table.empty:
        return []
    rows = rows_of(tab.figures)
    return [
        FigureRow(
            sheet,
            title_of(indicator(key), tab.figures.scale),
            indicator(key).unit,
            IN_THOUSANDS if _is_large(tab, key) else FORMATS[indicator(key).format],
            row=rows[key],
            head_row=HEAD_ROW,
            first_column=FIRST_COLUMN,
            last_column=FIRST_COLUMN + len(tab.figures.table) - 1,
            is_large=_is_large(tab, key),
        )
        for key in tab.drawn
    ]


def _is_large(tab: FiguresTab, key: str) -> bool:
    """Whether amounts have too many digits for the labels of a chart."""
    return indicator(key).format == "euro" and abs(tab.whole.table.at[WHOLE, key]) >= 1e6


def _finish_table(
    sheet: Worksheet, streamed: RowStream, heading: _Heading, paper: int, printed: int | None
) -> SheetAdditions:
    additions = write_top(
        sheet,
        streamed,
        title=heading.title,
        subtitle=heading.subtitle,
        paper=paper,
        printed=printed,
    )
    additions.rows = streamed.out
    return additions


def in_reading_order(operations: pd.DataFrame) -> pd.DataFrame:
    """The PALULOS operations first, those with a gap before the others, the largest first.

    What someone who chases missing dwellings looks for is at the top, and the rows that the chart
    draws follow each other.
    """
    import pandas as pd

    gap = pd.to_numeric(operations["ecart"]).fillna(0).astype("int64")
    ordered = operations.assign(
        _hors=~is_palulos(operations["type_palu"]), _even=gap == 0, _order=-gap
    ).sort_values(["_hors", "_even", "_order", "bailleur", "epci", "intitule"], kind="stable")
    return ordered.drop(columns=["_hors", "_even", "_order"]).reset_index(drop=True)


def _gap_rows(sheet: Worksheet, listed: pd.DataFrame, columns: Sequence[Column]) -> GapRows:
    balance = Balance.of(listed)
    drawn = min(balance.with_missing + balance.with_surplus, MAX_GAPS)
    names = [column.name for column in columns]
    return GapRows(
        sheet=sheet,
        first_row=FIRST_ROW,
        last_row=FIRST_ROW + drawn - 1,
        name_column=names.index("intitule") + 1,
        gap_column=names.index("ecart") + 1,
    )


def _new_book(title: str, tabs: Sequence[FiguresTab], sheets: tuple[str, ...] = SHEETS) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    names = (*sheets, *(tab.name for tab in tabs))
    for name, color in zip(names, (*_COLORS[: len(sheets)], *("5C4B37" for _ in tabs))):
        book.create_sheet(name).sheet_properties.tabColor = color
    book.active = 0
    book[names[0]].sheet_view.tabSelected = True
    book.properties.creator = "OSP ERBM"
    book.properties.title = legal(title)
    book.properties.language = "fr-FR"
    book.properties.created = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    return book


def _stream(sheet: Worksheet, columns: Sequence[Column], out: IO[bytes]) -> RowStream:
    styles = [body_style(sheet, column.kind) for column in columns]
    return RowStream(out, columns, styles, FIRST_ROW)


def _refuse_too_many(sheet: str, rows: int) -> None:
    if rows > MAX_ROWS:
        raise TooManyRows(onglet=sheet, lignes=rows, maximum=MAX_ROWS)


class _Heading(NamedTuple):
    title: str
    subtitle: str
