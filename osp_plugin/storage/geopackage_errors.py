"""What SQLite says of a GeoPackage, as the errors of a base."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..domain.dictionary import Dictionary
from ..domain.errors import Phrase
from . import violations
from .damage import DAMAGE, UNREADABLE, damaged
from .database_files import was_osp_base
from .ddl import REPLACING
from .errors import (
    BaseError,
    BaseLocked,
    BaseReadOnly,
    ConstraintViolated,
    DatabaseFailure,
    DiskFailure,
    DiskFull,
    EditConflict,
    Frozen,
    NotAnOspBase,
)
from .outside import of_sqlite

CONFLICT = "osp_conflit"
"""How the triggers begin when they refuse to overwrite a newer version of a row."""


@contextmanager
def naming(tables: Dictionary, path: Path, label: str) -> Iterator[None]:
    """Turn what sqlite3 raises into the errors of a base, called ``label``."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise _refused(tables, label, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise _failed(path, label, str(error)) from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot read: the definition of a table is no text any more.
        raise _failed(path, label, DAMAGE[0]) from error


def _refused(tables: Dictionary, label: str, text: str) -> BaseError:
    if text.startswith(CONFLICT):
        reason = text.removeprefix(CONFLICT).lstrip(" :").rstrip(".")
        return EditConflict(base=label, raison=reason)
    if text.startswith(violations.REFUSAL):
        return Frozen(base=label, raison=text.removeprefix(violations.REFUSAL).rstrip("."))
    return ConstraintViolated(base=label, raison=_reason(tables, text))


def _failed(path: Path, label: str, text: str) -> BaseError:
    if "locked" in text or "busy" in text:
        return BaseLocked(base=label)
    if "readonly" in text or "read-only" in text:
        return BaseReadOnly(base=label)
    if "is full" in text:
        return DiskFull(base=label)
    if "disk I/O" in text:
        return DiskFailure(base=label)
    if any(words in text for words in DAMAGE):
        if was_osp_base(path):
            return damaged(path, label, Phrase(UNREADABLE))
        return NotAnOspBase(base=label)
    return DatabaseFailure(base=label, raison=of_sqlite(text))


def _reason(tables: Dictionary, text: str) -> str:
    text = text.replace(REPLACING, "")
    check = re.match(r"CHECK constraint failed: (\w+)", text)
    if check:
        return violations.explain(tables, check[1])
    required = re.match(r"NOT NULL constraint failed: (\w+)\.(\w+)", text)
    if required:
        return violations.missing_value(tables, required[1], required[2])
    unique = re.match(r"UNIQUE constraint failed: (.+)", text)
    if unique:
        places = [place.split(".") for place in unique[1].split(", ")]
        return violations.not_unique(places[0][0], [place[-1] for place in places])
    if text.startswith("FOREIGN KEY"):
        return Phrase(violations.REFERENCE)
    if text == "datatype mismatch":
        return of_sqlite(text)
    # What remains is what a trigger of other hands was written to say.
    return Phrase(violations.OF_OTHERS, texte=text.rstrip("."))
