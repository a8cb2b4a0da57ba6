"""What a PDF says, by the tools of poppler."""

from __future__ import annotations

import subprocess
from pathlib import Path


def pages(path: Path) -> list[str]:
    """Text of each page, in reading order, with its layout."""
    text = _run("pdftotext", "-layout", str(path), "-")
    return text.split("\f")[:-1]


def fonts_embedded(path: Path) -> dict[str, bool]:
    """Whether each font of the file is within it, by name."""
    lines = _run("pdffonts", str(path)).splitlines()
    embedded = lines[0].index("emb")
    return {line.split()[0]: line[embedded : embedded + 3] == "yes" for line in lines[2:]}


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8")
