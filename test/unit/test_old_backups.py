"""The copies beside a base: found by their name, removed and nothing else."""

from __future__ import annotations

from pathlib import Path

from osp_plugin.storage.old_backups import old_backups, remove

FIRST, LAST = "20210615-101500-000001", "20210616-101500-000001"


def test_copies_are_found_by_their_name_and_removed(tmp_path: Path) -> None:
    base = tmp_path / "osp [1].gpkg"
    first, last = (tmp_path / f"osp [1].sauvegarde-{stamp}.gpkg" for stamp in (FIRST, LAST))
    others = [base, tmp_path / f"autre.sauvegarde-{FIRST}.gpkg",
              tmp_path / "osp [1].sauvegarde-mienne.gpkg"]  # fmt: skip
    for file in (first, last, *others):
        file.write_bytes(b"12345")
    found = old_backups(base)
    assert [one.path for one in found] == [last, first] and found[0].size == 5
    assert f"{found[0].made:%d/%m/%Y %H:%M}" == "16/06/2021 10:15"
    assert remove(base, [first, base]) == [base]
    assert not first.exists() and last.exists() and all(file.exists() for file in others)
    assert old_backups(tmp_path / "absent" / "osp.gpkg") == []
