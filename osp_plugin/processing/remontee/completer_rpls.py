"""« Compléter les logements d’après le RPLS »."""

from __future__ import annotations

from contextlib import ExitStack

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.rpls.report import COUNT_TITLES, rpls_report
from ...storage.rpls.completing import apply_completion, plan_completion
from ..common.algorithm import Parameters, Results, edition_note, work_of
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
        simulated = self.parameterAsBool(parameters, self.SIMULATION, context)
        if not simulated:
            self.writer.refuse_edits()
        bailleur = self.parameterAsString(parameters, self.BAILLEUR, context).strip() or None
        completion = plan_completion(base, bailleur)
        feedback.setProgress(30)
        for name, count in completion.counts.items():
            feedback.pushInfo(f"{translate('algorithms', COUNT_TITLES[name])} : {count}")
        results: Results = {**completion.counts, self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        with ExitStack() as files:
            if report:
                # Ready before anything is written, it appears once all is.
                state = (
                    translate("algorithms", "Simulation, rien n’a été écrit")
                    if simulated
                    else translate("algorithms", "Écrit dans « {base} »").format(base=base.label)
                )
                files.enter_context(rpls_report(report, completion, subtitle=edition_note(state)))
                results[self.RAPPORT] = report
            feedback.setProgress(60)
            if not simulated and completion.written:
                self.writer.sign(base)
                done = apply_completion(
                    base, completion, bailleur, work_of(feedback).within(0.6, 0.98)
                )
                self.wrote = True
                results.update(
                    {self.NUMERO_IMPORT: done.number, self.SAUVEGARDE: done.backup or ""}
                )
        feedback.setProgress(100)
        return results
