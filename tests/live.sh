#!/usr/bin/env bash
# The example `session` against real software, on loopback only.
#
#     tests/live.sh
#
# Our client visits vsftpd, ProFTPD, Pure-FTPd and pyftpdlib; curl, lftp and Python's ftplib visit our server. Every byte
# that comes back is compared. At the end it is told what each server did outside the table of commands and replies.
#
# It wants Debian 12, root and Rust, and installs what else it needs; the servers are unpacked below the target directory
# and not installed. Where something cannot be had it fails, or with LIVE_OPTIONAL=1 does without it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

target=${CARGO_TARGET_DIR:-$PWD/target}
export FTP_CACHE=$target/live DEBIAN_FRONTEND=noninteractive
[[ $FTP_CACHE == /* ]] || FTP_CACHE=$PWD/$FTP_CACHE
work=$(mktemp -d "${TMPDIR:-/tmp}/ftp-codes-live.XXXXXX")
chmod 755 "$work"
failed=()
serving=

clean_up() {
    local root
    for root in "$work"/*/root; do [ ! -e "$root" ] || tests/servers/stop.sh "${root%/root}"; done
    if [ -n "$serving" ]; then
        kill "$serving" 2>/dev/null
        wait "$serving" 2>/dev/null
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

fail() {
    printf '  FAILED: %s\n' "$*"
    failed+=("$*")
}

# without WHAT: it cannot be had. Returns only if that may be.
without() {
    printf '  cannot be had: %s\n' "$1"
    tail -n 5 "$work/install.log" | sed 's/^/    /'
    [ "${LIVE_OPTIONAL:-0}" = 1 ] || {
        printf 'give this machine what it lacks, or set LIVE_OPTIONAL=1 to do without it\n'
        exit 1
    }
}

# need PROGRAM PACKAGE: whether a program is there, or can be installed.
need() {
    command -v "$1" >/dev/null && return
    timeout 120 apt-get -qq install -y --no-install-recommends "$2" >>"$work/install.log" 2>&1 && return
    without "$1"
    return 1
}

# Package lists of a fresh machine are empty, and old ones name packages that are gone.
prepare() {
    echo '== prepare'
    : >"$work/install.log"
    [ "$(id -u)" != 0 ] || timeout 120 apt-get -qq update >>"$work/install.log" 2>&1
    # Not any other Python: the servers and clients are those of the system.
    { need /usr/bin/python3 python3 && need setpriv util-linux && need ps procps; } || exit 1
    timeout 600 cargo build --quiet --example session || exit 1
}

session=$target/debug/examples/session

# visit NAME: our client, and a server.
visit() {
    local name=$1 directory=$work/$1 port status
    echo "== our client, $name"
    if [ "$(id -u)" != 0 ]; then
        without "$name, which only root can start"
        return
    fi
    port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    if ! timeout 150 "tests/servers/start-$name.sh" "$port" "$directory" >>"$work/install.log" 2>&1; then
        without "$name"
        return
    fi
    timeout 60 "$session" "ftp://test:secret@127.0.0.1:$port/" >"$work/$name.out" 2>"$work/$name.err"
    status=$?
    case $status in
    # 3: all bytes are the same, and the server broke a rule. That is told below.
    0 | 3) grep ' bytes, all of them the same' "$work/$name.out" ;;
    *)
        fail "our client at $name: exit status $status: $(cat "$work/$name.err")"
        tail -n 20 "$work/$name.out"
        ;;
    esac
    [ -z "$(ls -A "$directory/root")" ] || fail "our client left something at $name: $(ls -A "$directory/root")"
    tests/servers/stop.sh "$directory"
}

# check WHAT COMMAND...: a step of a client.
check() {
    local what=$1
    shift
    if (cd "$work/client" && timeout 30 "$@") >"$work/step.out" 2>&1; then
        printf '  %s\n' "$what"
    else
        fail "$what: $(tail -n 3 "$work/step.out" | tr '\n' ' ')"
    fi
}

visit_with_curl() {
    echo '== curl, our server'
    local up=$root/curl.bin
    # Its configuration, for each of the calls below.
    export CURL_HOME=$work/client
    printf 'silent\nshow-error\nmax-time = 20\n' >"$CURL_HOME/.curlrc"
    check 'curl uploads' curl -T bytes "$url/curl.bin"
    check 'the bytes are the same' cmp bytes "$up"
    check 'curl lists' bash -c "curl '$url/' | grep -q curl.bin && [ \"\$(curl -l '$url/')\" = curl.bin ]"
    check 'curl downloads: EPSV' bash -c "curl '$url/curl.bin' | cmp - bytes"
    check 'curl downloads: PASV' bash -c "curl --disable-epsv '$url/curl.bin' | cmp - bytes"
    check 'curl downloads: EPRT' bash -c "curl -P - '$url/curl.bin' | cmp - bytes"
    check 'curl downloads: PORT' bash -c "curl -P - --disable-eprt '$url/curl.bin' | cmp - bytes"
    head -c 70000 "$work/client/bytes" >"$work/client/fetched"
    check 'curl resumes a download' curl -C - -o fetched "$url/curl.bin"
    check 'the bytes are the same' cmp bytes fetched
    head -c 70000 "$work/client/bytes" >"$up"
    check 'curl resumes an upload' curl -C - -T bytes "$url/curl.bin"
    check 'the bytes are the same' cmp bytes "$up"
    check 'curl reads the head' curl -I "$url/curl.bin"
    check 'curl renames' curl -o list -Q '-RNFR curl.bin' -Q '-RNTO curl 2.bin' "$url/"
    check 'the bytes are the same' cmp bytes "$root/curl 2.bin"
    check 'curl makes directories' curl --ftp-create-dirs -T bytes "$url/one/two/curl.bin"
    check 'curl deletes' curl -o list -Q '-DELE one/two/curl.bin' -Q '-RMD one/two' -Q '-RMD one' \
        -Q '-DELE curl 2.bin' "$url/"
    check 'nothing is left' test -z "$(ls -A "$root")"
}

