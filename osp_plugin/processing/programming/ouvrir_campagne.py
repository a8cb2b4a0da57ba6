"""« Ouvrir une campagne »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.base import Base
from ...storage.programming.campaigns import open_campaign
from ..common.algorithm import Parameters
from .campaign_algorithm import CampaignChange


class OuvrirCampagne(CampaignChange):
    """``osp:ouvrir_campagne``: a new campaign, with the tariff and délégataires of the last."""

    ID = "ouvrir_campagne"
    ICON = "ouvrir_campagne.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Ouvrir une campagne")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Ouvre la campagne de programmation d’une année. Elle commence avec le tarif de la "
        "campagne précédente (à défaut celui de 2021) et une enveloppe par délégataire, dont le "
        "reliquat est ce que laisse la campagne précédente si elle est close. Tout se corrige "
        "ensuite dans les tables Tarifs et Enveloppes.",
    )
    DONE = QT_TRANSLATE_NOOP("algorithms", "La campagne {campagne} est ouverte.")
    DATE_OUVERTURE = "DATE_OUVERTURE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.add_day(self.DATE_OUVERTURE, translate("algorithms", "Date d’ouverture"))

    def change(
        self, base: Base, year: int, parameters: Parameters, context: QgsProcessingContext
    ) -> None:
        opened = self.day(parameters, self.DATE_OUVERTURE, context)
        open_campaign(base, year, opened)
