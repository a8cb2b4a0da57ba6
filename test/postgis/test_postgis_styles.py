"""Named styles kept on a server."""

from __future__ import annotations

from osp_plugin.project import BaseReference

from ..contracts import styles as styles_contract


def test_named_styles_are_kept_on_a_server(base, connection):
    styles_contract.are_kept_for_every_project(BaseReference.postgis(connection, "osp"))
