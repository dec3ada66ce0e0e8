#!/bin/sh
# Makes everything Heard needs to run from a checkout, out of Python 3.11+, pip and git alone:
# uv in .uv (unless there is one), the environment in .venv exactly as requirements.lock says, and on Debian and
# Ubuntu the system libraries Qt loads. Does nothing, quickly, when all of it is there.
#
#   packaging/bootstrap.sh [env|test|lock]
#
# `test` wants the real servers that tests talk to as well; `lock` writes requirements.lock anew and nothing else.
# PYTHON names another interpreter.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-env}

say() { printf 'heard: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# --- Python -----------------------------------------------------------------------------------------------------

recent_enough() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        recent_enough "$python" && return
    done
    die "Python 3.11 or newer is needed; set PYTHON=/path/to/python3 if it is not called python3."
}

# --- System packages --------------------------------------------------------------------------------------------

# What PySide6's wheels load from the system: package and library, one pair a line.
qt_libraries() {
    cat <<'LIST'
libegl1 libEGL.so.1
libgl1 libGL.so.1
libglib2.0-0 libglib-2.0.so.0
libdbus-1-3 libdbus-1.so.3
libfontconfig1 libfontconfig.so.1
libxkbcommon0 libxkbcommon.so.0
LIST
    [ -z "${DISPLAY:-}" ] || cat <<'LIST'
libxcb-cursor0 libxcb-cursor.so.0
libxcb-icccm4 libxcb-icccm.so.4
libxcb-image0 libxcb-image.so.0
libxcb-keysyms1 libxcb-keysyms.so.1
libxcb-render-util0 libxcb-render-util.so.0
libxcb-shape0 libxcb-shape.so.0
libxcb-xkb1 libxcb-xkb.so.1
libxkbcommon-x11-0 libxkbcommon-x11.so.0
LIST
    [ -z "${WAYLAND_DISPLAY:-}" ] || cat <<'LIST'
libwayland-cursor0 libwayland-cursor.so.0
libwayland-egl1 libwayland-egl.so.1
LIST
}

missing_libraries() {
    qt_libraries | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    package, library = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
}

missing_servers() {
    command -v redis-server >/dev/null 2>&1 || echo redis-server
    [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || echo nginx
    ls /usr/lib/nginx/modules/ngx_stream_module.so >/dev/null 2>&1 || echo libnginx-mod-stream
    command -v chromium >/dev/null 2>&1 || echo chromium
    command -v chromedriver >/dev/null 2>&1 || echo chromium-driver
    command -v pulseaudio >/dev/null 2>&1 || echo pulseaudio
    command -v parec >/dev/null 2>&1 || echo pulseaudio-utils
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Installs the packages named, or fails. RUNLEVEL=1 keeps a server that is only wanted for tests from being started as
# a service where the system does not run on systemd.
install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" != 0 ] && ! sudo -n true >/dev/null 2>&1; then return 1; fi
    say "installing $*"
    log=$(mktemp)
    # An old list of packages may still do; whether it does is seen below.
    [ -n "${listed:-}" ] || as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >"$log" 2>&1 || :
    listed=yes
    if as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install -q -y --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 3 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

how_to_get() {
    if command -v apt-get >/dev/null 2>&1; then
        [ "$(id -u)" = 0 ] && sudo= || sudo='sudo '
        echo "${sudo}apt-get install -y $*"
    else
        echo "(the Debian names) $*"
    fi
}

system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    needed=$(missing_libraries)
    wanted=
    [ "$purpose" != test ] || wanted=$(missing_servers)
    # shellcheck disable=SC2086  # lists of words
    {
        set -- $needed $wanted
        [ $# -gt 0 ] || return 0
        # A distribution may lack one of them; that must not keep the others out.
        install_packages "$@" || for package in "$@"; do install_packages "$package" || :; done
        needed=$(missing_libraries)
        [ -z "$needed" ] || die "Qt needs system libraries that are not here. Install them once, then try again:
    $(how_to_get $needed)"
        [ "$purpose" = test ] || return 0
        wanted=$(missing_servers)
        [ -z "$wanted" ] || say "some tests will be skipped; what they need comes with:
    $(how_to_get $wanted)"
    }
}

# --- uv and the environment -------------------------------------------------------------------------------------

find_uv() {
    for uv in uv .uv/bin/uv; do
        "$uv" --version >/dev/null 2>&1 && return
    done
    "$python" -m pip --version >/dev/null 2>&1 ||
        install_packages python3-pip ||
        die "pip is needed to fetch uv. Install it once, then try again:
    $(how_to_get python3-pip)"
    say "fetching uv into .uv"
    # A target folder is allowed where the system's Python is managed by its distribution (PEP 668).
    "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .uv uv ||
        die "uv could not be fetched; is the package index reachable?"
    uv=.uv/bin/uv
}

# uv does not read pip's configuration: an index that is set there is set for a reason.
use_index_of_pip() {
    [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ] || return 0
    index=${PIP_INDEX_URL:-$("$python" -m pip config get global.index-url 2>/dev/null || :)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
}

environment() {
    # What .venv was made for and of: another Python or place needs a new one, another lock only what differs.
    made=.venv/made-from
    base=$({ "$python" -VV; pwd; } | cksum)
    content=$(cat requirements.lock pyproject.toml packaging/bootstrap.sh | cksum)
    if [ ! -x .venv/bin/python ] || [ "$(cat "$made" 2>/dev/null)" != "$base, $content" ]; then
        find_uv
        use_index_of_pip
        export UV_PYTHON_DOWNLOADS=never
        say "making .venv from requirements.lock"
        case $(cat "$made" 2>/dev/null) in
        "$base, "*) ;;
        *)
            rm -rf .venv
            "$uv" venv --quiet --python "$("$python" -c 'import sys; print(sys.executable)')" .venv
            ;;
        esac
        "$uv" pip sync --quiet --python .venv --require-hashes --compile-bytecode requirements.lock
        "$uv" pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
        printf '%s\n' "$base, $content" >"$made"
    fi
    # Start-up time matters, also for the first start after a change.
    .venv/bin/python -m compileall -q hub_server kiosk_app
}

lock() {
    find_uv
    use_index_of_pip
    # Universal: one file for every system; 3.11 is the oldest Python. Without the index, no host is named in it.
    UV_PYTHON_DOWNLOADS=never "$uv" pip compile --quiet --universal --python-version 3.11 --all-extras \
        --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
        --output-file requirements.lock "$@" pyproject.toml
}

find_python
case $purpose in
env | test)
    system_packages
    environment
    ;;
lock)
    shift
    lock "$@"
    ;;
*) die "there is no \`$purpose\`; it is env, test or lock." ;;
esac
