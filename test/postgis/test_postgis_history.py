"""A base on a server as it was, from its journal."""

from __future__ import annotations

from ..contracts.evolution import EvolutionContract
from ..contracts.history import HistoryContract
from ..contracts.rebuilt import RebuiltContract


class TestPostgisHistory(HistoryContract):
    """The contract on a server."""


class TestPostgisEvolution(EvolutionContract):
    """The contract on a server."""


class TestPostgisRebuilt(RebuiltContract):
    """The contract on a server."""
