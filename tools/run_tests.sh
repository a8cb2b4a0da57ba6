#!/usr/bin/env bash
# Run the tests, one pytest per folder; all folders run even when one fails.
# Two folders run at a time, for a window mostly waits; what each said is shown when it has ended.
set -uo pipefail

XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp --directory)}
export XDG_RUNTIME_DIR
said=$(mktemp --directory)
trap 'rm -rf "$said"' EXIT

run_in_turn() {
    local folder name
    for folder in "$@"; do
        compgen -G "$folder/test_*.py" >/dev/null || continue
        name=${folder//\//-}
        echo "== $folder commence"
        .venv/bin/pytest "$folder" >"$said/$name.log" 2>&1 || echo "$folder" >>"$said/failed"
        cat "$said/$name.log"
        echo "== $folder a fini"
    done
}

run_in_turn test/unit test/gui &
run_in_turn test/qgis test/postgis &
wait
if [[ -s $said/failed ]]; then
    echo "En échec : $(tr '\n' ' ' <"$said/failed")"
    exit 1
fi
