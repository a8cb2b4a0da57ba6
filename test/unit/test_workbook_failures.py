"""Writing fails or is cancelled: a named error, no half file, the old file untouched."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from osp_plugin.domain.analysis import Analysis
from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled, OspError
from osp_plugin.reports.analysis import workbook as module
from osp_plugin.reports.analysis.page import write_html_report
from osp_plugin.reports.analysis.workbook import write_workbook
from osp_plugin.reports.common.errors import (
    FileInUse,
    FolderMissing,
    FolderProtected,
    TooManyRows,
    WriteFailed,
)
from osp_plugin.reports.common.replacement import filling, naming_failures, replacing
from osp_plugin.reports.workbook.table_sheet import MAX_ROWS

from ..support.report_samples import make_sample

pytest.importorskip("openpyxl")

OLD = b"ancien"


@pytest.fixture(scope="module")
def sample() -> tuple[pd.DataFrame, Analysis]:
    return make_sample(60)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "classeur.xlsx"
    path.write_bytes(OLD)
    return path


def untouched(target: Path) -> bool:
    return target.read_bytes() == OLD and os.listdir(target.parent) == [target.name]


def unread() -> Iterator[pd.DataFrame]:
    """Dwellings that nobody may read."""
    pytest.fail("les logements ont été lus")
    yield pd.DataFrame()


def write(target: Path, sample, **options: object) -> None:
    dwellings, analysis = sample
    batches = options.pop("dwellings", [dwellings])
    analysis = options.pop("analysis", analysis)
    write_workbook(target, batches, analysis, title="T", subtitle="S", **options)


@pytest.mark.parametrize("calls", [0, 1, 2, 3, 4])
def test_cancelled_at_any_moment(target: Path, sample, calls: int) -> None:
    asked = iter([False] * calls)
    with pytest.raises(Cancelled):
        write(target, sample, work=Work(asked=lambda: next(asked, True)))
    assert untouched(target)


def test_cancelled_leaves_no_new_file(tmp_path: Path, sample) -> None:
    with pytest.raises(Cancelled):
        write(tmp_path / "neuf.xlsx", sample, work=Work(asked=lambda: True))
    assert os.listdir(tmp_path) == []


def test_reading_fails_midway(target: Path, sample) -> None:
    def broken() -> Iterator[pd.DataFrame]:
        yield sample[0]
        raise PermissionError("la base, pas le classeur")

    with pytest.raises(PermissionError, match="la base"):
        write(target, sample, dwellings=broken())
    assert untouched(target)


def test_open_in_excel(target: Path, sample, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(FileInUse) as error:
        write(target, sample)
    assert "classeur.xlsx" in str(error.value)
    assert "ouvert dans un autre logiciel" in str(error.value)
    assert untouched(target)


def test_locked_is_known_before_the_work(
    target: Path, sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(self: Path, mode: str = "r", **_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(FileInUse):
        write(target, sample, dwellings=unread())
    monkeypatch.undo()
    assert untouched(target)


def test_disk_full(target: Path, sample, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "complete", full)
    with pytest.raises(WriteFailed, match="disque est plein"):
        write(target, sample)
    assert untouched(target)


def test_folder_missing(tmp_path: Path, sample) -> None:
    with pytest.raises(FolderMissing, match="nulle-part"):
        write(tmp_path / "nulle-part" / "c.xlsx", sample)


def test_target_is_a_folder(tmp_path: Path, sample) -> None:
    (tmp_path / "c.xlsx").mkdir()
    with pytest.raises(OspError):
        write(tmp_path / "c.xlsx", sample)


def test_too_many_rows_is_known_before_anything_is_read(target: Path, sample) -> None:
    figures = replace(sample[1].figures, nb_logements=MAX_ROWS + 1)
    with pytest.raises(TooManyRows, match="1048570"):
        write(target, sample, dwellings=unread(), analysis=replace(sample[1], figures=figures))
    assert untouched(target)


def test_more_rows_than_announced(target: Path, sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 100)
    with pytest.raises(TooManyRows):
        write(target, sample, dwellings=[sample[0]] * 2)
    assert untouched(target)


def test_progress_is_the_dwellings_written(target: Path, sample) -> None:
    seen: list[float] = []
    halves = [sample[0].head(20), sample[0].tail(40)]
    write(target, sample, dwellings=halves, work=Work(seen.append))
    assert seen == [20, 60]


def test_replaces_the_old_file_and_leaves_nothing_else(target: Path, sample) -> None:
    target.chmod(0o640)
    write(target, sample)
    assert target.read_bytes()[:2] == b"PK"
    assert os.listdir(target.parent) == [target.name]
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o640


def test_html_report_replaces_the_same_way(
    tmp_path: Path, sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")
    page = tmp_path / "rapport.html"
    page.write_bytes(OLD)

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(FileInUse):
        write_html_report(page, sample[1], title="T", subtitle="S")
    assert untouched(page)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENAMETOOLONG, "trop long"),
        (errno.EROFS, "lecture seule"),
        (errno.EISDIR, "dossier porte ce nom"),
        (errno.EIO, "débranché"),
        (errno.EPROTO, "le système répond « erreur"),
    ],
)
def test_what_the_system_refuses_is_told_in_french(target: Path, number: int, told: str) -> None:
    with pytest.raises(WriteFailed, match=told), naming_failures(target):
        raise OSError(number, os.strerror(number))


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="trop long"), filling(tmp_path / ("x" * 300)):
        pass
    with pytest.raises(WriteFailed, match="trop long"), replacing(tmp_path / ("x" * 300)):
        pass
    assert not list(tmp_path.iterdir())


def test_a_folder_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(FolderProtected, match="fiches"), filling(tmp_path / "fiches"):
        pass


def test_a_new_folder_goes_with_what_was_not_written(tmp_path: Path) -> None:
    with pytest.raises(Cancelled), filling(tmp_path / "fiches") as beside:
        (beside / "a.pdf").write_text("moitié")
        raise Cancelled
    assert not list(tmp_path.iterdir())
    with filling(tmp_path / "fiches") as beside:
        (beside / "a.csv").write_text("tout")
    assert (tmp_path / "fiches" / "a.csv").read_text() == "tout"


def test_one_file_open_elsewhere_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.csv").write_text("ancien")
    opened = Path.open

    def locked(self: Path, mode: str = "r", **given: object) -> object:
        if mode == "r+b" and self.name == "b.csv":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **given)

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(FileInUse, match=r"b\.csv"), filling(tmp_path) as beside:
        for name in "abc":
            (beside / f"{name}.csv").write_text("nouveau")
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        f"{name}.csv": "ancien" for name in "abc"
    }


def test_error_inside_the_block_removes_the_temporary_file(target: Path) -> None:
    with pytest.raises(ValueError), replacing(target) as temporary:
        temporary.write_text("moitié")
        raise ValueError
    assert untouched(target)
