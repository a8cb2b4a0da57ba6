"""The report of an import: what is to be mended in the file, what the base is given."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.disclosure.profiles import INTERNAL, USUAL
from ...domain.imports.findings import COLUMNS
from ...domain.imports.plan import CONFLICT, REFUSED, VANISHED_COLUMNS, Plan
from ...domain.imports.preview import read_otherwise
from ...vendored import import_openpyxl
from ..common.beside import own_name
from ..common.replacement import naming_failures, replacing
from ..common.targets import OutputIsInput
from .sheets import (
    SheetWriter,
    new_book,
    write_anomalies,
    write_own_rows,
    write_refused,
    write_table,
)
from .subject import ImportSubject
from .withheld import Withheld

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SUMMARY, ANOMALIES, DIFFERENCES, VANISHED, REFUSED_TAB, MAIL, READINGS = (
    *("Synthèse", "Anomalies", "Différences", "Disparus", "À corriger", "Courriel", "Lectures"),
)

_DIFFERENCE_TITLES = ("Onglet", "Ligne", "N° OSP", "Reconnu par", "Champ", "Avant", "Après")
_READING_TITLES = ("Onglet", "Colonne", "Lue comme", "Cellules lues autrement", "Écrit", "Lu")
_READING_WIDTHS = (16, 32, 32, 12, 40, 40)
_SHEET_NAME = 31


def write_import_report(
    path: str | os.PathLike[str],
    plan: Plan,
    subject: ImportSubject,
    *,
    state: str = "Simulation",
    profile: str = USUAL,
    work: Work = QUIET,
) -> list[Path]:
    """Write the report of ``plan``: see :func:`import_report`. Returns the files written."""
    with import_report(path, plan, subject, state=state, profile=profile, work=work) as written:
        return written


@contextmanager
def import_report(
    path: str | os.PathLike[str],
    plan: Plan,
    subject: ImportSubject,
    *,
    state: str,
    profile: str = USUAL,
    work: Work = QUIET,
) -> Iterator[list[Path]]:
    """The report of ``plan`` at ``path`` (.xlsx), with its letter and refused rows beside.

    ``state`` says whether it was applied. The files are written before the block begins, and
    appear when it ends well: the report, the letter of the subject ``<name>_courriel.txt``, the
    refused rows ``<name>_a_corriger.xlsx``. Those two, which nobody named, take the place of no
    file that says something else: they have a number then. The report hides what ``profile`` does
    not receive; the refused rows go back whole to whom sent them, to be mended.

    Raises the errors of :func:`.replacement.replacing`, MissingPackage, Cancelled.
    """
    import_openpyxl()
    target = Path(path)
    with ExitStack() as unfinished:
        written: list[Path] = []

        def beside(file: Path) -> Path:
            _refuse_read(file, plan.digest)
            suffix = ".txt" if file.suffix == ".txt" else ".xlsx"
            temporary = unfinished.enter_context(replacing(file, suffix))
            written.append(file)
            return temporary

        _save(
            target,
            beside(target),
            plan.name,
            lambda book: _fill(book, plan, subject, state, profile, work),
        )
        if subject.letter is not None:
            # A byte order mark and Windows' line ends, for the oldest of editors.
            text = subject.letter(plan).replace("\n", "\r\n").encode("utf-8-sig")
            mail = own_name(target.with_name(f"{target.stem}_courriel.txt"), text)
            with naming_failures(mail):
                beside(mail).write_bytes(text)
        if any(row.status in (REFUSED, CONFLICT) for row in plan.rows):
            whole, made = Withheld(dictionary()[plan.target], INTERNAL), BytesIO()
            _save(target, made, plan.name, lambda book: _refused_tabs(book, plan, "", whole))
            refused = target.with_name(f"{target.stem}_a_corriger{target.suffix}")
            refused = own_name(refused, made.getvalue())
            with naming_failures(refused):
                beside(refused).write_bytes(made.getvalue())
        yield written


def _refuse_read(target: Path, digest: str) -> None:
    """Raise OutputIsInput when a file is the one that is imported, told by its content."""
    with suppress(OSError):  # what cannot be read is told when it is replaced
        if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
            raise OutputIsInput(fichier=target)


def _save(path: Path, to: Path | BytesIO, title: str, fill: Callable[[Workbook], None]) -> None:
    book = new_book(title)
    fill(book)
    with naming_failures(path):
        book.save(to)


def _fill(
    book: Workbook, plan: Plan, subject: ImportSubject, state: str, profile: str, work: Work
) -> None:
    withheld = Withheld(dictionary()[plan.target], profile)
    plan = withheld.plan(plan)
    _summary(book.create_sheet(SUMMARY), plan, subject, state)
    write_anomalies(book.create_sheet(ANOMALIES), plan, COLUMNS)
    work.check()
    if plan.readings:
        _write_readings(book.create_sheet(READINGS), plan)
    for layout in plan.table.layouts.values():
        tab = book.create_sheet(_free_name(book, layout.sheet))
        write_own_rows(tab, plan, layout, withheld)
        work.check()
    _refused_tabs(book, plan, REFUSED_TAB, withheld)
    titles = _titles(plan)
    differences = plan.differences().values.tolist()
    for row in differences:
        row[4] = titles.get(row[4], row[4])
    write_table(book.create_sheet(DIFFERENCES), _DIFFERENCE_TITLES, differences)
    work.check()
    if subject.kind.of_bailleur:
        write_table(
            book.create_sheet(VANISHED),
            [titles[name] for name in VANISHED_COLUMNS],
            plan.vanished.values.tolist(),
        )
    if subject.letter is not None:
        _mail(book.create_sheet(MAIL), subject.letter(plan))


def _write_readings(sheet: Worksheet, plan: Plan) -> None:
    """What is read otherwise than written, a row per sample."""
    rows = read_otherwise(plan)
    write_table(sheet, _READING_TITLES, rows, _READING_WIDTHS, whole=True)


def _mail(sheet: Worksheet, text: str) -> None:
    sheet.column_dimensions["A"].width = 110
    writer = SheetWriter(sheet)
    for line in text.splitlines():
        writer.line([line or None])


def _summary(sheet: Worksheet, plan: Plan, subject: ImportSubject, state: str) -> None:
    sheet.column_dimensions["A"].width = 42
    sheet.column_dimensions["B"].width = 60
    writer = SheetWriter(sheet)
    writer.heading("Import d’un fichier : ce qui a été lu")
    facts: list[tuple[str, Any]] = [
        ("Fichier", plan.name),
        ("Bailleur", plan.bailleur or "tous"),
        ("État", state),
        ("Édité le", datetime.now().strftime("%d/%m/%Y à %H:%M")),
        ("Empreinte du fichier (SHA-256)", plan.digest),
    ]
    for fact in facts:
        writer.line(fact)
    writer.line([])
    writer.titles(["Résultat", "Nombre"])
    for name, count in plan.counts.items():
        if name != "NB_DISPARUS" or subject.kind.of_bailleur:
            writer.line([subject.counts[name], count])
    if subject.kind.of_bailleur:
        writer.line(["Opérations à créer", len(plan.operations)])
    for operation in plan.operations:
        writer.line(["", operation["intitule"]])
    writer.line([])
    titles = _titles(plan)
    for layout in plan.table.layouts.values():
        writer.titles([f"Colonnes de l’onglet « {layout.sheet} »", "Lues comme"])
        for match in layout.matches:
            meaning = titles[match.field] if match.field else "non lue"
            writer.line([match.header, f"{meaning} ({match.by})" if match.field else meaning])


def _titles(plan: Plan) -> dict[str, str]:
    fields = (*dictionary()[plan.target].fields, *plan.naming.others)
    return {item.name: item.alias for item in fields}


def _refused_tabs(book: Workbook, plan: Plan, name: str, withheld: Withheld) -> None:
    """A tab of refused rows per tab of the file; ``name`` « » keeps the names of the file."""
    made = False
    for layout in plan.table.layouts.values():
        refused = [
            position
            for position, row in enumerate(plan.rows)
            if row.status in (REFUSED, CONFLICT) and plan.table.onglets[position] == layout.sheet
        ]
        if refused:
            sheet = book.create_sheet(_free_name(book, name or layout.sheet))
            write_refused(sheet, plan, layout, refused, withheld)
            made = True
    if name and not made:
        SheetWriter(book.create_sheet(name)).line(["Aucune ligne n’est refusée."])


def _free_name(book: Workbook, name: str) -> str:
    """``name`` as a tab may be called, unlike the tabs that are there."""
    allowed = "".join(" " if letter in "[]:*?/\\'" else letter for letter in name).strip()
    base = (allowed or "Remontée")[:_SHEET_NAME]
    taken = {title.lower() for title in (*book.sheetnames, *_RESERVED)}
    if name in _RESERVED:
        taken = {title.lower() for title in book.sheetnames}
    found, number = base, 2
    while found.lower() in taken:
        found = f"{base[: _SHEET_NAME - 4]} ({number})"
        number += 1
    return found


_RESERVED = (SUMMARY, ANOMALIES, DIFFERENCES, VANISHED, REFUSED_TAB, MAIL, READINGS)
