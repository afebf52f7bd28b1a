//! What other clients do with our server, as shell commands.
//!
//! They run in the client's directory, which has a file `bytes`. `$URL` is the server, `$ROOT` its directory, and `$SERVERS`
//! the folder of our scripts.

/// What a step does, and how.
pub(crate) struct Step(pub(crate) &'static str, pub(crate) &'static str);

/// What all steps need. lftp does everything in one session.
pub(crate) const SETTINGS: &str = r#"
set -e -o pipefail
ftp() {
    lftp -c "set net:max-retries 1; set net:timeout 10; set cmd:fail-exit yes; set ftp:ssl-allow no; open $URL; $1"
}
half() { head -c 70000 bytes; }
"#;

pub(crate) const CURL: &[Step] = &[
    Step("uploads", "curl -T bytes $URL/curl.bin; cmp bytes $ROOT/curl.bin"),
    Step("lists", "curl $URL/ | grep curl.bin; test $(curl -l $URL/) = curl.bin"),
    Step("downloads: EPSV", "curl $URL/curl.bin | cmp - bytes"),
    Step("downloads: PASV", "curl --disable-epsv $URL/curl.bin | cmp - bytes"),
    Step("downloads: EPRT", "curl -P - $URL/curl.bin | cmp - bytes"),
    Step("downloads: PORT", "curl -P - --disable-eprt $URL/curl.bin | cmp - bytes"),
    Step("resumes a download", "half >fetched; curl -C - -o fetched $URL/curl.bin; cmp bytes fetched"),
    Step("resumes an upload", "half >$ROOT/curl.bin; curl -C - -T bytes $URL/curl.bin; cmp bytes $ROOT/curl.bin"),
    Step("reads the head", "curl -I $URL/curl.bin"),
    Step("renames", "curl -o list -Q '-RNFR curl.bin' -Q '-RNTO curl 2.bin' $URL/; cmp bytes \"$ROOT/curl 2.bin\""),
    Step("makes directories", "curl --ftp-create-dirs -T bytes $URL/one/two/curl.bin"),
    Step(
        "deletes",
        "curl -o list -Q '-DELE one/two/curl.bin' -Q '-RMD one/two' -Q '-RMD one' -Q '-DELE curl 2.bin' $URL/
         test -z \"$(ls -A $ROOT)\"",
    ),
];

pub(crate) const LFTP: &[Step] = &[
    Step("uploads", "ftp 'put bytes -o lftp.bin'; cmp bytes $ROOT/lftp.bin"),
    Step("lists", "ftp 'cls -l; ls; nlist; cls lftp.bin'"),
    Step("downloads", "ftp 'get -e lftp.bin -o fetched'; cmp bytes fetched"),
    Step("downloads: PORT", "ftp 'set ftp:passive-mode no; get -e lftp.bin -o fetched'; cmp bytes fetched"),
    Step("resumes a download", "half >fetched; ftp 'get -c lftp.bin -o fetched'; cmp bytes fetched"),
    Step("resumes an upload", "half >$ROOT/lftp.bin; ftp 'put -c bytes -o lftp.bin'; cmp bytes $ROOT/lftp.bin"),
    Step("renames", "ftp 'mv lftp.bin \"lftp 2.bin\"'; cmp bytes \"$ROOT/lftp 2.bin\""),
    Step(
        "copies a tree",
        "ftp 'mkdir -p one/two; cd one/two; put bytes; cd ../..; mirror one copy'; cmp bytes copy/two/bytes",
    ),
    Step("deletes", "ftp 'rm -r one; rm \"lftp 2.bin\"'; test -z \"$(ls -A $ROOT)\""),
];

pub(crate) const FTPLIB: &[Step] = &[Step(
    "uploads, lists, downloads, resumes, renames, aborts, deletes",
    "/usr/bin/python3 $SERVERS/ftplib_client.py $URL bytes; test -z \"$(ls -A $ROOT)\"",
)];

/// The same without what vsftpd and ProFTPD do not do.
pub(crate) const FTPLIB_ANYWHERE: &[Step] = &[Step(
    "uploads, lists, downloads, resumes, renames, deletes",
    "/usr/bin/python3 $SERVERS/ftplib_client.py $URL bytes --any-server; test -z \"$(ls -A $ROOT)\"",
)];
