"""The campaign of kills (``make coupures``) starts all that writes, and sees what is not whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication

from ..benchmark import kill_checks as checks
from ..benchmark import kill_works as works
from ..support.new_base import new_base


def test_every_algorithm_is_killed_or_writes_as_another_does(provider) -> None:
    algorithms = QgsApplication.processingRegistry().providerById("osp").algorithms()
    killed = {work.algorithm for work in (*works.FILE_WORKS, *works.BASE_WORKS)}
    alike = {f"osp:{name}" for name in works.ALIKE}
    assert {algorithm.id() for algorithm in algorithms} == (killed | alike) - {"osp:sauvegarde"}
    assert not killed & alike


def test_a_cut_file_and_a_half_written_base_are_seen(qgis_app, tmp_path: Path) -> None:
    base = new_base(tmp_path / "base.gpkg")
    before = checks.state_of_file(base.path)
    assert checks.state_of_file(base.path) == before
    with base.transaction() as session:
        session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('SIA', 'SIA')")
    assert "rows bailleur" in checks.difference(before, checks.state_of_file(base.path))
    page = tmp_path / "page.html"
    page.write_text("<html></html>", encoding="utf-8")
    expected = {"page.html": checks.signature(page)}
    assert checks.problems(tmp_path, expected, ["base.gpkg"]) == []
    page.write_text("<html></ht", encoding="utf-8")
    (tmp_path / "autre.pdf").write_bytes(b"%PDF")
    (tmp_path / ".page-0a1b2c3d.tmp.html").write_bytes(b"")
    told = checks.problems(tmp_path, expected, ["base.gpkg"])
    assert [text.partition(" ")[0] for text in told] == ["autre.pdf", "page.html"]
    base.path.write_bytes(base.path.read_bytes()[:50_000])
    with pytest.raises(checks.Broken):
        checks.state_of_file(base.path)
