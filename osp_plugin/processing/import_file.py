"""What the imports of a file have in common: preview, report, application, numbers."""

from __future__ import annotations

from abc import abstractmethod

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ..domain.errors import Cancelled
from ..domain.remontee.plan import Plan
from ..i18n import explain, translate
from ..reports.return_report import count_titles, write_return_report
from ..storage.base import Base
from ..storage.remontee.application import apply_return
from ..storage.remontee.errors import AlreadyImported
from .algorithm import BaseParameters, OspAlgorithm, Parameters, Results, within

_TOLD = 30


class ImportFile(OspAlgorithm):
    """Reads a file, shows what it would change and, unless it is a simulation, writes it."""

    GROUP = "remontee"
    TARGET = "logement"
    FICHIER = "FICHIER"
    SIMULATION = "SIMULATION"
    RAPPORT = "RAPPORT"
    NUMERO_IMPORT = "NUMERO_IMPORT"
    SAUVEGARDE = "SAUVEGARDE"
    _base = BaseParameters()

    @abstractmethod
    def plan(
        self,
        base: Base,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Plan:
        """What the file would change."""

    def applied(self, base: Base, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Called once the changes are written."""

    def add_file_parameter(self) -> None:
        """Declare FICHIER."""
        self.addParameter(
            QgsProcessingParameterFile(
                self.FICHIER,
                translate("algorithms", "Fichier"),
                fileFilter=translate("algorithms", "Tableaux (*.xlsx *.ods *.csv *.txt)"),
            )
        )

    def add_common_parameters(self) -> None:
        """Declare the base, SIMULATION, RAPPORT and the outputs."""
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.SIMULATION,
                translate("algorithms", "Simulation : montrer les différences sans rien écrire"),
                defaultValue=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.RAPPORT,
                translate("algorithms", "Rapport"),
                translate("algorithms", "Classeur Excel (*.xlsx)"),
                optional=True,
            )
        )
        self.add_number_outputs(count_titles(self.TARGET))
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

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        plan = self.plan(base, parameters, context, feedback)
        self._tell(plan, feedback)
        results: Results = {**plan.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        simulated = self.parameterAsBool(parameters, self.SIMULATION, context)
        if report:
            # Before anything is written: a report that cannot be written stops the import.
            state = (
                translate("algorithms", "Simulation, rien n’a été écrit")
                if simulated
                else translate("algorithms", "Import")
            )
            self._report(report, plan, state, feedback)
            results[self.RAPPORT] = report
        if not simulated:
            results.update(self._apply(base, plan, parameters, context, feedback))
        feedback.setProgress(100)
        return results

    def _apply(
        self,
        base: Base,
        plan: Plan,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        try:
            done = apply_return(base, plan, within(feedback, 70, 98, 1), feedback.isCanceled)
        except AlreadyImported as error:
            feedback.pushWarning(explain(error))
            return {}
        self.applied(base, parameters, context)
        return {self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""}

    def _report(self, path: str, plan: Plan, state: str, feedback: QgsProcessingFeedback) -> None:
        def pause() -> None:
            if feedback.isCanceled():
                raise Cancelled

        for written in write_return_report(path, plan, state=state, pause=pause):
            feedback.pushInfo(translate("algorithms", "Écrit : {fichier}").format(fichier=written))
        feedback.setProgress(70)

    def _tell(self, plan: Plan, feedback: QgsProcessingFeedback) -> None:
        for name, count in plan.counts.items():
            title = translate("algorithms", count_titles(plan.target)[name])
            feedback.pushInfo(f"{title} : {count}")
        for finding in plan.findings[:_TOLD]:
            feedback.pushInfo(finding.sentence)
        if len(plan.findings) > _TOLD:
            feedback.pushInfo(
                translate("algorithms", "… et {nombre} autres anomalies, dans le rapport.").format(
                    nombre=len(plan.findings) - _TOLD
                )
            )
