"""Names of the files that go with one that somebody named: they take the place of nobody's."""

from __future__ import annotations

import io
import itertools
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_MOMENTS = "docProps/core.xml"
"""The part of a workbook that says when it was made."""


def own_name(path: Path, content: bytes) -> Path:
    """``path`` when nothing is there but what ``content`` says too, else the same with a number."""
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in itertools.count(2))
    return next(one for one in itertools.chain([path], numbered) if _may_take(one, content))


def _may_take(path: Path, content: bytes) -> bool:
    if not path.is_file():  # what is no file is refused, by its name
        return True
    try:
        return _said(path.read_bytes()) == _said(content)
    except OSError:
        return False


def _said(content: bytes) -> object:
    with suppress(BadZipFile), ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist() if name != _MOMENTS}
    return content
