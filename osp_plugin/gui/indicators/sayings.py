"""What the visionneuse says of its figures: why there are none, or what they are for the whole."""

from __future__ import annotations

import math

from ...domain.indicators import LAYER, UNKNOWN, Criteria, Figures, Indicator
from ...i18n import translate
from ...reports.common import perimeters
from ...reports.common.situations import no_layer_of, told
from ...storage.indicators.statistics import DWELLINGS, Statistics
from ..common.figures import HIDDEN_VALUE, quantity, secrecy_note


def refusal(statistics: Statistics, item: Indicator, scale_key: str, criteria: Criteria) -> str:
    """Why there is no figure to show, « » when there is."""
    if criteria.annee_min and criteria.annee_max and criteria.annee_min > criteria.annee_max:
        return translate("gui", "La première année est après la dernière : inversez-les.")
    if not statistics.available(item.key):
        return translate(
            "gui", "La couche n’a pas les colonnes qu’il faut pour « {titre} »."
        ).format(titre=item.title)
    if scale_key == LAYER.key and statistics.tables.zones is None:
        return translate(
            "gui", "Choisissez la couche : « Une couche du projet… », dans la liste des niveaux."
        )
    kept = statistics.tables.kept
    if kept is not None and scale_key == LAYER.key and not kept.has_zones:
        return no_layer_of(kept.situation)
    if kept is not None and not kept.tells(item.key, scale_key, criteria):
        return translate(
            "gui",
            "La situation ne garde pas « {titre} » à ce niveau avec ces critères : remettez "
            "« Tous » pour le bailleur, le financement ou les années.",
        ).format(titre=item.title)
    if not item.known_by(scale_key):
        return translate(
            "gui",
            "« {titre} » n’est pas connu à ce niveau : choisissez un autre niveau.",
        ).format(titre=item.title)
    if not item.known_by(scale_key, criteria):
        return translate(
            "gui",
            "« {titre} » ne se répartit pas selon tous ces critères : remettez « Tous » pour "
            "le bailleur, le financement ou les années.",
        ).format(titre=item.title)
    return ""


def summary(statistics: Statistics, figures: Figures, item: Indicator, criteria: Criteria) -> str:
    """The figure of the whole, and what a reader must know of it."""
    whole_figures = statistics.at("bassin", [item.key, "nb_non_geolocalises"], criteria)
    found = whole_figures.table
    value = float(found[item.key].iloc[0])
    if item.key in whole_figures.secret:
        whole = HIDDEN_VALUE
    elif math.isnan(value):
        whole = translate("gui", "non connu")
    elif item.format == "decimal":
        whole = f"{quantity(value, item.format)} {item.unit}"
    else:
        whole = quantity(value, item.format)
    said = translate("gui", "<b>{titre} : {valeur}</b> pour l’ensemble.").format(
        titre=item.title, valeur=whole
    )
    nowhere = _nowhere(figures, item)
    if nowhere and figures.scale.of_layer:
        said += " " + translate("gui", "Dont {valeur} hors de la couche, ou sans position.").format(
            valeur=quantity(nowhere, item.format)
        )
    elif nowhere:
        said += " " + translate(
            "gui", "Dont {valeur} sous « Non renseigné », faute de code : hors de la carte."
        ).format(valeur=quantity(nowhere, item.format))
    absent = int(found["nb_non_geolocalises"].iloc[0])
    if absent and DWELLINGS in item.formula.tables and value and not figures.scale.of_layer:
        said += " " + (
            translate("gui", "Un logement sans position est compté d’après ses codes.")
            if absent == 1
            else translate(
                "gui", "{absents} logements sans position sont comptés d’après leurs codes."
            ).format(absents=quantity(absent, "entier"))
        )
    if figures.warns(item.key) or whole_figures.warns(item.key):
        said += f" {secrecy_note(figures.shown_from)}"
    if statistics.situation is not None:
        said += f" {told(statistics.situation)}"
    if statistics.tables.perimeter is not None:
        said += f" {perimeters.told(statistics.tables.perimeter)}"
    if item.description:
        said += f" {item.description}"
    return said


def _nowhere(figures: Figures, item: Indicator) -> float:
    """The part of a figure that adds up which is of no territory."""
    table = figures.table
    if not (item.additive and figures.scale.is_place and UNKNOWN in table.index):
        return 0.0
    value = float(table[item.key][UNKNOWN])
    return 0.0 if math.isnan(value) else value


def no_base() -> str:
    """What to do when no base is open."""
    return translate(
        "gui",
        "Aucune base OSP n’est ouverte. Ouvrez-en une par le menu OSP ERBM, "
        "« Ouvrir une base… », ou créez la base de démonstration : ses chiffres "
        "s’afficheront ici.",
    )


def not_read(*, stopped: bool, shown: bool) -> str:
    """The figures could not be read, or were ``stopped``; those of before may still be shown."""
    if stopped:
        said = translate("gui", "La lecture a été interrompue.")
    else:
        said = translate("gui", "Les chiffres n’ont pas pu être lus.")
    if shown:
        said += " " + translate("gui", "Ceux qui restent affichés sont d’avant.")
    again = translate("gui", "Réessayer")
    return f'<b>{said}</b> <a href="#">{again}</a>'
