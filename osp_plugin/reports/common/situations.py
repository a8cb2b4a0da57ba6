"""What a document says of the situation that its figures are those of."""

from __future__ import annotations

from ...domain.indicators.kept import Situation
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from . import french

HASH_SHOWN = 16
"""Letters of the hash that a page has room for: enough to find a situation by."""


def dated(situation: Situation) -> str:
    """« Situation au 15/06/2021 »."""
    return translate("situations", "Situation au {jour}").format(jour=f"{situation.day:%d/%m/%Y}")


def short(situation: Situation) -> str:
    """What calls it under a title: its day, its edition and the beginning of its hash."""
    return translate("situations", "{situation}, édition {numero}, empreinte {debut}").format(
        situation=dated(situation),
        numero=situation.edition,
        debut=situation.digest[:HASH_SHOWN],
    )


def told(situation: Situation) -> str:
    """Day, title, edition, whether it may change, hash, and what it is limited to."""
    state = (
        translate("situations", "définitive")
        if situation.definitive
        else translate("situations", "provisoire")
    )
    parts = [
        f"{dated(situation)} (« {situation.title} »)",
        translate("situations", "édition {numero}").format(numero=situation.edition),
        state,
        translate("situations", "empreinte {debut}").format(debut=situation.digest[:HASH_SHOWN]),
    ]
    if situation.scope != WHOLE:
        parts.append(translate("situations", "portée {portee}").format(portee=situation.scope))
    if situation.criteria.dimensions and situation.criteria.about(*_FILTERS).dimensions:
        parts.append(french.criteria(situation.criteria).lower())
    return ", ".join(parts) + "."


_FILTERS = ("bailleur", "type_palu")


def not_kept(what: str) -> str:
    """Why a part of a document is not there."""
    return translate(
        "situations",
        "{quoi} : une situation garde les chiffres, non les lignes une à une. Faites le document "
        "d’après la base pour les avoir.",
    ).format(quoi=what)
