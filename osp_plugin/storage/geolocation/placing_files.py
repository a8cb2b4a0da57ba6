"""Whether a file can be read at all, said before anything else is tried with it."""

from __future__ import annotations

from pathlib import Path

from .errors import InputEmpty, InputIsFolder, InputLocked, InputMissing


def check_file(path: Path) -> None:
    """Raise InputMissing, InputIsFolder, InputLocked or InputEmpty."""
    try:
        if path.is_dir():
            raise InputIsFolder(fichier=path)
        with path.open("rb") as stream:
            begins = stream.read(1)
    except FileNotFoundError as error:
        raise InputMissing(fichier=path) from error
    except OSError as error:
        raise InputLocked(fichier=path) from error
    if not begins:
        raise InputEmpty(fichier=path)
