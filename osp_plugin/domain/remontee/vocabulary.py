"""What bailleurs call the fields of a dwelling, and which of them a return may fill."""

from __future__ import annotations

from ..dictionary import Field, dictionary
from ..imports.columns import Vocabulary
from ..imports.plan import Naming

IDENTIFIERS = ("ident_rep", "idlocal", "ident_int", "idpar")
"""Fields that say which dwelling a row is, from the surest."""

NAMING = Naming(
    "logement",
    "Remontée",
    names=("ident_rep", "ident_int", "idlocal", "idpar"),
    belongs="intitule",
    places=("dnvoiri", "dvoilib", "idcomtxt"),
)

EXAMPLE_FIELD = "ident_int"
"""Where the template says that its first row is an example."""

DERIVED = ("id_cite", "nom_cite_1", "l_id_cite")
NEVER_IMPORTED = {
    *("fid", "id_ddtm62", "geoloc_source", "geoloc_score", "geoloc_date", "source_rpls"),
    *DERIVED,
}
"""Fields of a dwelling that the OSP fills: number, position, cité at the referential."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "ident_rep": ("n rpls", "numero rpls", "num rpls", "rpls", "identifiant rpls", "id rpls",
                  "ident rpls", "code rpls", "n repertoire rpls", "identifiant repertoire"),
    "ident_int": ("identifiant logement", "id logement", "n logement", "numero logement",
                  "code logement", "reference logement", "ref logement", "identifiant interne",
                  "n interne", "identifiant bailleur", "code patrimoine", "n module", "ugl", "esi"),
    "idlocal": ("invariant", "n invariant", "invariant fiscal", "id local", "identifiant fiscal"),
    "idpar": ("id parcelle", "identifiant parcelle", "reference cadastrale", "ref cadastrale",
              "parcelle cadastrale", "idparcelle"),
    "num_rpls_ini": ("n rpls d origine",),
    "num_esti_ini": ("n esti", "esti", "numero esti"),
    "info": ("remarque", "remarques", "commentaire", "commentaires", "observation",
             "observations"),
    "dnvoiri": ("n voie", "n rue", "numero de voie", "numero voie", "n de voie", "numero de rue",
                "n de rue", "n adresse"),
    "dindic": ("bis ter", "indice de repetition", "complement numero", "bis"),
    "dvoilib": ("rue", "adresse", "libelle voie", "nom de la voie", "nom voie", "nom de rue",
                "libelle de la voie", "adresse du logement", "libelle rue"),
    "idcom": ("code insee", "insee", "code commune", "insee commune", "depcom", "cog"),
    "idcomtxt": ("ville", "nom commune", "nom de la commune", "libelle commune", "localite"),
    "dep": ("code departement", "dept", "dpt"),
    "epci": ("code epci", "agglomeration", "agglo", "intercommunalite", "communaute"),
    "cite_ini": ("cite", "nom cite", "nom de la cite", "cite miniere", "residence", "nom_cite",
                 "libelle cite"),
    "intitule": ("intitule operation", "nom operation", "operation", "intitule de l operation",
                 "nom de l operation", "libelle operation", "programme", "chantier"),
    "bailleur": ("organisme", "nom du bailleur", "code bailleur", "maitre d ouvrage"),
    "type_palu": ("palulos groupe isole", "type palulos", "type de palulos", "financement",
                  "nature du financement"),
    "num_decision": ("n decision", "numero decision", "numero de decision", "n sisal", "sisal",
                     "numero sisal", "n decision sisal", "decision", "n galion"),
    "annee_financ": ("annee financement", "annee de programmation", "annee prog", "annee palulos",
                     "annee"),
    "date_os": ("date os", "os", "date ordre de service", "demarrage travaux",
                "date de debut des travaux", "debut travaux", "date debut"),
    "date_fin": ("date fin", "fin travaux", "date de fin", "date de livraison", "livraison",
                 "date reception", "reception", "date de fin des travaux"),
    "avancement": ("etat d avancement", "etat", "statut", "etat avancement", "stade"),
    "etiquette_avant": ("dpe avant", "dpe avant travaux", "etiquette avant travaux",
                        "classe energie avant", "dpe initial", "etiquette initiale"),
    "etiquette_apres": ("dpe apres", "dpe apres travaux", "etiquette apres travaux",
                        "classe energie apres", "dpe projete", "etiquette projetee"),
    "label_vise": ("label", "niveau vise", "performance visee", "niveau de performance",
                   "objectif"),
    "biosource": ("materiaux biosources", "biosources", "bio source", "isolant biosource"),
    "typologie": ("type logement", "type de logement", "nb pieces", "nombre de pieces"),
    "surf_hab": ("surface", "shab", "surface habitable", "surface habitable m2", "surface m2"),
    "annee_constr": ("annee construction", "date de construction", "construction"),
    "cout_travaux": ("cout", "montant travaux", "cout des travaux ttc", "montant des travaux",
                     "prix de revient", "cout total", "cout travaux ttc"),
    "subv_palulos": ("subvention palulos", "montant palulos", "subvention etat", "etat palulos"),
    "subv_region": ("region", "aide region", "montant region"),
    "subv_departement": ("subvention dept", "aide departement", "conseil departemental"),
    "subv_epci": ("subvention epci", "aide epci", "subvention agglo"),
    "subv_autre": ("autres subventions", "autres aides", "subventions autres"),
    "pret_cdc": ("pret", "cdc", "pret caisse des depots", "emprunt cdc", "emprunt"),
    "fonds_propres": ("fp", "apport", "fonds propres bailleur"),
    "loyer_avant": ("loyer avant travaux", "loyer initial", "ancien loyer"),
    "loyer_apres": ("loyer apres travaux", "loyer projete", "nouveau loyer"),
    "occupe_avant": ("occupe avant travaux", "occupation avant"),
    "occupe_apres": ("occupe apres travaux", "occupation apres"),
    "relogement": ("relogement provisoire", "relogement definitif", "relogt"),
}  # fmt: skip
"""What bailleurs call the fields of a dwelling, as :func:`..common.text.folded` gives it."""

NOT_READ_TITLES = {"cite": "cite_ini", "n rpls": "ident_rep"}
"""Titles of the dictionary that mean another field in a return: « Cité » is the bailleur's own."""


def dwelling_fields() -> tuple[Field, ...]:
    """Fields of a dwelling that a return may fill."""
    fields = dictionary()["logement"].fields
    return tuple(field for field in fields if field.name not in NEVER_IMPORTED)


def dwelling_vocabulary() -> Vocabulary:
    """Names of the fields of a dwelling."""
    names = [field.name for field in dwelling_fields()]
    return Vocabulary(dictionary()["logement"], names, SYNONYMS, NOT_READ_TITLES)
