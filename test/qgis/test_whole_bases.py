"""A base and its copies come whole or not at all, where they can be, and replace no work."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from osp_plugin.i18n import explain
from osp_plugin.storage import backups
from osp_plugin.storage.database_files import is_osp_base
from osp_plugin.storage.errors import BackupIncomplete, BasePath, DiskFailure, DiskFull
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.whole_files import PREFIX, made_beside

from ..support.processing_runner import Feedback
from ..support.shared import ROOT


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    return made


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("osp", "finir par « .gpkg »"),
        ("osp.sqlite", "finir par « .gpkg »"),
        (".gpkg", "pas de nom"),
        ("a|b.gpkg", "« | »"),
        ("a?b.gpkg", "« \\? »"),
        ("a%20b.gpkg", "%20"),
        ("a:b.gpkg", "« : »"),
        ("a\\b.gpkg", "QGIS ou Windows"),
        ("a .gpkg", "espace"),
        (" a.gpkg", "espace"),
        ("dossier /a.gpkg", "espace"),
        ("dos|sier/a.gpkg", "« | »"),
        ("dos%2Fsier/a.gpkg", "%2F"),
        ("a\nb.gpkg", "invisible"),
        ("a\u202eb.gpkg", "invisible"),
        ("con.gpkg", "Windows"),
        ("é" * 100 + ".gpkg", "trop long"),
    ],
)
@pytest.mark.parametrize(
    ("algorithm", "parameter"),
    [("osp:creer_base", "DESTINATION"), ("osp:base_demonstration", "OUTPUT")],
)
def test_a_path_that_qgis_cannot_hold_is_refused_in_a_sentence(
    run, tmp_path, algorithm, parameter, name, said
):
    target = tmp_path / name
    if "/" in name:
        target.parent.mkdir()
    with pytest.raises(QgsProcessingException, match=said):
        run(algorithm, {parameter: str(target)})
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "name", ["L'été à 100 %.gpkg", "base#1.gpkg", "a&b=c.GPKG", "60 % fait (v2).gpkg", "c'est.gpkg"]
)
def test_a_path_that_qgis_can_hold_is_taken(qgis_app, tmp_path, name):
    from qgis.core import QgsVectorLayer

    made = GeoPackageBase(tmp_path / name)
    made.create()
    source = made.source("logement")
    assert QgsVectorLayer(source.uri, "l", source.provider).isValid()


def test_a_base_comes_under_its_name_only_when_whole(qgis_app, tmp_path, monkeypatch):
    target = tmp_path / "base.gpkg"
    seen = []
    complete = GeoPackageBase._complete

    def look(self: GeoPackageBase) -> None:
        seen.append(target.exists())
        complete(self)
        seen.append(target.exists())

    monkeypatch.setattr(GeoPackageBase, "_complete", look)
    GeoPackageBase(target).create()
    assert seen == [False, False]
    assert [path.name for path in tmp_path.iterdir()] == ["base.gpkg"]


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path):
    from osp_plugin.storage.errors import BaseAlreadyExists

    target = tmp_path / "base.gpkg"
    with pytest.raises(BaseAlreadyExists), made_beside(target) as made:
        made.write_bytes(b"nouveau")
        target.write_bytes(b"d'un autre")
    assert target.read_bytes() == b"d'un autre"
    assert [path.name for path in tmp_path.iterdir()] == ["base.gpkg"]


def test_what_a_killed_work_left_goes_after_a_day(tmp_path):
    import os

    old, young = tmp_path / f"{PREFIX}vieux", tmp_path / f"{PREFIX}jeune"
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))
    with made_beside(tmp_path / "b.gpkg") as made:
        made.write_bytes(b"x")
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.95])
@pytest.mark.parametrize("work", ["creation", "sauvegarde"])
def test_a_disk_that_is_full_leaves_no_file_under_a_final_name(base, tmp_path, work, share):
    """A limit on the size of files stands for the disk: SQLite is told the same."""
    limit = int(base.path.stat().st_size * share) + 1
    script = textwrap.dedent(
        """
        import resource, signal, sys
        sys.path.insert(0, sys.argv[1])
        from osp_plugin.storage.geopackage import GeoPackageBase
        from osp_plugin.domain.errors import OspError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
        base = GeoPackageBase(sys.argv[3])
        try:
            base.create() if sys.argv[2] == "creation" else base.backup()
        except OspError as error:
            print(type(error).__name__)
        else:
            print("fait")
        """
    )
    path = tmp_path / "nouvelle.gpkg" if work == "creation" else base.path
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT), work, str(path), str(limit)],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() in ("DiskFull", "DiskFailure", "DatabaseFailure"), done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["base.gpkg"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("said", "error"),
    [("database or disk is full", DiskFull), ("disk I/O error", DiskFailure)],
)
def test_a_full_or_failing_disk_is_named(base, said, error):
    with pytest.raises(error), base._named_errors():
        raise sqlite3.OperationalError(said)


@pytest.mark.parametrize("harm", ["vide", "coupée", "lignes", "table"])
def test_a_copy_that_lacks_something_is_no_backup(base, monkeypatch, harm):
    with closing(sqlite3.connect(base.path)) as connection:
        connection.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('S', 'S')")
        connection.commit()
    connect = sqlite3.connect

    def spoiled(path: object, *args: object, **named: object) -> sqlite3.Connection:
        if "mode=ro" in str(path) and PREFIX in str(path):
            _spoil(Path(str(path).partition("?")[0].removeprefix("file://")), harm, connect)
        return connect(path, *args, **named)

    monkeypatch.setattr(backups.sqlite3, "connect", spoiled)
    with pytest.raises(BackupIncomplete):
        base.backup()
    assert [path.name for path in base.path.parent.iterdir()] == ["base.gpkg"]


def _spoil(path: Path, harm: str, connect: object) -> None:
    if harm == "vide":
        path.write_bytes(b"")
    elif harm == "coupée":
        path.write_bytes(path.read_bytes()[:200_000])
    else:
        with closing(connect(path)) as connection:  # type: ignore[operator]
            connection.execute("PRAGMA foreign_keys = OFF")
            sql = "DELETE FROM bailleur" if harm == "lignes" else "DROP TABLE tarif"
            connection.execute(sql)
            connection.commit()


def test_a_backup_stands_alone_and_is_the_base(base):
    with closing(sqlite3.connect(base.path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('S', 'S')")
        copy = Path(base.backup())
    moved = shutil.move(copy, copy.with_name("seule.gpkg"))
    assert GeoPackageBase(moved).read("bailleur")["bailleur"].tolist() == ["S"]


@pytest.mark.usefixtures("drawn_already")
def test_a_demonstration_that_somebody_changed_is_copied_first(run, demo, tmp_path):
    target = Path(shutil.copy(demo, tmp_path / "osp_demo.gpkg"))
    base = GeoPackageBase(target)
    with base.transaction() as session:
        session.execute("UPDATE logement SET info = 'mon travail' WHERE fid = 7")
    feedback = Feedback()
    results = run("osp:base_demonstration", {"OUTPUT": str(target)}, feedback)
    copy = GeoPackageBase(results["SAUVEGARDE"])
    kept = copy.rows("SELECT info FROM logement WHERE fid = 7")
    assert kept == [{"info": "mon travail"}]
    assert base.rows("SELECT info FROM logement WHERE fid = 7") != kept
    assert str(copy.path) in "\n".join(feedback.said)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM avancement WHERE fid = 1",
        "CREATE TABLE mes_notes (texte text)",
        "ALTER TABLE cite ADD COLUMN a_moi text",
    ],
)
def test_a_change_that_the_journal_does_not_tell_is_seen(demo, tmp_path, change):
    from osp_plugin.storage.demonstration import keep_changes

    target = Path(shutil.copy(demo, tmp_path / "osp_demo.gpkg"))
    assert keep_changes(target) is None
    GeoPackageBase(target).sign("quelqu'un qui a ouvert la base")
    assert keep_changes(target) is None
    with closing(sqlite3.connect(target)) as connection:
        connection.execute(change)
        connection.commit()
    assert keep_changes(target) is not None


def test_a_base_is_refused_where_no_file_can_be(qgis_app, tmp_path):
    with pytest.raises(BasePath):
        GeoPackageBase(tmp_path / "a\udce9.gpkg").create()


def test_a_base_that_an_old_archive_named_is_told_and_known_for_one(qgis_app, tmp_path):
    (tmp_path / "dossier\udce9").mkdir()
    GeoPackageBase(tmp_path / "a.gpkg").create()
    moved = Path(shutil.copy(tmp_path / "a.gpkg", tmp_path / "dossier\udce9"))
    with pytest.raises(BasePath) as refused:
        GeoPackageBase(moved).check()
    explain(refused.value).encode("utf-8")
    assert is_osp_base(moved)  # nothing is written over it
