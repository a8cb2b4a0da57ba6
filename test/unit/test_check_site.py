"""What plugins.qgis.org would find is found here first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ..support.shared import ROOT


def found_in(folder: Path, source: str) -> str:
    (folder / "osp_plugin").mkdir()
    (folder / "osp_plugin" / "a.py").write_text(source, encoding="utf-8")
    (folder / "__init__.py").write_text('"""A plugin."""\n', encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "check_site.py")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if done.stdout else 0), done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def f(a):\n    assert a\n", "B101"),
        ("def f(a):\n    assert a  # nosec B101\n", "sans sa raison"),
        ("def f(a):\n    assert a  # nosec\n", "sans sa raison"),
        ("import os\n", "F401"),
        ("def f(a):\n    return a[1 + 1 :]\n", "E203"),
    ],
)
def test_what_is_not_explained_is_told(tmp_path: Path, source: str, code: str) -> None:
    assert code in found_in(tmp_path, source)


def test_what_is_explained_passes(tmp_path: Path) -> None:
    asserted = "def f(a):\n    assert a  # nosec B101 # the caller has seen to it\n"
    assert found_in(tmp_path, asserted + f"\n\nLONG = '{'a' * 150}'\n") == ""
