"""« État des droits »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import said, translate
from ...reports.access.state import write_state
from ...reports.common.replacement import replacing
from ...storage.access.catalogue import rights_state
from ...storage.access.shared import shared
from ..common.algorithm import (
    BaseParameters,
    OspAlgorithm,
    Parameters,
    Results,
    edition_note,
    work_of,
)


class EtatDesDroits(OspAlgorithm):
    """``osp:etat_des_droits``: who may do what, from the catalogue of the server."""

    ID = "etat_des_droits"
    GROUP = "droits"
    ICON = "etat_des_droits.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "État des droits")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Dit de chaque organisation et de chaque compte d’une base partagée ce qu’il peut lire, "
        "ajouter, modifier et supprimer, table par table, sur toutes les lignes ou les siennes, et "
        "quels champs. C’est lu dans le catalogue du serveur : un droit que quelqu’un a ajouté ou "
        "ôté s’y voit.\n\n"
        "Les constats disent ce qui n’y devrait pas être (compte qui passe outre la sécurité des "
        "lignes, groupe sans organisation, compte sans convention, table sans protection…) et ce "
        "que l’administrateur exécute pour y remédier.",
    )
    CLASSEUR = "CLASSEUR"
    RAPPORT = "RAPPORT"
    NB_ORGANISATIONS = "NB_ORGANISATIONS"
    NB_COMPTES = "NB_COMPTES"
    NB_CONSTATS = "NB_CONSTATS"
    _base = BaseParameters()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.add_workbook(
            self.CLASSEUR, translate("algorithms", "Classeur"), optional=True, suggested=False
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.RAPPORT,
                translate("algorithms", "Rapport"),
                translate("algorithms", "Page HTML (*.html)"),
                optional=True,
            )
        )
        self.add_number_outputs(
            {
                self.NB_ORGANISATIONS: QT_TRANSLATE_NOOP("algorithms", "Organisations"),
                self.NB_COMPTES: QT_TRANSLATE_NOOP("algorithms", "Comptes"),
                self.NB_CONSTATS: QT_TRANSLATE_NOOP("algorithms", "Constats"),
            }
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = shared(self._base.base(self, parameters, context))
        state = rights_state(base, work_of(feedback).within(0, 0.9))
        results: Results = {}
        for name in (self.CLASSEUR, self.RAPPORT):
            path = self.parameterAsFileOutput(parameters, name, context)
            if path:
                with replacing(path) as place:
                    write_state(place, Path(path).suffix, state, edition_note(base.label))
                results[name] = path
        for one in state.findings:
            feedback.pushWarning(said(one.message))
        accounts = sum(one.is_account for one in state.actors)
        return {
            **results,
            self.NB_ORGANISATIONS: len(state.actors) - accounts,
            self.NB_COMPTES: accounts,
            self.NB_CONSTATS: len(state.findings),
        }
