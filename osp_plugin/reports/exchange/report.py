"""The report of a return (.xlsx): what was written, what was left, and the conflicts with the three
values of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ...domain.dictionary import Dictionary
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.exchange.decision import Choices, Decision
from ...domain.exchange.merge import CHOICES, Merged
from ...i18n import translate
from ...storage.exchange.comparing import Return
from ...vendored import import_openpyxl
from ..common.replacement import naming_failures, replacing
from ..imports.sheets import SheetWriter, new_book, write_table
from . import telling

if TYPE_CHECKING:
    from openpyxl import Workbook

COUNT_TITLES = {
    "NB_LIGNES": QT_TRANSLATE_NOOP("algorithms", "Lignes que l’extrait a changées"),
    "NB_NOUVEAUX": QT_TRANSLATE_NOOP("algorithms", "Lignes ajoutées à la base"),
    "NB_MODIFIES": QT_TRANSLATE_NOOP("algorithms", "Lignes modifiées ou supprimées"),
    "NB_CONFLITS": QT_TRANSLATE_NOOP("algorithms", "Conflits"),
    "NB_REJETES": QT_TRANSLATE_NOOP("algorithms", "Lignes laissées de côté"),
}


@contextmanager
def return_report(
    path: str | os.PathLike[str],
    tables: Dictionary,
    found: Return,
    decision: Decision,
    choices: Choices,
    rule: str,
    counts: Mapping[str, int],
    *,
    state: str,
) -> Iterator[None]:
    """Write the report: it is at ``path`` once the block ends without error.

    Values of households are not in it. Raises MissingPackage or the errors of
    :func:`..common.replacement.replacing`.
    """
    import_openpyxl()
    title = translate("algorithms", "Retour de l’extrait « {fichier} »").format(fichier=found.name)
    with replacing(path, ".xlsx") as temporary:
        book = new_book(title)
        _summary(book, title, tables, found, counts, state)
        _conflicts(book, tables, found, choices, rule)
        _rows(book, tables, decision)
        with naming_failures(path):
            book.save(temporary)
        yield


def _summary(
    book: Workbook,
    title: str,
    tables: Dictionary,
    found: Return,
    counts: Mapping[str, int],
    state: str,
) -> None:
    sheet = book.create_sheet(translate("algorithms", "Synthèse"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 60.0, 14.0
    writer = SheetWriter(sheet)
    writer.heading(title)
    mark = found.mark
    told = translate("algorithms", "Extrait de « {base} » du {date}, pour {nom} ({code}).")
    writer.line([told.format(base=mark.origin, date=mark.date, nom=mark.name, code=mark.code)])
    writer.line([state])
    for line in filter(None, [telling.apart_told(tables, found.apart)]):
        writer.line([line])
    writer.skip_to(6)
    writer.titles([translate("algorithms", "Nombre de lignes"), ""])
    for name, count in counts.items():
        writer.line([translate("algorithms", COUNT_TITLES[name]), count])


def _conflicts(
    book: Workbook, tables: Dictionary, found: Return, choices: Choices, rule: str
) -> None:
    titles = [
        translate("algorithms", "Ligne"),
        translate("algorithms", "Champ"),
        translate("algorithms", "Pourquoi"),
        translate("algorithms", "À l’extraction"),
        translate("algorithms", "Dans l’extrait"),
        translate("algorithms", "Dans la base"),
        translate("algorithms", "Décision"),
    ]
    sheet = book.create_sheet(translate("algorithms", "Conflits"))
    widths = [46.0, 24.0, 40.0, 24.0, 24.0, 24.0, 26.0]
    write_table(sheet, titles, _conflict_rows(tables, found, choices, rule), widths)


def _conflict_rows(
    tables: Dictionary, found: Return, choices: Choices, rule: str
) -> Iterator[list[Any]]:
    for row in found.rows:
        for one in row.conflicts:
            table = tables[one.table]
            decided = CHOICES[choices.get(one.place, rule)]
            refused = translate("algorithms", "Refusé")
            yield [
                telling.row_name(tables, row),
                telling.field_name(tables, one),
                telling.reason(tables, one),
                *(
                    telling.value_of(table, one.name, value, sensitive=False) if one.name else ""
                    for value in (one.origin, one.extract, one.base)
                ),
                translate("algorithms", decided) if one.choosable else refused,
            ]


def _rows(book: Workbook, tables: Dictionary, decision: Decision) -> None:
    titles = [
        translate("algorithms", "Ligne"),
        translate("algorithms", "Action"),
        translate("algorithms", "Changements"),
    ]

    def written(row: Merged) -> list[Any]:
        action = translate("algorithms", telling.ACTIONS[row.verb])
        changed = telling.changed_values(tables, row, sensitive=False)
        return [telling.row_name(tables, row), action, changed]

    widths = [46.0, 16.0, 90.0]
    sheet = book.create_sheet(translate("algorithms", "Lignes écrites"))
    write_table(sheet, titles, [written(row) for row in decision.written], widths)
    titles[-1] = translate("algorithms", "Pourquoi")
    left = [
        [
            telling.row_name(tables, one.row),
            translate("algorithms", telling.ACTIONS[one.row.verb]),
            " ; ".join(telling.reason(tables, conflict) for conflict in one.conflicts),
        ]
        for one in decision.left
    ]
    sheet = book.create_sheet(translate("algorithms", "Laissées de côté"))
    write_table(sheet, titles, left, widths)
