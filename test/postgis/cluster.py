"""A PostgreSQL cluster of the tests' own: made in a temporary folder, stopped at the end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg2
from qgis.core import QgsDataSourceUri


class ServerNotInstalled(Exception):
    """No PostgreSQL server on this machine."""


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_server_account(command: list[str]) -> list[str]:
    # PostgreSQL refuses to run as root.
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """Where the cluster listens, and its administrator."""

    port: int
    user: str
    password: str
    host: str = "127.0.0.1"
    control: Callable[..., None] = field(default=lambda *_action: None, repr=False)
    """Calls ``pg_ctl`` on the cluster with what follows."""

    def stop(self) -> None:
        """Kill the server at once, as a power cut would: sessions are lost."""
        self.control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it again on the same port; it recovers what was committed."""
        self.control("start")

    def uri(self, database: str, user: str = "", password: str = "") -> QgsDataSourceUri:
        uri = QgsDataSourceUri()
        account = (user, password) if user else (self.user, self.password)
        uri.setConnection(self.host, str(self.port), database, *account)
        return uri

    def run(self, database: str, sql: str) -> None:
        connection = psycopg2.connect(self.uri(database).connectionInfo(False))
        connection.autocommit = True
        try:
            connection.cursor().execute(sql)
        finally:
            connection.close()


@contextmanager
def running_server() -> Iterator[Server]:
    """A cluster in a temporary folder, stopped and removed at the end.

    Raises ServerNotInstalled.
    """
    binaries = _binaries()
    if binaries is None:
        raise ServerNotInstalled
    folder = Path(tempfile.mkdtemp(prefix="osp_pg_"))
    started = Server(_free_port(), "administrateur", secrets.token_hex(8))
    try:
        secret = folder / "secret"
        secret.write_text(started.password)
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            for path in (folder, secret):
                os.chown(path, account.pw_uid, account.pw_gid)
        data = folder / "data"

        def call(*command: object) -> None:
            subprocess.run(
                _as_server_account([str(part) for part in command]),
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL,
            )

        call(
            binaries / "initdb", "-D", data, "-U", started.user, "--pwfile", secret,
            "--auth", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )  # fmt: skip
        # A power cut would lose the cluster; a server that is killed loses nothing.
        options = f"-p {started.port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        options += " -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"

        def control(*action: str) -> None:
            call(
                binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, *action
            )  # fmt: skip

        started = replace(started, control=control)
        started.start()
        try:
            yield started
        finally:
            started.stop()
    finally:
        shutil.rmtree(folder)
