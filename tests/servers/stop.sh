#!/bin/sh
# stop.sh DIR: stop the server that a start-*.sh script has started with this DIR.
set -u
[ $# -eq 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }
[ -s "$1/pid" ] || { echo "$0: no pid in $1" >&2; exit 1; }
pid=$(cat "$1/pid")
# What the server has started for single clients is in its session.
everyone() { ps -o pid= -s "$pid"; }
kill $(everyone) 2>/dev/null
tries=0
while [ -n "$(everyone)" ] && [ $tries -lt 30 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
[ -z "$(everyone)" ] || kill -9 $(everyone) 2>/dev/null
rm -f "$1/pid"
[ ! -e "$1/outside" ] || xargs rm -f <"$1/outside"
exit 0
