"""The copies that the tool made of a base in a file, beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

STAMP = r"\d{8}-\d{6}-\d{6}"


@dataclass(frozen=True)
class OldBackup:
    """A copy: its file, when it was made (local time), its size in bytes."""

    path: Path
    made: datetime
    size: int


def old_backups(base: str | os.PathLike[str]) -> list[OldBackup]:
    """The copies of a base, the last first: files of the name that the tool gives, no link."""
    path = Path(base)
    named = re.compile(
        rf"{re.escape(path.stem)}\.sauvegarde-({STAMP}){re.escape(path.suffix)}", re.DOTALL
    )
    found = []
    for file in path.parent.iterdir() if path.parent.is_dir() else ():
        match = named.fullmatch(file.name)
        if match and file.is_file() and not file.is_symlink():
            with suppress(ValueError):  # a day that is none: a name that the tool never gave
                made = datetime.strptime(match[1], "%Y%m%d-%H%M%S-%f")
                found.append(OldBackup(file, made, file.stat().st_size))
    return sorted(found, key=lambda one: one.made, reverse=True)


def remove(base: str | os.PathLike[str], chosen: Iterable[Path]) -> list[Path]:
    """Remove copies of a base, and nothing else; those that could not be."""
    known = {one.path for one in old_backups(base)}
    kept = []
    for file in chosen:
        try:
            if file not in known:
                raise FileNotFoundError(file)
            file.unlink()
        except OSError:
            kept.append(file)
    return kept
