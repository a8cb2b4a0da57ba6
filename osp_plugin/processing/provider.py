"""The Processing provider « OSP ERBM »."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..paths import ICONS
from .analyse_logement_bailleur import AnalyseLogementBailleur
from .base_demonstration import BaseDemonstration
from .classeur import Classeur
from .creer_base import CreerBase
from .mettre_a_niveau import MettreANiveau

ALGORITHMS = (
    BaseDemonstration,
    CreerBase,
    MettreANiveau,
    AnalyseLogementBailleur,
    Classeur,
)


class OspProvider(QgsProcessingProvider):
    """Algorithms ``osp:…``."""

    def id(self) -> str:
        return "osp"

    def name(self) -> str:
        return "OSP ERBM"

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "osp.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
