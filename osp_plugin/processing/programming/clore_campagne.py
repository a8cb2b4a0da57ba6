"""« Clore une campagne »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.base import Base
from ...storage.programming.campaigns import close_campaign
from ..common.algorithm import Parameters
from .campaign_algorithm import CampaignChange


class CloreCampagne(CampaignChange):
    """``osp:clore_campagne``: nothing of the campaign changes any more, whoever asks."""

    ID = "clore_campagne"
    ICON = "clore_campagne.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Clore une campagne")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Clôt une campagne : ses lignes prennent le statut Clos, et plus rien n’y change, ni ses "
        "lignes, ni ses tarifs, enveloppes et scénarios. La base elle-même le refuse, quel que "
        "soit le logiciel. Refusé s’il reste des lignes en brouillon.\n\n"
        "Les points d’avancement continuent. Rouvrir une campagne demande un motif, que garde le "
        "journal.",
    )
    DONE = QT_TRANSLATE_NOOP("algorithms", "La campagne {campagne} est close.")
    DATE_CLOTURE = "DATE_CLOTURE"
    DATE_CRHH = "DATE_CRHH"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.add_campaign_parameters()
        self.add_day(self.DATE_CLOTURE, translate("algorithms", "Date de clôture"))
        self.add_day(self.DATE_CRHH, translate("algorithms", "Séance du CRHH"))

    def change(
        self, base: Base, year: int, parameters: Parameters, context: QgsProcessingContext
    ) -> None:
        closed = self.day(parameters, self.DATE_CLOTURE, context)
        crhh = self.day(parameters, self.DATE_CRHH, context)
        close_campaign(base, year, closed, crhh)
