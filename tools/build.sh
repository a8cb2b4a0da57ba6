#!/usr/bin/env bash
# Assemble build/osp_erbm/, the folder that QGIS installs. pb_tool.cfg says what goes into it.
set -euo pipefail

export PATH=/usr/lib/qt5/bin:$PATH
tools/fetch_vendored.sh
lrelease -silent i18n/osp_en.ts -qm i18n/osp_en.qm
mkdir -p build
.venv/bin/pb_tool deploy --no-confirm --no-docs --plugin_path build >build/pb_tool.log || {
    cat build/pb_tool.log >&2
    exit 1
}
find build/osp_erbm -name __pycache__ -prune -exec rm -rf {} +
rm -f build/osp_erbm/ext_libs/.installed
echo "build/osp_erbm/"
