"""« Importer les diagnostics (DPE) »."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...domain.common.file_filters import RPLS
from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...reports.dpe.report import COUNT_TITLES, dpe_report
from ...storage.dpe.importing import apply_import, plan_import
from ..common.algorithm import Parameters, Results, work_of
from ..common.inputs import file_parameter
from ..common.registered_import import RegisteredImport


class ImporterDpe(RegisteredImport):
    """``osp:importer_dpe``: the open file of the ADEME matched to the dwellings of a base."""

    ID = "importer_dpe"
    GROUP = "ouvertes"
    ICON = "importer_dpe.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Importer les diagnostics (DPE)")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Lit le fichier ouvert « DPE logements existants » de l’ADEME, ou un extrait (.csv, "
        ".csv.gz ou .zip), et retrouve les logements de la base : par leur n° RPLS, sinon par leur "
        "bâtiment (id_rnb), sinon par leur adresse, pour une maison dont la surface est la même à "
        "10 % près. La méthode et un score sont gardés ; deux clés qui se contredisent n’en "
        "désignent aucun.\n\n"
        "Un diagnostic qui en remplace un autre est suivi. Le rapport compare avant et après "
        "travaux, et donne trois listes : étiquette promise et non atteinte, livré sans "
        "diagnostic, étiquette déplacée par la seule réforme du 01/01/2026. Entre deux méthodes, "
        "aucun gain n’est montré.\n\n"
        "Les diagnostics vont dans leur propre table : rien de ce qu’un bailleur a remonté ne "
        "change. En simulation, rien n’est écrit. Sinon tout l’est en une transaction, après une "
        "copie du GeoPackage, et s’annule en entier par « Annuler un import ».",
    )
    FICHIER = "FICHIER"

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self.addParameter(
            file_parameter(
                self.FICHIER,
                translate("algorithms", "Fichier des DPE de l’ADEME"),
                translate("algorithms", "Diagnostics de l’ADEME"),
                RPLS,
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
        work = work_of(feedback)
        path = self.parameterAsFile(parameters, self.FICHIER, context)
        plan = plan_import(base, path, work.within(0, 0.7))
        for name, count in plan.counts.items():
            feedback.pushInfo(f"{translate('algorithms', COUNT_TITLES[name])} : {count}")
        return self.conclude(
            parameters,
            context,
            feedback,
            base,
            plan.counts,
            lambda path, subtitle: dpe_report(path, plan, subtitle=subtitle),
            partial(apply_import, base, plan, work.within(0.8, 0.98)) if plan.changes else None,
        )
