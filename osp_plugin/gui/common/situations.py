"""The list in which a situation is chosen, in the windows that show figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...domain.indicators.kept import Situation
from ...i18n import translate
from ...storage.indicators.situations import name_of


def fill_situations(combo: Any, listed: Sequence[Situation]) -> None:
    """« d’aujourd’hui », then the situations of a base; the data are their hashes."""
    combo.clear()
    combo.addItem(translate("gui", "d’aujourd’hui"), "")
    for one in listed:
        combo.addItem(name_of(one), one.digest)
    combo.setEnabled(bool(listed))
