#!/usr/bin/env bash
# Make a profile of QGIS, in French, with the plugin installed from the zip: make_profile.sh FOLDER
set -euo pipefail

root=$1/profiles/default
plugins=$root/python/plugins
rm -rf "$plugins/osp_erbm"
mkdir -p "$plugins" "$root/QGIS"
newest=$(ls -t dist/osp_erbm-*.zip | head -n 1)
/usr/bin/python3 -m zipfile --extract "$newest" "$plugins"
[[ -f $root/QGIS/QGIS3.ini ]] || cat >"$root/QGIS/QGIS3.ini" <<'INI'
[app]
askToSaveMemoryLayers=false

[core]
NewsFeed\httpsfeedqgisorg\disabled=true

[locale]
globalLocale=fr_FR
overrideFlag=true
userLocale=fr

[PythonPlugins]
osp_erbm=true
processing=true

[qgis]
askToSaveProjectChanges=false
checkVersion=false
showTips=false
INI
