"""« Mettre à niveau une base OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import translate
from ...storage.extracted import identify
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of


class MettreANiveau(OspAlgorithm):
    """``osp:mettre_a_niveau``: bring a base to the version of the plugin."""

    ID = "mettre_a_niveau"
    GROUP = "base"
    ICON = "mettre_a_niveau.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Mettre à niveau une base OSP")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Amène une base OSP à la version que l’extension attend, en une seule transaction. "
        "Un GeoPackage est d’abord copié à côté de lui-même si ses tables doivent changer. "
        "Les vues et les déclencheurs sont reconstruits dans tous les cas.",
    )
    VERSION_AVANT = "VERSION_AVANT"
    VERSION = "VERSION"
    SAUVEGARDE = "SAUVEGARDE"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label in (
            (self.VERSION_AVANT, translate("algorithms", "Version avant")),
            (self.VERSION, translate("algorithms", "Version de la base")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Sauvegarde de la base d’avant")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context, check=False)
        upgrade = base.upgrade(work=work_of(feedback))
        identify(base)
        feedback.pushInfo(
            translate("algorithms", "« {base} » : version {avant}, puis {apres}.").format(
                base=base.label, avant=upgrade.before, apres=upgrade.after
            )
        )
        return {
            self.VERSION_AVANT: upgrade.before,
            self.VERSION: upgrade.after,
            self.SAUVEGARDE: upgrade.backup or "",
        }
