"""« Annuler un import »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterNumber,
)

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...i18n import translate
from ...reports.imports.scenario import undo
from ...storage.imports.register import APPLIED, imports
from ..common.algorithm import Parameters, Results, work_of
from ..common.writing import WritingAlgorithm


class NothingImported(OspError):
    """No import of the base still holds. Values: ``base``."""

    message = QT_TRANSLATE_NOOP("errors", "La base « {base} » n’a aucun import à annuler.")


class AnnulerImport(WritingAlgorithm):
    """``osp:annuler_import``: bring back what an import changed, as a whole."""

    ID = "annuler_import"
    GROUP = "remontee"
    ICON = "annuler_import.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Annuler un import")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Annule en entier l’import d’une remontée ou d’une liste de décisions : les lignes créées "
        "sont supprimées, les lignes modifiées retrouvent leurs valeurs. Refusé si l’une d’elles a "
        "changé depuis, ou sert ailleurs. Sans numéro, le dernier import encore appliqué est "
        "annulé. Un GeoPackage est d’abord copié à côté de lui-même.",
    )
    NUMERO = "NUMERO"
    SAUVEGARDE = "SAUVEGARDE"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterNumber(
                self.NUMERO,
                translate("algorithms", "Numéro de l’import (vide : le dernier)"),
                optional=True,
                minValue=1,
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(self.NUMERO, translate("algorithms", "Import annulé"))
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant l’annulation")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        if parameters.get(self.NUMERO) is not None:
            number = self.parameterAsInt(parameters, self.NUMERO, context)
        else:
            holding = [item.number for item in imports(base) if item.state == APPLIED]
            if not holding:
                raise NothingImported(base=base.label)
            number = holding[0]
        copy = undo(base, number, self.writer, work_of(feedback))
        self.wrote = True
        return {self.NUMERO: number, self.SAUVEGARDE: copy or ""}
