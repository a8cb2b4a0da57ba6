"""The campaign of kills: ``make coupures`` (``COUPURES="--nombre 200 --graine 13 --reprises 5"``).

Each algorithm that writes runs in a process of its own and is killed at a random moment of the time
that it takes, on both backends; on PostgreSQL the server's side of it is cut as often. A base then
is as it was or as the whole work leaves it, a file under a final name is whole, what is left beside
is hidden, and one time in ``--reprises`` the work is done again in the same place. Prints what was
tried and what failed; 1 is returned if anything did.
"""

from __future__ import annotations

import argparse
import os
import pickle  # nosec B403 # between this process and its own children
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

from . import kill_checks as checks
from . import kill_works as works

LONGEST_S = 900
CLIENT, SERVER = "client", "serveur"
KILLED, ENDLESS = "tué", "sans fin"
ROWS = "lignes.pickle"


@dataclass
class Target:
    """A work on a backend, and what it does when nobody kills it."""

    work: works.Work
    backend: str = ""
    cut: str = CLIENT
    seconds: float = 0.0
    before: checks.State = field(default_factory=dict)
    after: checks.State = field(default_factory=dict)
    files: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        where = f"{self.backend}, {self.cut}" if self.backend else "fichiers"
        return f"{self.work.name} ({where})"

    @property
    def start(self) -> str:
        """The state of the base that it is given; nothing for one that only reads a file."""
        return "demonstration" if self.work.reads and self.backend else self.work.start


class Child:
    """A function called in a fork of this process, which has QGIS and no open file of a base."""

    def __init__(self, call: Callable[[], object]) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _run_and_leave(call, writing)
        os.close(writing)
        self._answer = reading

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, seconds: float = LONGEST_S) -> tuple[bool, Any]:
        """Whether it came to its end, and what it returned or why it failed."""
        until = time.monotonic() + seconds
        ended = 0
        while not ended and time.monotonic() < until:
            ended, _status = os.waitpid(self.pid, os.WNOHANG)
            time.sleep(0.01)
        if not ended:
            self.kill()
            os.waitpid(self.pid, 0)
        with os.fdopen(self._answer, "rb") as stream:
            told = stream.read()
        if not told:
            return False, KILLED if ended else ENDLESS
        done, value = pickle.loads(told)  # nosec B301 # written by our own child
        return bool(done), value


def _run_and_leave(call: Callable[[], object], writing: int) -> None:
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 # as long as the process
    try:
        told = (True, call())
    except BaseException as error:  # what it says is the parent's to judge
        told = (False, f"{type(error).__name__}: {error}\n{traceback.format_exc()[-1500:]}")
    with os.fdopen(writing, "wb") as stream:
        stream.write(pickle.dumps(told))
    os._exit(0)


def called(call: Callable[[], Any]) -> Any:
    """What a function returns in a process of its own. Raises RuntimeError."""
    done, value = Child(call).wait()
    if not done:
        raise RuntimeError(str(value))
    return value


