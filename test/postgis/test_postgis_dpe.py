"""The diagnoses of the ADEME in a PostGIS base."""

from __future__ import annotations

from ..contracts.dpe import DpeContract


class TestDpeInPostgis(DpeContract):
    """The contract on PostGIS."""
