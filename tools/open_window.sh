#!/usr/bin/env bash
# Open a window of QGIS on a base, the plugin enabled: open_window.sh PROFILE BASE
set -euo pipefail

[[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || {
    echo "Il n’y a pas d’écran ici : « make qgis » demande une session graphique." >&2
    exit 1
}
OSP_BASE=$(realpath "$2")
export OSP_BASE
exec qgis --nologo --noversioncheck --profiles-path "$(realpath "$1")" --profile default \
    --lang fr --code tools/open_demo.py