class Campaign:
    """The places, the states and the server of a campaign."""

    def __init__(self, folder: Path, account: dict[str, Any] | None) -> None:
        self.folder, self.account = folder, account
        self.demo = folder / "demonstration.gpkg"
        self.files = folder / "fichiers"
        self.files.mkdir()
        self._number = 0

    def prepare(self, wanted: set[tuple[str, str]]) -> None:
        """Make the demonstration, the files that are sent, and the states that are ``wanted``.

        ``wanted`` are backends and states.
        """
        called(self._make_demonstration)
        if self.account:
            self._sql("postgres", "CREATE DATABASE etat_vide")
            self._sql("etat_vide", "CREATE EXTENSION postgis")
            self._server_state("demonstration")
        for backend, state in sorted(wanted - {("postgis", "vide"), ("postgis", "demonstration")}):
            print("état :", backend, state, flush=True)
            if backend == "postgis":
                self._server_state(state)
            else:
                called(lambda state=state: self._make_file_state(state))

    def _make_demonstration(self) -> None:
        rows = works.small_demonstration()
        with (self.folder / ROWS).open("wb") as stream:
            pickle.dump(rows, stream)
        base = works.GeoPackageBase(self.demo)
        base.create()
        with base.transaction() as session:
            for name, table in rows.items():
                session.append(base.tables[name], table)
        works.make_files(self.demo, self.files)

    def _make_file_state(self, state: str) -> None:
        path = self.folder / f"etat_{state}.gpkg"
        if state != "publiee":
            shutil.copy(self.demo, path)
        works.reach(state, works.GeoPackageBase(path), self._rows, self.files)
        for copy in self.folder.glob(f"etat_{state}.sauvegarde*"):
            copy.unlink()

    def _server_state(self, state: str) -> None:
        begun = "vide" if state in ("demonstration", "publiee") else "demonstration"
        self._sql("postgres", f"CREATE DATABASE etat_{state} TEMPLATE etat_{begun}")
        called(lambda: self._make_server_state(state))

    def _make_server_state(self, state: str) -> None:
        base = self.server_base(f"etat_{state}")
        if state == "demonstration":
            base.create()
            with base.transaction() as session:
                for name, table in self._rows().items():
                    session.append(base.tables[name], table)
        works.reach(state, base, self._rows, self.files)

    def _rows(self) -> dict[str, Any]:
        with (self.folder / ROWS).open("rb") as stream:
            return dict(pickle.load(stream))  # nosec B301 # written by our own child

    def _sql(self, database: str, sql: str) -> None:
        assert self.account is not None
        dsn = works.uri_of(self.account, database).connectionInfo(False)
        with closing(psycopg2.connect(dsn)) as connection:
            connection.autocommit = True
            connection.cursor().execute(sql)

    def dsn(self, database: str) -> str:
        """How psycopg2 is told of a database."""
        assert self.account is not None
        return str(works.uri_of(self.account, database).connectionInfo(False))

    def server_base(self, database: str) -> works.PostgisBase:
        """The base of a database, its connection made for the algorithms of this process."""
        from qgis.core import QgsProviderRegistry

        assert self.account is not None
        provider = QgsProviderRegistry.instance().providerMetadata("postgres")
        uri = works.uri_of(self.account, database)
        connection = provider.createConnection(uri.uri(False), {})
        configuration = {**connection.configuration(), "saveUsername": True, "savePassword": True}
        provider.saveConnection(
            provider.createConnection(uri.uri(False), configuration), works.CONNECTION
        )
        return works.PostgisBase.named(works.CONNECTION)

    @contextmanager
    def place(self, target: Target) -> Iterator[tuple[Path, str]]:
        """A folder of its own, with the base of the target's state; the name of its database."""
        self._number += 1
        folder, database = self.folder / f"n{self._number}", f"n{self._number}"
        folder.mkdir()
        if target.backend == "postgis":
            self._sql("postgres", f"CREATE DATABASE {database} TEMPLATE etat_{target.start}")
        elif target.start:
            shutil.copy(self.folder / f"etat_{target.start}.gpkg", folder / "base.gpkg")
        try:
            yield folder, database
        finally:
            shutil.rmtree(folder)
            if target.backend == "postgis":
                self._sql("postgres", f"DROP DATABASE {database} WITH (FORCE)")

    def start(self, target: Target, folder: Path, database: str) -> Child:
        """Start the work of a target."""
        work = target.work

        def run() -> None:
            server = self.server_base(database) if target.backend == "postgis" else None
            read = works.open_geopackage(self.demo) if server is None else server
            layers = works.layers_of(read) if work.reads else {}
            places = {"folder": folder, "demo": self.demo, "files": self.files, **layers}
            given = works.filled(work.given, **places)
            if work.call is not None:
                work.call(folder / "base.gpkg")
                return
            if server is not None:
                if not work.reads or given.pop("BASE", None) is not None:
                    given.update(works.base_given(server))
                if work.name == "creer_base":
                    given.pop("DESTINATION", None)
            elif work.start:
                given["BASE"] = str(folder / "base.gpkg")
            works.run_algorithm(work.algorithm, given)

        return Child(run)

    def state(self, target: Target, folder: Path, database: str) -> checks.State:
        """What the base of a target holds; nothing where there is none."""
        if target.backend == "postgis":
            self._wait_for_server(database)
            return checks.state_of_schema(self.dsn(database))
        path = folder / "base.gpkg"
        return checks.state_of_file(path) if target.start and path.exists() else {}

    def _wait_for_server(self, database: str) -> None:
        """Until the server has seen that its client is gone, and given up what it did for it."""
        assert self.account is not None
        sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        with closing(psycopg2.connect(self.dsn("postgres"))) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            for _turn in range(600):
                cursor.execute(sql, (database,))
                if not cursor.fetchone()[0]:
                    return
                time.sleep(0.05)

    def cut_server(self, database: str) -> None:
        """End the server's side of what a client does."""
        self._sql(
            "postgres",
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'",
        )

    def measure(self, target: Target) -> None:
        """Let a target come to its end once. Raises RuntimeError."""
        with self.place(target) as (folder, database):
            target.before = self.state(target, folder, database)
            begun = time.monotonic()
            done, why = self.start(target, folder, database).wait()
            target.seconds = time.monotonic() - begun
            if not done:
                raise RuntimeError(f"{target.name} : {why}")
            target.after = self.state(target, folder, database)
            target.files = {
                name: checks.signature(path)
                for name, path in checks.names_in(folder).items()
                if not checks.is_leftover(name) and not _is_base(target, name)
            }

    def cut(self, target: Target, moment: float, *, again: bool) -> tuple[str, list[str]]:
        """Cut a target at a moment: what came of it, and what is wrong."""
        with self.place(target) as (folder, database):
            child = self.start(target, folder, database)
            time.sleep(moment)
            if target.cut == SERVER:
                self.cut_server(database)
            else:
                child.kill()
            done, why = child.wait()
            found = self._judge(target, folder, database, done)
            if target.cut == SERVER and not done and why in (KILLED, ENDLESS):
                found.append(f"la coupure n’est pas dite : {why}")
            left = [name for name in checks.names_in(folder) if checks.is_leftover(name)]
            outcome = "fini" if done else ("restes" if left else "rien")
            if again and not done and not found:
                found += self._again(target, folder, database)
            return outcome, found

    def _judge(self, target: Target, folder: Path, database: str, done: bool) -> list[str]:
        try:
            state = self.state(target, folder, database)
        except checks.Broken as error:
            return [str(error)]
        found = []
        if state not in (target.before, target.after):
            before = checks.difference(state, target.before)
            after = checks.difference(state, target.after)
            found.append(f"ni avant ({before}) ni après ({after})")
        if done and state != target.after:
            found.append("dit fini, et ne l’est pas")
        copies = [name for name in checks.names_in(folder) if "sauvegarde" in name]
        expected = dict(target.files)
        for name in copies:  # named by their moment
            expected[name] = target.before
        ignored = ["base.gpkg"] if target.start else []
        found += checks.problems(folder, expected, ignored)
        if target.backend and state and target.start != "publiee":
            found += self._unsound(target, folder, database)
        return found

    def _unsound(self, target: Target, folder: Path, database: str) -> list[str]:
        def check() -> list[str]:
            postgis = target.backend == "postgis"
            base = (
                self.server_base(database)
                if postgis
                else works.GeoPackageBase(folder / "base.gpkg")
            )
            base.check()
            base.read("logement")
            return []

        done, told = Child(check).wait()
        return list(told) if done else [f"ne s’ouvre pas : {told}"]

    def _again(self, target: Target, folder: Path, database: str) -> list[str]:
        before = self.state(target, folder, database)
        done, why = self.start(target, folder, database).wait()
        if not done and before == target.before:
            return [f"ne se refait pas : {why}"]
        if not done:
            return []  # it was whole already, and says so
        return [f"refait : {text}" for text in self._judge(target, folder, database, done)]


