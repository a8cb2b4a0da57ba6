"""What is left out of a style or of a model, as it is told."""

from __future__ import annotations

from collections import Counter

from ...i18n import translate

CODE, ACTION, ADDRESS, FILE, FUNCTION, WEB, COMPUTED, TIP, SIZE, UNREADABLE, UNKNOWN = (
    *("code", "action", "adresse", "fichier", "fonction", "web", "calcul", "bulle"),
    *("taille", "illisible", "autre"),
)


class LeftOut:
    """Gathers what is left out, by kind."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._functions: set[str] = set()

    def add(self, kind: str, *names: str) -> None:
        """Something more is left out; ``names`` are the functions that it called."""
        self._found[kind] += 1
        self._functions.update(names)

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def kinds(self) -> set[str]:
        """The kinds of what was left out."""
        return set(self._found)

    def told(self) -> str:
        """What was left out, in a few words: « du code, une action »."""
        return ", ".join(_words(kind, sorted(self._functions)) for kind in sorted(self._found))


def _words(kind: str, functions: list[str]) -> str:
    if kind == FUNCTION and functions:
        shown = ", ".join(functions[:5])
        return translate("project", "des formules qui lisent hors de la couche ({noms})").format(
            noms=shown
        )
    return {
        CODE: translate("project", "du code"),
        ACTION: translate("project", "des actions"),
        ADDRESS: translate("project", "des adresses d’internet ou du réseau"),
        FILE: translate("project", "des fichiers d’un autre poste"),
        FUNCTION: translate("project", "des formules illisibles"),
        WEB: translate("project", "des contenus web"),
        COMPUTED: translate("project", "des champs calculés ou des jointures"),
        TIP: translate("project", "un nom affiché ou une infobulle"),
        SIZE: translate("project", "des tailles démesurées"),
        UNREADABLE: translate("project", "un contenu illisible ou démesuré"),
        UNKNOWN: translate("project", "des réglages inconnus"),
    }[kind]
