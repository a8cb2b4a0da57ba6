"""What the works that write many rows at once have in common: preview, report, one import."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
)

from ...i18n import translate
from ...storage.base import Base
from ...storage.imports.application import Applied
from .algorithm import Parameters, Results, edition_note
from .writing import WritingAlgorithm


class RegisteredImport(WritingAlgorithm):
    """Shows what would change and, unless it is a simulation, writes it as an import of the
    register, which is undone as a whole."""

    GROUP = "remontee"
    SIMULATION = "SIMULATION"
    RAPPORT = "RAPPORT"
    NUMERO_IMPORT = "NUMERO_IMPORT"
    SAUVEGARDE = "SAUVEGARDE"

    def add_import_parameters(self, counts: Mapping[str, str]) -> None:
        """Declare the base, SIMULATION, RAPPORT and the outputs; ``counts`` titles the numbers."""
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.SIMULATION,
                translate("algorithms", "Simulation : montrer les différences sans rien écrire"),
                defaultValue=True,
            )
        )
        self.add_workbook(self.RAPPORT, translate("algorithms", "Rapport"), optional=True)
        self.add_number_outputs(counts)
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NUMERO_IMPORT, translate("algorithms", "Numéro de l’import (0 : rien d’écrit)")
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant l’import")
            )
        )

    def simulates(self, parameters: Parameters, context: QgsProcessingContext) -> bool:
        """Whether nothing is to be written; else layers in edition are refused."""
        simulated = self.parameterAsBool(parameters, self.SIMULATION, context)
        if not simulated:
            self.writer.refuse_edits()
        return simulated

    def conclude(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        base: Base,
        counts: Mapping[str, int],
        report: Callable[[str, str], AbstractContextManager[None]],
        write: Callable[[], Applied] | None,
    ) -> Results:
        """The report, then what is written; None for ``write`` when nothing is.

        ``report`` takes the path and a subtitle. It is ready before anything is written, and
        appears once all is.
        """
        results: Results = {**counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        simulated = self.parameterAsBool(parameters, self.SIMULATION, context)
        path = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        with ExitStack() as files:
            if path:
                state = (
                    translate("algorithms", "Simulation, rien n’a été écrit")
                    if simulated
                    else translate("algorithms", "Écrit dans « {base} »").format(base=base.label)
                )
                files.enter_context(report(path, edition_note(state)))
                results[self.RAPPORT] = path
            if not simulated and write is not None:
                self.writer.sign(base)
                done = write()
                self.wrote = True
                results.update(
                    {self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""}
                )
        feedback.setProgress(100)
        return results
