"""« Échéances des opérations »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.programming.deadlines import urgent
from ...i18n import translate
from ...reports.programming.deadlines import deadlines_statement
from ...reports.programming.money import both_files
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.programming.deadlines import read_deadlines
from ...storage.programming.names import read_names
from ..common.algorithm import Parameters, Results
from .state_algorithm import StateAlgorithm


class EcheancesOperations(StateAlgorithm):
    """``osp:echeances_operations``: by when works must be done, and the euros at stake."""

    ID = "echeances_operations"
    ICON = "echeances_operations.svg"
    GUIDE = "operations"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Échéances des opérations")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit en PDF et en classeur l’échéance des travaux de chaque opération financée par la "
        "PALULOS : délai de la règle en vigueur à la notification (table Délais des travaux ; à "
        "défaut de notification, à la décision), prorogations comprises ; ce qui est dépassé, ou à "
        "moins de 3, 6 et 12 mois, avec les euros en jeu ; un calendrier par mois.",
    )
    JOUR = "JOUR"
    NB_ALERTES = "NB_ALERTES"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.add_day(self.JOUR, translate("algorithms", "Situation au"))
        self.add_folder()
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_ALERTES, translate("algorithms", "Échéances passées ou à moins de 12 mois")
            )
        )

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        today = self.day(parameters, self.JOUR, context)
        table = read_deadlines(base, today)
        self._alerts = len(urgent(table))
        statement = deadlines_statement(table, read_names(base), today, datetime.now(), base.label)
        return both_files("echeances_operations", statement, self.printer())

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        found = super().execute(parameters, context, feedback)
        return {**found, self.NB_ALERTES: self._alerts}
