"""What a server refuses of a file."""

from __future__ import annotations

import pytest

from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import RowRefused

from ..contracts.refusals import RefusalContract, with_value


class TestPostgisRefusals(RefusalContract):
    """The contract on a server."""

    def test_a_text_that_only_the_server_refuses_is_told_at_its_row(self, filled, plan):
        with pytest.raises(RowRefused, match="ne sait pas garder") as told:
            apply_plan(filled, with_value(plan, 9, "info", "b\x00c"))
        assert "ligne 11 de l’onglet « remontée », colonne « info »" in str(told.value)
