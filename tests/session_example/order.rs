//! Commands that are sent before the previous one has been answered.

use std::fs::File;
use std::io::Read;

use crate::server::Server;

#[test]
fn a_whole_session_at_once_is_answered_in_order() {
    let server = Server::start();
    let mut talk = server.greeted();
    let lines = format!(
        "USER {}\r\nPASS {}\r\nSYST\r\nPWD\r\nMKD a\r\nCWD a\r\nNOOP\r\nWHAT\r\nRNFR b\r\nCDUP\r\nRMD a\r\nQUIT\r\n",
        server.user, server.password
    );
    talk.send(lines.as_bytes());
    assert_eq!(talk.codes(12), [331, 230, 215, 257, 257, 250, 200, 500, 550, 200, 250, 221]);
    assert!(talk.is_closed());
}

#[test]
fn commands_come_in_pieces() {
    let server = Server::start();
    let mut talk = server.logged_in();
    for byte in b"NOOP\r\nPWD\r\n" {
        talk.send(&[*byte]);
    }
    assert_eq!(talk.codes(2), [200, 257]);
    // A line feed alone ends a line, too.
    talk.send(b"NOOP\nPWD\n");
    assert_eq!(talk.codes(2), [200, 257]);
}

#[test]
fn commands_wait_for_the_end_of_a_transfer() {
    let server = Server::start();
    File::create(server.root().join("large")).and_then(|file| file.set_len(32 << 20)).expect("a file");
    let mut talk = server.logged_in();
    let mut data = talk.data();
    talk.send(b"RETR large\r\nNOOP\r\nPWD\r\nWHAT\r\nSIZE large\r\n");
    assert_eq!(talk.code(), 150);
    let mut bytes = Vec::new();
    data.read_to_end(&mut bytes).expect("data");
    assert_eq!(bytes.len(), 32 << 20);
    assert_eq!(talk.codes(5), [226, 200, 257, 500, 213]);
}

#[test]
fn more_commands_than_the_server_queues_are_still_answered() {
    let server = Server::start();
    let mut talk = server.logged_in();
    talk.send(&b"NOOP\r\n".repeat(500));
    assert!(talk.codes(500).iter().all(|code| *code == 200));
    let data = talk.data();
    talk.send(b"STOR file\r\n");
    assert_eq!(talk.code(), 150);
    talk.send(&b"NOOP\r\n".repeat(500));
    drop(data);
    assert_eq!(talk.code(), 226);
    assert!(talk.codes(500).iter().all(|code| *code == 200));
}

#[test]
fn sequences_must_not_be_interrupted() {
    let server = Server::start();
    let mut talk = server.logged_in();
    assert_eq!(talk.say("RNTO b"), 503);
    assert_eq!(talk.say("MKD a"), 257);
    assert_eq!(talk.say("RNFR a"), 350);
    assert_eq!(talk.say("NOOP"), 200);
    assert_eq!(talk.say("RNTO b"), 503);
    assert_eq!(talk.say("RNFR a"), 350);
    assert_eq!(talk.say("RNTO b"), 250);
    assert_eq!(talk.say("RNTO c"), 503);
    assert_eq!(talk.say("REIN"), 220);
    assert_eq!(talk.say("PWD"), 530);
}
