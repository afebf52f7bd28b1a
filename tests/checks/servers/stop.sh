#!/bin/sh
# stop.sh DIR: stop the server that a start-*.sh script started with this DIR, and remove its files outside DIR.
# shellcheck disable=SC2046
set -u
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
if [ -s "$1/pid" ]; then
    pid=$(cat "$1/pid")
    # The processes that the server has started for clients are in its session.
    everyone() { ps -o pid= -s "$pid"; }
    kill "$pid" $(everyone) 2>/dev/null
    tries=0
    while [ -n "$(everyone)" ] && [ $tries -lt 30 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    [ -z "$(everyone)" ] || kill -9 $(everyone) 2>/dev/null
    rm -f "$1/pid"
fi
if [ -e "$1/outside" ]; then
    xargs rm -f <"$1/outside"
    rm -f "$1/outside"
fi
exit 0
