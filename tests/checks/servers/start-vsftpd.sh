#!/bin/sh
# vsftpd, with a virtual user through PAM. It writes /etc/pam.d/ftp-codes-PORT, which stop.sh removes.
# It serves as the user `daemon`, because that user must have a home directory, which `nobody` does not.
. "$(dirname "$0")/lib.sh"
unpack vsftpd vsftpd
libraries libwrap0 libcap2 libssl3 libpam-pwdfile openssl
echo "$USER_NAME:$(openssl passwd -5 "$PASSWORD")" >"$DIR/passwd"
service=ftp-codes-$PORT
echo "/etc/pam.d/$service" >"$DIR/outside"
cat >"/etc/pam.d/$service" <<END
auth required pam_pwdfile.so pwdfile=$DIR/passwd
account required pam_permit.so
END
mkdir -p "$DIR/empty"
chown daemon: "$DIR/root"
cat >"$DIR/vsftpd.conf" <<END
listen=YES
listen_ipv6=NO
listen_address=127.0.0.1
listen_port=$PORT
background=NO
local_enable=YES
guest_enable=YES
guest_username=daemon
virtual_use_local_privs=YES
write_enable=YES
pam_service_name=$service
local_root=$DIR/root
chroot_local_user=YES
allow_writeable_chroot=YES
secure_chroot_dir=$DIR/empty
nopriv_user=nobody
anonymous_enable=NO
connect_from_port_20=NO
vsftpd_log_file=$LOG
seccomp_sandbox=NO
END
run "$CACHE/vsftpd/usr/sbin/vsftpd" "$DIR/vsftpd.conf"
ready
