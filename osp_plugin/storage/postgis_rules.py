"""What no base on a server may open: looked for in the catalogue before a base is kept.

``resources/sql/postgis/controle`` finds it; a creation or an upgrade that leaves any is undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from ..paths import SQL
from .errors import OpenCatalogue
from .session import Session

TOLD = {
    "chemin": QT_TRANSLATE_NOOP(
        "errors",
        "la fonction {objet} agit avec les droits de son propriétaire et cherche ses noms ailleurs "
        "que dans PostgreSQL",
    ),
    "execution": QT_TRANSLATE_NOOP("errors", "n’importe qui peut exécuter la fonction {objet}"),
    "vue": QT_TRANSLATE_NOOP(
        "errors", "la vue {objet} montre ce que lit son propriétaire, et non qui la lit"
    ),
    "tous": QT_TRANSLATE_NOOP("errors", "des droits sont donnés à tous (PUBLIC) sur {objet}"),
    "avenir": QT_TRANSLATE_NOOP("errors", "des droits seront donnés à tous (PUBLIC) sur {objet}"),
    "etranger": QT_TRANSLATE_NOOP(
        "errors", "la base se sert de ce qui n’est ni d’elle, ni de PostgreSQL : {objet}"
    ),
    "regle_autre": QT_TRANSLATE_NOOP("errors", "une règle d’accès n’est pas de l’outil : {objet}"),
    "regle_changee": QT_TRANSLATE_NOOP("errors", "une règle d’accès a été changée : {objet}"),
    "regle_manque": QT_TRANSLATE_NOOP("errors", "une règle d’accès manque : {objet}"),
    "droit_de_trop": QT_TRANSLATE_NOOP("errors", "un droit est donné de trop : {objet}"),
    "droit_manque": QT_TRANSLATE_NOOP("errors", "un droit manque : {objet}"),
    "lignes_ouvertes": QT_TRANSLATE_NOOP("errors", "la table {objet} montre ses lignes à tous"),
    "lignes_forcees": QT_TRANSLATE_NOOP(
        "errors", "la table {objet} cache ses lignes à son propriétaire même"
    ),
    "proprietaire": QT_TRANSLATE_NOOP("errors", "{objet} n’est pas au propriétaire de la base"),
    "garde": QT_TRANSLATE_NOOP("errors", "une garde manque, est éteinte ou changée : {objet}"),
    "role": QT_TRANSLATE_NOOP("errors", "le rôle {objet} se connecte, ou peut plus qu’un groupe"),
    "passe_outre": QT_TRANSLATE_NOOP("errors", "le compte {objet} passe outre les règles d’accès"),
}
"""By rule of the SQL file, and by what :mod:`.access.inspection` finds in a shared base."""


@dataclass(frozen=True)
class Opening:
    """Something that opens more than was granted: which rule, on what, and what closes it."""

    rule: str
    what: str
    remedy: str

    @property
    def told(self) -> Phrase:
        """In a sentence."""
        return Phrase(TOLD[self.rule], objet=self.what)


def openings(session: Session, schema: str, views: list[str]) -> list[Opening]:
    """All that the base in ``schema`` opens more than was granted; ``views`` are its own."""
    found = []
    for path in sorted((SQL / "postgis" / "controle").glob("*.sql")):
        rows = session.rows(path.read_text(encoding="utf-8"), {"schema": schema, "vues": views})
        found += [Opening(row["regle"], row["objet"], row["remede"]) for row in rows]
    return found


def require_none(found: Sequence[Opening], base: str) -> None:
    """Raise OpenCatalogue, with all that is wrong, unless nothing is."""
    if found:
        raise OpenCatalogue(
            base=base,
            fautes=reduce(_and, [one.told for one in found]),
            remedes=" ; ".join(dict.fromkeys(one.remedy for one in found)),
        )


def _and(first: Phrase, then: Phrase) -> Phrase:
    """One sentence after another, each still to be translated."""
    return Phrase("{premier} ; {suivant}", premier=first, suivant=then)
