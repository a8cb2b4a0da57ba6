"""The mutants known to make no difference, with their reasons."""

from __future__ import annotations

from pathlib import Path

import tomllib

from .mutants import edits_of, mutant_of

FILE = Path(__file__).with_name("equivalents.toml")
ROOT = Path(__file__).resolve().parents[2]
Key = tuple[str, str, str, str]


def equivalents(path: Path = FILE) -> dict[Key, str]:
    """Reason by mutant (module, function, line before, line after)."""
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("equivalent", [])
    return {
        (one["module"], one["fonction"], one["avant"], one["apres"]): one["raison"]
        for one in listed
    }


def stale(known: dict[Key, str]) -> list[Key]:
    """Those that no change of today's sources gives, or that say no reason."""
    made: set[Key] = set()
    for module in {key[0] for key in known}:
        path = ROOT / module
        if path.is_file():
            source = path.read_text(encoding="utf-8")
            functions = {key[1] for key in known if key[0] == module}
            for place in edits_of(source):
                if place.function in functions:
                    mutant = mutant_of(module, source, place)
                    if mutant is not None:
                        made.add(mutant.key)
    return [key for key, reason in known.items() if key not in made or len(reason) < 20]
