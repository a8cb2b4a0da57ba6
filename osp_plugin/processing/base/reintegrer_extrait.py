"""« Réintégrer un extrait »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
)

from ...domain.common.file_filters import BASES
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.exchange.merge import CHOICES
from ...i18n import translate
from ...reports.exchange import telling
from ...reports.exchange.report import COUNT_TITLES
from ...reports.exchange.scenario import bring_back, simulate
from ...storage import Base
from ...storage.exchange.comparing import Return, compare
from ...storage.exchange.returning import counts
from ..common.algorithm import Parameters, Results, work_of
from ..common.inputs import file_parameter
from ..common.registered_import import RegisteredImport

_TOLD = 30


class ReintegrerExtrait(RegisteredImport):
    """``osp:reintegrer_extrait``: what an extract changed, written into its base."""

    ID = "reintegrer_extrait"
    GUIDE = "extraits"
    GROUP = "base"
    ICON = "reintegrer_extrait.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Réintégrer un extrait")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Rapporte dans la base ce qu’un extrait a changé, champ par champ : ce que lui seul a "
        "changé est écrit, ce que la base seule a changé reste. Ce que les deux ont changé "
        "autrement est un conflit, que la règle tranche ; la fenêtre du menu les montre un par un. "
        "Rien n’est écrit hors du périmètre de l’extrait, ni dans les champs d’un autre.\n\n"
        "Tout s’écrit en une fois, et s’annule en entier par « Annuler un import ». Un GeoPackage "
        "est d’abord copié à côté de lui-même. Un extrait revient une fois : continuez ensuite sur "
        "un nouveau.",
    )
    EXTRAIT = "EXTRAIT"
    REGLE = "REGLE"
    NB_CONFLITS_LAISSES = "NB_CONFLITS_LAISSES"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            file_parameter(
                self.EXTRAIT,
                translate("algorithms", "Extrait"),
                translate("algorithms", "GeoPackage"),
                BASES,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.REGLE,
                translate("algorithms", "Conflits"),
                [translate("algorithms", title) for title in CHOICES.values()],
                defaultValue=0,
            )
        )
        self.add_import_parameters(COUNT_TITLES)
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_CONFLITS_LAISSES,
                translate("algorithms", "Lignes laissées de côté pour un conflit"),
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self.open_base(parameters, context)
        work = work_of(feedback)
        path = Path(self.parameterAsFile(parameters, self.EXTRAIT, context))
        rule = list(CHOICES)[self.parameterAsEnum(parameters, self.REGLE, context)]
        report = self.parameterAsFileOutput(parameters, self.RAPPORT, context)
        found = compare(base, path, work.within(0, 0.5))
        _tell(base, found, feedback)
        results: Results = {self.NUMERO_IMPORT: 0, self.SAUVEGARDE: ""}
        if self.parameterAsBool(parameters, self.SIMULATION, context):
            decision = simulate(base, found, {}, rule, report)
        else:
            decision, applied = bring_back(
                base, found, {}, self.writer, rule, report, work.within(0.5, 0.98)
            )
            self.wrote = applied.number > 0
            results = {self.NUMERO_IMPORT: applied.number, self.SAUVEGARDE: applied.backup or ""}
        feedback.pushInfo(telling.summary(decision))
        if report:
            results[self.RAPPORT] = report
        left = sum(any(item.choosable for item in one.conflicts) for one in decision.left)
        feedback.setProgress(100)
        return {**results, **counts(found, decision), self.NB_CONFLITS_LAISSES: left}


def _tell(base: Base, found: Return, feedback: QgsProcessingFeedback) -> None:
    """Say what is in conflict, and what does not come back."""
    mark = found.mark
    feedback.pushInfo(
        translate("algorithms", "Extrait de « {base} » du {date}, pour {nom} ({code}).").format(
            base=mark.origin, date=mark.date, nom=mark.name, code=mark.code
        )
    )
    conflicts = [(row, one) for row in found.rows for one in row.conflicts]
    for row, one in conflicts[:_TOLD]:
        place = telling.row_name(base.tables, row)
        name = telling.field_name(base.tables, one)
        told = f"{place}, « {name} »" if name else place
        feedback.pushInfo(f"{told} : {telling.reason(base.tables, one)}")
    if len(conflicts) > _TOLD:
        feedback.pushInfo(
            translate("algorithms", "… et {nombre} autres conflits, dans le rapport.").format(
                nombre=len(conflicts) - _TOLD
            )
        )
    apart = telling.apart_told(base.tables, found.apart)
    if apart:
        feedback.pushWarning(apart)
