"""An import as it goes, from the file to what is told of it: the window and the algorithms follow
it alike, so that what one promises the other keeps."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ...domain.common.text import folded
from ...domain.common.work import QUIET, Work
from ...domain.disclosure.profiles import USUAL
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.imports.date_order import ASK
from ...domain.imports.plan import Plan
from ...i18n import explain, translate
from ...project.writing import Writer
from ...storage import Base
from ...storage.errors import BaseError
from ...storage.imports.application import Applied, apply_plan
from ...storage.imports.context import known_bailleurs
from ...storage.imports.errors import AlreadyImported
from ...storage.imports.preparation import Opened, plan_of, proposed
from ...storage.imports.reading import ReadFile, read_file
from ...storage.imports.register import remember_columns, remembered_columns
from ...storage.imports.undoing import undo_import
from .report import import_report, write_import_report
from .subject import ImportSubject


class BailleurNotTold(OspError):
    """A file is of one bailleur, and nothing says which. Values: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le fichier « {fichier} » ne dit pas de quel bailleur il vient : choisissez le bailleur.",
    )


@dataclass(frozen=True)
class Looked:
    """A file read, its columns proposed for a bailleur (« » when it is not known whose it is).

    ``memory`` gives the fields remembered of such files, by folded title.
    """

    opened: Opened
    bailleur: str
    memory: Mapping[str, str]


@dataclass(frozen=True)
class Imported:
    """An import done, and the files of its report.

    ``note`` says what could not be done after it, « » when nothing.
    """

    applied: Applied
    files: list[Path]
    note: str = ""


class FileImport:
    """Imports files of a kind into a base: each step is called in turn, in any thread."""

    def __init__(self, base: Base, subject: ImportSubject, profile: str = USUAL) -> None:
        """``profile`` is who receives the reports."""
        self.base = base
        self.subject = subject
        self.profile = profile

    def look(
        self,
        file: ReadFile | str | os.PathLike[str],
        bailleur: str = "",
        titles: Mapping[str, int] | None = None,
        work: Work = QUIET,
    ) -> Looked:
        """Read a file, unless it is read already, and propose its columns.

        ``bailleur`` is the one that a person names, else the file is asked whose it is; ``titles``
        the number of the row of titles by tab, where a person corrected it. Raises what the
        subject requires, BailleurUnknown, a :class:`~...storage.imports.errors.FileRefused`.
        """
        self.subject.require(self.base)
        known = known_bailleurs(self.base, bailleur)
        read = file if isinstance(file, ReadFile) else read_file(file, work=work)
        kind = self.subject.kind
        if kind.whose is not None and not bailleur:
            layouts = proposed(read, kind, work=work).layouts
            bailleur = kind.whose(read.name, read.sheets, layouts, known)
        memory = remembered_columns(self.base, bailleur, self._nature)
        opened = proposed(read, kind, memory, work)
        for tab, row in (titles or {}).items():
            opened = opened.retitled(tab, row, memory)
        return Looked(opened, bailleur, memory)

    def plan(self, opened: Opened, bailleur: str = "", work: Work = QUIET) -> Plan:
        """What a file would change; nothing is written.

        Raises BailleurNotTold, NotATable, FormulasNotCalculated.
        """
        if self.subject.kind.of_bailleur and not bailleur:
            raise BailleurNotTold(fichier=opened.file.name)
        return plan_of(self.base, opened, bailleur, work)

    def plan_file(
        self,
        path: str | os.PathLike[str],
        bailleur: str = "",
        choices: Mapping[str, str] | None = None,
        work: Work = QUIET,
        date_order: str = ASK,
    ) -> Plan:
        """:meth:`plan` of a file of which nothing is corrected but the columns of ``choices``
        (field by title, « » to leave one out) and the order of its dates."""
        looked = self.look(path, bailleur, work=work.within(0, 0.5))
        opened = replace(looked.opened.chosen(choices or {}), date_order=date_order)
        return self.plan(opened, looked.bailleur, work.within(0.5, 1))

    def simulate(self, plan: Plan, report: str, work: Work = QUIET) -> list[Path]:
        """Write nothing but the report of ``plan``; the files written."""
        return write_import_report(
            report, plan, self.subject, state=simulated(), profile=self.profile, work=work
        )

    def report(self, plan: Plan, report: str, done: Imported, work: Work = QUIET) -> list[Path]:
        """Write the report of an import that is done; the files written."""
        text = translate("algorithms", "Importé, sous le n° {numero}")
        state = text.format(numero=done.applied.number) if done.applied.number else unwritten()
        return write_import_report(
            report, plan, self.subject, state=state, profile=self.profile, work=work
        )

    def write(
        self,
        plan: Plan,
        writer: Writer,
        report: str = "",
        choices: Mapping[str, str] | None = None,
        work: Work = QUIET,
    ) -> Imported:
        """Write what ``plan`` says, all or nothing, and its ``report`` unless it is « ».

        The report is ready before anything is written, and appears once all is: one that cannot be
        written stops the import, and none tells of an import that was refused, but of a file
        imported already, which the report then says. The columns of ``choices`` are remembered of
        such files. Raises LayersBeingEdited, the errors of :func:`.report.import_report` and of
        :func:`~...storage.imports.application.apply_plan`.
        """
        writer.refuse_edits()
        text = translate("algorithms", "Importé dans « {base} »")
        state = text.format(base=self.base.label) if plan.writes else unwritten()
        try:
            with self._reported(plan, report, state, work.within(0, 0.3)) as files:
                writer.sign(self.base)
                applied = apply_plan(self.base, plan, work.within(0.3, 1))
        except AlreadyImported as error:
            if report:
                write_import_report(
                    report,
                    plan,
                    self.subject,
                    state=explain(error),
                    profile=self.profile,
                    work=work.silent,
                )
            raise
        return Imported(applied, files, self._remember(plan, choices or {}))

    @contextmanager
    def _reported(self, plan: Plan, report: str, state: str, work: Work) -> Iterator[list[Path]]:
        if not report:
            yield []
            return
        with import_report(
            report, plan, self.subject, state=state, profile=self.profile, work=work.silent
        ) as written:
            work.tell(1)
            yield written

    @property
    def _nature(self) -> str:
        """Under which its columns are remembered: those of a bailleur's files are his alone."""
        kind = self.subject.kind
        return "" if kind.of_bailleur else kind.naming.nature

    def _remember(self, plan: Plan, choices: Mapping[str, str]) -> str:
        """Keep the fields chosen by title; why they could not be kept, « » when they were."""
        untitled = {
            folded(match.header)
            for layout in plan.table.layouts.values()
            for match in layout.matches
            if not match.titled
        }
        kept = {title: name for title, name in choices.items() if folded(title) not in untitled}
        if not kept:
            return ""
        try:
            remember_columns(self.base, plan.bailleur, kept, self._nature)
        except BaseError as error:
            text = translate(
                "algorithms", "Les colonnes choisies n’ont pas pu être mémorisées. {raison}"
            )
            return text.format(raison=explain(error))
        return ""


def simulated() -> str:
    """What the report of a simulation says of it."""
    return translate("algorithms", "Simulation, rien n’a été écrit")


def unwritten() -> str:
    """What the report of an import says that has nothing to write."""
    return translate("algorithms", "Rien à écrire : la base est inchangée")


def undo(base: Base, number: int, writer: Writer, work: Work = QUIET) -> str | None:
    """Undo an import as a whole; the copy kept of the base.

    Raises LayersBeingEdited, the errors of
    :func:`~...storage.imports.undoing.undo_import`.
    """
    writer.sign(base)
    return undo_import(base, number, work)
