"""What a layout keeps of how it was made, in its own properties: it is filled anew from that.

What the cartographer changed by hand is known by it: a text, a picture or a width that is no more
what was put there is theirs, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from qgis.core import QgsExpressionContextUtils, QgsLayout, QgsLayoutItemPicture

TEXTS = "osp/textes"
"""Custom property of a layout: its variables as they were set."""
PICTURE = "osp/image"
"""Custom property of a picture: the mark of what was put in it."""


def set_texts(layout: QgsLayout, values: Mapping[str, str], *, keep: bool) -> None:
    """Give a layout its variables; with ``keep``, those that somebody changed stay."""
    scope = QgsExpressionContextUtils.layoutScope(layout)
    before = read_property(layout, TEXTS) if keep else {}
    for name, value in values.items():
        is_theirs = name in before and str(scope.variable(name) or "") != before[name]
        if not is_theirs:
            QgsExpressionContextUtils.setLayoutVariable(layout, name, value)
    layout.setCustomProperty(TEXTS, json.dumps({**before, **values}, ensure_ascii=False))


def read_property(holder: Any, name: str) -> dict[str, Any]:
    """A property that is an object of JSON; empty when there is none, or none that is read."""
    try:
        found = json.loads(str(holder.customProperty(name, "") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def mark_picture(item: QgsLayoutItemPicture) -> None:
    """Remember what was put in a picture."""
    item.setCustomProperty(PICTURE, _print_of(item))


def is_their_picture(item: QgsLayoutItemPicture) -> bool:
    """Whether a picture shows what the cartographer chose."""
    return bool(item.picturePath()) and item.customProperty(PICTURE) not in (None, _print_of(item))


def _print_of(item: QgsLayoutItemPicture) -> str:
    return sha256(item.picturePath().encode()).hexdigest()[:16]
