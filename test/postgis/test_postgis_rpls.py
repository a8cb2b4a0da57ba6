"""The RPLS in a PostGIS base."""

from __future__ import annotations

from ..contracts.rpls import RplsContract


class TestRplsInPostgis(RplsContract):
    """The contract on PostGIS."""
