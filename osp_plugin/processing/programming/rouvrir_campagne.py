"""« Rouvrir une campagne »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.base import Base
from ...storage.programming.campaigns import reopen_campaign
from ..common.algorithm import Parameters
from .campaign_algorithm import CampaignChange


class RouvrirCampagne(CampaignChange):
    """``osp:rouvrir_campagne``: a closed campaign changes again, for a reason that is kept."""

    ID = "rouvrir_campagne"
    ICON = "rouvrir_campagne.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Rouvrir une campagne")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Rouvre une campagne close : ses lignes reprennent le statut Publié et se corrigent. Le "
        "motif, obligatoire, est gardé par le journal avec votre nom et la date.",
    )
    DONE = QT_TRANSLATE_NOOP("algorithms", "La campagne {campagne} est rouverte.")
    MOTIF = "MOTIF"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.addParameter(
            QgsProcessingParameterString(
                self.MOTIF, translate("algorithms", "Motif de la réouverture")
            )
        )

    def change(
        self, base: Base, year: int, parameters: Parameters, context: QgsProcessingContext
    ) -> None:
        reason = self.parameterAsString(parameters, self.MOTIF, context)
        reopen_campaign(base, year, reason)
