"""« Suivi des étiquettes par les diagnostics »."""

from __future__ import annotations

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.common import french
from ...reports.dpe.report import COUNT_TITLES, FOLLOWED, follow_up_report
from ...storage.dpe.following import read_follow_up
from ..common.algorithm import (
    BaseParameters,
    OspAlgorithm,
    Parameters,
    Results,
    edition_note,
    work_of,
)


class SuiviDpe(OspAlgorithm):
    """``osp:suivi_dpe``: the diagnoses that a base holds beside what was promised."""

    ID = "suivi_dpe"
    GROUP = "ouvertes"
    ICON = "suivi_dpe.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Suivre les étiquettes par les diagnostics (DPE)")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Compare, sans fichier, les diagnostics déjà dans la base à ce que les travaux devaient "
        "donner, et écrit un classeur : avant et après travaux, et trois listes.\n\n"
        "Promis et non atteint : livré, et l’étiquette du dernier diagnostic est moins bonne que "
        "celle remontée après travaux, à défaut que celle que promet le label visé. Livrés sans "
        "DPE : aucun diagnostic depuis la fin des travaux. Déplacés par la réforme : l’étiquette a "
        "changé de méthode, sans travaux. Entre deux méthodes, aucun gain n’est montré.\n\n"
        "Les diagnostics viennent de « Importer les diagnostics (DPE) ». Rien n’est écrit dans la "
        "base.",
    )
    RAPPORT = "RAPPORT"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.add_workbook(self.RAPPORT, translate("algorithms", "Rapport"))
        self.add_number_outputs({name: COUNT_TITLES[name] for name in FOLLOWED})

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        found = read_follow_up(base)
        work_of(feedback).check()
        feedback.setProgress(60)
        if not found.works:
            feedback.pushWarning(
                translate(
                    "algorithms",
                    "La base n’a aucun diagnostic : importez d’abord le fichier de l’ADEME.",
                )
            )
        for name, count in found.counts.items():
            title = translate("algorithms", COUNT_TITLES[name])
            feedback.pushInfo(f"{title} : {french.number(count)}")
        path = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        follow_up_report(path, found, subtitle=edition_note(base.label))
        feedback.setProgress(100)
        return {**found.counts, self.RAPPORT: path}
