"""The workbook of the completeness check: a summary, the operations, the doubles, each bailleur."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..domain.analysis import is_palulos
from ..domain.completeness import MISSING, SURPLUS, Completeness
from ..domain.dictionary import dictionary
from ..vendored import import_openpyxl
from .replacement import naming_failures, replacing
from .return_sheets import SheetWriter, new_book, write_table

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

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
_SHEET_NAME = 31


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
    import_openpyxl()
    with replacing(path) as temporary:
        book = new_book("Complétude")
        _fill(book, found)
        with naming_failures(path):
            book.save(temporary)


def _fill(book: Workbook, found: Completeness) -> None:
    operations, doublons = found.operations, found.doublons
    owners = sorted(str(name) for name in operations["bailleur"].dropna().unique())
    write_table(
        book.create_sheet("Synthèse"),
        _SUMMARY_TITLES,
        [_summary(name, operations, doublons) for name in [*owners, None]],
    )
    _write(book, "Opérations", operations)
    _write(book, "Doublons", doublons)
    for name in owners:
        sheet = book.create_sheet(_sheet_name(name))
        writer = SheetWriter(sheet)
        for index in range(14):
            sheet.column_dimensions[chr(65 + index)].width = 22
        writer.heading(f"{name} : ce qui est à compléter")
        own = operations[operations["bailleur"] == name]
        gaps = own[own["situation"].isin([MISSING, SURPLUS])]
        writer.line([_sentence(len(gaps), "opération dont le compte diffère de la décision")])
        _section(writer, gaps)
        theirs = doublons[doublons["bailleur"] == name]
        writer.line([])
        writer.line([_sentence(theirs["groupe"].nunique(), "logement remonté plusieurs fois")])
        _section(writer, theirs)


def _summary(name: str | None, operations: pd.DataFrame, doublons: pd.DataFrame) -> list[Any]:
    own = operations if name is None else operations[operations["bailleur"] == name]
    twice = doublons if name is None else doublons[doublons["bailleur"] == name]
    palulos = own[is_palulos(own["type_palu"]) & own["nb_logements_decision"].notna()]
    gap = palulos["ecart"].astype("int64")
    return [
        name or "Ensemble",
        len(palulos),
        int(palulos["nb_logements_decision"].astype("int64").sum()),
        int(palulos["nb_logements"].sum()),
        int(gap[gap > 0].sum()),
        int(-gap[gap < 0].sum()),
        int(gap.sum()),
        int(twice["groupe"].nunique()),
        int(own["nb_non_geolocalises"].sum()),
    ]


def _write(book: Workbook, name: str, table: pd.DataFrame) -> None:
    titles = [title_of(str(column)) for column in table.columns]
    write_table(book.create_sheet(name), titles, _rows(table))


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


def _sheet_name(name: str) -> str:
    allowed = "".join(" " if letter in "[]:*?/\\'" else letter for letter in name).strip()
    return (allowed or "Bailleur")[:_SHEET_NAME]
