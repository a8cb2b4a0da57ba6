"""The Processing provider « OSP ERBM »."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..paths import ICONS
from .access.ajouter_compte import AjouterCompte
from .access.ajouter_organisation import AjouterOrganisation
from .access.creer_roles import CreerRoles
from .access.etat_des_droits import EtatDesDroits
from .access.suspendre_compte import SuspendreCompte
from .analysis.analyse_logement_bailleur import AnalyseLogementBailleur
from .analysis.classeur import Classeur
from .analysis.controle_completude import ControleCompletude
from .base.base_demonstration import BaseDemonstration
from .base.charger_referentiel import ChargerReferentiel
from .base.creer_base import CreerBase
from .base.extraire_base import ExtraireBase
from .base.mettre_a_niveau import MettreANiveau
from .base.reintegrer_extrait import ReintegrerExtrait
from .base.verifier_base import VerifierBase
from .geolocation.controle_geolocalisation import ControleGeolocalisation
from .geolocation.geolocaliser import Geolocaliser
from .history.arreter_situation import ArreterSituation
from .history.base_a_une_date import BaseAUneDate
from .history.expliquer_evolution import ExpliquerEvolution
from .open_data.importer_dpe import ImporterDpe
from .open_data.poser_cles import PoserCles
from .open_data.suivi_dpe import SuiviDpe
from .programming.cible_rapprochee import CibleRapprochee
from .programming.clore_campagne import CloreCampagne
from .programming.echeances_operations import EcheancesOperations
from .programming.etat_programme_complementaire import EtatProgrammeComplementaire
from .programming.etats_programmation import EtatsProgrammation
from .programming.importer_programmation import ImporterProgrammation
from .programming.note_mouvement import NoteMouvement
from .programming.ouvrir_campagne import OuvrirCampagne
from .programming.reporter_lignes import ReporterLignes
from .programming.rouvrir_campagne import RouvrirCampagne
from .programming.suivi_financier import SuiviFinancier
from .programming.suivi_programmation import SuiviProgrammation
from .programming.trajectoire import Trajectoire
from .remontee.annuler_import import AnnulerImport
from .remontee.completer_rpls import CompleterRpls
from .remontee.importer_decisions import ImporterDecisions
from .remontee.importer_remontee import ImporterRemontee
from .remontee.importer_rpls import ImporterRpls
from .remontee.modele_remontee import ModeleRemontee
from .remontee.preparer_visite import PreparerVisite
from .territories.fiches_territoire import FichesTerritoire
from .territories.statistiques_territoire import StatistiquesTerritoire

ALGORITHMS = (
    BaseDemonstration,
    CreerBase,
    MettreANiveau,
    VerifierBase,
    ChargerReferentiel,
    ExtraireBase,
    ReintegrerExtrait,
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
    ImporterDpe,
    SuiviDpe,
    PoserCles,
    PreparerVisite,
    OuvrirCampagne,
    ImporterProgrammation,
    CloreCampagne,
    RouvrirCampagne,
    ReporterLignes,
    EtatsProgrammation,
    SuiviProgrammation,
    EtatProgrammeComplementaire,
    SuiviFinancier,
    CibleRapprochee,
    NoteMouvement,
    Trajectoire,
    ArreterSituation,
    BaseAUneDate,
    ExpliquerEvolution,
    EcheancesOperations,
    CreerRoles,
    AjouterOrganisation,
    AjouterCompte,
    SuspendreCompte,
    EtatDesDroits,
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
