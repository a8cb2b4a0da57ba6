"""« Rouvrir une campagne »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.programming.campaigns import reopen_campaign
from ..common.algorithm import Parameters, Results
from .campaign_algorithm import CampaignAlgorithm


class RouvrirCampagne(CampaignAlgorithm):
    """``osp:rouvrir_campagne``: a closed campaign changes again, for a reason that is kept."""

    ID = "rouvrir_campagne"
    ICON = "rouvrir_campagne.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Rouvrir une campagne")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Rouvre une campagne close : ses lignes reprennent le statut Publié et se corrigent. Le "
        "motif, obligatoire, est gardé par le journal avec votre nom et la date.",
    )
    MOTIF = "MOTIF"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.addParameter(
            QgsProcessingParameterString(
                self.MOTIF, translate("algorithms", "Motif de la réouverture")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        year = self.year(parameters, context)
        reason = self.parameterAsString(parameters, self.MOTIF, context)
        reopen_campaign(self.base(parameters, context), year, reason)
        feedback.pushInfo(
            translate("algorithms", "La campagne {campagne} est rouverte.").format(campagne=year)
        )
        return {self.CAMPAGNE: year}
