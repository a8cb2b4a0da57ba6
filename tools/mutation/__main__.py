"""``python -m tools.mutation``: draw mutants, run their tests, tell which survive."""

from __future__ import annotations

import argparse
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

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
    told: str = ""


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


class Trial:
    """Runs the tests of mutants in the copies of the tree, several at a time."""

    def __init__(self, measures: Measures, workers: int, until: float) -> None:
        self._measures = measures
        self._until = until
        self._copies = [copied(number) for number in range(workers)]
        self._lock = threading.Lock()
        self.verdicts: list[Verdict] = []

    def run(self, drawn: list[Mutant]) -> None:
        """Try each mutant until the time is over."""
        waiting: queue.SimpleQueue[Mutant] = queue.SimpleQueue()
        for mutant in drawn:
            waiting.put(mutant)
        workers = [
            threading.Thread(target=self._work, args=(copy, waiting)) for copy in self._copies
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def _work(self, copy: Path, waiting: queue.SimpleQueue[Mutant]) -> None:
        known = equivalents()
        while time.monotonic() < self._until:
            try:
                mutant = waiting.get_nowait()
            except queue.Empty:
                return
            if mutant.key in known:
                self._tell(Verdict(mutant, EQUIVALENT, told=known[mutant.key]))
                continue
            path = copy / mutant.module
            sound = path.read_text(encoding="utf-8")
            path.write_text(mutant.source, encoding="utf-8")
            try:
                self._tell(self._tried(mutant, copy))
            finally:
                path.write_text(sound, encoding="utf-8")

    def _tried(self, mutant: Mutant, copy: Path) -> Verdict:
        tests = self._measures.tests_of(mutant.module, mutant.line)
        if not tests:
            return Verdict(mutant, UNTESTED)
        listed = copy.parent / "tests.txt"
        listed.write_text("\n".join(tests), encoding="utf-8")
        expected = sum(self._measures.seconds[test] for test in tests)
        start = time.monotonic()
        code, said = _pytest(copy, listed, 3 * expected + MARGIN_S)
        return Verdict(
            mutant, SURVIVED if code == 0 else KILLED, len(tests), time.monotonic() - start, said
        )

    def _tell(self, verdict: Verdict) -> None:
        with self._lock:
            self.verdicts.append(verdict)
            count = len(self.verdicts)
            mutant = verdict.mutant
            print(
                f"{count:4} {verdict.state:10} {mutant.module}:{mutant.line} ({mutant.kind}) "
                f"{verdict.tests} tests, {verdict.seconds:.0f} s",
                flush=True,
            )


def _pytest(copy: Path, listed: Path, limit: float) -> tuple[int, str]:
    """Code of a run of tests, and its last line; a run that does not end is a failure."""
    quiet = ("-x", "-q", "--no-header", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *quiet, f"@{listed}"]
    shared = {"OSP_DONNEES": os.environ.get("OSP_DONNEES", str(ROOT.parent / "shared"))}
    with (copy.parent / "pytest.log").open("w+", encoding="utf-8") as log:
        running = subprocess.Popen(
            command, cwd=copy, env=environment(**shared), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            code = running.wait(limit)
        except subprocess.TimeoutExpired:
            # Asked first: what the tests started is to be stopped too.
            for asked in (signal.SIGINT, signal.SIGKILL):
                running.send_signal(asked)
                try:
                    running.wait(20)
                    break
                except subprocess.TimeoutExpired:
                    continue
            return 1, "sans fin"
        log.seek(0)
        lines = log.read().strip().splitlines()
    return code, lines[-1] if lines else ""


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
    asked.add_argument(
        "--dossiers", nargs="*", default=list(FOLDERS), help="dossiers ou fichiers de tests"
    )
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
