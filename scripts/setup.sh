#!/bin/sh
# Installs what a bare Debian or Ubuntu lacks. setup.sh venv DIR makes a virtual environment. setup.sh tests installs what
# the tests need: Chromium without its windows, Chinese fonts, PostgreSQL, axe-core from npm, and nginx, openssl, curl and
# systemd-analyze for those of the office installation. setup.sh benchmarks installs the same with the whole Chromium, in which is measured.
set -eu

install() {
    if ! command -v apt-get >/dev/null; then
        echo "Please install first: $*" >&2
        exit 1
    fi
    sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    policy=/usr/sbin/policy-rc.d # keeps packages that are installed for the tests from starting as services
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null
        $sudo chmod +x $policy
        trap '$sudo rm -f $policy' EXIT
    fi
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

case "$1" in
venv)
    [ -x "$2/bin/pip" ] && exit 0
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "Python 3.11 or newer is needed, this is $(python3 --version 2>&1)." >&2
        exit 1
    }
    python3 -c 'import ensurepip' 2>/dev/null || install python3-venv
    python3 -m venv "$2"
    ;;
tests | benchmarks)
    missing=""
    if [ "$1" = benchmarks ]; then
        command -v chromium >/dev/null || missing="chromium"
    else # any of the two will do, the first takes less time
        command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing="chromium-headless-shell"
    fi
    command -v fc-list >/dev/null || missing="$missing fontconfig"
    { command -v fc-list >/dev/null && fc-list :lang=zh-cn | grep -q .; } || missing="$missing fonts-noto-cjk"
    ldconfig -p | grep -q 'libatomic\.so\.1' || missing="$missing libatomic1" # the test driver's Node.js needs it
    [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$missing postgresql"
    command -v openssl >/dev/null || missing="$missing openssl"
    command -v curl >/dev/null || missing="$missing curl"
    command -v systemd-analyze >/dev/null || missing="$missing systemd"
    axe=$(dirname "$0")/../tests/browser # its package-lock.json names the version and its hash
    [ -e "$axe/node_modules/axe-core/axe.min.js" ] || command -v npm >/dev/null || missing="$missing npm"
    # shellcheck disable=SC2086  # a list of packages
    [ -z "$missing" ] || install $missing
    case $missing in
    *nginx*) $(command -v sudo) systemctl disable --quiet nginx 2>/dev/null || true ;;
    esac
    case $missing in
    *postgresql*) $(command -v sudo) systemctl disable --quiet postgresql 2>/dev/null || true ;;
    esac
    [ -e "$axe/node_modules/axe-core/axe.min.js" ] || npm ci --prefix "$axe" --ignore-scripts --no-audit --no-fund --silent
    ;;
*)
    echo "usage: setup.sh venv DIR | setup.sh tests | setup.sh benchmarks" >&2
    exit 2
    ;;
esac
