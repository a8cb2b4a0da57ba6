"""Sheets of an .ods workbook (OpenDocument), in an archive or in one flat XML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...domain.imports.sheets import Merged, Sheet, Wide
from .bounds import OF_MERGED, Watch
from .errors import NotATable, PasswordProtected
from .merging import blank_covered, fill_down
from .ods_cells import TABLE, Cell
from .packages import Package
from .xml_parts import PartReader, Starts, local_name, read_part

_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_STRUCTURE = {
    f"{TABLE}{name}" for name in ("table-row-group", "table-rows", "table-header-rows", "table-row")
}
_ROW, _TABLE, _SCENARIO = f"{TABLE}table-row", f"{TABLE}table", f"{TABLE}scenario"
_SOURCE = f"{TABLE}table-source"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_HOLDER = ("body", "spreadsheet")
_FILLER = 1_000
"""A row or cell repeated more often than this is the formatting of an empty rest of the sheet."""
_LAST_ROW = 1 << 31
_OF_STYLE = 600
_CACHED = "'#"
"""In the name of a table, the mark of a copy of another file's: « 'file:///a.ods'#$Feuille1 »."""
_NO_SHEET = "c’est un document OpenDocument qui n’est pas un classeur"


def read_ods(package: Package) -> list[Sheet]:
    """Sheets of a workbook in an archive. Raises what zipfile and expat raise when damaged."""
    watch = package.watch
    if package.has("META-INF/manifest.xml"):
        tags: set[str] = set()
        package.read("META-INF/manifest.xml", Starts(watch, lambda _in, tag, _all: tags.add(tag)))
        if "encryption-data" in tags:
            raise PasswordProtected(fichier=watch.path.name)
    reader = Tables(watch)
    if package.has("styles.xml"):
        package.read("styles.xml", Styles(watch, reader.shown))
    package.read("content.xml", reader)
    return reader.found()


def read_fods(path: Path, watch: Watch) -> list[Sheet]:
    """Sheets of a workbook in one flat XML. Raises what expat raises when damaged."""
    reader = Tables(watch)
    with path.open("rb") as part:
        read_part(part, path.name, reader)
    return reader.found()


class Shown:
    """Which styles of tables hide the tab that has them."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._told: dict[str, bool] = {}

    def name(self, style: str, parent: str) -> None:
        """A style of tables is met; it is what its parent is unless it tells."""
        self._parents[style] = parent
        self._told.pop(style, None)

    def tell(self, style: str, shown: bool) -> None:
        """A style says whether its tables are shown."""
        self._told[style] = shown

    def of(self, style: str) -> bool:
        """Whether a table of a style is shown. The default style has no name."""
        met: set[str] = set()
        while style not in met:
            met.add(style)
            if style in self._told:
                return self._told[style]
            style = self._parents.get(style, "")
        return True


class Styles(PartReader):
    """Tells ``shown`` the styles of tables of a part."""

    def __init__(self, watch: Watch, shown: Shown) -> None:
        super().__init__(watch)
        self.shown = shown
        self._style: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A style of tables, or what it tells."""
        self.enter()
        if tag in (f"{_STYLE}style", f"{_STYLE}default-style"):
            self._style = None
            if attributes.get(f"{_STYLE}family") == "table":
                self.watch.hold(_OF_STYLE)
                default = tag.endswith("default-style")
                self._style = "" if default else attributes.get(f"{_STYLE}name", "")
                self.shown.name(self._style, attributes.get(f"{_STYLE}parent-style-name", ""))
        elif tag == f"{_STYLE}table-properties" and self._style is not None:
            told = attributes.get(f"{TABLE}display")
            if told is not None:
                self.shown.tell(self._style, told.strip().lower() not in ("false", "0"))