def _is_base(target: Target, name: str) -> bool:
    return "sauvegarde" in name or bool(target.start and name == "base.gpkg")


def targets(*, server: bool) -> list[Target]:
    """Every work on every backend, the server's side cut too."""
    found = [Target(work) for work in works.FILE_WORKS]
    found += [Target(work, "geopackage") for work in works.BASE_WORKS]
    if server:
        read = (work for work in works.FILE_WORKS if work.reads)
        made = (*works.BASE_WORKS, works.Work("creer_base", start="vide"), *read)
        found += [Target(work, "postgis", cut) for work in made for cut in (CLIENT, SERVER)]
    return found


def campaign(place: Campaign, number: int, seed: int, again: int, only: str) -> int:
    """Cut ``number`` times; prints what failed and returns how many did."""
    draw = random.Random(seed)
    listed = [
        target
        for target in targets(server=place.account is not None)
        if re.search(only, target.name)
    ]
    place.prepare({(item.backend or "geopackage", item.start) for item in listed
                   if item.start})  # fmt: skip
    outcomes: Counter[str] = Counter()
    failed = 0
    for target in list(listed):
        try:
            place.measure(target)
        except RuntimeError as error:
            failed += 1
            listed.remove(target)
            print(error, flush=True)
            continue
        print(f"{target.name} : {target.seconds:.2f} s, {len(target.files)} fichier(s)", flush=True)
    for turn in range(number if listed else 0):
        target = listed[turn % len(listed)]
        moment = draw.uniform(0, target.seconds * 1.05)
        outcome, found = place.cut(target, moment, again=bool(again) and turn % again == 0)
        outcomes[outcome] += 1
        if turn % 20 == 19:
            print(f"… {turn + 1} coupures, {dict(outcomes)}", flush=True)
        if found:
            failed += 1
            print(f"{turn} {target.name} à {moment:.3f} s : {' ; '.join(found)}", flush=True)
    print(f"{number} coupures, {failed} échec(s) ; {dict(outcomes)}", flush=True)
    return failed


@contextmanager
def _server() -> Iterator[dict[str, Any] | None]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "postgis"))
    from cluster import ServerNotInstalled, running_server

    try:
        with running_server() as started:
            yield {name: getattr(started, name) for name in ("host", "port", "user", "password")}
    except ServerNotInstalled:
        print("PostgreSQL n’est pas installé : GeoPackage seul", flush=True)
        yield None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nombre", type=int, default=200)
    parser.add_argument("--graine", type=int, default=13)
    parser.add_argument("--reprises", type=int, default=5)
    parser.add_argument("--dans", default="", help="une expression du nom des travaux")
    asked, _others = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="osp_coupures_") as folder, _server() as account:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = folder
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
        from osp_plugin.processing.provider import OspProvider

        provider = OspProvider()
        QgsApplication.processingRegistry().addProvider(provider)
        failed = campaign(
            Campaign(Path(folder), account), asked.nombre, asked.graine, asked.reprises, asked.dans
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
