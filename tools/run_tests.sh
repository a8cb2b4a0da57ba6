#!/usr/bin/env bash
# Run the tests, one pytest per folder; all folders run even when one fails.
set -uo pipefail

XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp --directory)}
export XDG_RUNTIME_DIR
failed=()
for folder in test/unit test/qgis test/postgis test/gui; do
    if ! compgen -G "$folder/test_*.py" >/dev/null; then
        continue
    fi
    echo "== $folder"
    .venv/bin/pytest "$folder" || failed+=("$folder")
done
if [[ ${#failed[@]} -gt 0 ]]; then
    echo "En échec : ${failed[*]}"
    exit 1
fi
