"""« Suspendre un compte »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.access.accounts import suspend
from ...storage.access.shared import shared
from ..common.algorithm import Parameters, Results
from ..common.writing import WritingAlgorithm


class SuspendreCompte(WritingAlgorithm):
    """``osp:suspendre_compte``: an account that logs in no more."""

    ID = "suspendre_compte"
    GROUP = "droits"
    ICON = "suspendre_compte.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Suspendre un compte")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Ferme un compte d’une base partagée : il ne se connecte plus. Rien n’est perdu de ce que "
        "la personne a saisi, et le compte se rouvre sous un nouveau mot de passe. Une demande qui "
        "n’a pas été validée est effacée.\n\n"
        "Une session déjà ouverte continue jusqu’à ce qu’elle se ferme : le nombre en est dit, et "
        "l’administrateur du serveur peut les couper.",
    )
    COMPTE = "COMPTE"
    NB_SESSIONS = "NB_SESSIONS"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterString(self.COMPTE, translate("algorithms", "Nom du compte"))
        )
        self.add_number_outputs(
            {self.NB_SESSIONS: QT_TRANSLATE_NOOP("algorithms", "Sessions encore ouvertes")}
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = shared(self.open_base(parameters, context))
        login = self.parameterAsString(parameters, self.COMPTE, context).strip()
        sessions = suspend(base, login)
        self.wrote = True
        feedback.pushInfo(
            translate("algorithms", "Le compte « {compte} » est fermé.").format(compte=login)
        )
        if sessions:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "Sessions encore ouvertes : {nombre}. Elles continuent jusqu’à ce qu’elles se "
                    "ferment ; l’administrateur du serveur peut les couper.",
                ).format(nombre=sessions)
            )
        return {self.NB_SESSIONS: sessions}
