#!/usr/bin/env bash
# Make a profile of QGIS, in French, with the plugin installed from the zip: make_profile.sh FOLDER
set -euo pipefail

root=$1/profiles/default
plugins=$root/python/plugins
rm -rf "$plugins/osp_erbm"
mkdir -p "$plugins" "$root/QGIS"
newest=$(ls -t dist/osp_erbm-*.zip | head -n 1)
/usr/bin/python3 -m zipfile --extract "$newest" "$plugins"
[[ -f $root/QGIS/QGIS3.ini ]] || cp tools/QGIS3.ini "$root/QGIS/QGIS3.ini"
