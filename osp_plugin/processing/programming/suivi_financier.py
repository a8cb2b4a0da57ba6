"""« Suivi financier »."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from qgis.core import QgsProcessingContext

from ...domain.common.work import Work
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.programming.money import both_files, financial_statement
from ...reports.statement.files import Write
from ...storage.base import Base
from ...storage.programming.credits import read_credits
from ...storage.programming.money import read_money
from ..common.algorithm import Parameters
from .state_algorithm import StateAlgorithm


class SuiviFinancier(StateAlgorithm):
    """``osp:suivi_financier``: what is planned, committed and paid, and what is left."""

    DATE = "DATE"

    ID = "suivi_financier"
    ICON = "suivi_financier.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Suivi financier")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit le suivi financier en PDF et en classeur : consommation de l’enveloppe de l’État "
        "par année (dotation, reliquat, décidé au CRHH, engagé, payé, restes) ; AE et CP par "
        "programme et année, solde des délégataires à la date choisie, mouvements compris, "
        "calendrier de paiement de chaque opération et règles d’acomptes ; montants prévus, "
        "engagés et payés, restes à engager et à payer, par financeur, par année, par opération, "
        "et par opération et financeur. Dans le classeur, sommes, restes et parts sont des "
        "formules.",
    )

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.add_day(self.DATE, translate("algorithms", "Soldes et calendrier au"), optional=True)
        self.add_folder()

    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        at = self.day(parameters, self.DATE, context) if parameters.get(self.DATE) else None
        statement = financial_statement(
            read_money(base), read_credits(base), datetime.now(), base.label, at
        )
        return both_files("suivi_financier", statement, self.printer())
