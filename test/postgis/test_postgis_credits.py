"""AE, CP, the target and trajectories on a server."""

from __future__ import annotations

from ..contracts.credits import CreditsContract


class TestPostgisCredits(CreditsContract):
    """The contract on a server."""