# lftp does everything in one session.
visit_with_lftp() {
    echo '== lftp, our server'
    local settings='set net:max-retries 1; set net:timeout 10; set cmd:fail-exit yes; set ftp:ssl-allow no'
    ftp() { check "$1" lftp -c "$settings; open $url; $2"; }
    ftp 'lftp uploads' 'put bytes -o lftp.bin'
    check 'the bytes are the same' cmp bytes "$root/lftp.bin"
    ftp 'lftp lists' 'cls -l; ls; nlist; cls lftp.bin'
    ftp 'lftp downloads' 'get -e lftp.bin -o fetched'
    check 'the bytes are the same' cmp bytes fetched
    ftp 'lftp downloads: PORT' 'set ftp:passive-mode no; get -e lftp.bin -o fetched'
    check 'the bytes are the same' cmp bytes fetched
    head -c 70000 "$work/client/bytes" >"$work/client/fetched"
    ftp 'lftp resumes a download' 'get -c lftp.bin -o fetched'
    check 'the bytes are the same' cmp bytes fetched
    head -c 70000 "$work/client/bytes" >"$root/lftp.bin"
    ftp 'lftp resumes an upload' 'put -c bytes -o lftp.bin'
    check 'the bytes are the same' cmp bytes "$root/lftp.bin"
    ftp 'lftp renames' 'mv lftp.bin "lftp 2.bin"'
    check 'the bytes are the same' cmp bytes "$root/lftp 2.bin"
    ftp 'lftp copies a tree' 'mkdir -p one/two; cd one/two; put bytes; cd ../..; mirror one copy'
    check 'the bytes are the same' cmp bytes copy/two/bytes
    ftp 'lftp deletes' 'rm -r one; rm "lftp 2.bin"'
    check 'nothing is left' test -z "$(ls -A "$root")"
}

visit_with_ftplib() {
    echo "== Python's ftplib, our server"
    check 'ftplib uploads, lists, downloads, resumes, renames, aborts, deletes' \
        /usr/bin/python3 "$PWD/tests/servers/ftplib_client.py" "$url" bytes
    check 'nothing is left' test -z "$(ls -A "$root")"
}

# Our server, for the clients that there are.
serve() {
    mkdir -p "$work/root" "$work/client"
    root=$work/root
    # Every byte and line ends of all kinds come early, and much comes after.
    /usr/bin/python3 -c 'import random, sys
random.seed(959)
sys.stdout.buffer.write(bytes(range(256)) * 2 + b"\r\n\n\r\xff\xff\xf4" * 9 + random.randbytes(300000))' >"$work/client/bytes"
    # The server ends with its input, which nobody but this script holds open.
    mkfifo "$work/input"
    "$session" --serve 0 "$root" <"$work/input" >"$work/serving" 2>"$work/serving.err" &
    serving=$!
    exec 9>"$work/input"
    local tries=0
    until url=$(sed -n 's/^serving *\(.*\)\/$/\1/p' "$work/serving") && [ -n "$url" ]; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || { fail 'our server does not start'; return 1; }
        sleep 0.1
    done
}

prepare
for name in vsftpd proftpd pure-ftpd pyftpdlib; do visit "$name"; done
if serve; then
    if need curl curl; then visit_with_curl; fi
    if need lftp lftp; then visit_with_lftp; fi
    visit_with_ftplib
    kill -0 "$serving" 2>/dev/null || fail 'our server has ended'
    # A reply that the table does not permit ends a thread of the server, which says so.
    [ ! -s "$work/serving.err" ] || fail "our server: $(cat "$work/serving.err")"
fi

printf '\n== outside the table\n'
for name in vsftpd proftpd pure-ftpd pyftpdlib; do
    [ -e "$work/$name.out" ] || continue
    echo "$name: $(sed -n '/^[0-9]* replies/s/[;,].*//p' "$work/$name.out")"
    grep '^! ' "$work/$name.out" || echo '  nothing'
done

if [ ${#failed[@]} -gt 0 ]; then
    printf '\n%d failed:\n' ${#failed[@]}
    printf '  %s\n' "${failed[@]}"
    exit 1
fi
