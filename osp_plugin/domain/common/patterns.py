"""Patterns of the dictionary as SQLite GLOBs.

SQLite has no regular expressions of its own, so a database opened outside QGIS could not check a
pattern. The patterns of codes need little: literals, classes, ``\\d``, ``.``, ``{n}`` and
alternatives, which GLOB can say.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(?P<atom>\\d|\[[^\]]+\]|\.|[\w&/ -])(?:\{(?P<times>\d+)\})?")


class UnsupportedPattern(ValueError):
    """The pattern uses something that GLOB cannot say (an error of the dictionary's author)."""


def to_globs(pattern: str) -> list[str]:
    """GLOBs of which a text matches at least one exactly when it matches ``pattern`` whole.

    Raises :class:`UnsupportedPattern` for repetitions without fixed length, groups within a
    pattern, escapes other than ``\\d``.
    """
    if pattern.startswith("(") and pattern.endswith(")"):
        pattern = pattern[1:-1]
    return [_glob(alternative) for alternative in pattern.split("|")]


def example(pattern: str) -> str:
    """A text that matches ``pattern``, to show a person what is expected."""
    first = (pattern[1:-1] if pattern.startswith("(") else pattern).split("|")[0]
    return "".join(
        _sample(token["atom"]) * int(token["times"] or 1) for token in _TOKEN.finditer(first)
    )


def _sample(atom: str) -> str:
    if atom.startswith("["):
        return atom[1]
    return {r"\d": "0", ".": "X"}.get(atom, atom)


def _glob(alternative: str) -> str:
    globs = []
    position = 0
    while position < len(alternative):
        token = _TOKEN.match(alternative, position)
        if token is None:
            raise UnsupportedPattern(f"{alternative!r}, caractère {position + 1}")
        atom = {r"\d": "[0-9]", ".": "?"}.get(token["atom"], token["atom"])
        globs.append(atom * int(token["times"] or 1))
        position = token.end()
    return "".join(globs)
