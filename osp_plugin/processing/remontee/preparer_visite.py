"""« Préparer une visite »: the package that goes to the field on a tablet."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.visit import PHOTOS, folder_name
from ...i18n import translate
from ...project.visit.package import Visit, write_package
from ...reports.common.replacement import filling
from ..common.algorithm import BaseParameters, OspAlgorithm, Parameters, Results, work_of
from ..common.diffusion import DiffusionParameter


class PlaceNotChosen(OspError):
    """Neither or both of a cité and an operation were given."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Dites ce qui est à visiter : une cité (son numéro) ou une opération (son intitulé).",
    )


class PreparerVisite(OspAlgorithm):
    """``osp:preparer_visite``: dwellings, form, photos, base map, in a folder for QField."""

    ID = "preparer_visite"
    GROUP = "remontee"
    GUIDE = "visite"
    ICON = "visite.svg"
    NAME = QT_TRANSLATE_NOOP("algorithms", "Préparer une visite")
    HELP = QT_TRANSLATE_NOOP(
        "algorithms",
        "Écrit un dossier prêt pour QField : les logements d’une cité ou d’une opération, leur "
        "fiche à remplir sur place, les photos avant et après, et le morceau d’un raster de votre "
        "poste. Copiez ce dossier sur la tablette, ouvrez visite.qgz dans QField.\n\n"
        "De retour, « Ramener une visite » montre chaque changement avant de l’importer. Les "
        "colonnes que les destinataires ne reçoivent pas (loyers, occupation) ne partent pas.",
    )
    CITE, OPERATION, FOND, DOSSIER = "CITE", "OPERATION", "FOND", "DOSSIER"
    NB_LOGEMENTS = "NB_LOGEMENTS"
    _base = BaseParameters()
    _diffusion = DiffusionParameter()

    def initAlgorithm(self, config: dict[str, object] | None = None) -> None:
        self._base.add_base_parameters(self)
        for name, label in (
            (self.CITE, translate("algorithms", "Cité (son numéro)")),
            (self.OPERATION, translate("algorithms", "ou opération (son intitulé)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterRasterLayer(
                self.FOND,
                translate("algorithms", "Fond de plan (raster de ce poste)"),
                optional=True,
            )
        )
        self._diffusion.add_to(self)
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                self.DOSSIER, translate("algorithms", "Dossier où ranger la visite")
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_LOGEMENTS, translate("algorithms", "Logements à visiter")
            )
        )

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base = self._base.base(self, parameters, context)
        visit = self._visit(parameters, context)
        ground = self.parameterAsRasterLayer(parameters, self.FOND, context)
        parent = Path(self.parameterAsString(parameters, self.DOSSIER, context))
        parent.mkdir(parents=True, exist_ok=True)
        folder, work = parent / folder_name(visit.place), work_of(feedback)
        with filling(folder) as beside:
            count = write_package(base, visit, beside, ground, work)
        (folder / PHOTOS).mkdir(exist_ok=True)
        feedback.pushInfo(
            translate(
                "algorithms",
                "{nombre} logements à visiter. Copiez le dossier « {dossier} » sur la tablette et "
                "ouvrez visite.qgz dans QField.",
            ).format(nombre=count, dossier=folder)
        )
        return {self.DOSSIER: str(folder), self.NB_LOGEMENTS: count}

    def _visit(self, parameters: Parameters, context: QgsProcessingContext) -> Visit:
        estate = self.parameterAsString(parameters, self.CITE, context).strip()
        operation = self.parameterAsString(parameters, self.OPERATION, context).strip()
        if bool(estate) == bool(operation):
            raise PlaceNotChosen
        profile = self._diffusion.profile_of_documents(self, parameters, context, self.DOSSIER)
        if estate:
            return Visit.of_estate(estate, profile)
        return Visit.of_operation(operation, profile)
