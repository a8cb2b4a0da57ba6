"""Counting dwellings on a server."""

from __future__ import annotations

from ..contracts.counting import CountingContract


class TestCountingOnTheServer(CountingContract):
    """The contract on PostGIS."""
