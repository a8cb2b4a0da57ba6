"""What a PDF says, by the tools of poppler."""

from __future__ import annotations

import re
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


def described(path: Path) -> dict[str, str]:
    """What the file says of itself: Title, Author, CreationDate… and its language."""
    lines = _run("pdfinfo", str(path)).splitlines()
    told = {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
    language = re.search(r"<dc:language>.*?<rdf:li>(.*?)<", _run("pdfinfo", "-meta", str(path)))
    return {**told, "Language": language.group(1) if language else ""}


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.decode("utf-8")
