"""What the works that write many rows at once have in common: preview, report, one import."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
)

from ...i18n import translate
from .writing import WritingAlgorithm


class RegisteredImport(WritingAlgorithm):
    """Shows what would change and, unless it is a simulation, writes it as an import of the
    register, which is undone as a whole."""

    GROUP = "remontee"
    SIMULATION = "SIMULATION"
    RAPPORT = "RAPPORT"
    NUMERO_IMPORT = "NUMERO_IMPORT"
    SAUVEGARDE = "SAUVEGARDE"

    def add_import_parameters(self, counts: Mapping[str, str]) -> None:
        """Declare the base, SIMULATION, RAPPORT and the outputs; ``counts`` titles the numbers."""
        self._base.add_base_parameters(self)
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.SIMULATION,
                translate("algorithms", "Simulation : montrer les différences sans rien écrire"),
                defaultValue=True,
            )
        )
        self.add_workbook(self.RAPPORT, translate("algorithms", "Rapport"), optional=True)
        self.add_number_outputs(counts)
        self.addOutput(
            QgsProcessingOutputNumber(
                self.NUMERO_IMPORT, translate("algorithms", "Numéro de l’import (0 : rien d’écrit)")
            )
        )
        self.addOutput(
            QgsProcessingOutputString(
                self.SAUVEGARDE, translate("algorithms", "Copie de la base avant l’import")
            )
        )
