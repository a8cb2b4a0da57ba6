"""Every benchmark, with the promises of the product: ``make bench`` (``--rapide`` to 600 000)."""

from __future__ import annotations

import os
import runpy
import sys
import types
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "test.benchmark"
ALONE = "--seul"
"""Followed by the name of a module of this folder: runs it in a process of its own."""


def _find_tests() -> None:
    """Let « test » be the project's folder, whatever Python's own library calls so."""
    tests = types.ModuleType("test")
    tests.__path__ = [str(ROOT / "test")]
    sys.modules["test"] = tests
    sys.path.insert(0, str(ROOT))


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _find_tests()
    if ALONE in sys.argv:
        runpy.run_module(f"{PACKAGE}.{sys.argv[sys.argv.index(ALONE) + 1]}", run_name="__main__")
        return 0
    from importlib import import_module

    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    quick = "--rapide" in sys.argv
    sizes = (23_000, 600_000) if quick else (23_000, 600_000, 5_400_000)
    kept = [
        import_module(f"{PACKAGE}.bench_counting").main(sizes),
        import_module(f"{PACKAGE}.bench_memory").main(),
        import_module(f"{PACKAGE}.bench_workbook").main(),
        import_module(f"{PACKAGE}.bench_statistics").main(sizes),
        import_module(f"{PACKAGE}.bench_situations").main(sizes),
        import_module(f"{PACKAGE}.bench_return").main(),
        import_module(f"{PACKAGE}.bench_placing").main(),
        import_module(f"{PACKAGE}.bench_geolocation").main(sizes[1:]),
        import_module(f"{PACKAGE}.bench_rpls").main(),
        import_module(f"{PACKAGE}.bench_dpe").main(),
        import_module(f"{PACKAGE}.bench_history").main(),
        import_module(f"{PACKAGE}.bench_access").main(),
    ]
    application.exitQgis()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
