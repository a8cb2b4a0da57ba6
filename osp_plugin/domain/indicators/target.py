"""The target of the Engagement reconciled: what became of each dwelling that it aims at.

Every dwelling of the population in force is in one of :data:`CATEGORIES`, which add up to it
exactly, at any scale: what remains is the difference. Their definitions are those of the
indicators, to be printed beside the figures.
"""

from __future__ import annotations

POPULATION = "cible_logements"
REMAINING = "cible_restants"
CATEGORIES = (
    *("cible_finances", "cible_commences", "cible_livres", "cible_droit_commun", "cible_sortis"),
    REMAINING,
)
"""Indicators, in the order in which a reader meets them."""
OUTSIDE = "nb_hors_cible"
SHARES = ("part_objectif", "part_objectif_livree")
TARGET = (POPULATION, *CATEGORIES, OUTSIDE, *SHARES)
"""All that is told of the target."""
