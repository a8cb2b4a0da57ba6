"""Every benchmark, with the promises of the product: ``make bench`` (``--rapide`` to 600 000)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    package = "test.benchmark"
    from importlib import import_module

    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    quick = "--rapide" in sys.argv
    sizes = (23_000, 600_000) if quick else (23_000, 600_000, 5_400_000)
    kept = [
        import_module(f"{package}.bench_counting").main(sizes),
        import_module(f"{package}.bench_memory").main(),
        import_module(f"{package}.bench_workbook").main(),
        import_module(f"{package}.bench_statistics").main(sizes),
        import_module(f"{package}.bench_return").main(),
        import_module(f"{package}.bench_placing").main(),
        import_module(f"{package}.bench_geolocation").main(sizes[1:]),
        import_module(f"{package}.bench_rpls").main(),
    ]
    application.exitQgis()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
