"""``python -m tools.mutation``: draw mutants, run their tests, tell which survive."""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .known import equivalents, stale
from .measures import FOLDERS, ROOT, Measures, environment, measured, modules
from .mutants import Mutant, Place, edits_of, mutant_of

WORK = ROOT / "build" / "mutation"
KILLED, SURVIVED, EQUIVALENT, UNTESTED = "tué", "survivant", "équivalent", "sans test"
FEWEST_KILLED = 0.95
MARGIN_S = 60.0


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant, against how many tests, in how many seconds."""

    mutant: Mutant
    state: str
    tests: int = 0
    seconds: float = 0.0


def draw(number: int, seed: int, only: str = "") -> list[Mutant]:
    """``number`` mutants of different lines, the same for a seed as long as the code is."""
    places: dict[tuple[str, int], list[Place]] = defaultdict(list)
    sources = {}
    for path in modules():
        module = path.relative_to(ROOT).as_posix()
        if module.startswith(only or "osp_plugin"):
            sources[module] = path.read_text(encoding="utf-8")
            for place in edits_of(sources[module]):
                places[module, place.line].append(place)
    chance = random.Random(seed)  # nosec B311: no secret is drawn
    drawn: list[Mutant] = []
    lines = sorted(places)
    chance.shuffle(lines)
    for module, line in lines:
        mutant = mutant_of(module, sources[module], chance.choice(places[module, line]))
        if mutant is not None:
            drawn.append(mutant)
        if len(drawn) == number:
            break
    return drawn


def copied(number: int) -> Path:
    """A copy of the tree as it is now, for one worker to change."""
    target = WORK / f"copie-{number}" / "osp"
    shutil.rmtree(target, ignore_errors=True)
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@dataclass
class Running:
    """A mutant whose tests run in a process of their own."""

    mutant: Mutant
    copy: Path
    sound: str
    tests: int
    pid: int
    start: float
    limit: float
    asked_to_stop: bool = False


class Trial:
    """Runs the tests of mutants in the copies of the tree, several at a time.

    Each run is a fork of this process, which has loaded what takes long (pandas, QGIS) and nothing
    of the project: it starts at once.
    """

    def __init__(self, measures: Measures, workers: int, until: float) -> None:
        self._measures = measures
        self._until = until
        self._free = [copied(number) for number in range(workers)]
        self._known = equivalents()
        self.verdicts: list[Verdict] = []

    def run(self, drawn: list[Mutant]) -> None:
        """Try each mutant until the time is over."""
        load_what_takes_long()
        waiting, running = list(reversed(drawn)), list[Running]()
        while running or (waiting and time.monotonic() < self._until):
            while self._free and waiting and time.monotonic() < self._until:
                begun = self._begun(waiting.pop())
                if begun is not None:
                    running.append(begun)
            running = [one for one in running if not self._ended(one)]
            time.sleep(0.05)

    def _begun(self, mutant: Mutant) -> Running | None:
        tests = self._measures.tests_of(mutant.module, mutant.line)
        if mutant.key in self._known:
            self._tell(Verdict(mutant, EQUIVALENT))
        elif not tests:
            self._tell(Verdict(mutant, UNTESTED))
        else:
            copy = self._free.pop()
            path = copy / mutant.module
            sound = path.read_text(encoding="utf-8")
            path.write_text(mutant.source, encoding="utf-8")
            (copy.parent / "tests.txt").write_text("\n".join(tests), encoding="utf-8")
            limit = 3 * sum(self._measures.seconds[test] for test in tests) + MARGIN_S
            pid = os.fork()
            if pid == 0:
                _test_in_this_process(copy)
            return Running(mutant, copy, sound, len(tests), pid, time.monotonic(), limit)
        return None

    def _ended(self, one: Running) -> bool:
        """Whether the tests have ended; those that do not are asked to, then made to."""
        pid, status = os.waitpid(one.pid, os.WNOHANG)
        spent = time.monotonic() - one.start
        if pid == 0:
            if spent > one.limit and not one.asked_to_stop:
                os.kill(one.pid, signal.SIGINT)  # so that what the tests started stops too
                one.asked_to_stop = True
            elif spent > one.limit + MARGIN_S:
                os.kill(one.pid, signal.SIGKILL)
            return False
        (one.copy / one.mutant.module).write_text(one.sound, encoding="utf-8")
        self._free.append(one.copy)
        passed = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        self._tell(Verdict(one.mutant, SURVIVED if passed else KILLED, one.tests, spent))
        return True

    def _tell(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        mutant = verdict.mutant
        print(
            f"{len(self.verdicts):4} {verdict.state:10} {mutant.module}:{mutant.line} "
            f"({mutant.kind}) {verdict.tests} tests, {verdict.seconds:.0f} s",
            flush=True,
        )


def load_what_takes_long() -> None:
    """Import the packages that tests need, and no module of the project."""
    for name in ("hypothesis", "openpyxl", "pandas", "pytest", "pytest_qgis", "qgis.core"):
        with suppress(ImportError):
            importlib.import_module(name)


def _test_in_this_process(copy: Path) -> NoReturn:
    """Run the tests listed beside a copy of the tree, and end with the code of pytest."""
    code = 3
    try:
        os.chdir(copy)
        sys.path[:] = [str(copy), *(place for place in sys.path if place not in ("", str(ROOT)))]
        shared = os.environ.get("OSP_DONNEES", str(ROOT.parent / "shared"))
        os.environ.update(environment(OSP_DONNEES=shared))
        log = os.open(copy.parent / "pytest.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(log, stream)
        import pytest

        quiet = ("-x", "-q", "--no-header", "-p", "no:cacheprovider")
        code = int(pytest.main([*quiet, f"@{copy.parent / 'tests.txt'}"]))
    finally:
        os._exit(code)


def report(verdicts: list[Verdict], drawn: int, seed: int, measures: Measures) -> tuple[str, bool]:
    """What is to be read in the end, and whether enough were killed."""
    told = []
    for verdict in sorted(verdicts, key=lambda one: (one.mutant.module, one.mutant.line)):
        if verdict.state in (SURVIVED, UNTESTED):
            mutant = verdict.mutant
            told += [
                f"{mutant.module}:{mutant.line} {mutant.function}",
                f"  {verdict.state} ({verdict.tests} tests)",
                f"  - {mutant.before}",
                f"  + {mutant.after}",
            ]
    states = [one.state for one in verdicts]
    counts = {state: states.count(state) for state in (KILLED, SURVIVED, UNTESTED, EQUIVALENT)}
    meant = len(verdicts) - counts[EQUIVALENT]
    rate = counts[KILLED] / meant if meant else 1.0
    told += [
        "",
        f"graine {seed} : {drawn} mutants tirés, {len(verdicts)} essayés, "
        f"{counts[EQUIVALENT]} équivalents ; sur {meant} : {counts[KILLED]} tués, "
        f"{counts[SURVIVED]} survivants, {counts[UNTESTED]} qu’aucun test n’exécute ; "
        f"{rate:.1%} tués (attendu {FEWEST_KILLED:.0%})",
    ]
    if measures.left_out:
        told.append(f"Tests laissés de côté (échec ou trop longs) : {', '.join(measures.left_out)}")
    return "\n".join(told), rate >= FEWEST_KILLED


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    asked.add_argument("--nombre", type=int, default=150, help="mutants tirés")
    asked.add_argument("--graine", type=int, default=2021, help="du tirage")
    asked.add_argument("--minutes", type=float, default=20.0, help="temps des essais")
    asked.add_argument("--a-la-fois", type=int, default=2, help="essais menés ensemble")
    asked.add_argument("--dans", default="", help="seulement ces modules (osp_plugin/domain/…)")
    asked.add_argument("--tests", nargs="*", default=list(FOLDERS), help="dossiers ou fichiers")
    chosen = asked.parse_args()
    old = stale(equivalents())
    if old:
        print("equivalents.toml a des entrées périmées ou sans raison :", *old, sep="\n  ")
        return 2
    drawn = draw(chosen.nombre, chosen.graine, chosen.dans)
    measures = measured(chosen.tests, chosen.a_la_fois)
    trial = Trial(measures, chosen.a_la_fois, time.monotonic() + 60 * chosen.minutes)
    trial.run(drawn)
    text, enough = report(trial.verdicts, len(drawn), chosen.graine, measures)
    (WORK / "rapport.txt").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
