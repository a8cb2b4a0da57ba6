"""Every error that the rules and the bases may raise is expected by name in some test."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("domain", "storage")


def errors() -> dict[str, Path]:
    """Named errors of the two rooms that no other is a kind of, with their modules."""
    modules = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "osp_plugin").rglob("*.py"))
    }
    classes = {
        node.name: ([ast.unparse(base) for base in node.bases], path)
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }

    def is_error(name: str) -> bool:
        bases, _ = classes.get(name, ([], None))
        return name == "OspError" or any(is_error(base) for base in bases)

    refined = {base for bases, _ in classes.values() for base in bases}
    return {
        name: path
        for name, (_, path) in classes.items()
        if is_error(name)
        and name not in refined
        and path.relative_to(ROOT / "osp_plugin").parts[0] in ROOMS
    }


FOUND = errors()


def test_errors_are_found():
    assert {"MissingPackage", "EditConflict", "NotAYear"} <= set(FOUND)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_an_error_is_expected_by_name(name):
    word = re.compile(rf"\b{name}\b")
    tests = (path for path in (ROOT / "test").rglob("*.py") if path != Path(__file__))
    assert any(word.search(path.read_text(encoding="utf-8")) for path in tests), FOUND[name]
