"""What a document says of the situation that its figures are those of."""

from __future__ import annotations

from datetime import datetime

from ...domain.indicators.kept import Situation
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...storage.dated import local
from . import french

HASH_SHOWN = 16
"""Letters of the hash that a page has room for: enough to find a situation by."""


def _of_journal(situation: Situation) -> str:
    """« rétablie d’après le journal », and of which moment when it is not the end of its day."""
    return rebuilt_at(situation.state_of) if situation.state_of is not None else ""


def rebuilt_at(when: datetime) -> str:
    """That figures come from the journal, and of which moment."""
    return translate("situations", "chiffres rétablis d’après le journal, base du {moment}").format(
        moment=local(when)
    )


def dated(situation: Situation) -> str:
    """« Situation au 15/06/2021 »."""
    return translate("situations", "Situation au {jour}").format(jour=f"{situation.day:%d/%m/%Y}")


def short(situation: Situation) -> str:
    """What calls it under a title: its day, its edition and the beginning of its hash; of a past
    time that no base keeps, that it comes from the journal."""
    if not situation.digest:
        return f"{dated(situation)}, {_of_journal(situation)}"
    return translate("situations", "{situation}, édition {numero}, empreinte {debut}").format(
        situation=dated(situation),
        numero=situation.edition,
        debut=situation.digest[:HASH_SHOWN],
    )


def told(situation: Situation) -> str:
    """Day, title, edition, whether it may change, hash, whether it comes from the journal, and what
    it is limited to."""
    if not situation.digest:
        return ", ".join([dated(situation), _of_journal(situation), *_lacking(situation)]) + "."
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
    if situation.state_of is not None:
        parts.append(_of_journal(situation))
    if situation.scope != WHOLE:
        parts.append(translate("situations", "portée {portee}").format(portee=situation.scope))
    if situation.criteria.dimensions and situation.criteria.about(*_FILTERS).dimensions:
        parts.append(french.criteria(situation.criteria).lower())
    return ", ".join(parts) + "."


def _lacking(situation: Situation) -> list[str]:
    if not situation.gaps:
        return []
    told = translate("situations", "le journal ne dit pas tout de {nombre} lignes")
    return [told.format(nombre=french.number(situation.gaps))]


_FILTERS = ("bailleur", "type_palu")


def dated_at(time: Situation | datetime) -> str:
    """« Situation au 15/06/2021 », of a kept situation or of any time."""
    if isinstance(time, Situation):
        return dated(time)
    return translate("situations", "Situation au {jour}").format(
        jour=f"{time.astimezone():%d/%m/%Y}"
    )


def lines_rebuilt(time: Situation | datetime) -> str:
    """What a list says of its lines when they are those of another time."""
    text = translate("situations", "Lignes rétablies d’après le journal, base du {moment}.")
    when = time.moment if isinstance(time, Situation) else time
    said = text.format(moment=local(when))
    return f"{told(time)} {said}" if isinstance(time, Situation) else said


def no_layer_of(situation: Situation) -> str:
    """Why there is no figure by the polygons of a layer, and what to do."""
    return translate(
        "situations",
        "{situation} : ses chiffres sont gardés par cité, commune, EPCI, département, bailleur, "
        "opération et année, non par une couche du projet. Choisissez un de ces niveaux, ou les "
        "chiffres d’une date, que le journal rétablit dans toute couche.",
    ).format(situation=dated(situation))


def not_kept(what: str) -> str:
    """Why a part of a document is not there."""
    return translate(
        "situations",
        "{quoi} : une situation garde les chiffres, non les lignes une à une. Faites le document "
        "d’après la base pour les avoir.",
    ).format(quoi=what)
