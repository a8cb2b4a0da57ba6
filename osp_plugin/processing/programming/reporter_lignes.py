"""« Reporter dans la campagne suivante »."""

from __future__ import annotations

from datetime import date

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.programming.campaigns import carry_over
from ..common.algorithm import Parameters, Results
from .campaign_algorithm import CampaignAlgorithm


class ReporterLignes(CampaignAlgorithm):
    """``osp:reporter_lignes``: postponed lines copied into a later campaign."""

    ID = "reporter_lignes"
    ICON = "reporter_lignes.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Reporter dans la campagne suivante")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Copie dans une campagne ouverte les lignes reportées d’une campagne : celles que le "
        "bailleur dit annulées ou reportées, et celles dont le dernier point d’avancement donne "
        "une année de report. Chaque copie est un brouillon qui garde les nombres de logements, "
        "le périmètre et un lien vers la ligne d’origine ; les dates, avis et décisions sont à "
        "redonner. Une ligne déjà reportée ne l’est pas deux fois.",
    )
    VERS = "VERS"
    NB_LIGNES = "NB_LIGNES"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.add_year(self.VERS, translate("algorithms", "Vers la campagne"))
        self.parameterDefinition(self.VERS).setDefaultValue(date.today().year + 1)
        self.addOutput(
            QgsProcessingOutputNumber(self.NB_LIGNES, translate("algorithms", "Lignes reportées"))
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        year = self.year(parameters, context)
        target = int(self.parameterAsInt(parameters, self.VERS, context))
        names = carry_over(self.base(parameters, context), year, target)
        for name in names:
            feedback.pushInfo(
                translate("algorithms", "« {ligne} » est reportée.").format(ligne=name)
            )
        if not names:
            feedback.pushInfo(
                translate("algorithms", "Aucune ligne de {campagne} n’est à reporter.").format(
                    campagne=year
                )
            )
        return {self.CAMPAGNE: year, self.NB_LIGNES: len(names)}
