"""openpyxl of the machine, else the one that the zip carries, else a clear message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from osp_plugin import vendored
from osp_plugin.domain.errors import MissingPackage

ROOT = Path(__file__).resolve().parents[2]


def test_the_machine_s_own_comes_first() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    before = list(sys.path)
    assert vendored.import_openpyxl() is openpyxl
    assert sys.path == before


def run(code: str, *paths: Path) -> str:
    """Run ``code`` in a Python that has no installed package at all."""
    start = f"import sys; sys.path[:0] = {[str(path) for path in paths]}\n"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", start + code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


LOAD = """
import importlib.util, types
package = types.ModuleType("osp_plugin"); package.__path__ = [{package!r}]
sys.modules["osp_plugin"] = package
domain = types.ModuleType("osp_plugin.domain"); domain.__path__ = [{package!r} + "/domain"]
sys.modules["osp_plugin.domain"] = domain
from pathlib import Path
from osp_plugin import vendored
from osp_plugin.domain.errors import MissingPackage
vendored.VENDORED = Path({folder!r})
"""


def test_the_carried_one_serves_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "openpyxl").mkdir()
    (tmp_path / "openpyxl" / "__init__.py").write_text("import et_xmlfile\n__version__ = 'zip'\n")
    (tmp_path / "openpyxl" / "styles.py").write_text("Font = 1\n")
    (tmp_path / "et_xmlfile.py").write_text("")
    code = LOAD.format(package=str(ROOT / "osp_plugin"), folder=str(tmp_path)) + (
        "print(vendored.import_openpyxl().__version__)\nfrom openpyxl.styles import Font"
    )
    assert run(code) == "zip"


def test_neither_is_a_clear_message(tmp_path: Path) -> None:
    code = LOAD.format(package=str(ROOT / "osp_plugin"), folder=str(tmp_path / "absent")) + (
        "try:\n    vendored.import_openpyxl()\nexcept MissingPackage as error:\n    print(error)"
    )
    said = run(code)
    assert "« openpyxl » manque" in said
    assert "« l’écriture d’un classeur Excel » n’est pas possible" in said


def test_no_matplotlib_is_a_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(vendored.importlib, "import_module", refuse)
    with pytest.raises(MissingPackage, match="matplotlib"):
        vendored.import_matplotlib()


def test_reports_load_without_the_optional_packages() -> None:
    code = """
import sys, builtins
real = builtins.__import__
def refuse(name, *rest, **more):
    if name.split(".")[0] in ("openpyxl", "matplotlib", "lxml"):
        raise ImportError(name)
    return real(name, *rest, **more)
builtins.__import__ = refuse
from osp_plugin.reports.common import charts
from osp_plugin.reports.analysis import page, workbook
print("ok")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.strip() == "ok", done.stderr
