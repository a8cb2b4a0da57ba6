"""The life of operations on a server."""

from __future__ import annotations

from ..contracts.operations import ListContract, OperationContract


class TestPostgisOperations(OperationContract):
    """The contract on a server."""


class TestPostgisLists(ListContract):
    """The contract of lists on a server."""
