#!/bin/sh
# Pure-FTPd, with a user from its own database. A login takes seconds: the password hash is slow on purpose.
. "$(dirname "$0")/lib.sh"
unpack pure-ftpd pure-ftpd pure-ftpd-common
libraries libcap2 libsodium23 libssl3
rm -f "$DIR/users" "$DIR/users.pdb"
printf '%s\n%s\n' "$PASSWORD" "$PASSWORD" |
    "$CACHE/pure-ftpd/usr/bin/pure-pw" useradd "$USER_NAME" -f "$DIR/users" -u nobody -d "$DIR/root" >/dev/null
"$CACHE/pure-ftpd/usr/bin/pure-pw" mkdb "$DIR/users.pdb" -f "$DIR/users" >/dev/null
run "$CACHE/pure-ftpd/usr/sbin/pure-ftpd" -S "127.0.0.1,$PORT" -l "puredb:$DIR/users.pdb" -g "$DIR/pure-ftpd.pid" \
    -H -u 1 -A -E -Y 0
ready