class Tables(Styles):
    """Keeps the tables that are tabs: those right under the workbook, and no other.

    A spreadsheet program also stores as tables what nobody sees: copies of other files, scenarios,
    links, the changes tracked, the figures of charts.
    """

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch, Shown())
        self.sheets: list[Sheet] = []
        self._path: list[str] = []
        self._spreadsheet = False
        self._unread = 0
        """Depth of what is passed over whole; 0 when nothing is."""
        self._name, self._hidden = "", False
        self._table = 0
        """Depth of the table under way; 0 outside."""
        self._rows: list[tuple[int, list[object]]] = []
        self._merged: list[Merged] = []
        self._wide: list[Wide] = []
        self._number = 0
        self._repeated = 1
        self._cells: list[object] = []
        self._full = False
        self._cell: Cell | None = None

    def found(self) -> list[Sheet]:
        """The tabs. Raises NotATable when the document is no workbook."""
        if not self._spreadsheet:
            raise NotATable(fichier=self.watch.path.name, raison=_NO_SHEET)
        return self.sheets

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A table, a row, a cell or what it holds begins."""
        if self._unread:
            self.enter()
        elif self._cell is not None:
            self.enter()
            self._cell.start(tag, attributes, self.depth)
        elif self._table:
            self.enter()
            self._within(tag, attributes)
        else:
            super().start(tag, attributes)
            self._above(tag, attributes)

    def _above(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self.depth in (2, 3):
            above = self.depth - 2
            del self._path[above:]
            self._path.append(local_name(tag))
        elif self.depth == 4 and tuple(self._path) == _HOLDER:
            self._spreadsheet = True
            if tag == _TABLE:
                self._open(attributes)
            else:
                self._unread = self.depth
        if self.depth == 3 and tuple(self._path) == _HOLDER:
            self._spreadsheet = True

    def _open(self, attributes: Mapping[str, str]) -> None:
        if len(self.sheets) >= self.watch.bounds.sheets:
            raise self.watch.too_large(f"il a plus de {self.watch.bounds.sheets} onglets")
        self._table = self.depth
        self._name = attributes.get(f"{TABLE}name", "")
        self._hidden = not self.shown.of(attributes.get(f"{TABLE}style-name", ""))
        self._rows, self._merged, self._wide, self._number = [], [], [], 0

    def _within(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._hidden:
            return
        if tag in _CELLS and not self._full:
            self._cell = Cell(self.watch, self.depth, tag, attributes)
        elif tag == _ROW:
            told = int(attributes.get(f"{TABLE}number-rows-repeated", "1"))
            self._repeated = min(max(1, told), _LAST_ROW)
            self._cells, self._full = [], False
        elif tag == _SCENARIO or (tag == _SOURCE and _CACHED in self._name):
            self._hidden = True
            self._rows, self._merged, self._wide = [], [], []
        if tag not in _STRUCTURE and self._cell is None:
            self._unread = self.depth

    def end(self, tag: str) -> None:
        """A table, a row, a cell or what it holds ends."""
        depth, self.depth = self.depth, self.depth - 1
        if self._unread:
            if depth <= self._unread:
                self._unread = 0
            if depth == self._table:
                self._close()
        elif self._cell is not None:
            if self._cell.end(tag, depth):
                self._add(self._cell)
                self._cell = None
        elif self._table:
            if tag == _ROW:
                self._end_row()
            elif depth == self._table:
                self._close()

    def text(self, data: str) -> None:
        """Letters of a cell."""
        if self._cell is not None:
            self._cell.text(data)

    def _add(self, cell: Cell) -> None:
        """The cell, as often as it is repeated."""
        cells, limit = self._cells, self.watch.bounds.columns
        value = cell.value()
        if value is None and cell.repeated > _FILLER:
            self._full = True
            return
        places = range(len(cells), min(len(cells) + cell.repeated, limit))
        if cell.spanned > 1:
            self.watch.hold(OF_MERGED * len(places))
            first = self._number + 1
            last = min(first + cell.spanned - 1, _LAST_ROW)
            self._merged += [Merged(place, first, last) for place in places]
        if cell.over > 1 and value is not None and places:
            self.watch.hold(OF_MERGED)
            first = self._number + 1
            height = max(cell.spanned, self._repeated)
            last_column = min(places[0] + cell.over, limit) - 1
            last = min(first + height - 1, _LAST_ROW)
            self._wide.append(Wide(places[0], last_column, first, last))
        cells.extend([value] * len(places))
        self._full = len(cells) >= limit

    def _end_row(self) -> None:
        cells = self.watch.cells(self._cells)
        if cells:
            self.watch.row(self._repeated)
            self.watch.hold_cells(len(cells))
            first = self._number + 1
            self._rows += [(first + step, cells) for step in range(self._repeated)]
        self._number += self._repeated
        self._cells = []

    def _close(self) -> None:
        self._table = self._unread = 0
        if self._hidden:
            self.sheets.append(Sheet(self._name, [], hidden=True))
            return
        blank_covered(self._rows, self._wide, self.watch)
        merged = fill_down(self._rows, self._merged, self.watch)
        self.sheets.append(Sheet(self._name, self._rows, merged=merged, wide=self._wide))
        self._rows, self._merged, self._wide = [], [], []
