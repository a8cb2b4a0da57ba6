"""The situations of a PostGIS base."""

from __future__ import annotations

from osp_plugin.storage.history.situations import arrest

from ..contracts.situations import DAY, SituationsContract, refused


class TestPostgisSituations(SituationsContract):
    """The contract on a server."""

    def test_nothing_is_emptied_while_a_situation_is_definitive(self, filled):
        arrest(filled, DAY, "Comité", definitive=True)
        for table in ("situation", "situation_valeur", "situation_compte"):
            refused(filled, f"TRUNCATE {table} CASCADE")
