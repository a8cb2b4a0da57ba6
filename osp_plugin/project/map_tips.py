"""Map tips: QGIS shows them as a page of the web, so that what a row says is written as text."""

from __future__ import annotations

import re

from qgis.core import QgsVectorLayer

LONGEST = 300
"""Characters of one value in a tip."""
_PIECE = re.compile(r"\[%(.*?)%\]", re.DOTALL)
_ESCAPED = (
    " replace(left({expression}, "
    + str(LONGEST)
    + "), map('&', '&amp;', '<', '&lt;', '>', '&gt;')) "
)
# QGIS replaces in the order of the keys: the ampersand comes first.
_DONE = _ESCAPED.partition("{expression}")[2]
NAME = "[% display_expression() %]"


def escaped(template: str) -> str:
    """A template whose every value is shown as the text that it is."""

    def once(found: re.Match[str]) -> str:
        if found[1].endswith(_DONE):
            return found[0]
        return f"[%{_ESCAPED.format(expression=found[1].strip())}%]"

    return _PIECE.sub(once, template)


def protect(layer: QgsVectorLayer) -> None:
    """Escape the tip of a layer of ours; without one, QGIS would show the name as it is."""
    layer.setMapTipTemplate(escaped(layer.mapTipTemplate() or NAME))


def protect_ours(layer: QgsVectorLayer, ours: str) -> None:
    """The same for a layer that a project kept, whose tip is empty or one of ours as it was."""
    if not layer.mapTipTemplate() or layer.mapTipTemplate() == ours:
        protect(layer)
