"""What the imports of a file have in common: preview, report, application, numbers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
)

from ...domain.imports.plan import Plan
from ...i18n import explain, translate
from ...reports.imports.report import count_titles, return_report
from ...settings import user_name
from ...storage.base import Base
from ...storage.imports.application import Applied, apply_plan
from ...storage.imports.errors import AlreadyImported
from .algorithm import Parameters, Results, work_of
from .registered_import import RegisteredImport

_TOLD = 30


class ImportFile(RegisteredImport):
    """Reads a file, shows what it would change and, unless it is a simulation, writes it."""

    TARGET = "logement"
    FICHIER = "FICHIER"

    @abstractmethod
    def plan(
        self,
        base: Base,
        path: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Plan:
        """What the file at ``path`` would change."""

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
        self.add_import_parameters(count_titles(self.TARGET))

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        path = self.parameterAsFile(parameters, self.FICHIER, context)
        plan = self.plan(base, path, parameters, context, feedback)
        self._tell(plan, feedback)
        results: Results = {**plan.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        if self.parameterAsBool(parameters, self.SIMULATION, context):
            state = translate("algorithms", "Simulation, rien n’a été écrit")
            with self._report(report, plan, state, feedback):
                pass
        else:
            # The report is ready before anything is written, and appears once all is: one that
            # cannot be written stops the import, and none tells of an import that was refused.
            state = translate("algorithms", "Importé dans « {base} »").format(base=base.label)
            try:
                with self._report(report, plan, state, feedback):
                    done = self._apply(base, plan, feedback)
            except AlreadyImported as error:
                feedback.pushWarning(explain(error))
                with self._report(report, plan, explain(error), feedback):
                    pass
            else:
                self.applied(base, parameters, context)
                results.update(
                    {self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""}
                )
        if report:
            results[self.RAPPORT] = report
        feedback.setProgress(100)
        return results

    def _apply(self, base: Base, plan: Plan, feedback: QgsProcessingFeedback) -> Applied:
        base.sign(user_name())
        return apply_plan(base, plan, work_of(feedback).within(0.7, 0.98))

    @contextmanager
    def _report(
        self, path: str, plan: Plan, state: str, feedback: QgsProcessingFeedback
    ) -> Iterator[None]:
        """The report, when one is asked for, around what it tells of."""
        if not path:
            yield
            return
        with return_report(path, plan, state=state, work=work_of(feedback)) as written:
            feedback.setProgress(70)
            yield
        for file in written:
            feedback.pushInfo(translate("algorithms", "Écrit : {fichier}").format(fichier=file))

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
