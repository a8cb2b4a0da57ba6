"""« Cible rapprochée »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qgis.core import QgsProcessingContext

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...reports.programming.money import both_files
from ...reports.programming.target import target_statement
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ..common.algorithm import Parameters
from ..common.secrecy import SecrecyParameter
from .state_algorithm import StateAlgorithm


class CibleRapprochee(StateAlgorithm):
    """``osp:cible_rapprochee``: what became of each dwelling that the Engagement aims at."""

    ID = "cible_rapprochee"
    ICON = "cible.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Cible rapprochée")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit en PDF et en classeur ce que sont devenus les logements de la population cible : "
        "financés, commencés, livrés, de droit commun, démolis ou vendus, restants. Ces nombres "
        "s’additionnent à la population en vigueur, par EPCI, bailleur et cité ; la définition de "
        "chacun est imprimée à côté. Les cités où il en est remonté plus que visé sont listées.",
    )
    _secrecy = SecrecyParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.add_folder()
        self._secrecy.add_to(self)

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        threshold = self._secrecy.threshold(self, parameters, context)
        statistics = Statistics.of_base(base, shown_from=threshold)
        statement = target_statement(statistics, datetime.now(), base.label)
        return both_files("cible_rapprochee", statement, self.printer())
