"""Placing dwellings of a PostGIS base."""

from __future__ import annotations

from ..contracts.placing import PlacingContract


class TestPostgisPlacing(PlacingContract):
    """With the ``base`` of this folder."""
