"""What pytest loads to tell which lines each test runs (``-p tools.mutation.plugin``).

Lines run by a fixture of a module or of the session are those of all the tests of the file.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

TARGET = "OSP_MUTATION_COUVERTURE"
"""Environment variable: the file to write."""
ROOMS = ("domain", "storage")
WHOLE_FILE = "*"
"""In place of a test: all those of the file."""


class Recorder:
    """Counts lines by test, and seconds."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._coverage = coverage.Coverage(
            data_file=None,
            branch=False,
            source=[str(root / "osp_plugin" / room) for room in ROOMS],
            config_file=False,
        )
        self._seconds: dict[str, float] = defaultdict(float)
        self._now = ""
        self._failed: list[str] = []
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._enter(item.nodeid)
        try:
            return (yield)
        finally:
            self._enter("")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[None]:
        before = self._now
        if fixturedef.scope != "function":
            self._enter(WHOLE_FILE)
        try:
            return (yield)
        finally:
            self._enter(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] += report.duration
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        names = [WHOLE_FILE, *self._seconds]
        number = {name: place for place, name in enumerate(names)}
        lines = {}
        for path in data.measured_files():
            found = data.contexts_by_lineno(path)
            told = {line: [number[one] for one in known if one] for line, known in found.items()}
            lines[Path(path).relative_to(self._root).as_posix()] = told
        seen = {
            "tests": names,
            "secondes": [self._seconds.get(name, 0.0) for name in names],
            "lignes": {path: told for path, told in lines.items() if any(told.values())},
            "echecs": self._failed,
        }
        Path(os.environ[TARGET]).write_text(json.dumps(seen), encoding="utf-8")

    def _enter(self, context: str) -> None:
        self._now = context
        self._coverage.switch_context(context)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Recorder(Path(config.rootpath)), "osp-mutation")
