"""What is said beside figures that are not shown."""

from __future__ import annotations

from ...domain.common.numbers import HIDDEN_VALUE
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...i18n import translate


def secrecy_note() -> str:
    """What « s. » means, under a table or a map."""
    return translate(
        "indicators",
        "{signe} : secret, le chiffre porte sur moins de {nombre} logements, ou permettrait d’en "
        "retrouver un.",
    ).format(signe=HIDDEN_VALUE, nombre=SHOWN_FROM)
