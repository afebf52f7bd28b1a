//! Clients that people use. A machine without them says so, and runs the other tests.

use std::process::{Command, Output};

use crate::proxy::{Proxy, Server, bytes};

/// What a program has done; `None` if there is no such program.
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(error) => {
            println!("skipped: {program}: {error}");
            None
        }
    }
}

#[test]
fn curl_uploads_and_downloads_in_every_mode() {
    let server = Server::start("curl");
    let proxy = Proxy::start(&server.address);
    let content = bytes(300_000);
    let own = server.root.join("own");
    std::fs::write(&own, &content).unwrap();
    let url = format!("ftp://demo:secret@{}/curl.bin", proxy.address);
    for mode in [&[][..], &["--disable-epsv"], &["-P", "-"], &["-P", "-", "--disable-eprt"]] {
        let upload = [&["-sS", "--max-time", "20", "-T", own.to_str().unwrap(), &url], mode].concat();
        let Some(done) = run("curl", &upload) else { return };
        assert!(done.status.success(), "{mode:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(std::fs::read(server.root.join("curl.bin")).unwrap() == content, "{mode:?}");
        let done = run("curl", &[&["-sS", "--max-time", "20", &url], mode].concat()).expect("curl");
        assert!(done.status.success(), "{mode:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(done.stdout == content, "{mode:?}");
    }
    let told = proxy.stop();
    assert_eq!(told.out.matches("-- data connection closed after 300000 octets").count(), 8);
}

const FTPLIB: &str = "
import ftplib, io, sys
host, port, path = sys.argv[1:]
content = open(path, 'rb').read()
for passive in (True, False):
    ftp = ftplib.FTP()
    ftp.connect(host, int(port), 20)
    ftp.login('demo', 'secret')
    ftp.set_pasv(passive)
    ftp.storbinary('STOR python.bin', io.BytesIO(content))
    received = io.BytesIO()
    ftp.retrbinary('RETR python.bin', received.write)
    assert received.getvalue() == content
    assert 'python.bin' in ftp.nlst()
    ftp.transfercmd('RETR python.bin').close()
    try:
        ftp.getresp()
    except ftplib.Error:
        pass
    ftp.delete('python.bin')
    ftp.quit()
";

#[test]
fn ftplib_uploads_and_downloads_in_both_modes() {
    let server = Server::start("ftplib");
    let proxy = Proxy::start(&server.address);
    let own = server.root.join("own");
    std::fs::write(&own, bytes(300_000)).unwrap();
    let (host, port) = (proxy.address.ip().to_string(), proxy.address.port().to_string());
    let Some(done) = run("python3", &["-c", FTPLIB, &host, &port, own.to_str().unwrap()]) else { return };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told = proxy.stop();
    assert!(told.out.contains("replies in 2 connections"), "{}", told.out);
}
