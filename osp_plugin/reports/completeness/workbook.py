"""The workbook of the completeness check: a summary, the operations, the doubles, each bailleur."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.common.spreadsheet import column_letter
from ...domain.completeness import MISSING, SURPLUS, Completeness, repeated
from ...domain.dictionary import dictionary
from ...domain.indicators.balance import Balance
from ...vendored import import_openpyxl
from ..common.names import file_names, sheet_name
from ..common.replacement import made_folder, naming_failures, replacing
from ..imports.sheets import SheetWriter, new_book, write_table
from ..workbook.sheet_style import mark_gaps

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLES = {
    "nb_logements": "Logements remontés",
    "nb_geolocalises": "Géolocalisés",
    "nb_non_geolocalises": "Non géolocalisés",
    "ecart": "Écart (financés − remontés)",
    "situation": "Situation",
    "groupe": "Groupe",
    "cle": "Reconnu par",
    "valeur": "Identifiant commun",
    "fid_logement": "Clé du logement",
    "fid_autre": "Clé de l’autre ligne",
    "autre_intitule": "Opération de l’autre ligne",
}
"""Titles of what the check adds to the fields of the dictionary."""

_SUMMARY_TITLES = ("Bailleur", "Opérations PALULOS", "Logements financés", "Remontés (PALULOS)",
                   "Manquants", "En trop", "Solde", "Remontés plusieurs fois",
                   "Non géolocalisés (toutes opérations)")  # fmt: skip
_WIDTHS = {"intitule": 58, "autre_intitule": 58, "dvoilib": 34, "valeur": 34, "idpar": 17,
           "idlocal": 15, "num_decision": 17, "cle": 19, "situation": 15, "dindic": 8,
           "dnvoiri": 8, "dep": 8}  # fmt: skip
_WIDTH = 12
"""Widths in characters, and that of the other columns."""

_GAPS = ("intitule", "situation", "num_decision", "nb_logements_decision", "nb_logements", "ecart")
_DOUBLES = ("intitule", "cle", "valeur", "dnvoiri", "dindic", "dvoilib", "autre_intitule")
_UNPLACED = ("intitule", "ident_rep", "idpar", "dnvoiri", "dindic", "dvoilib", "idlocal")
_SECTION_WIDTHS = (58, 20, 34, 16, 16, 34, 58)
"""Columns of the tables of a bailleur's tab, one under the other, and their common widths."""


def title_of(name: str) -> str:
    """Title of a column of the check."""
    for table in ("operation", "logement"):
        for field in dictionary()[table].fields:
            if field.name == name and name not in TITLES:
                return field.alias
    return TITLES.get(name, name)


def write_completeness(path: str | os.PathLike[str], found: Completeness) -> None:
    """Write the workbook of a check to ``path`` (.xlsx), replaced at the end only.

    Raises MissingPackage or the errors of :func:`.replacement.replacing`.
    """
    with replacing(path, ".xlsx") as temporary:
        _save(temporary, path, "Complétude", lambda book: _fill(book, found))


def write_completeness_files(
    folder: str | os.PathLike[str], found: Completeness, day: date
) -> list[Path]:
    """Write into ``folder``, made if needed, a workbook for each bailleur with what is its own.

    ``completude_<day>_<bailleur>.xlsx``: they sort by day, then by bailleur. All are put in place
    at the end, or none. Raises as :func:`write_completeness`.
    """
    target = made_folder(folder)
    written = []
    with ExitStack() as files:
        for name, part in file_names(_owners(found)).items():
            path = target / f"completude_{day:%Y-%m-%d}_{part}.xlsx"
            temporary = files.enter_context(replacing(path, ".xlsx"))
            _save(temporary, path, f"Complétude – {name}", partial(_fill_own, name, found))
            written.append(path)
    return written


def _save(
    temporary: Path, path: str | os.PathLike[str], title: str, fill: Callable[[Workbook], None]
) -> None:
    import_openpyxl()
    book = new_book(title)
    fill(book)
    with naming_failures(path):
        book.save(temporary)


def _owners(found: Completeness) -> list[str]:
    return sorted(str(name) for name in found.operations["bailleur"].dropna().unique())


