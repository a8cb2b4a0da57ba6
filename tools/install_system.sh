#!/usr/bin/env bash
# Install the Debian packages that the given lists name and this machine lacks.
set -euo pipefail

missing=()
while read -r package; do
    status=$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    [[ $status == ii* ]] || missing+=("$package")
done < <(cat "$@" | grep --invert-match --extended-regexp '^(#|$)')
[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $(id --user) -ne 0 ]]; then
    command -v sudo >/dev/null || {
        echo "Ces paquets Debian manquent : ${missing[*]}. Installez-les, ou installez sudo." >&2
        exit 1
    }
    as_root=(sudo)
fi
echo "Installation de : ${missing[*]}"
log=$(mktemp)
{
    "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends "${missing[@]}"
} >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}
rm -f "$log"
