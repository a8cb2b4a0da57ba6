"""Which tests run each line, as measured once and kept in ``build/mutation``."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .plugin import ROOMS, TARGET, WHOLE_FILE

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "mutation" / "mesures"
FOLDERS = ("test/unit", "test/qgis", "test/postgis")
LIMIT_S = 600
"""A file of tests that takes longer is left out of the measure, and said."""
MOST_S, MOST_TESTS = 40.0, 400
"""What is run against one mutant at most, as measured without mutant."""


@dataclass
class Measures:
    """``lines[module][line]`` are tests (or whole files), ``seconds`` what each takes."""

    lines: dict[str, dict[int, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    seconds: dict[str, float] = field(default_factory=dict)
    importers: dict[str, set[str]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def tests_of(self, module: str, line: int) -> list[str]:
        """The tests that run a line, then others that use its module, the shortest first.

        A line that runs when the module is imported is tested by all that use the module, and the
        modules that import it.
        """
        by_line = self.lines.get(module, {})
        found = set(by_line.get(line, ()))
        users = self._users(module)
        others = set().union(*map(self._users, sorted(self.importers.get(module, ()))))
        chosen: list[str] = []
        spent = 0.0
        # What is kept once made (a dictionary, a table) is run by the first test that asks for it,
        # and a constant by none: those that use the module, then its importers, come after.
        tiers = (found, users - found, others - users - found)
        for test in (test for tier in tiers for test in self._shortest(tier)):
            spent += self.seconds[test]
            if chosen and (spent > MOST_S or len(chosen) == MOST_TESTS):
                break
            chosen.append(test)
        return chosen

    def _shortest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))

    def _users(self, module: str) -> set[str]:
        return {test for tests in self.lines.get(module, {}).values() for test in tests}

    def add(self, path: str, seen: dict[str, Any]) -> None:
        """What one file of tests was seen to run."""
        names = [path if name == WHOLE_FILE else name for name in seen["tests"]]
        seconds = dict(zip(names, seen["secondes"]))
        seconds[path] = sum(seen["secondes"])
        self.seconds.update(seconds)
        for module, lines in seen["lignes"].items():
            for line, tests in lines.items():
                self.lines[module][int(line)].update(names[number] for number in tests)


def measured(places: Iterable[str] = FOLDERS, workers: int = 2) -> Measures:
    """Measures of every file of tests of some folders, or of these files.

    Those whose tests or modules changed are made again.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    files = [path for place in places for path in _tests_in(ROOT / place)]
    helpers = digest(
        path for path in (ROOT / "test").rglob("*.py") if not path.name.startswith("test_")
    )
    found = Measures(importers=importers())
    with ThreadPoolExecutor(workers) as pool:
        for path, seen in zip(files, pool.map(lambda path: _seen(path, helpers), files)):
            name = path.relative_to(ROOT).as_posix()
            if seen is None:
                found.left_out.append(name)
            else:
                found.add(name, seen)
    return found


def _tests_in(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.glob("test_*.py"))


def _seen(path: Path, helpers: str) -> dict[str, Any] | None:
    kept = KEPT / f"{path.parent.name}-{path.stem}.json"
    if kept.is_file():
        seen: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        if seen.get("empreinte") == _digest_of(path, helpers, seen["lignes"]):
            return seen if not seen["echecs"] else None
    said = path.relative_to(ROOT).as_posix()
    print(f"mesure de {said}", flush=True)
    if not _run_measured(path, kept):
        return None
    seen = json.loads(kept.read_text(encoding="utf-8"))
    seen["empreinte"] = _digest_of(path, helpers, seen["lignes"])
    kept.write_text(json.dumps(seen), encoding="utf-8")
    return seen if not seen["echecs"] else None


def _run_measured(path: Path, target: Path) -> bool:
    target.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.mutation.plugin", str(path)]
    more = {TARGET: str(target)}
    try:
        subprocess.run(
            command, cwd=ROOT, env=environment(**more), capture_output=True, timeout=LIMIT_S,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return target.is_file()


def environment(**more: str) -> dict[str, str]:
    """That of a run of tests: few examples, always the same, no window and nothing kept."""
    return {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": ".",
        "OSP_HYPOTHESIS": "bref",
        **more,
    }


def _digest_of(path: Path, helpers: str, modules: Iterable[str]) -> str:
    known = (ROOT / module for module in modules)
    return digest([path, *sorted(one for one in known if one.is_file())]) + helpers


def digest(paths: Iterable[Path]) -> str:
    """What tells the content of files from another."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def modules() -> Iterator[Path]:
    """The modules that are changed."""
    for room in ROOMS:
        yield from sorted((ROOT / "osp_plugin" / room).rglob("*.py"))


def importers() -> dict[str, set[str]]:
    """The modules that import each module, all named by their paths."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                folder = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
                inside = (folder / f"{one.name}.py" for one in node.names)
                for target in (folder.with_suffix(".py"), *inside):
                    if target.is_file():
                        found[target.relative_to(ROOT).as_posix()].add(
                            path.relative_to(ROOT).as_posix()
                        )
    return found
