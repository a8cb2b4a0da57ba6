"""Keys of open data in a PostGIS base."""

from __future__ import annotations

from ..contracts.keys import KeysContract


class TestKeysInPostgis(KeysContract):
    """The contract on PostGIS."""
