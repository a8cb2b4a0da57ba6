"""What is said beside figures that are not shown."""

from __future__ import annotations

from ...domain.common.numbers import HIDDEN_VALUE
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...i18n import translate


def secrecy_note(shown_from: int) -> str:
    """What « s. » means, under a table or a map; that the threshold was chosen, where it was."""
    note = translate(
        "indicators",
        "{signe} : secret, le chiffre porte sur moins de {nombre} logements, ou permettrait d’en "
        "retrouver un.",
    ).format(signe=HIDDEN_VALUE, nombre=shown_from)
    if shown_from == SHOWN_FROM:
        return note
    chosen = translate(
        "indicators", "Ce seuil a été choisi par le service : l’usage de l’État est {usage}."
    ).format(usage=SHOWN_FROM)
    return f"{note} {chosen}"
