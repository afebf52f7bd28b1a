# shellcheck shell=sh disable=SC2034,SC2086
# Shared by the start-*.sh scripts; sourced, not run. POSIX sh; needs root, apt and Debian 12.
#
#     start-NAME.sh PORT DIR    start server NAME on 127.0.0.1:PORT, with all its files below DIR
#     stop.sh DIR               stop it, by the pid in DIR/pid
#
# DIR/root is what the client sees, empty at first; the login is $FTP_USER, $FTP_PASSWORD (test, secret). DIR must be
# absolute and accessible to every user, because the servers do not run as root. The servers' packages conflict with one
# another, so they are unpacked below $FTP_CACHE and not installed.
set -eu
umask 022
[ $# -eq 2 ] || { echo "usage: $0 PORT DIR" >&2; exit 2; }
PORT=$1 DIR=$2
HERE=$(cd "$(dirname "$0")" && pwd)
USER_NAME=${FTP_USER:-test} PASSWORD=${FTP_PASSWORD:-secret}
CACHE=${FTP_CACHE:-/var/tmp/ftp-servers}
LOG=$DIR/log
OWNER_ID=$(id -u nobody) GROUP_ID=$(id -g nobody) GROUP_NAME=$(id -gn nobody)
mkdir -p "$DIR/root" "$CACHE"
chown "$OWNER_ID:$GROUP_ID" "$DIR/root"

# unpack TREE PACKAGE...: unpack Debian packages below $CACHE/TREE.
unpack() {
    tree=$CACHE/$1
    shift
    if [ ! -e "$tree/complete" ]; then
        rm -rf "$tree" "$tree.deb"
        mkdir -p "$tree" "$tree.deb"
        (cd "$tree.deb" && apt-get -qq download "$@" >/dev/null)
        for package in "$tree.deb"/*.deb; do dpkg -x "$package" "$tree"; done
        rm -rf "$tree.deb"
        : >"$tree/complete"
    fi
}

# libraries PACKAGE...: install what a server needs besides its own files.
libraries() {
    missing=
    for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done
    [ -z "$missing" ] || DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null
}

# run COMMAND...: run it in the background, in its own session, with its pid in DIR/pid.
run() {
    setsid "$@" >>"$LOG" 2>&1 </dev/null &
    echo $! >"$DIR/pid"
}

# ready: wait until the port answers.
ready() {
    tries=0
    while [ $tries -lt 100 ]; do
        if /usr/bin/python3 -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)' "$PORT" 2>/dev/null; then
            return 0
        fi
        tries=$((tries + 1))
        sleep 0.1
    done
    echo "$0: no answer at port $PORT" >&2
    tail -n 5 "$LOG" >&2
    exit 1
}
