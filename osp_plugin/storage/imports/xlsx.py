"""Sheets of an .xlsx workbook.

Read here rather than by openpyxl: it is faster, needs no package, and tells a formula that was
never calculated from an empty cell. Parts are found by their relations, as spreadsheet programs do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...domain.imports.sheets import Sheet
from .bounds import Watch
from .errors import FileDamaged
from .merging import blank_covered, fill_down
from .number_formats import NumberFormat, built_in, number_format
from .packages import Package, Relation
from .xlsx_rows import SharedStrings, SheetRows, unescaped
from .xml_parts import Starts, local_name

_OF_FORMAT = 1_000
"""Bytes that a number format takes in memory."""
_USUAL = ("xl/workbook.xml", "xl/workbook2.xml")


def workbook_part(package: Package) -> str:
    """The part that is the document, whatever its kind, « » when the package is no document."""
    told = [item.part for item in package.relations().values() if item.kind == "officeDocument"]
    return next((name for name in (*told, *_USUAL) if name and package.has(name)), "")


def read_xlsx(package: Package, workbook: str) -> list[Sheet]:
    """Sheets of a workbook, hidden ones without their rows.

    Raises what zipfile and expat raise when damaged, FileDamaged, FileTooLarge, Cancelled.
    """
    return _Book(package, workbook).sheets()


class _Book:
    def __init__(self, package: Package, workbook: str) -> None:
        self.package = package
        self.watch: Watch = package.watch
        self.relations = package.relations(workbook)
        self.listed: list[Mapping[str, str]] = []
        self.old_epoch = False
        package.read(workbook, Starts(self.watch, self._told))
        if not self.listed:
            raise FileDamaged(fichier=self.watch.path.name, raison="il n’a pas d’onglet")
        self.strings = self._shared_strings()
        self.formats = self._formats()

    def sheets(self) -> list[Sheet]:
        found: list[Sheet] = []
        for item in self.listed:
            name = unescaped(item.get("name", ""))
            if item.get("state", "visible") != "visible":
                found.append(Sheet(name, [], hidden=True))
                continue
            relation = self._relation(item)
            if relation.kind != "worksheet":  # a chart, a dialog, macros of long ago
                continue
            if not relation.part:
                raise FileDamaged(
                    fichier=self.watch.path.name, raison=f"l’onglet « {name} » y manque"
                )
            found.append(self._sheet(name, relation.part))
        return _named_apart(found)

    def _told(self, within: str, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet" and within == "sheets":
            self.listed.append(attributes)
            if len(self.listed) > self.watch.bounds.sheets:
                raise self.watch.too_large(f"il a plus de {self.watch.bounds.sheets} onglets")
        elif tag == "workbookPr":
            self.old_epoch = attributes.get("date1904") in ("1", "true")

    def _relation(self, item: Mapping[str, str]) -> Relation:
        key = next((value for name, value in item.items() if local_name(name) == "id"), "")
        relation = self.relations.get(key)
        if relation is None:
            raise FileDamaged(
                fichier=self.watch.path.name,
                raison=f"rien n’y dit où est l’onglet « {item.get('name', '')} »",
            )
        return relation

    def _sheet(self, name: str, part: str) -> Sheet:
        reader = SheetRows(self.watch, self.strings, self.formats, self.old_epoch)
        self.package.read(part, reader)
        rows = sorted(reader.rows, key=lambda row: row[0])
        blank_covered(rows, reader.wide, self.watch)
        merged = fill_down(rows, reader.merged, self.watch)
        return Sheet(name, rows, merged=merged, wide=reader.wide)

    def _part(self, kind: str) -> str:
        return next((item.part for item in self.relations.values() if item.kind == kind), "")

    def _shared_strings(self) -> list[str | None]:
        part = self._part("sharedStrings")
        reader = SharedStrings(self.watch)
        if part:
            self.package.read(part, reader)
        return reader.strings

    def _formats(self) -> dict[str, NumberFormat]:
        """The formats that do not only show numbers, by the index that cells write of a style."""
        custom: dict[int, NumberFormat] = {}
        styles: list[int] = []

        def told(within: str, tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "xf" and within == "cellXfs":
                self.watch.hold_cells(1)
                styles.append(int(attributes.get("numFmtId", 0)))
            elif tag == "numFmt" and within == "numFmts":
                self.watch.hold(_OF_FORMAT)
                code = number_format(unescaped(attributes.get("formatCode", "")))
                custom[int(attributes.get("numFmtId", 0))] = code

        part = self._part("styles")
        if part:
            self.package.read(part, Starts(self.watch, told))
        formats = (
            (index, custom.get(number) or built_in(number)) for index, number in enumerate(styles)
        )
        return {str(index): item for index, item in formats if not item.of_numbers}


def _named_apart(sheets: list[Sheet]) -> list[Sheet]:
    """Sheets of which no two have the same name: a tab is known by it."""
    taken: set[str] = set()
    found = []
    for sheet in sheets:
        name, count = sheet.name, 1
        while name in taken:
            count += 1
            name = f"{sheet.name} ({count})"
        taken.add(name)
        found.append(sheet if name == sheet.name else replace(sheet, name=name))
    return found
