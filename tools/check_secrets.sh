#!/usr/bin/env bash
# Fail when a file of the project looks as if it held a password or a key. The tests of test/postgis
# and test/gui make passwords up, to check that none is ever shown.
set -euo pipefail

found=$(git ls-files -z --cached --others --exclude-standard |
    xargs -0 .venv/bin/detect-secrets scan --no-verify --disable-plugin HexHighEntropyString \
        --disable-plugin Base64HighEntropyString --exclude-files '^test/(postgis|gui)/' |
    .venv/bin/python -c '
import json, sys
for path, hits in json.load(sys.stdin)["results"].items():
    for hit in hits:
        print("{}:{} : {}".format(path, hit["line_number"], hit["type"]))
')
[[ -z $found ]] || {
    echo "Des secrets semblent laissés dans le code :" >&2
    echo "$found" >&2
    exit 1
}
