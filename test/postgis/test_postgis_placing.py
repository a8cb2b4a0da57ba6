"""Placing dwellings of a PostGIS base."""

from __future__ import annotations

from ..placing_contract import PlacingContract


class TestPostgisPlacing(PlacingContract):
    """With the ``base`` of this folder."""
