"""The groups of the toolbox, and the page of the help about each."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP

GROUPS = {
    "base": QT_TRANSLATE_NOOP("algorithms", "Base OSP"),
    "remontee": QT_TRANSLATE_NOOP("algorithms", "Remontées"),
    "ouvertes": QT_TRANSLATE_NOOP("algorithms", "Données ouvertes"),
    "geolocalisation": QT_TRANSLATE_NOOP("algorithms", "Géolocalisation"),
    "analyse": QT_TRANSLATE_NOOP("algorithms", "Analyses et classeurs"),
    "territoire": QT_TRANSLATE_NOOP("algorithms", "Statistiques et fiches"),
    "programmation": QT_TRANSLATE_NOOP("algorithms", "Programmation"),
    "history": QT_TRANSLATE_NOOP("algorithms", "Situations et évolutions"),
    "droits": QT_TRANSLATE_NOOP("algorithms", "Droits et organisations"),
}

GUIDES = {
    "base": "base",
    "remontee": "remontees",
    "ouvertes": "donnees-ouvertes",
    "geolocalisation": "geolocalisation",
    "analyse": "completude",
    "territoire": "visionneuse",
    "programmation": "programmation",
    "history": "evolutions",
    "droits": "droits-organisations",
}
"""Page of the help about the algorithms of a group, unless they name another as ``GUIDE``."""
