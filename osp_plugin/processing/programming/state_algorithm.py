"""What the algorithms that print statements in a folder have in common."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
)

from ...i18n import translate
from ...reports.layouts import Signature
from ...reports.statement.files import Write, write_files
from ...reports.statement.pdf import StatementPrinter
from ...settings import Settings
from ...storage.base import Base
from ..common.algorithm import Parameters, Results, work_of
from .campaign_algorithm import CampaignAlgorithm


class StateAlgorithm(CampaignAlgorithm):
    """Reads a base, and writes statements of it in DOSSIER: all its files, or none."""

    DOSSIER = "DOSSIER"
    NB_FICHIERS = "NB_FICHIERS"

    def base(self, parameters: Parameters, context: QgsProcessingContext) -> Base:
        """The base, only read: what is printed needs no right to write, and waits for no one."""
        return self._base.base(self, parameters, context)

    def add_folder(self) -> None:
        """Declare DOSSIER, and how many files went there."""
        self.addParameter(
            QgsProcessingParameterFolderDestination(
                self.DOSSIER, translate("algorithms", "Dossier des états")
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NB_FICHIERS, translate("algorithms", "Nombre de fichiers")
            )
        )

    def printer(self, paper: str = "") -> StatementPrinter:
        """What prints, under the signature of the user's service."""
        settings = Settings.load()
        return StatementPrinter(
            Signature(settings.autorite, settings.service, settings.logo), paper
        )

    def write(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        files: Mapping[str, Write],
    ) -> Results:
        """Write the files in DOSSIER and name them; returns what the algorithm tells of them."""
        folder = self.parameterAsString(parameters, self.DOSSIER, context)
        for path in write_files(folder, files, work_of(feedback).within(0.05, 1)):
            feedback.pushInfo(str(path))
        return {self.DOSSIER: folder, self.NB_FICHIERS: len(files)}
