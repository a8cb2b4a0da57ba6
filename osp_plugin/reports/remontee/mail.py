"""The letter to a bailleur about its return, ready to be sent."""

from __future__ import annotations

from collections import Counter

from ...domain.common.text import on_one_line
from ...domain.imports.findings import ERROR
from ...domain.imports.plan import Plan
from ..common.french import counted

_SHOWN_RULES = 12

RULE_TITLES = {
    "annee_decision": "année de la décision différente de l’année de financement",
    "annee_label": "label hors des années où il sert",
    "autre_bailleur": "ligne d’un autre bailleur",
    "cite_ambigue": "cité à préciser",
    "cite_inconnue": "cité inconnue du référentiel",
    "cle_rpls": "clé de contrôle du n° RPLS fausse",
    "commune_discordante": "nom et code de commune discordants",
    "commune_ancienne": "commune qui n’existe plus sous ce nom",
    "nom_ancien": "ancien nom d’un EPCI ou d’un bailleur",
    "annee_en_date": "année dans une cellule au format date",
    "caractere": "caractère illisible",
    "code_en_nombre": "code changé en nombre, relu en entier",
    "commune_du_code": "identifiant d’une autre commune que la ligne",
    "commune_inconnue": "commune inconnue",
    "conflit": "identifiants qui désignent des logements différents",
    "date_invraisemblable": "date invraisemblable",
    "dates_travaux": "fin des travaux avant l’ordre de service",
    "doublon": "logement présent deux fois dans la même opération",
    "doublon_operations": "logement présent dans deux opérations",
    "etiquettes": "étiquette moins bonne après travaux",
    "financement": "financements supérieurs au coût",
    "format": "code mal formé",
    "formule": "formule en erreur ou sans valeur",
    "guillemet": "guillemet au milieu d’une cellule",
    "identifiant_change": "identifiant différent de celui de la base",
    "ligne_courte": "ligne plus courte que les titres",
    "ligne_decalee": "cellules qui ne sont pas sous leurs titres",
    "liste": "valeur hors de la liste permise",
    "longueur": "texte trop long",
    "maximum": "valeur trop grande",
    "minimum": "valeur trop petite",
    "montant_commun": "montant écrit une fois pour plusieurs lignes ou colonnes",
    "nombre_ambigu": "point ou virgule qui peut séparer les milliers ou les décimales",
    "notation_scientifique": "nombre en notation scientifique",
    "obligatoire": "valeur obligatoire manquante",
    "operation_a_creer": "opération nouvelle, à confirmer",
    "operation_autre_bailleur": "opération d’un autre bailleur",
    "operation_inconnue": "intitulé d’opération mal recopié",
    "ordre_des_dates": "date dont le jour et le mois peuvent s’inverser",
    "parcelle_completee": "parcelle écrite autrement, lue avec sa commune",
    "reference": "valeur absente du référentiel",
    "sans_identifiant": "ligne sans identifiant de logement",
    "sans_operation": "ligne sans opération",
    "territoire": "EPCI ou département discordant",
    "fusion": "cellules fusionnées sur plusieurs colonnes",
    "titre_double": "deux colonnes sous un même titre",
    "type": "valeur d’un autre type que celui attendu",
    "unite": "autre unité que celle attendue",
    "zeros_perdus": "zéros de tête perdus",
    "adresse_en_une_cellule": "numéro lu dans l’adresse",
}
"""What each rule finds, in a few words."""


def mail_text(plan: Plan) -> str:
    """Plain text of the letter: the counts, what is to be mended, what is expected."""
    counts = plan.counts
    refused = counts["NB_REJETES"] + counts["NB_CONFLITS"]
    name = on_one_line(plan.name)  # a file is called by somebody else: no line of it is ours
    lines = [
        f"Objet : OSP ERBM – votre remontée « {name} »",
        "",
        "Bonjour,",
        "",
        f"Votre fichier « {name} » a été lu : {counted(counts['NB_LIGNES'], 'ligne')}.",
        "",
        f"- {counted(counts['NB_NOUVEAUX'], 'logement nouveau', 'logements nouveaux')} ;",
        f"- {counted(counts['NB_MODIFIES'], 'logement modifié', 'logements modifiés')} ;",
        f"- {counted(counts['NB_INCHANGES'], 'logement inchangé', 'logements inchangés')} ;",
        f"- {counted(counts['NB_REJETES'], 'ligne refusée', 'lignes refusées')} pour erreur ;",
        f"- {counted(counts['NB_CONFLITS'], 'ligne', 'lignes')} dont les identifiants se "
        "contredisent ;",
        f"- {counted(counts['NB_DISPARUS'], 'logement')} de la base hors de ce fichier ;",
        f"- {counted(counts['NB_AVERTISSEMENTS'], 'avertissement')} à vérifier.",
        "",
    ]
    lines += _rules(plan)
    if refused:
        lines += [
            "Les lignes refusées sont dans l’onglet « À corriger » du rapport joint et dans le "
            "fichier « à corriger » : chaque cellule fautive est colorée et commentée. "
            "Merci de les corriger et de nous renvoyer ce fichier.",
            "",
        ]
    else:
        lines += ["Aucune ligne n’est refusée : aucun renvoi n’est nécessaire.", ""]
    return "\n".join([*lines, "Cordialement,", "L’équipe de l’OSP ERBM", ""])


def _rules(plan: Plan) -> list[str]:
    found = Counter((item.gravite, item.regle) for item in plan.findings)
    if not found:
        return []
    ordered = sorted(found.items(), key=lambda item: (item[0][0] != ERROR, -item[1], item[0][1]))
    lines = ["Ce qui a été relevé :", ""]
    lines += [
        f"- {RULE_TITLES.get(rule, rule)} ({level}) : {count}"
        for (level, rule), count in ordered[:_SHOWN_RULES]
    ]
    if len(ordered) > _SHOWN_RULES:
        lines.append("- et d’autres, dans le rapport.")
    return [*lines, ""]
