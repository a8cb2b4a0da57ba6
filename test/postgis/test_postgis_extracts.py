"""Extracts of a base on a server, and their return."""

from __future__ import annotations

from ..contracts.extracts import ExtractContract


class TestPostgisExtracts(ExtractContract):
    """The contract on a server."""
