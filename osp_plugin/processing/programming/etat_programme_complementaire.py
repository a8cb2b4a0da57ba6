"""« État du programme complémentaire »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterNumber,
)

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.programming.money import both_files, complementary_statement
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.programming.money import read_actions
from ...storage.programming.names import read_names
from ..common.algorithm import Parameters
from .state_algorithm import StateAlgorithm


class EtatProgrammeComplementaire(StateAlgorithm):
    """``osp:etat_programme_complementaire``: what the EPCI do beside the dwellings."""

    ID = "etat_programme_complementaire"
    ICON = "programme_complementaire.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "État du programme complémentaire")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit les actions que les EPCI mènent dans les cités à côté des logements, en PDF et en "
        "classeur : par EPCI avec leurs coûts, financeurs, état et dates, puis par cité, par thème "
        "et par état d’avancement. Sans année, toutes les actions.",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterNumber(
                self.CAMPAGNE,
                translate("algorithms", "Année (vide : toutes)"),
                defaultValue=None,
                optional=True,
            )
        )
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        year = self.year(parameters, context) if parameters.get(self.CAMPAGNE) else None
        statement = complementary_statement(
            read_actions(base, year), read_names(base), year, datetime.now(), base.label
        )
        name = "programme_complementaire" + (f"_{year}" if year else "")
        return both_files(name, statement, self.printer())
