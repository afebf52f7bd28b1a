#!/bin/sh
# pyftpdlib, on the system's own Python.
. "$(dirname "$0")/lib.sh"
unpack pyftpdlib python3-pyftpdlib
PYTHONPATH=$CACHE/pyftpdlib/usr/lib/python3/dist-packages
export PYTHONPATH
run setpriv --reuid="$OWNER_ID" --regid="$GROUP_ID" --clear-groups \
    /usr/bin/python3 -W ignore "$HERE/pyftpdlib_server.py" "$PORT" "$DIR/root" "$USER_NAME" "$PASSWORD"
ready
