"""« Modèle de remontée bailleur »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.remontee.template import write_template
from ...storage.imports.context import read_context
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results


class ModeleRemontee(OspAlgorithm):
    """``osp:modele_remontee``: the spreadsheet that a bailleur fills."""

    ID = "modele_remontee"
    GROUP = "remontee"
    ICON = "modele_remontee.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Modèle de remontée bailleur")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit le classeur Excel qu’un bailleur remplit pour remonter ses logements : titres "
        "verrouillés avec une aide, listes déroulantes (ses opérations, les cités, les valeurs "
        "permises), contrôle des dates et des nombres, une ligne d’exemple et un mode d’emploi.",
    )
    BAILLEUR = "BAILLEUR"
    OUTPUT = "OUTPUT"
    NB_COLONNES = "NB_COLONNES"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterString(self.BAILLEUR, translate("algorithms", "Bailleur (code)"))
        )
        self._base.add_base_parameters(self)
        self.add_workbook(self.OUTPUT, translate("algorithms", "Modèle de remontée"))
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_COLONNES, translate("algorithms", "Nombre de colonnes")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        bailleur = self.parameterAsString(parameters, self.BAILLEUR, context).strip()
        known = read_context(base, bailleur, dwellings=False)
        target = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        return {self.OUTPUT: target, self.NB_COLONNES: write_template(target, known)}
