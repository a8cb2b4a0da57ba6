"""A field added to a copy of the project by the recipe, and what then holds of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv*", "__pycache__", "build", "dist", "out", ".*_cache", ".hypothesis")
)
FIELD = {
    "name": "nb_pieces",
    "title": "Pièces principales",
    "description": "Nombre de pièces principales, hors cuisine et salle d’eau.",
    "type": "integer",
    "constraints": {"minimum": 1, "maximum": 12},
    "osp": {"classeur": "Localisation"},
}
AFFECTED = [
    *("test/unit/test_dictionary.py", "test/unit/test_schemas.py", "test/unit/test_migrations.py"),
    *("test/unit/test_form_definitions.py", "test/unit/test_dictionary_docs.py"),
    *("test/unit/test_workbook.py", "test/unit/test_return_values.py"),
    "test/qgis/test_geopackage_migrations.py::TestGeoPackageMigrations"
    "::test_a_released_base_full_of_rows_becomes_a_base_of_today",
    "test/postgis/test_postgis_migrations.py::TestPostgisMigrations"
    "::test_a_released_base_full_of_rows_becomes_a_base_of_today",
]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    made = tmp_path / "projet"
    shutil.copytree(root, made, ignore=LEFT_OUT, symlinks=True)
    return made


def edited(path: Path, edit: Any) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def place_beside(item: Any, name: str, other: str) -> None:
    """Give a field its place in a form, before another."""
    if isinstance(item, list) and other in item:
        item.insert(item.index(other), name)
    for inner in item.values() if isinstance(item, dict) else item:
        if isinstance(inner, (dict, list)):
            place_beside(inner, name, other)


def state(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def run_tests(folder: Path, *paths: str) -> subprocess.CompletedProcess[str]:
    return command(folder, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths)


@pytest.mark.slow
def test_a_field_takes_its_schema_its_place_in_the_form_and_one_command(copy: Path):
    before = state(copy)
    edited(
        copy / "resources" / "schema" / "logement.json",
        lambda schema: schema["fields"].insert(20, FIELD),
    )
    edited(
        copy / "forms" / "logement.json", lambda form: place_beside(form, "nb_pieces", "surf_hab")
    )
    done = command(
        copy, "make", "--assume-old=setup", f"PYTHON={sys.executable}", "nouvelle-version"
    )
    assert done.returncode == 0, done.stderr
    after = state(copy)
    touched = {name for name, content in after.items() if before.get(name) != content}
    assert {re.sub(r"\d{4}_", "NNNN_", name) for name in touched} <= {
        "resources/schema/logement.json",
        "forms/logement.json",
        "osp_plugin/domain/dictionary.py",
        "docs/dictionnaire.md",
        "resources/sql/geopackage/migrations/NNNN_genere.sql",
        "resources/sql/postgis/migrations/NNNN_genere.sql",
    }
    claimed = run_tests(copy, "test/unit/test_dictionary.py")
    assert "« nb pieces » : nb_pieces, typologie" in claimed.stdout
    vocabulary = copy / "osp_plugin" / "domain" / "remontee" / "vocabulary.py"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(text.replace('"nb pieces", ', ""), encoding="utf-8")
    found = run_tests(copy, *AFFECTED)
    assert found.returncode == 0, found.stdout
