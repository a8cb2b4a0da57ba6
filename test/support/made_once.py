"""What is long to make and always the same, made once for all folders of tests of a run.

``tools/run_tests.sh`` gives them one folder (``OSP_TESTS_DEJA_FAIT``); elsewhere each session of
pytest has its own, gone with it. A name of file holds the sources that it was made from.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import tempfile
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from .shared import ROOT

FOLDER = "OSP_TESTS_DEJA_FAIT"
SOURCES = ("osp_plugin", "resources", "forms")


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The file that ``make`` writes at the path given. Nobody may open it but to copy it.

    Others that want it wait for who makes it; it has its name once it is whole.
    """
    found = _folder() / f"{_sources()}-{name}"
    with (_folder() / "verrou").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not found.exists():
            unfinished = found.with_name(f"en-cours-{name}")
            unfinished.unlink(missing_ok=True)
            make(unfinished)
            unfinished.replace(found)
    return found


def demonstration_tables() -> dict[str, Any]:
    """What ``demonstration.build()`` gives; each call gives tables of its own."""
    return dict(pickle.loads(made_once("demonstration.pickle", _build).read_bytes()))


def _build(path: Path) -> None:
    from osp_plugin import demonstration

    path.write_bytes(pickle.dumps(demonstration.build()))


@lru_cache(maxsize=1)
def _own_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="osp_deja_fait_")


def _folder() -> Path:
    return Path(os.environ.get(FOLDER) or _own_folder().name)


@lru_cache(maxsize=1)
def _sources() -> str:
    """What changes with any file that the plugin is made of."""
    read = sha256()
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                read.update(f"{path.relative_to(ROOT)}\n".encode())
                read.update(path.read_bytes())
    return read.hexdigest()[:16]
