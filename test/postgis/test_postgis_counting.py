"""Counting dwellings on a server."""

from __future__ import annotations

from ..counting_contract import CountingContract


class TestCountingOnTheServer(CountingContract):
    """The contract on PostGIS."""
