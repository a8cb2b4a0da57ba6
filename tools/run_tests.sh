#!/usr/bin/env bash
# Run the tests, one pytest per folder; all folders run even when one fails.
# Two folders run at a time, for a window mostly waits. Of a folder that passes, what it skipped and
# its closing line are shown; of one that fails, all that it said.
set -uo pipefail

XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp --directory)}
export XDG_RUNTIME_DIR
said=$(mktemp --directory)
trap 'rm -rf "$said"' EXIT

run_in_turn() {
    local folder log
    for folder in "$@"; do
        compgen -G "$folder/test_*.py" >/dev/null || continue
        log=$said/${folder//\//-}.log
        echo "== $folder commence"
        if .venv/bin/pytest "$folder" >"$log" 2>&1; then
            echo "== $folder : $(tail --lines=1 "$log")"
            grep '^SKIPPED' "$log"
        else
            echo "$folder" >>"$said/failed"
            cat "$log"
            echo "== $folder a échoué"
        fi
    done
}

# Two turns that take about as long.
run_in_turn test/unit test/qgis &
run_in_turn test/gui test/postgis &
wait
if [[ -s $said/failed ]]; then
    echo "En échec : $(tr '\n' ' ' <"$said/failed")"
    exit 1
fi
