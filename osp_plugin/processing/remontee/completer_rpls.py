"""« Compléter les logements d’après le RPLS »."""

from __future__ import annotations

from functools import partial

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.rpls.report import COUNT_TITLES, rpls_report
from ...storage.rpls.completing import apply_completion, plan_completion
from ..common.algorithm import Parameters, Results, work_of
from ..common.registered_import import RegisteredImport


class CompleterRpls(RegisteredImport):
    """``osp:completer_rpls``: empty fields of the dwellings filled from the RPLS of the base."""

    ID = "completer_rpls"
    GUIDE = "completude"
    ICON = "completer_rpls.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Compléter les logements d’après le RPLS")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Remplit les champs vides des logements d’après le répertoire RPLS chargé dans la base : "
        "surface habitable, année de construction, typologie, étiquette avant travaux, adresse. "
        "Un logement se reconnaît à son n° RPLS ; à défaut à son adresse, s’il y est seul dans la "
        "base comme dans le répertoire.\n\n"
        "Ce qu’un bailleur a remonté n’est jamais remplacé : les valeurs qui diffèrent sont "
        "listées dans le rapport. L’étiquette n’est reprise que si le diagnostic précède les "
        "travaux. Le champ « Complété d’après le RPLS » dit de chaque logement ce qui en vient.\n\n"
        "En simulation, rien n’est écrit. Sinon tout l’est en une transaction, après une copie du "
        "GeoPackage, et s’annule en entier par « Annuler un import ».",
    )
    BAILLEUR = "BAILLEUR"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            QgsProcessingParameterString(
                self.BAILLEUR,
                translate("algorithms", "Bailleur (code ; vide : tous)"),
                optional=True,
            )
        )
        self.add_import_parameters(COUNT_TITLES)

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        self.simulates(parameters, context)
        bailleur = self.parameterAsString(parameters, self.BAILLEUR, context).strip() or None
        completion = plan_completion(base, bailleur)
        feedback.setProgress(30)
        for name, count in completion.counts.items():
            feedback.pushInfo(f"{translate('algorithms', COUNT_TITLES[name])} : {count}")
        written = work_of(feedback).within(0.6, 0.98)
        return self.conclude(
            parameters,
            context,
            feedback,
            base,
            completion.counts,
            lambda path, subtitle: rpls_report(path, completion, subtitle=subtitle),
            partial(apply_completion, base, completion, bailleur, written)
            if completion.written
            else None,
        )
