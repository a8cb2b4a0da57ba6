"""Imports of small returns into a base on a server."""

from __future__ import annotations

import pytest

from osp_plugin.storage.postgis import PostgisBase

from ..contracts.imports import ImportContract
from .conftest import CONNECTION


@pytest.fixture
def second(base: PostgisBase) -> PostgisBase:
    return PostgisBase.named(CONNECTION)


class TestPostgisImports(ImportContract):
    """The contract on a server."""
