"""The Processing provider « OSP ERBM »."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..paths import ICONS
from .analyse_logement_bailleur import AnalyseLogementBailleur
from .annuler_import import AnnulerImport
from .base_demonstration import BaseDemonstration
from .charger_referentiel import ChargerReferentiel
from .classeur import Classeur
from .clore_campagne import CloreCampagne
from .completer_rpls import CompleterRpls
from .controle_completude import ControleCompletude
from .controle_geolocalisation import ControleGeolocalisation
from .creer_base import CreerBase
from .etat_programme_complementaire import EtatProgrammeComplementaire
from .etats_programmation import EtatsProgrammation
from .fiches_territoire import FichesTerritoire
from .geolocaliser import Geolocaliser
from .importer_decisions import ImporterDecisions
from .importer_programmation import ImporterProgrammation
from .importer_remontee import ImporterRemontee
from .importer_rpls import ImporterRpls
from .mettre_a_niveau import MettreANiveau
from .modele_remontee import ModeleRemontee
from .ouvrir_campagne import OuvrirCampagne
from .reporter_lignes import ReporterLignes
from .rouvrir_campagne import RouvrirCampagne
from .statistiques_territoire import StatistiquesTerritoire
from .suivi_financier import SuiviFinancier
from .suivi_programmation import SuiviProgrammation

ALGORITHMS = (
    BaseDemonstration,
    CreerBase,
    MettreANiveau,
    ChargerReferentiel,
    AnalyseLogementBailleur,
    StatistiquesTerritoire,
    FichesTerritoire,
    Classeur,
    ModeleRemontee,
    ImporterRemontee,
    ImporterDecisions,
    AnnulerImport,
    ControleCompletude,
    Geolocaliser,
    ControleGeolocalisation,
    ImporterRpls,
    CompleterRpls,
    OuvrirCampagne,
    ImporterProgrammation,
    CloreCampagne,
    RouvrirCampagne,
    ReporterLignes,
    EtatsProgrammation,
    SuiviProgrammation,
    EtatProgrammeComplementaire,
    SuiviFinancier,
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
