#!/usr/bin/env bash
# The main job, from an empty folder to the workbook and the map: demo.sh PROFILE OUTPUT
set -euo pipefail

profile=$(realpath "$1")
out=$2
export QT_QPA_PLATFORM=offscreen QGIS_CUSTOM_CONFIG_PATH=$profile
# Who edits the sheets, as an office sets it in the options.
export OSP_ERBM_AUTORITE='Préfets du Nord et du Pas-de-Calais' OSP_ERBM_SERVICE='DDTM 59 et DDTM 62'
XDG_RUNTIME_DIR=$(mktemp --directory)
export XDG_RUNTIME_DIR
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT

run() {  # Debian's qgis_process passes an option that does not exist to this program
    qgis_process.bin --json run "$@" 2>"$out/.journal" || {
        cat "$out/.journal" >&2
        exit 1
    }
}

rm -rf "$out"
mkdir -p "$out"
echo "Base de démonstration…"
run osp:base_demonstration -- OUTPUT="$out/osp_demo.gpkg" >/dev/null
echo "Analyse au logement par bailleur…"
run osp:analyse_logement_bailleur -- \
    INPUT="$out/osp_demo.gpkg|layername=logement" \
    OPERATIONS="$out/osp_demo.gpkg|layername=operation" \
    OUTPUT="$out/logements_analyses.gpkg" \
    SYNTHESE="$out/synthese.csv" \
    CLASSEUR="$out/classeur_osp.xlsx" \
    RAPPORT="$out/rapport.html" >"$out/.resultats.json"
echo "Carte…"
/usr/bin/python3 tools/render_map.py "$out/osp_demo.gpkg" "$out/carte.png"
echo "Fiches des EPCI et note…"
run osp:fiches_territoire -- \
    BASE="$out/osp_demo.gpkg" ECHELLE=epci FORMATS=pdf FORMATS=png DOSSIER="$out/fiches" >/dev/null
/usr/bin/python3 tools/draw_note.py "$out/osp_demo.gpkg" "$out/note_carte.pdf"
echo "États de la programmation 2021…"
run osp:etats_programmation -- \
    BASE="$out/osp_demo.gpkg" CAMPAGNE=2021 DOSSIER="$out/programmation" >/dev/null
/usr/bin/python3 tools/compare_figures.py "$out/.resultats.json" "$out/synthese.csv"
rm -f "$out/.journal" "$out/.resultats.json"
echo "Dans $out :"
du --human-readable --apparent-size "$out"/* | sort --key 2
