"""The zip of the plugin, installed in an empty profile as a user would."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

RUN = Callable[..., subprocess.CompletedProcess[str]]

IMPORT_OPENPYXL = """
import sys
sys.path.insert(0, {plugins!r})
if {masked}:
    class Mask:
        def find_spec(self, name, path=None, target=None):
            # Only what the machine has is hidden: ext_libs comes last on the path.
            carried = [folder for folder in sys.path if folder.endswith("ext_libs")]
            if name in ("openpyxl", "et_xmlfile"):
                from importlib.machinery import PathFinder
                found = PathFinder.find_spec(name, carried)
                if found is None:
                    raise ModuleNotFoundError(name)
                return found
    sys.meta_path.insert(0, Mask())
from osp_erbm.osp_plugin.vendored import import_openpyxl
print(import_openpyxl().__file__)
import openpyxl.chart, et_xmlfile
from openpyxl import Workbook, load_workbook
book = Workbook()
book.active["A1"] = "00001"
book.save({workbook!r})
assert load_workbook({workbook!r}).active["A1"].value == "00001"
print(et_xmlfile.__file__)
"""


@pytest.fixture(scope="module")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, built from a copy so that the project's own build/ and dist/ stay as they are."""
    copy = tmp_path_factory.mktemp("projet") / "main"
    ignored = (".git", "out", "build", "dist", "test", ".venv*", ".*cache", ".qgis-settings")
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*ignored, "__pycache__"))
    (copy / ".venv").symlink_to(root / ".venv")
    subprocess.run(["make", "zip"], cwd=copy, check=True, capture_output=True)
    return next((copy / "dist").glob("*.zip"))


@pytest.fixture(scope="module")
def profile(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty profile of QGIS, the plugin unzipped among its plugins."""
    folder = tmp_path_factory.mktemp("profil")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(plugins)
    return folder


@pytest.fixture(scope="module")
def run(profile: Path) -> RUN:
    """qgis_process on that profile."""

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "LC_ALL": "C.UTF-8",
        }
        for name in ("QGIS_OPTIONS_PATH", "QGIS_PLUGINPATH", "PYTHONPATH", "VIRTUAL_ENV"):
            environment.pop(name, None)
        command = ["qgis_process.bin", *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=300, check=False
        )

    return call


def _names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as opened:
        return opened.namelist()


def test_zip_holds_the_plugin_and_nothing_else(archive: Path) -> None:
    names = _names(archive)
    assert {name.split("/")[0] for name in names} == {"osp_erbm"}
    inside = {name.split("/")[1] for name in names}
    assert inside == {
        *("__init__.py", "metadata.txt", "LICENSE", "CHANGELOG.md"),
        *("osp_plugin", "resources", "forms", "docs", "i18n", "ext_libs"),
    }
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".ts"))]
    assert not [name for name in names if name.endswith((".so", ".pyd", ".dll"))]
    assert "osp_erbm/i18n/osp_en.qm" in names


def test_zip_holds_all_of_the_sources(archive: Path, root: Path) -> None:
    names = set(_names(archive))
    for folder in ("osp_plugin", "resources", "forms", "docs/guide"):
        for path in (root / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"osp_erbm/{path.relative_to(root).as_posix()}" in names


def test_zip_carries_of_the_documents_what_help_shows_and_stays_light(archive: Path) -> None:
    documents = [name for name in _names(archive) if name.startswith("osp_erbm/docs/")]
    assert documents and all(name.startswith("osp_erbm/docs/guide/") for name in documents)
    assert archive.stat().st_size < 4_500_000


def test_pages_of_the_zip_lead_to_what_the_zip_holds(archive: Path) -> None:
    names = set(_names(archive))
    with zipfile.ZipFile(archive) as opened:
        pages = {
            name: opened.read(name).decode()
            for name in names
            if name.endswith(".md") and "/ext_libs/" not in name
        }
    assert len(pages) > 5
    links = {
        (name, posixpath.normpath(f"{posixpath.dirname(name)}/{link}"))
        for name, text in pages.items()
        for link in re.findall(r"\]\(([^)#\s]+)", text)
        if "://" not in link
    }
    lost = [(name, link) for name, link in links if link not in names]
    assert lost == []


def test_zip_carries_the_licences_of_what_it_carries(archive: Path) -> None:
    names = _names(archive)
    for package in ("openpyxl-", "et_xmlfile-"):
        licences = [name for name in names if f"ext_libs/{package}" in name and "LICENCE" in name]
        assert licences, package


def test_zip_is_the_same_each_time(archive: Path) -> None:
    first = archive.read_bytes()
    copy = archive.parent.parent
    subprocess.run(["make", "zip"], cwd=copy, check=True, capture_output=True)
    assert archive.read_bytes() == first


def test_pb_tool_makes_the_same_archive(archive: Path) -> None:
    copy = archive.parent.parent
    tool = [str(copy / ".venv/bin/pb_tool"), "zip", "--quick", "--no-docs", "-p", "build"]
    subprocess.run(tool, cwd=copy, check=True, capture_output=True)
    made = {name for name in _names(copy / "osp_erbm.zip") if not name.endswith("/")}
    assert made == set(_names(archive))


def test_installed_plugin_runs_an_algorithm(run: RUN, tmp_path: Path) -> None:
    enabled = run("plugins", "enable", "osp_erbm")
    assert enabled.returncode == 0, enabled.stderr
    base = tmp_path / "osp_demo.gpkg"
    done = run("--json", "run", "osp:base_demonstration", "--", f"OUTPUT={base}")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"]["NB_LOGEMENTS"] == 6287
    assert base.is_file()


@pytest.mark.parametrize(
    ("language", "english", "title"),
    [
        ("en", "0", "Créer la base de démonstration"),
        ("en", "1", "Create the demonstration base"),
        ("fr", "1", "Créer la base de démonstration"),
    ],
)
def test_installed_plugin_speaks_french_but_to_who_asks_for_english(
    run: RUN,
    profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    english: str,
    title: str,
) -> None:
    monkeypatch.setenv("OSP_ERBM_ANGLAIS", english)
    run("plugins", "enable", "osp_erbm")
    settings = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    before = settings.read_text(encoding="utf-8")
    locale = f"[locale]\noverrideFlag=true\nuserLocale={language}\n"
    settings.write_text(f"{before}\n{locale}", encoding="utf-8")
    try:
        assert title in run("help", "osp:base_demonstration").stdout
    finally:
        settings.write_text(before, encoding="utf-8")


def test_installed_plugin_explains_a_failure(run: RUN, tmp_path: Path) -> None:
    run("plugins", "enable", "osp_erbm")
    absent = tmp_path / "absente.gpkg"
    done = run("run", "osp:mettre_a_niveau", "--", f"BASE={absent}")
    assert done.returncode == 1
    assert "absente.gpkg" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("masked", [True, False])
def test_carried_openpyxl_serves_only_where_the_machine_has_none(
    profile: Path, tmp_path: Path, masked: bool
) -> None:
    plugins = profile / "profiles" / "default" / "python" / "plugins"
    script = IMPORT_OPENPYXL.format(
        plugins=str(plugins), masked=masked, workbook=str(tmp_path / "essai.xlsx")
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = done.stdout.split()
    assert [str(plugins) in path for path in found] == [masked, masked]
