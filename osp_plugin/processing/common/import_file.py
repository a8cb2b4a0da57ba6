"""What the imports of a file have in common: preview, report, application, numbers."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ...domain.common.file_filters import TABLES
from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.imports.date_order import ORDERS
from ...domain.imports.plan import Plan
from ...i18n import explain, translate
from ...reports.imports.scenario import FileImport, unwritten
from ...reports.imports.subject import COUNT_TITLES, ImportSubject
from ...storage.imports.errors import AlreadyImported
from .algorithm import Parameters, Results, work_of
from .choices import advanced
from .diffusion import DiffusionParameter
from .inputs import file_parameter
from .registered_import import RegisteredImport
from .seen_part import tell_perimeter

_TOLD = 30


class ColumnsNotUnderstood(OspError):
    """COLONNES is no JSON object of known fields. Values: ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le paramètre COLONNES ne se lit pas : {raison}. Écrivez par exemple "
        '{{"Réf. patrimoine": "ident_int", "Remarques": ""}}.',
    )


class ImportFile(RegisteredImport):
    """Reads a file, shows what it would change and, unless it is a simulation, writes it."""

    FICHIER = "FICHIER"
    ORDRE_DATES = "ORDRE_DATES"
    COLONNES = "COLONNES"
    _diffusion = DiffusionParameter()
    TITLES: Mapping[str, str] = COUNT_TITLES
    """Titles of the counts."""

    @abstractmethod
    def subject(self, parameters: Parameters, context: QgsProcessingContext) -> ImportSubject:
        """What is imported."""

    def bailleur(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """Whose the file is, « » when it is of several."""
        return ""

    def choices(self, parameters: Parameters, context: QgsProcessingContext) -> dict[str, str]:
        """Fields given by title of column, « » to leave one out. Raises ColumnsNotUnderstood."""
        if self.parameterDefinition(self.COLONNES) is None:
            return {}
        text = self.parameterAsString(parameters, self.COLONNES, context).strip()
        if not text:
            return {}
        try:
            choices = json.loads(text)
        except json.JSONDecodeError as error:
            told = f"ce n’est pas du JSON à partir du caractère {error.pos + 1}"
            raise ColumnsNotUnderstood(raison=told) from error
        if not isinstance(choices, dict) or not all(
            isinstance(value, str) for value in choices.values()
        ):
            raise ColumnsNotUnderstood(raison="ce n’est pas un objet de textes")
        kind = self.subject(parameters, context).kind
        unknown = sorted(
            set(choices.values()) - {item.name for item in kind.vocabulary().fields} - {""}
        )
        if unknown:
            raise ColumnsNotUnderstood(raison=f"champ inconnu : {', '.join(unknown)}")
        return choices

    def add_columns_parameter(self) -> None:
        """Declare COLONNES."""
        self.addParameter(
            advanced(
                QgsProcessingParameterString(
                    self.COLONNES,
                    translate(
                        "algorithms",
                        "Champ de colonnes mal reconnues (JSON : titre → champ ; vide : laisser)",
                    ),
                    optional=True,
                )
            )
        )

    def add_file_parameter(self) -> None:
        """Declare FICHIER."""
        self.addParameter(
            file_parameter(
                self.FICHIER,
                translate("algorithms", "Fichier"),
                translate("algorithms", "Tableaux"),
                TABLES,
            )
        )

    def add_common_parameters(self) -> None:
        """Declare the base, SIMULATION, RAPPORT and the outputs, and the order of the dates."""
        self.add_import_parameters(self.TITLES)
        self._diffusion.add_to(self)
        orders = [translate("algorithms", title) for title in ORDERS.values()]
        self.addParameter(
            advanced(
                QgsProcessingParameterEnum(
                    self.ORDRE_DATES,
                    translate("algorithms", "Ordre des dates écrites en chiffres"),
                    options=orders,
                    defaultValue=0,
                )
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        tell_perimeter(base, feedback)
        job = FileImport(
            base,
            self.subject(parameters, context),
            self._diffusion.profile(self, parameters, context),
        )
        choices, work = self.choices(parameters, context), work_of(feedback)
        path = self.parameterAsFile(parameters, self.FICHIER, context)
        order = list(ORDERS)[self.parameterAsEnum(parameters, self.ORDRE_DATES, context)]
        bailleur = self.bailleur(parameters, context)
        plan = job.plan_file(path, bailleur, choices, work.within(0, 0.5), order)
        self._tell(plan, feedback)
        results: Results = {**plan.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        if not self.parameterAsBool(parameters, self.SIMULATION, context):
            results.update(
                self._write(job, plan, report, choices, feedback, work.within(0.5, 0.98))
            )
        elif report:
            _tell_files(job.simulate(plan, report, work.silent), feedback)
        if report:
            results[self.RAPPORT] = report
        feedback.setProgress(100)
        return results

    def _write(
        self,
        job: FileImport,
        plan: Plan,
        report: str,
        choices: Mapping[str, str],
        feedback: QgsProcessingFeedback,
        work: Work,
    ) -> Results:
        try:
            done = job.write(plan, self.writer, report, choices, work)
        except AlreadyImported as error:
            feedback.pushWarning(explain(error))
            return {}
        self.wrote = done.applied.number > 0
        _tell_files(done.files, feedback)
        if not self.wrote:
            feedback.pushInfo(unwritten())
        if done.note:
            feedback.pushWarning(done.note)
        return {self.NUMERO_IMPORT: done.applied.number, self.SAUVEGARDE: done.applied.backup or ""}

    def _tell(self, plan: Plan, feedback: QgsProcessingFeedback) -> None:
        for name, count in plan.counts.items():
            feedback.pushInfo(f"{translate('algorithms', self.TITLES[name])} : {count}")
        for item in plan.readings:
            feedback.pushInfo(
                translate(
                    "algorithms",
                    "Onglet « {onglet} », colonne « {colonne} » ({champ}) : cellules lues "
                    "autrement qu’elles ne sont écrites, {nombre} ; {exemples}.",
                ).format(
                    onglet=item.onglet,
                    colonne=item.header,
                    champ=item.title,
                    nombre=item.count,
                    exemples=item.told,
                )
            )
        for finding in plan.findings[:_TOLD]:
            feedback.pushInfo(finding.sentence)
        if len(plan.findings) > _TOLD:
            feedback.pushInfo(
                translate("algorithms", "… et {nombre} autres anomalies, dans le rapport.").format(
                    nombre=len(plan.findings) - _TOLD
                )
            )


def _tell_files(files: list[Path], feedback: QgsProcessingFeedback) -> None:
    for file in files:
        feedback.pushInfo(translate("algorithms", "Écrit : {fichier}").format(fichier=file))
