"""What the user accepted in bases of other hands: here, never in the base, which could say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from qgis.core import QgsSettings

from .conformity import Part

KEY = "osp_erbm/objets_acceptes/"


def accepted(identity: str) -> frozenset[str]:
    """Digests of what was accepted in a base."""
    kept = str(QgsSettings().value(_key(identity), "", str))
    return frozenset(kept.split())


def accept(identity: str, parts: Iterable[Part]) -> None:
    """Accept parts, as they are now, in a base."""
    digests = sorted({*accepted(identity), *(part.digest for part in parts)})
    QgsSettings().setValue(_key(identity), " ".join(digests))


def _key(identity: str) -> str:
    return KEY + hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
