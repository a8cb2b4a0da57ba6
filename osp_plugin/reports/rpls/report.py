"""What the RPLS completes of the dwellings, value by value."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.rpls.completion import COMPLETED, TRACE, Completion, Row
from ...vendored import import_openpyxl
from ..common.replacement import naming_failures, replacing
from ..imports.sheets import SheetWriter, new_book, write_table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

COUNT_TITLES = {
    "NB_LOGEMENTS": QT_TRANSLATE_NOOP("algorithms", "Logements examinés"),
    "NB_RECONNUS": QT_TRANSLATE_NOOP("algorithms", "Logements reconnus dans le répertoire"),
    "NB_PAR_ADRESSE": QT_TRANSLATE_NOOP("algorithms", "dont reconnus à leur adresse"),
    "NB_COMPLETES": QT_TRANSLATE_NOOP("algorithms", "Logements complétés"),
    "NB_VALEURS": QT_TRANSLATE_NOOP("algorithms", "Valeurs complétées"),
    "NB_ECARTS": QT_TRANSLATE_NOOP("algorithms", "Valeurs remontées qui diffèrent du répertoire"),
}
_DWELLING = ("id_ddtm62", "ident_rep", "bailleur", "intitule")
_WHO_WIDTHS, _VALUE_WIDTHS = (10.0, 14.0, 12.0, 54.0), (14.0, 26.0, 20.0)


@contextmanager
def rpls_report(
    path: str | os.PathLike[str], completion: Completion, *, subtitle: str
) -> Iterator[None]:
    """Write the report of a completion (.xlsx): it is at ``path`` once the block ends without
    error.

    Raises MissingPackage or the errors of :func:`.replacement.replacing`.
    """
    import_openpyxl()
    with replacing(path, ".xlsx") as temporary:
        book = new_book(f"Complément d’après le RPLS {completion.millesime}")
        _fill(book, completion, subtitle)
        with naming_failures(path):
            book.save(temporary)
        yield


def _fill(book: Workbook, completion: Completion, subtitle: str) -> None:
    fields = dictionary()["logement"]
    who = [fields[name].title for name in _DWELLING]
    _summary(book.create_sheet("Synthèse"), completion, subtitle)
    write_table(
        book.create_sheet("Valeurs complétées"),
        [*who, "Reconnu par", "Champ", "Valeur du RPLS"],
        _completed(completion),
        [*_WHO_WIDTHS, *_VALUE_WIDTHS],
    )
    write_table(
        book.create_sheet("Écarts"),
        [*who, "Reconnu par", "Champ", "Valeur remontée", "Valeur du RPLS"],
        _differences(completion),
        [*_WHO_WIDTHS, *_VALUE_WIDTHS, 20.0],
    )
    write_table(
        book.create_sheet("Non reconnus"),
        [*who, "Pourquoi"],
        ([*_named(row), why] for row, why in completion.unknown),
        [*_WHO_WIDTHS, 44.0],
    )


def _summary(sheet: Worksheet, completion: Completion, subtitle: str) -> None:
    sheet.column_dimensions["A"].width = 52
    sheet.column_dimensions["B"].width = 14
    writer = SheetWriter(sheet)
    writer.heading(f"Complément d’après le RPLS {completion.millesime}")
    writer.line([subtitle])
    writer.line([])
    for name, count in completion.counts.items():
        writer.line([COUNT_TITLES[name], count])
    writer.line([])
    fields = dictionary()["logement"]
    filled = Counter(name for item in completion.written for name in item.values)
    writer.titles(["Champ complété", "Logements"])
    for name in COMPLETED:
        writer.line([fields[name].alias, filled[name]])


def _completed(completion: Completion) -> Iterator[list[Any]]:
    fields = dictionary()["logement"]
    for item in completion.written:
        for name, value in item.values.items():
            if name != TRACE:
                yield [*_named(item.dwelling), item.by, fields[name].alias, value]


def _differences(completion: Completion) -> Iterator[list[Any]]:
    fields = dictionary()["logement"]
    for item in completion.found:
        for name, (reported, other) in item.differences.items():
            yield [*_named(item.dwelling), item.by, fields[name].alias, reported, other]


def _named(row: Row) -> list[Any]:
    return [row[name] for name in _DWELLING]
