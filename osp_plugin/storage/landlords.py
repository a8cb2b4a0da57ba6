"""Bailleurs that a base knows."""

from __future__ import annotations

from .base import Base
from .errors import BaseError


def landlords(base: Base) -> dict[str, str]:
    """Names by code, in the order of the codes; none when the account may not read them."""
    try:
        found = base.rows("SELECT bailleur, nom_bailleur FROM bailleur ORDER BY bailleur")
    except BaseError:
        return {}
    return {str(row["bailleur"]): str(row["nom_bailleur"] or row["bailleur"]) for row in found}
