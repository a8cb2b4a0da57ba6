#!/usr/bin/env bash
# What tools/matrice.sh runs in a chroot, as a user who is not root: matrice_version.sh VERSION
# The demonstration, the lint and all tests run even when one fails.
set -uo pipefail

cd "$(dirname "$0")/.." || exit
make --no-print-directory setup-test || exit
if [[ $1 == *-pandas3 ]]; then
    .venv/bin/pip install --quiet --requirement requirements-pandas3.txt || exit
fi
QT_QPA_PLATFORM=offscreen .venv/bin/python - <<'END'
import platform

import matplotlib, numpy, openpyxl, pandas
from osgeo import gdal
from qgis.core import Qgis

print("QGIS", Qgis.QGIS_VERSION, "GDAL", gdal.__version__)
print("Python", platform.python_version(), end=" ")
print(*(f"{part.__name__} {part.__version__}" for part in (numpy, pandas, openpyxl, matplotlib)))
END

status=0
if [[ -n ${OSP_MATRICE_TESTS:-} ]]; then
    # shellcheck disable=SC2086 # several paths may be given
    exec .venv/bin/pytest $OSP_MATRICE_TESTS
fi
make --no-print-directory demo || status=1
make --no-print-directory lint || status=1
tools/run_tests.sh || status=1
exit $status
