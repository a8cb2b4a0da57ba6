"""« Vérifier une base OSP »."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
)

from ...domain.errors import QT_TRANSLATE_NOOP
from ...i18n import explain, translate
from ...project.refreshing import being_edited
from ...project.writing import LayersBeingEdited
from ...storage import Base, acceptance
from ...storage.conformity import Part, told
from ...storage.errors import BaseAltered, BaseDamaged, BaseToRebuild
from ...storage.postgis_definitions import DefinitionsNotCompared, require_as_made
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results

LEAVE, ACCEPT, REMOVE = range(3)


class VerifierBase(OspAlgorithm):
    """``osp:verifier_base``: is a base whole, is all that acts in it ours?"""

    ID = "verifier_base"
    GROUP = "base"
    ICON = "verifier.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Vérifier une base OSP")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Relit toute la base : pages du fichier, index, règles et renvois de chaque ligne, "
        "tables, colonnes, contraintes, déclencheurs et vues de sa version. Dit ce qui est abîmé "
        "ou manque, et comment le récupérer. Une base où quelqu’un d’autre a mis des déclencheurs "
        "ou des vues ne s’ouvre qu’en lecture : retirez-les (un GeoPackage est d’abord copié à "
        "côté de lui-même), ou acceptez-les si vous savez ce qu’ils font. Ce choix vaut sur ce "
        "poste, pour cette base, tant qu’ils ne changent pas.",
    )
    OBJETS = "OBJETS"
    SAINE = "SAINE"
    NB_DEFAUTS = "NB_DEFAUTS"
    NB_OBJETS = "NB_OBJETS"
    SAUVEGARDE = "SAUVEGARDE"
    _base = BaseParameters()

    def __init__(self) -> None:
        super().__init__()
        self._edited: list[str] = []
        """Layers of the base that have an edit session."""

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterEnum(
                self.OBJETS,
                translate("algorithms", "Déclencheurs et vues ajoutés par d’autres"),
                [
                    translate("algorithms", "Les laisser, la base ne se modifie pas"),
                    translate("algorithms", "Les accepter"),
                    translate("algorithms", "Les retirer"),
                ],
                defaultValue=LEAVE,
            )
        )
        self.addOutput(
            QgsProcessingOutputBoolean(self.SAINE, translate("algorithms", "La base est saine"))
        )
        self.add_number_outputs(
            {
                self.NB_DEFAUTS: QT_TRANSLATE_NOOP("algorithms", "Nombre de défauts"),
                self.NB_OBJETS: QT_TRANSLATE_NOOP(
                    "algorithms", "Nombre de déclencheurs et vues ajoutés, ni acceptés ni retirés"
                ),
            }
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Sauvegarde de la base d’avant")
            )
        )

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # In the window's thread, where the layers live.
        reference = self._base.reference(self, parameters, context)
        project = context.project()
        self._edited = (
            [layer.name() for layer in being_edited(project, reference)]
            if reference is not None and project is not None
            else []
        )
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context, check=False)
        faults = _faults(base, feedback)
        for text in faults:
            feedback.reportError(text)
        foreign = () if faults else base.foreign()
        for part in foreign:
            feedback.pushWarning(_described(part))
        choice = self.parameterAsEnum(parameters, self.OBJETS, context)
        copy = self._settle(base, foreign, choice, feedback)
        left = foreign if choice == LEAVE else ()
        sound = not faults and not left
        if sound:
            text = translate("algorithms", "La base « {base} » est saine.")
            feedback.pushInfo(text.format(base=base.label))
        return {
            self.SAINE: sound,
            self.NB_DEFAUTS: len(faults),
            self.NB_OBJETS: len(left),
            self.SAUVEGARDE: copy or "",
        }

    def _settle(
        self, base: Base, foreign: tuple[Part, ...], choice: int, feedback: QgsProcessingFeedback
    ) -> str | None:
        """Do with what is foreign as was chosen; the copy of the base before, if there is one."""
        if not foreign or choice == LEAVE:
            return None
        if choice == ACCEPT:
            acceptance.accept(base.identity, foreign)
            text = translate("algorithms", "Acceptés dans « {base} » : {objets}.")
            feedback.pushInfo(text.format(base=base.label, objets=told(foreign)))
            return None
        if self._edited:
            raise LayersBeingEdited(couches=", ".join(self._edited))
        copy = base.remove_foreign()
        text = translate("algorithms", "Retirés de « {base} » : {objets}.")
        feedback.pushInfo(text.format(base=base.label, objets=told(foreign)))
        return copy


def _faults(base: Base, feedback: QgsProcessingFeedback) -> list[str]:
    """Why the base cannot be used as it is, in words; nothing of a sound one."""
    try:
        base.check()
        base.require_sound(deep=True)
        require_as_made(base)
    except DefinitionsNotCompared as error:
        feedback.pushWarning(explain(error))
    except (BaseDamaged, BaseAltered, BaseToRebuild) as error:
        return [explain(error)]
    return []


def _described(part: Part) -> str:
    """A part of other hands, with all that it does."""
    on = f" ({part.table})" if part.table and part.table != part.name else ""
    return f"{part.told}{on} :\n{part.sql}"
