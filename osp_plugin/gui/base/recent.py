"""Bases opened lately, the latest first."""

from __future__ import annotations

import json

from qgis.core import QgsSettings

from ...project import BaseReference
from ...settings import PREFIX

KEY = f"{PREFIX}/recentes"
KEPT = 8


def recent_bases() -> list[BaseReference]:
    """Bases opened lately; an entry that cannot be read is passed over."""
    try:
        stored = json.loads(QgsSettings().value(KEY, "[]", str))
        return [BaseReference.from_json(entry) for entry in stored]
    except (ValueError, TypeError):
        return []


def remember(reference: BaseReference) -> None:
    """Put a base first in the list, if its path or its connection leads there again."""
    if not (reference.path or reference.connection):
        return
    others = [entry for entry in recent_bases() if entry != reference]
    entries = [entry.to_json() for entry in [reference, *others][:KEPT]]
    QgsSettings().setValue(KEY, json.dumps(entries))


def forget(reference: BaseReference) -> None:
    """Take a base off the list."""
    entries = [entry.to_json() for entry in recent_bases() if entry != reference]
    QgsSettings().setValue(KEY, json.dumps(entries))
