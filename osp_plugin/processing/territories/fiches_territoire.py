"""« Fiches territoire »."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...compat import SOURCE_IMAGE
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.indicators import Criteria
from ...i18n import translate
from ...project import BaseReference
from ...project.maps.images import Image, copied_images, take
from ...reports.fiches.files import FORMATS, FicheWriter
from ...reports.fiches.maker import BLOCKS, FicheMaker, fiche_scales
from ...reports.layouts import PAPERS, Signature, own_styles
from ...settings import Settings
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of
from ..common.choices import advanced
from ..common.dwelling_input import FilterParameters
from ..common.perimeter import PerimeterParameters
from ..common.secrecy import SecrecyParameter
from ..common.situation import SituationParameter
from ..common.zone_input import ZoneParameters

SEPARATOR = ";"


class FichesTerritoire(OspAlgorithm):
    """``osp:fiches_territoire``: a PDF per territory of a scale, or one for all."""

    ID = "fiches_territoire"
    GUIDE = "mises-en-page"
    GROUP = "territoire"
    ICON = "fiches_territoire.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Fiches territoire")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit une fiche PDF par territoire du niveau choisi (cité, commune, EPCI, "
        "département, Bassin minier) ou par opération : identité, chiffres clés, carte, "
        "graphiques, financement, programmation à venir, anomalies ouvertes et table des "
        "opérations, sur autant de pages qu’il en faut.\n\n"
        "Territoires : codes séparés par des points-virgules (par exemple CALL;CAHC), ou vide pour "
        "tous. Formats : pdf (une fiche par territoire), relie (toutes en un seul PDF), png et svg "
        "(les cartes, à coller dans une note), xlsx (les chiffres).\n\n"
        "Une couche de polygones du projet (quartiers prioritaires, IRIS, cantons…) peut servir de "
        "niveau : ses fiches ont les chiffres clés, la carte et les graphiques des logements qui y "
        "sont.\n\n"
        "La mise en page est celle du modèle « Fiche territoire », « Fiche cité » ou « Fiche "
        "opération » : le vôtre si vous l’avez enregistré. Le style des couches de la base, si le "
        "projet les montre, est repris. Fonds : les images (orthophoto, plan) à mettre sous les "
        "cartes.",
    )
    ECHELLE = "ECHELLE"
    TERRITOIRES = "TERRITOIRES"
    BLOCS = "BLOCS"
    FONDS = "FONDS"
    FORMATS = "FORMATS"
    PAPIER = "PAPIER"
    DOSSIER = "DOSSIER"

    def __init__(self) -> None:
        super().__init__()
        self._base = BaseParameters()
        self._filter = FilterParameters()
        self._secrecy = SecrecyParameter()
        self._situation = SituationParameter()
        self._perimeter = PerimeterParameters()
        self._zones = ZoneParameters()
        self._own_styles: dict[str, str] = {}
        self._behind: list[Image] = []

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        self._add_words(
            self.ECHELLE, translate("algorithms", "Niveau"), list(fiche_scales()), "epci"
        )
        self._zones.add_to(self)
        self.addParameter(
            QgsProcessingParameterString(
                self.TERRITOIRES,
                translate("algorithms", "Territoires (codes séparés par « ; » ; vide : tous)"),
                optional=True,
            )
        )
        self._filter.add_filter_parameters(self)
        self._secrecy.add_to(self)
        self._situation.add_to(self)
        self._perimeter.add_to(self)
        self._add_words(
            self.FORMATS, translate("algorithms", "Formats"), list(FORMATS), ["pdf"], several=True
        )
        self._add_words(
            self.BLOCS,
            translate("algorithms", "Blocs"),
            list(BLOCKS),
            list(BLOCKS),
            several=True,
            hidden=True,
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterMultipleLayers(
                    self.FONDS,
                    translate("algorithms", "Fonds de plan des cartes"),
                    SOURCE_IMAGE,
                    optional=True,
                )
            )
        )
        self._add_words(
            self.PAPIER,
            translate("algorithms", "Papier"),
            [paper.key for paper in PAPERS],
            PAPERS[0].key,
            hidden=True,
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                self.DOSSIER, translate("algorithms", "Dossier des fiches")
            )
        )
        self.addOutput(QgsProcessingOutputFile("FICHE", translate("algorithms", "Première fiche")))
        self.addOutput(
            QgsProcessingOutputNumber("NB_FICHES", translate("algorithms", "Nombre de fiches"))
        )
        self.addOutput(
            QgsProcessingOutputNumber("NB_FICHIERS", translate("algorithms", "Nombre de fichiers"))
        )

    def _add_words(
        self,
        name: str,
        label: str,
        words: list[str],
        default: object,
        *,
        several: bool = False,
        hidden: bool = False,
    ) -> None:
        """A choice of words that scripts write as they are."""
        parameter = QgsProcessingParameterEnum(
            name, label, words, several, default, usesStaticStrings=True
        )
        self.addParameter(advanced(parameter) if hidden else parameter)

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        """In the thread of the window: take the styles of the base's layers in the project, and
        the images that lie under the maps."""
        project = context.project()
        reference = self._reference(parameters, context)
        if project is not None and reference is not None:
            self._own_styles = own_styles(project, reference)
        self._behind = copied_images(self.parameterAsLayerList(parameters, self.FONDS, context))
        return True

    def _reference(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> BaseReference | None:
        path = self.parameterAsFile(parameters, BaseParameters.BASE, context)
        if path:
            return BaseReference.geopackage(path)
        name = self.parameterAsConnectionName(parameters, BaseParameters.CONNEXION, context)
        schema = self.parameterAsString(parameters, BaseParameters.SCHEMA, context)
        return BaseReference.postgis(name, schema) if name else None

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base, work = self._base.base(self, parameters, context), work_of(feedback)
        zones = self._zones.zones(self, parameters, context, work.silent)
        counting = work.within(0, 0.3)
        kept = self._situation.kept(self, parameters, context, base, feedback, counting, zones)
        folder = Path(self.parameterAsString(parameters, self.DOSSIER, context))
        maker = FicheMaker(
            base,
            self.parameterAsEnumString(parameters, self.ECHELLE, context),
            self._criteria(parameters, context),
            self.parameterAsEnumStrings(parameters, self.BLOCS, context),
            shown_from=self._secrecy.threshold(self, parameters, context),
            kept=kept,
            zones=zones,
            perimeter=self._perimeter.perimeter(
                self, parameters, context, base, feedback, kept=kept is not None
            ),
        )
        subjects = maker.subjects(self._codes(parameters, context))
        writer = FicheWriter(
            maker,
            Signature.of(Settings.load()),
            paper=self.parameterAsEnumString(parameters, self.PAPIER, context),
            own_styles=self._own_styles,
            behind=take(self._behind),
        )
        written = writer.write(
            subjects,
            folder,
            self.parameterAsEnumStrings(parameters, self.FORMATS, context),
            work.within(0.02 if kept is None else 0.3, 1),
        )
        for path in written:
            feedback.pushInfo(str(path))
        return {
            self.DOSSIER: str(folder),
            "FICHE": str(written[0]) if written else "",
            "NB_FICHES": len(subjects),
            "NB_FICHIERS": len(written),
        }

    def _criteria(self, parameters: Parameters, context: QgsProcessingContext) -> Criteria:
        return self._filter.filter(self, parameters, context)

    def _codes(self, parameters: Parameters, context: QgsProcessingContext) -> list[str]:
        told = parameters.get(self.TERRITOIRES)
        if isinstance(told, (list, tuple)):
            return [str(code) for code in told]
        text = self.parameterAsString(parameters, self.TERRITOIRES, context)
        return [code.strip() for code in text.split(SEPARATOR) if code.strip()]
