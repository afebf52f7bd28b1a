//! `ABOR`, `STAT` and `QUIT` while a transfer runs.

use std::fs::File;
use std::io::Read;
use std::net::TcpStream;

use crate::server::Server;
use crate::talk::Talk;

/// A transfer that has begun, and cannot end before the client reads.
fn begun(server: &Server) -> (Talk, TcpStream) {
    File::create(server.root().join("large")).and_then(|file| file.set_len(256 << 20)).expect("a file");
    let mut talk = server.logged_in();
    let mut data = talk.data();
    assert_eq!(talk.say("RETR large"), 150);
    data.read_exact(&mut [0; 1000]).expect("data");
    (talk, data)
}

#[test]
fn an_abort_ends_the_transfer_and_is_answered_itself() {
    let server = Server::start();
    // Bare; with Telnet's IP and Synch (RFC 959 §4.1), in which the IAC, the DM or neither is urgent; as ftplib sends it.
    for (urgent, rest) in [
        (&b""[..], &b"ABOR\r\n"[..]),
        (b"", b"\xff\xf4\xff\xf2ABOR\r\n"),
        (b"\xff\xf4\xff", b"\xf2ABOR\r\n"),
        (b"\xff\xf4\xff\xf2", b"ABOR\r\n"),
        (b"ABOR\r\n", b""),
    ] {
        let (mut talk, mut data) = begun(&server);
        // The last byte goes out of band.
        socket2::SockRef::from(&talk.control).send_out_of_band(urgent).expect("the server reads");
        talk.send(rest);
        let shown = [urgent.escape_ascii(), rest.escape_ascii()].map(|bytes| bytes.to_string());
        assert_eq!(talk.codes(2), [426, 226], "{shown:?}");
        // The server has closed the connection.
        while let Ok(1..) = data.read(&mut [0; 65536]) {}
        assert_eq!(talk.say("PWD"), 257, "{shown:?}");
        assert_eq!(talk.say("RETR absent"), 550);
    }
}

#[test]
fn an_abort_is_answered_in_turn() {
    let server = Server::start();
    let (mut talk, data) = begun(&server);
    talk.send(b"PWD\r\nABOR\r\nSYST\r\n");
    assert_eq!(talk.codes(4), [426, 257, 226, 215]);
    drop(data);
}

#[test]
fn an_abort_ends_the_wait_for_a_connection() {
    let server = Server::start();
    File::create(server.root().join("file")).expect("a file");
    let mut talk = server.logged_in();
    assert_eq!(talk.say("EPSV"), 229);
    assert_eq!(talk.say("RETR file"), 150);
    assert_eq!(talk.say("ABOR"), 425);
    assert_eq!(talk.code(), 226);
}

#[test]
fn an_abort_without_a_transfer_succeeds_at_once() {
    let server = Server::start();
    assert_eq!(server.logged_in().say("ABOR"), 226);
}

#[test]
fn the_status_of_a_transfer_is_reported_while_it_runs() {
    let server = Server::start();
    let (mut talk, mut data) = begun(&server);
    assert_eq!(talk.ask(b"STAT").to_string(), "211 a transfer is in progress");
    assert_eq!(std::io::copy(&mut data, &mut std::io::sink()).expect("data"), (256 << 20) - 1000);
    assert_eq!(talk.code(), 226);
    assert_eq!(talk.ask(b"STAT").lines().nth(2), Some(&b" no transfer in progress"[..]));
}

#[test]
fn a_quit_waits_for_the_end_of_a_transfer() {
    let server = Server::start();
    let (mut talk, mut data) = begun(&server);
    talk.send(b"QUIT\r\n");
    assert_eq!(std::io::copy(&mut data, &mut std::io::sink()).expect("data"), (256 << 20) - 1000);
    assert_eq!(talk.codes(2), [226, 221]);
    assert!(talk.is_closed());
}

#[test]
fn a_broken_data_connection_is_reported() {
    let server = Server::start();
    let (mut talk, data) = begun(&server);
    drop(data);
    assert_eq!(talk.code(), 426);
    assert_eq!(talk.say("NOOP"), 200);
}
