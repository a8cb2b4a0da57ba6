"""What the user accepted in bases of other hands: here, never in the base, which could say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .conformity import Part

if TYPE_CHECKING:
    from qgis.core import QgsSettings

KEY = "osp_erbm/objets_acceptes/"


def accepted(identity: str) -> frozenset[str]:
    """Digests of what was accepted in a base."""
    kept = str(_settings().value(_key(identity), "", str))
    return frozenset(kept.split())


def accept(identity: str, parts: Iterable[Part]) -> None:
    """Accept parts, as they are now, in a base."""
    digests = sorted({*accepted(identity), *(part.digest for part in parts)})
    _settings().setValue(_key(identity), " ".join(digests))


def _settings() -> QgsSettings:
    from qgis.core import QgsSettings  # here: files are read without QGIS, which is large

    return QgsSettings()


def _key(identity: str) -> str:
    return KEY + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
