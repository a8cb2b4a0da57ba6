"""« Classeur OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsVectorLayer,
)

from ..domain.analysis import Filter
from ..domain.dictionary import dictionary
from ..domain.errors import QT_TRANSLATE_NOOP
from ..i18n import translate
from ..reports.workbook import write_workbook
from ..storage.dwellings import TABLE, Dwellings, base_decisions, workbook_fields
from .algorithm import BaseParameters, OspAlgorithm, Parameters, Results, edition_note, within


class Classeur(OspAlgorithm):
    """``osp:classeur``: the workbook of a whole base."""

    ID = "classeur"
    GROUP = "analyse"
    ICON = "classeur.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Classeur OSP")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit le classeur Excel d’une base : un onglet des logements, un des opérations, les "
        "synthèses par EPCI, département et bailleur, et les graphiques. Les codes y sont du "
        "texte et gardent leurs zéros ; les totaux suivent les filtres.",
    )
    OUTPUT = "OUTPUT"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("algorithms", "Classeur"),
                translate("algorithms", "Classeur Excel (*.xlsx)"),
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                "NB_LOGEMENTS", translate("algorithms", "Nombre de logements")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        target = self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        found = base.source(TABLE)
        layer = QgsVectorLayer(found.uri, dictionary()[TABLE].title, found.provider)
        if not layer.isValid():
            raise QgsProcessingException(
                translate(
                    "algorithms", "La table des logements de « {base} » ne s’ouvre pas."
                ).format(base=base.label)
            )
        dwellings = Dwellings(layer, base)
        total = max(len(dwellings), 1)
        analysis = dwellings.analyse(
            base_decisions(base), Filter(), within(feedback, 0, 10, total), feedback.isCanceled
        )
        write_workbook(
            target,
            dwellings.batches(analysis, workbook_fields(), is_cancelled=feedback.isCanceled),
            analysis,
            title=self.displayName(),
            subtitle=edition_note(base.label),
            progress=within(feedback, 10, 99, total),
            is_cancelled=feedback.isCanceled,
        )
        return {self.OUTPUT: target, "NB_LOGEMENTS": analysis.figures.nb_logements}
