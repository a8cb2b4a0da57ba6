"""Reference tables of a PostGIS base fed from layers."""

from __future__ import annotations

from ..contracts.referential import ReferentialContract


class TestReferentialInPostgis(ReferentialContract):
    """The contract on PostGIS."""
