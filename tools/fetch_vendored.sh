#!/usr/bin/env bash
# Fetch into ext_libs/ the packages that the plugin carries, with their licences.
set -euo pipefail

stamp=ext_libs/.installed
cmp --silent requirements-vendored.txt $stamp && exit 0
rm -rf ext_libs
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
    --only-binary=:all: --no-compile --target ext_libs --requirement requirements-vendored.txt
if find ext_libs -name '*.so' -o -name '*.pyd' | grep .; then
    echo "ext_libs/ doit rester en Python pur." >&2
    exit 1
fi
cp requirements-vendored.txt $stamp
