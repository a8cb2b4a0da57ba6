"""What the algorithms that print statements in a folder have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
)

from ...domain.common.work import Work
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
        return StatementPrinter(Signature.of(Settings.load()), paper)

    @abstractmethod
    def files(
        self, base: Base, parameters: Parameters, context: QgsProcessingContext, work: Work
    ) -> Mapping[str, Write]:
        """What is written, by name of file."""

    def execute(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Results:
        base, work = self.base(parameters, context), work_of(feedback)
        files = self.files(base, parameters, context, work)
        folder = self.parameterAsString(parameters, self.DOSSIER, context)
        for path in write_files(folder, files, work.within(0.05, 1)):
            feedback.pushInfo(str(path))
        written = {self.DOSSIER: folder, self.NB_FICHIERS: len(files)}
        if self.outputDefinition(self.CAMPAGNE) is None:
            return written
        return {self.CAMPAGNE: self.year(parameters, context), **written}
