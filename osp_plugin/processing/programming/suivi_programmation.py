"""« Suivi de la programmation »."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterNumber,
)

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.programming.follow_up import SILENT_DAYS
from ...i18n import translate
from ...reports.programming.files import NoLine
from ...reports.programming.follow_up import FollowUp
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.programming.names import read_names
from ...storage.programming.reading import read_programme
from ..common.algorithm import Parameters
from .state_algorithm import StateAlgorithm


class SuiviProgrammation(StateAlgorithm):
    """``osp:suivi_programmation``: what became of the lines since the CRHH."""

    ID = "suivi_programmation"
    ICON = "suivi_programmation.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Suivi de la programmation")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit où en sont les lignes d’une campagne à une date : lignes en retard ou reportées, "
        "lignes à relancer (sans point d’avancement depuis un nombre de jours), calendrier dépôt – "
        "travaux – livraison en image, en PDF et en classeur ; et, pour chaque bailleur, l’état "
        "d’avancement à signer (PDF et classeur).\n\n"
        "La situation d’une ligne vient de son dernier point d’avancement à cette date : en "
        "retard s’il le dit, reportée s’il donne une année de report ou si le bailleur l’a "
        "annulée ou reportée.",
    )
    DATE, JOURS = "DATE", "JOURS"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.add_day(self.DATE, translate("algorithms", "Situation au"))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.JOURS,
                translate("algorithms", "Relancer au-delà de (jours sans nouvelles)"),
                defaultValue=SILENT_DAYS,
                minValue=1,
            )
        )
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        year = self.year(parameters, context)
        day = self.day(parameters, self.DATE, context)
        days = self.parameterAsInt(parameters, self.JOURS, context)
        programme = read_programme(base, year)
        if programme.lines.empty:
            raise NoLine(campagne=year)
        return FollowUp(programme, read_names(base), day, days, base.label).files(self.printer())
