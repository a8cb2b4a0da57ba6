"""Tell the signals of the Qt classes that this Python knows: qt6_signals.py MODULE…

Writes a JSON object on the standard output: « module.Class.signal » → its signatures, the default
one first. Modules that cannot be imported are left out: PyQt6 is known to the Python of .venv-qt6,
the classes of QGIS to the Python that QGIS is bound to.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from typing import Any


def signals_of(module: str) -> Iterator[tuple[str, list[str]]]:
    """Full name and signatures of each signal of the classes of a module."""
    for owner in vars(importlib.import_module(module)).values():
        if isinstance(owner, type) and owner.__module__ == module:
            for name, value in vars(owner).items():
                if type(value).__name__ == "pyqtSignal":
                    yield f"{module}.{owner.__qualname__}.{name}", list(value.signatures)


def main(modules: list[str]) -> None:
    table: dict[str, Any] = {}
    for module in modules:
        try:
            table.update(signals_of(module))
        except ImportError:
            continue
    json.dump(table, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
