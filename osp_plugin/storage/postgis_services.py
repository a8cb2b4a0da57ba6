"""What a « service » of PostgreSQL stands for: a server and a database that a file names.

https://www.postgresql.org/docs/current/libpq-pgservice.html
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

USERS_FILE, SYSTEMS_FILE = "PGSERVICEFILE", "PGSYSCONFDIR"
"""Environment variables that name the file of the user and the folder of that of the machine."""
SYSTEMS_FOLDER = "/etc/postgresql-common"
"""Where Debian has it, when nothing is said."""


def service_named(name: str) -> Mapping[str, str]:
    """What the first file that knows a service says of it, by libpq's keys; empty if none does."""
    for path in _files():
        with suppress(OSError, UnicodeDecodeError):
            found = _section(path.read_text(encoding="utf-8"), name)
            if found:
                return found
    return {}


def _files() -> Iterator[Path]:
    named = os.environ.get(USERS_FILE)
    if named:
        yield Path(named)
    elif os.name == "nt":
        yield Path(os.environ.get("APPDATA", "")) / "postgresql" / ".pg_service.conf"
    else:
        yield Path(os.path.expanduser("~")) / ".pg_service.conf"
    yield Path(os.environ.get(SYSTEMS_FILE) or SYSTEMS_FOLDER) / "pg_service.conf"


def _section(text: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    within = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            within = line == f"[{name}]"
        elif within and "=" in line and not line.startswith("#"):
            key, _equals, value = line.partition("=")
            found.setdefault(key.strip().lower(), value.strip())
    return found
