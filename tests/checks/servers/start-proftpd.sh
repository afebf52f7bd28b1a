#!/bin/sh
# ProFTPD, with a user from a file.
. "$(dirname "$0")/lib.sh"
unpack proftpd proftpd-core
libraries libacl1 libcap2 libhiredis0.14 libidn2-0 libmemcached11 libmemcachedutil2 libpcre2-8-0 libpcre2-posix3 \
    libsodium23 libssl3 openssl
echo "$USER_NAME:$(openssl passwd -5 "$PASSWORD"):$OWNER_ID:$GROUP_ID::$DIR/root:/bin/sh" >"$DIR/passwd"
echo "$GROUP_NAME:x:$GROUP_ID:" >"$DIR/group"
chmod 640 "$DIR/passwd" "$DIR/group"
cat >"$DIR/proftpd.conf" <<END
ServerName "ProFTPD"
ServerType standalone
ModulePath $CACHE/proftpd/usr/lib/proftpd
DefaultAddress 127.0.0.1
SocketBindTight on
Port $PORT
User nobody
Group $GROUP_NAME
AuthUserFile $DIR/passwd
AuthGroupFile $DIR/group
AuthOrder mod_auth_file.c
RequireValidShell off
UseFtpUsers off
DefaultRoot $DIR/root
PidFile $DIR/proftpd.pid
ScoreboardFile $DIR/scoreboard
SystemLog $LOG
TransferLog none
WtmpLog off
DelayEngine off
AllowOverwrite on
AllowStoreRestart on
AllowRetrieveRestart on
UseReverseDNS off
END
run "$CACHE/proftpd/usr/sbin/proftpd" -n -q -c "$DIR/proftpd.conf"
ready
