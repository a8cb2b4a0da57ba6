#!/usr/bin/env bash
# Fail when a file of the project looks as if it held a password or a key. The tests of test/postgis
# and test/gui make passwords up, to check that none is ever shown. What goes into the plugin is
# checked with every detector, as plugins.qgis.org does; elsewhere hashes look like keys.
set -euo pipefail

scan() {
    xargs -0 .venv/bin/detect-secrets scan --no-verify "$@" |
        .venv/bin/python -c '
import json, sys
for path, hits in json.load(sys.stdin)["results"].items():
    for hit in hits:
        print("{}:{} : {}".format(path, hit["line_number"], hit["type"]))
'
}

files() {
    git ls-files -z --cached --others --exclude-standard "$@"
}

found=$(
    files | scan --disable-plugin HexHighEntropyString --disable-plugin Base64HighEntropyString \
        --exclude-files '^test/(postgis|gui)/'
    files __init__.py LICENSE README.md CHANGELOG.md osp_plugin resources forms docs/guide |
        scan --all-files
)
[[ -z $found ]] || {
    echo "Des secrets semblent laissés dans le code :" >&2
    echo "$found" >&2
    exit 1
}
