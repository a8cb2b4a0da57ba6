"""What the menu and the panel offer about money, the target and the years to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...i18n import translate
from ..common.menu_entry import Entry

Run = Callable[..., Any]
PICTURES = {
    "mouvement_enveloppe": "mouvement",
    "acompte": "financement",
    "regle_acompte": "tarif",
    "population_cible": "cible",
    "lignes_a_venir": "trajectoire",
}
"""Drawings of the commands that open a table, where they are not named as the command."""


def statements(run: Run, show_trajectory: Callable[[], None]) -> list[Entry]:
    """The financial follow-up, the deadlines, the note of a movement, the target, the trajectory.

    ``run`` shows the dialog of an algorithm.
    """
    return [
        Entry(
            "suivi_financier",
            translate("gui", "Suivi financier…"),
            translate("gui", "Prévu, engagé, payé, restes ; AE et CP, soldes, calendrier"),
            lambda: run("osp:suivi_financier"),
            in_toolbar=False,
        ),
        Entry(
            "echeances_operations",
            translate("gui", "Échéances des opérations…"),
            translate("gui", "Fin du délai des travaux, euros en jeu, calendrier"),
            lambda: run("osp:echeances_operations"),
            in_toolbar=False,
        ),
        Entry(
            "mouvement",
            translate("gui", "Note d’un mouvement…"),
            translate("gui", "Une page : AE qui passent d’un délégataire à un autre"),
            lambda: run("osp:note_mouvement"),
            in_toolbar=False,
        ),
        Entry(
            "cible",
            translate("gui", "Cible rapprochée…"),
            translate("gui", "Ce que sont devenus les logements visés, avec les définitions"),
            lambda: run("osp:cible_rapprochee"),
            in_toolbar=False,
        ),
        Entry(
            "trajectoire",
            translate("gui", "Trajectoire…"),
            translate("gui", "Les années à venir : rythme, besoins en AE et CP, étiquettes finies"),
            show_trajectory,
            in_toolbar=False,
        ),
    ]


def tables() -> list[tuple[str, str, str, str]]:
    """Name, table, title and tip of the tables of movements and of payments."""
    return [
        (
            "mouvement_enveloppe",
            "mouvement_enveloppe",
            translate("gui", "Mouvements d’enveloppe"),
            translate("gui", "Table des AE qui passent d’un délégataire à un autre"),
        ),
        (
            "acompte",
            "acompte",
            translate("gui", "Acomptes"),
            translate("gui", "Table des paiements constatés des opérations"),
        ),
        (
            "regle_acompte",
            "regle_acompte",
            translate("gui", "Règles d’acomptes"),
            translate("gui", "Table de ce qui se paie, et quand : des hypothèses à changer"),
        ),
        (
            "population_cible",
            "population_cible",
            translate("gui", "Population cible"),
            translate("gui", "Table des logements visés, par cité et bailleur"),
        ),
        (
            "lignes_a_venir",
            "trajectoire",
            translate("gui", "Lignes des années à venir"),
            translate("gui", "Table des lignes à venir, avec leur certitude"),
        ),
    ]
