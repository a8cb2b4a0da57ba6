#!/usr/bin/env bash
# Make or refresh a virtual environment: make_venv.sh FOLDER REQUIREMENTS [option of venv…]
# Debian's Python, since QGIS is bound to it. Nothing is done when it holds these very packages.
set -euo pipefail

folder=$1 requirements=$2
shift 2
stamp=$folder/.installed
if cmp --silent "$requirements" "$stamp" && "$folder/bin/python" -c '' 2>/dev/null; then
    exit 0
fi
echo "Installation de $requirements dans $folder"
/usr/bin/python3 -m venv "$@" "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
cp "$requirements" "$stamp"
