"""« Ouvrir une campagne »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.base import Base
from ...storage.programming.campaigns import open_campaign
from ..common.algorithm import Parameters, Results
from .campaign_algorithm import CampaignChange


class OuvrirCampagne(CampaignChange):
    """``osp:ouvrir_campagne``: a new campaign, with the délégataires of the last."""

    ID = "ouvrir_campagne"
    ICON = "ouvrir_campagne.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Ouvrir une campagne")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Ouvre la campagne de programmation d’une année, avec une enveloppe par délégataire, dont "
        "le reliquat est ce que laisse la campagne précédente si elle est close. Elle n’a de tarif "
        "que celui de la campagne que vous nommez, ou celui publié pour 2021 : sinon elle s’ouvre "
        "sans tarif, et le dit. Tout se saisit ensuite dans les tables Tarifs et Enveloppes.",
    )
    DONE = QT_TRANSLATE_NOOP("algorithms", "La campagne {campagne} est ouverte.")
    DATE_OUVERTURE = "DATE_OUVERTURE"
    TARIF_DE = "TARIF_DE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.add_day(self.DATE_OUVERTURE, translate("algorithms", "Date d’ouverture"))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.TARIF_DE,
                translate("algorithms", "Reprendre le tarif de la campagne (vide : aucun)"),
                optional=True,
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        found = super().execute(parameters, context, feedback)
        if not self._has_tariff:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "La campagne {campagne} n’a pas de tarif : ses enveloppes ne se calculent pas. "
                    "Saisissez-le dans la table Tarifs.",
                ).format(campagne=found[self.CAMPAGNE])
            )
        return found

    def change(
        self, base: Base, year: int, parameters: Parameters, context: QgsProcessingContext
    ) -> None:
        opened = self.day(parameters, self.DATE_OUVERTURE, context)
        wanted = parameters.get(self.TARIF_DE)
        tariff_of = (
            None if wanted is None else self.parameterAsInt(parameters, self.TARIF_DE, context)
        )
        self._has_tariff = open_campaign(base, year, opened, tariff_of)
