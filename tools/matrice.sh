#!/usr/bin/env bash
# Run the demonstration and the tests with newer versions than this machine's, each in a chroot of
# Debian 13: matrice.sh [VERSION…], all by default (see VERSIONS).
#   OSP_MATRICE         where the chroots are kept, 4.5 GB each (/var/tmp/osp-matrice)
#   OSP_MATRICE_MIROIR  mirror of Debian (the one that this machine's apt uses)
#   OSP_MATRICE_TESTS   folders or files given to pytest instead of all tests and the demonstration
# Ends with 1 when a version fails, with 77 when one could not be run: what lacks is said.
set -euo pipefail

VERSIONS=(3.40 3.44 3.44-pandas3)
SUITE=trixie
SPACE_MB=4500 # of a chroot, its packages and its environments

cache=${OSP_MATRICE:-/var/tmp/osp-matrice}
certificates=/etc/ssl/certs/ca-certificates.crt

skip() {
    echo "make matrice ne peut rien lancer ici : $*" >&2
    exit 77
}

mirror() {
    if [[ -n ${OSP_MATRICE_MIROIR:-} ]]; then
        echo "$OSP_MATRICE_MIROIR"
        return
    fi
    apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 'Origin: Debian' |
        awk '$2 !~ /security/ { print $1; exit }'
}

check_machine() {
    [[ $(id --user) -eq 0 ]] || skip "un chroot demande d’être root (sudo make matrice)."
    command -v debootstrap >/dev/null ||
        skip "debootstrap n’est pas installé (apt-get install debootstrap)."
    [[ -e /usr/share/debootstrap/scripts/$SUITE ]] ||
        skip "ce debootstrap ne connaît pas Debian $SUITE."
    unshare --mount true 2>/dev/null || skip "cette machine ne laisse pas monter /proc dans un chroot."
    [[ -n $(mirror) ]] ||
        skip "apt n’a pas de miroir de Debian ; en donner un par OSP_MATRICE_MIROIR."
    mkdir -p "$cache"
}

check_space() {
    local free
    free=$(df --output=avail --block-size=M "$cache" | tail -n 1 | tr -dc 0-9)
    [[ $free -ge $SPACE_MB ]] ||
        skip "$free Mo libres dans $cache, $SPACE_MB nécessaires ; un autre dossier par OSP_MATRICE."
}

# The chroot that runs a version: the one of its QGIS.
root_of() { echo "$cache/qgis-${1%%-*}"; }

inside() {  # inside ROOT ACCOUNT COMMAND…: nothing stays mounted or running afterwards
    local root=$1 account=$2 variable
    shift 2
    local environment=(HOME=/home/osp LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin)
    for variable in $(compgen -e | grep --extended-regexp '^(PIP_(CERT|INDEX_URL|EXTRA_INDEX_URL|DEFAULT_TIMEOUT|PROXY)|https?_proxy|HTTPS?_PROXY|no_proxy|OSP_MATRICE_TESTS)$'); do
        environment+=("$variable=${!variable}")
    done
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount --pid --fork --kill-child bash -euc '
        mount --rbind /dev "$1/dev"
        mount -t proc proc "$1/proc"
        exec chroot "$1" /usr/sbin/runuser -u "$2" -- env -i "${@:3}"
    ' - "$root" "$account" "${environment[@]}" "$@"
}

install_packages() {  # install_packages ROOT VERSION
    local root=$1 packages
    packages=$(cat tools/apt/*.txt | grep --invert-match --extended-regexp '^(#|$)')
    echo "deb $(mirror) $SUITE main" >"$root/etc/apt/sources.list"
    [[ $2 == 3.40 ]] || echo "deb $(mirror) $SUITE-backports main" >>"$root/etc/apt/sources.list"
    apt-config dump | grep --extended-regexp '^Acquire::(https?|ftp)::' >"$root/etc/apt/apt.conf.d/90osp" || true
    inside "$root" root apt-get update
    # A package of the backports comes only when asked for.
    [[ $2 == 3.40 ]] || inside "$root" root env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
        --no-install-recommends --target-release "$SUITE-backports" qgis python3-qgis qgis-providers
    # shellcheck disable=SC2086 # one word per package
    inside "$root" root env DEBIAN_FRONTEND=noninteractive apt-get install --yes \
        --no-install-recommends $packages
    inside "$root" root useradd --create-home --shell /bin/bash osp
    inside "$root" root apt-get clean
}

build_chroot() {  # build_chroot VERSION: nothing is done while the lists stay
    local version=$1 root asked
    root=$(root_of "$version")
    asked=$(echo "$SUITE" | cat - tools/apt/*.txt | sha256sum)
    [[ $(cat "$root/.osp" 2>/dev/null) == "$asked" ]] && return
    check_space
    echo "Construction de $root…"
    rm -rf "$root"
    {
        debootstrap --variant=minbase --include=ca-certificates,make,git "$SUITE" "$root" "$(mirror)" &&
            cp /etc/resolv.conf /etc/hosts "$root/etc/" &&
            install_packages "$root" "${version%%-*}"
    } >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        echo "Le chroot de QGIS $version n’a pu être construit : $root.log" >&2
        return 1
    }
    # After the packages, whose installation writes the first anew.
    [[ ! -e $certificates ]] || cp "$certificates" "$root$certificates"
    [[ ! -e /etc/pip.conf ]] || cp /etc/pip.conf "$root/etc/pip.conf"
    echo "$asked" >"$root/.osp"
}

copy_code() {  # copy_code FOLDER: the files that git knows or would add, environments kept
    local code=$1 file
    mkdir -p "$code"
    find "$code" -mindepth 1 -maxdepth 1 ! -name '.venv*' ! -name ext_libs -exec rm -rf {} +
    git -c safe.directory="$PWD" ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' file; do [[ -f $file ]] && printf '%s\0' "$file"; done |
        tar --create --null --files-from - | tar --extract --no-same-owner --directory "$code"
}

run_version() {
    local version=$1 root home shared
    build_chroot "$version" || return
    root=$(root_of "$version")
    home=/home/osp/$version
    copy_code "$root$home/osp_erbm"
    for shared in ../shared/reference ../shared/territoire; do
        [[ ! -d $shared ]] || cp --recursive --dereference --parents "$shared" "$root$home/osp_erbm/"
    done
    chown --recursive --no-dereference "--reference=$root/home/osp" "$root$home"
    inside "$root" osp "$home/osp_erbm/tools/matrice_version.sh" "$version"
}

summary() {  # summary LOG: the versions and what each folder of tests said last
    grep --extended-regexp '^(QGIS|Python) [0-9]|^== .* a fini|^=+ .*[0-9]+ (passed|failed|error).*|^En échec|^make.*(Erreur|Error|rien lancer)' "$1" |
        sed 's/^/  /' || true
}

check_machine
[[ $# -gt 0 ]] || set -- "${VERSIONS[@]}"
failed=() skipped=()
for version in "$@"; do
    echo "=== $version"
    code=0
    run_version "$version" 2>&1 | tee "$cache/$version.log" || code=$?
    case $code in
        0) ;;
        77) skipped+=("$version") ;;
        *) failed+=("$version") ;;
    esac
done
echo
for version in "$@"; do
    echo "$version"
    summary "$cache/$version.log"
done
[[ ${#failed[@]} -eq 0 ]] || {
    echo "En échec : ${failed[*]}"
    exit 1
}
[[ ${#skipped[@]} -eq 0 ]] || {
    echo "Non lancé : ${skipped[*]}"
    exit 77
}
