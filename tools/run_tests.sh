#!/usr/bin/env bash
# Run the tests, one pytest per group; all groups run even when one fails.
# Two groups run at a time, for a window mostly waits: who is free takes the next. Of a group that
# passes, what it skipped and its closing line are shown; of one that fails, all that it said.
set -uo pipefail

# The longest first, and none much longer than half of all: the last to end must not run alone.
groups=(
    'test/gui'
    'test/qgis/test_[a-f]*.py'
    'test/unit'
    'test/qgis/test_[n-z]*.py'
    'test/postgis'
    'test/qgis/test_[g-m]*.py'
)

XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp --directory)}
export XDG_RUNTIME_DIR
said=$(mktemp --directory)
trap 'rm -rf "$said"' EXIT
# What all groups need is made once: the demonstration (test/support/made_once.py), the bytecode.
export OSP_TESTS_DEJA_FAIT=$said/deja_fait PYTHONPYCACHEPREFIX=$said/bytecode
unset PYTHONDONTWRITEBYTECODE
mkdir "$OSP_TESTS_DEJA_FAIT"

run_group() {
    local group=$1 log
    log=$said/${group//[^a-z-]/_}.log
    echo "== $group commence"
    # shellcheck disable=SC2086 # the files of the group
    if .venv/bin/pytest $group >"$log" 2>&1; then
        echo "== $group : $(tail --lines=1 "$log")"
        grep '^SKIPPED' "$log"
    else
        echo "$group" >>"$said/failed"
        cat "$log"
        echo "== $group a échoué"
    fi
}

run_in_turn() {  # takes groups from the queue (3) until there are none; one reads at a time (9)
    local group
    while flock 9 && read -r -u 3 group; do
        flock --unlock 9
        run_group "$group"
    done
    flock --unlock 9
}

printf '%s\n' "${groups[@]}" >"$said/queue"
exec 3<"$said/queue"
# Each turn opens the lock anew: a lock that is inherited is one and the same.
run_in_turn 9>"$said/lock" &
run_in_turn 9>"$said/lock" &
wait
if [[ -s $said/failed ]]; then
    echo "En échec : $(tr '\n' ' ' <"$said/failed")"
    exit 1
fi
