"""The demonstration as it was before its open campaign, for what starts from a closed one."""

from __future__ import annotations

from pathlib import Path

from osp_plugin.storage import open_geopackage

OPEN = 2022


def forget_open_campaign(path: Path | str) -> None:
    """Take the open campaign and all that names it out of a demonstration."""
    with open_geopackage(str(path)).transaction() as session:
        for table in ("scenario", "enveloppe", "tarif", "programmation", "campagne"):
            session.execute(f"DELETE FROM {table} WHERE campagne = {OPEN}")
