"""The checks of the positions: codes, severities, and what is told of a dwelling."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import QT_TRANSLATE_NOOP

ERROR, WARNING = "erreur", "avertissement"


@dataclass(frozen=True)
class Check:
    """A check: its code, its severity, its title, and what it says of a dwelling."""

    code: str
    severity: str
    title: str
    message: str


CHECKS = (
    Check(
        "sans_geometrie",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Logement sans position"),
        QT_TRANSLATE_NOOP(
            "errors", "Le logement n’a pas de position.{indice} Placez-le sur la carte."
        ),
    ),
    Check(
        "geometrie_invalide",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Géométrie vide ou invalide"),
        QT_TRANSLATE_NOOP(
            "errors", "La géométrie est inutilisable : {raison}. Replacez le logement."
        ),
    ),
    Check(
        "projection_erronee",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Projection erronée"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Lues en Lambert-93, les coordonnées sont hors du territoire ; lues en {systeme}, "
            "elles tombent dans {commune}. Convertissez-les comme proposé.",
        ),
    ),
    Check(
        "hors_territoire",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Hors du territoire"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le point est à {distance} de la commune la plus proche, {commune}. Replacez le "
            "logement.",
        ),
    ),
    Check(
        "communes_differentes",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Identifiants de communes différentes"),
        QT_TRANSLATE_NOOP(
            "errors",
            "La commune déclarée est {commune}, mais {identifiants}. Corrigez la commune ou les "
            "identifiants.",
        ),
    ),
    Check(
        "commune_inconnue",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Commune absente ou inconnue"),
        QT_TRANSLATE_NOOP("errors", "{raison} Indiquez le code INSEE de la commune."),
    ),
    Check(
        "hors_commune",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Hors de sa commune"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le point est à {distance} de sa commune, {commune} : il est dans {autre}. Corrigez la "
            "commune ou replacez le logement.",
        ),
    ),
    Check(
        "epci_incoherent",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "EPCI qui n’est pas celui de la commune"),
        QT_TRANSLATE_NOOP(
            "errors", "L’EPCI déclaré est {valeur}, celui de {commune} est {attendu}."
        ),
    ),
    Check(
        "departement_incoherent",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Département qui n’est pas celui de la commune"),
        QT_TRANSLATE_NOOP(
            "errors", "Le département déclaré est {valeur}, celui de {commune} est {attendu}."
        ),
    ),
    Check(
        "autre_cite_plus_proche",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Une autre cité est plus proche"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le point est à {distance} de sa cité, {cite}, et {place} {autre}. Vérifiez la cité.",
        ),
    ),
    Check(
        "hors_cite",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Hors de sa cité"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le point est à {distance} de sa cité, {cite}. Replacez le logement ou corrigez la "
            "cité.",
        ),
    ),
    Check(
        "cite_sans_contour",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Cité sans contour"),
        QT_TRANSLATE_NOOP(
            "errors",
            "La cité n° {cite} n’a pas de contour dans la couche des cités : la position n’a pas "
            "pu y être comparée. Dessinez le contour ou corrigez le numéro.",
        ),
    ),
    Check(
        "cite_manquante",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Cité non renseignée"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le logement n’a pas de cité alors que le point est dans {autre}. Indiquez la cité.",
        ),
    ),
    Check(
        "parcelle_introuvable",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Parcelle introuvable"),
        QT_TRANSLATE_NOOP(
            "errors",
            "La parcelle {parcelle} n’est pas dans la couche des parcelles, qui couvre pourtant sa "
            "commune. Vérifiez l’identifiant ou le millésime du cadastre.",
        ),
    ),
    Check(
        "hors_parcelle",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Hors de sa parcelle"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le point est à {distance} de sa parcelle, {parcelle}. Replacez le logement ou "
            "corrigez la parcelle.",
        ),
    ),
    Check(
        "loin_de_operation",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Loin des autres logements de l’opération"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Le plus proche des {nombre} autres logements de l’opération « {operation} » est à "
            "{distance}. Vérifiez la position ou l’opération.",
        ),
    ),
    Check(
        "position_multiple",
        WARNING,
        QT_TRANSLATE_NOOP("errors", "Plusieurs logements au même point"),
        QT_TRANSLATE_NOOP(
            "errors",
            "{nombre} logements sont exactement au même point sans être sur une même parcelle. "
            "Placez chacun sur la sienne.",
        ),
    ),
    Check(
        "identifiant_en_deux_lieux",
        ERROR,
        QT_TRANSLATE_NOOP("errors", "Même identifiant à deux endroits"),
        QT_TRANSLATE_NOOP(
            "errors",
            "{champ} {valeur} est porté par {nombre} lignes, jusqu’à {distance} d’ici. Corrigez "
            "l’identifiant, ou supprimez la ligne en trop.",
        ),
    ),
)
"""Every check, in the order in which anomalies are listed."""

BY_CODE = {check.code: check for check in CHECKS}
CODES = tuple(BY_CODE)

ABOUT_PLACE = (
    *("sans_geometrie", "geometrie_invalide", "projection_erronee", "hors_territoire"),
    *("hors_commune", "autre_cite_plus_proche", "hors_cite", "parcelle_introuvable"),
    *("hors_parcelle", "loin_de_operation"),
)
"""The anomalies of which a dwelling has one at most, the first explaining the others."""
