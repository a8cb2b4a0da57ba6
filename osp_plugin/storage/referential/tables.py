"""A file of rows without shapes as a layer of texts, read as returns are: encodings, notices above
the titles, spreadsheets whose titles are not on the first row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from qgis.core import QgsFeature, QgsVectorLayer

from ...compat import make_field
from ...domain.common.formulas import unguarded
from ...domain.common.paris import day_in_paris
from ...domain.common.text import folded
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import Table
from ...domain.imports.sheets import Sheet, is_blank
from ...domain.referential import KEYS, guess
from ..imports.blocks import SHORT, WIDE
from ..imports.reading import read_file

TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ods")
_TITLE_ROWS = 40
_SHAPES = {"wkt", "geom", "geometry", "the geom", "wkb geometry", "geo shape", "geojson"}


class TableFile:
    """A file read as a layer: ``layer`` has its titles as fields, ``numbers`` the rows it has in
    the file, ``faults`` why some of them do not hold together, by place."""

    def __init__(self, layer: QgsVectorLayer, numbers: list[int], faults: dict[int, str]) -> None:
        self.layer = layer
        self.numbers = numbers
        self.faults = faults


def read_table(path: Path, sheet: str, table: Table, work: Work = QUIET) -> TableFile | None:
    """The rows of a file for ``table``; None when it has shapes, or no row of titles is known.

    ``sheet`` names the tab; of « », it is that whose titles are best known. Raises FileRefused,
    Cancelled.
    """
    sheets = [item for item in read_file(path, work=work).sheets if not item.hidden]
    named = [item for item in sheets if item.name == sheet]
    best: tuple[int, Sheet, int] | None = None
    for item in named or sheets:
        place, score = _titles(item, table)
        if score and (best is None or score > best[0]):
            best = score, item, place
    if best is None:
        return None
    _score, found, place = best
    return _layer(path, found, place)


def _titles(sheet: Sheet, table: Table) -> tuple[int, int]:
    """Place of the row of titles among the first ones, and how many fields it tells."""
    best = 0, 0
    key = KEYS[table.name]
    for place, (_number, cells) in enumerate(sheet.rows[:_TITLE_ROWS]):
        titles = [str(cell) for cell in cells if isinstance(cell, str)]
        if not _SHAPES.isdisjoint(map(folded, titles)):
            return 0, 0
        known = guess(table, titles)
        useful = key in known or (key == "epci" and "siren" in known)
        # Codes above the labels tell more: « CODGEO » is on the last of the rows of titles.
        if useful and len(known) >= max(best[1], 2):
            best = place, len(known)
    return best


def _layer(path: Path, sheet: Sheet, place: int) -> TableFile:
    titles = _names(sheet.rows[place][1])
    layer = QgsVectorLayer("None", path.name, "memory")
    provider = layer.dataProvider()
    provider.addAttributes([make_field(title, "string") for title in titles])
    layer.updateFields()
    features: list[QgsFeature] = []
    numbers: list[int] = []
    faults: dict[int, str] = {}
    start = place + 1
    for number, cells in sheet.rows[start:]:
        if all(map(is_blank, cells)):
            continue
        feature = QgsFeature(layer.fields())
        written = [_text(cell) for cell in cells]
        feature.setAttributes(
            [written[at] if at < len(written) else None for at in range(len(titles))]
        )
        fault = sheet.faults.get(number, "")
        beyond = any(not is_blank(cell) for cell in islice(cells, len(titles), None))
        if beyond or sheet.width_of(number) > max(len(titles), sheet.width):
            fault = fault or WIDE
        elif sheet.width >= len(titles) > sheet.width_of(number):
            fault = fault or SHORT
        if fault:
            faults[len(features)] = fault
        features.append(feature)
        numbers.append(number)
    provider.addFeatures(features)
    return TableFile(layer, numbers, faults)


def _names(cells: Sequence[object]) -> list[str]:
    """Titles that differ from each other; a column without one is called as QGIS does."""
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = " ".join(str(cell).split()) if not is_blank(cell) else f"Field{place}"
        taken = {known.lower() for known in names}
        count, free = 2, name
        while free.lower() in taken:
            free, count = f"{name}_{count}", count + 1
        names.append(free)
    return names


def _text(cell: object) -> str | None:
    if is_blank(cell):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        day = cell.date() if cell.tzinfo is None else day_in_paris(cell)
        return day.isoformat()
    return cell.isoformat() if isinstance(cell, date) else unguarded(str(cell))