def _fill(book: Workbook, found: Completeness) -> None:
    operations, doublons = found.operations, found.doublons
    write_table(
        book.create_sheet("Synthèse"),
        _SUMMARY_TITLES,
        [_summary(name, operations, doublons) for name in [*_owners(found), None]],
        [14.0, *[16.0] * (len(_SUMMARY_TITLES) - 1)],
    )
    _write(book, "Opérations", operations)
    _write(book, "Doublons", doublons)
    _write(book, "Non géolocalisés", found.absents)
    for name in _owners(found):
        _to_complete(book.create_sheet(sheet_name(name)), name, found)


def _fill_own(name: str, found: Completeness, book: Workbook) -> None:
    """What is to be sent to a bailleur: of a dwelling reported twice, both rows."""
    _to_complete(book.create_sheet("À compléter"), name, found)
    operations, doublons, absents = found.operations, found.doublons, found.absents
    _write(book, "Opérations", operations[operations["bailleur"] == name])
    groups = doublons.loc[doublons["bailleur"] == name, "groupe"]
    _write(book, "Doublons", doublons[doublons["groupe"].isin(groups)])
    _write(book, "Non géolocalisés", absents[absents["bailleur"] == name])


def _to_complete(sheet: Worksheet, name: str, found: Completeness) -> None:
    operations, doublons, absents = found.operations, found.doublons, found.absents
    for place, width in enumerate(_SECTION_WIDTHS, start=1):
        sheet.column_dimensions[column_letter(place)].width = width
    writer = SheetWriter(sheet)
    writer.heading(f"{name} : ce qui est à compléter")
    gaps = operations[
        (operations["bailleur"] == name) & operations["situation"].isin([MISSING, SURPLUS])
    ]
    writer.line([_sentence(len(gaps), "opération dont le compte diffère de la décision")])
    _section(writer, gaps[list(_GAPS)])
    theirs = doublons[doublons["bailleur"] == name]
    writer.line([])
    writer.line([_sentence(repeated(theirs), "logement remonté plusieurs fois")])
    _section(writer, theirs[list(_DOUBLES)])
    unplaced = absents[absents["bailleur"] == name]
    writer.line([])
    writer.line([_sentence(len(unplaced), "logement sans position")])
    _section(writer, unplaced[list(_UNPLACED)])


def _summary(name: str | None, operations: pd.DataFrame, doublons: pd.DataFrame) -> list[Any]:
    own = operations if name is None else operations[operations["bailleur"] == name]
    twice = doublons if name is None else doublons[doublons["bailleur"] == name]
    balance = Balance.of(own)
    return [
        name or "Ensemble",
        balance.decided,
        balance.financed,
        balance.reported_decided,
        balance.missing,
        balance.surplus,
        balance.gap,
        repeated(twice),
        balance.unlocated,
    ]


def _write(book: Workbook, name: str, table: pd.DataFrame) -> None:
    sheet = book.create_sheet(name)
    columns = [str(column) for column in table.columns]
    sheet.auto_filter.ref = f"A1:{column_letter(len(columns))}{len(table) + 1}"
    if "ecart" in columns:
        letter = column_letter(columns.index("ecart") + 1)
        mark_gaps(sheet, f"{letter}2:{letter}{len(table) + 1}")
    write_table(sheet, [title_of(column) for column in columns], _rows(table), _widths(columns))


def _widths(columns: Sequence[str]) -> list[float]:
    return [_WIDTHS.get(column, _WIDTH) for column in columns]


def _section(writer: SheetWriter, table: pd.DataFrame) -> None:
    if table.empty:
        return
    writer.titles([title_of(str(column)) for column in table.columns])
    for row in _rows(table):
        writer.line(row)


def _rows(table: pd.DataFrame) -> Iterator[Sequence[Any]]:
    plain = table.astype(object)
    yield from plain.where(plain.notna(), None).values.tolist()


def _sentence(count: int, what: str) -> str:
    if not count:
        return f"Aucun{'e' if what.startswith('opération') else ''} {what}."
    head, _, rest = what.partition(" ")
    plural = count > 1
    if plural and rest.startswith("remonté "):
        rest = rest.replace("remonté ", "remontés ", 1)
    return f"{count} {head}{'s' if plural else ''} {rest}."
