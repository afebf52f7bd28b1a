//! A server that lies: what the client makes of replies that were changed on their way.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::server::Server;
use crate::support::{Told, run};

/// Visits a server through somebody who changes the beginnings of lines, and tells what is left there.
fn visit_through(commands: [&'static str; 2], replies: [&'static str; 2]) -> Told {
    let server = Server::start();
    // A file that is larger than anything the client sends.
    File::create(server.root().join("endless")).and_then(|file| file.set_len(1 << 30)).expect("a file");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let place = server.place().to_owned();
    let between = thread::spawn(move || {
        let (client, _) = listener.accept().expect("the client comes");
        let server = TcpStream::connect(place).expect("the server listens");
        let (from, to) = (client.try_clone().expect("a handle"), server.try_clone().expect("a handle"));
        let forth = thread::spawn(move || carry(from, to, commands));
        carry(server, client, replies);
        forth.join().expect("nothing panics");
    });
    let told = run("session", &[&server.url.replace(server.place(), &format!("127.0.0.1:{port}"))], b"");
    between.join().expect("nothing panics");
    let left = fs::read_dir(server.root()).expect("a directory").count();
    assert_eq!(left, 1, "nothing is left behind");
    told
}

fn carry(from: TcpStream, mut to: TcpStream, [old, new]: [&str; 2]) {
    // Lines are short, and each is waited for.
    to.set_nodelay(true).expect("an option");
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        let line = line.strip_prefix(old).map_or_else(|| line.clone(), |rest| format!("{new}{rest}"));
        if to.write_all(format!("{line}\r\n").as_bytes()).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

/// The server's replies are changed.
fn replaced(old: &'static str, new: &'static str) -> Told {
    visit_through(["", ""], [old, new])
}

/// The server does not know a command.
fn forgotten(verb: &'static str) -> Told {
    let told = visit_through([verb, "WHAT"], ["", ""]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.text());
    assert!(told.text().contains(&format!("> {verb}")), "{}", told.text());
    told
}

#[test]
fn nothing_changed_is_nothing_found() {
    assert_eq!(replaced("", "").code, 0);
}

#[test]
fn a_broken_rule_is_told_and_the_visit_goes_on() {
    let told = replaced("221 ", "331 ");
    assert_eq!((told.code, told.err.as_str()), (3, ""), "{}", told.text());
    let finding = "! 331 to QUIT: broken: no reply with this first digit is listed for the command (RFC 959 §5.4)\n";
    assert!(told.text().contains(finding), "{}", told.text());
    assert!(!told.text().contains("all of them permitted"));
}

#[test]
fn a_tolerated_reply_breaks_nothing() {
    // They differ in the last digit.
    let told = replaced("215 ", "214 ");
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.text());
    assert!(told.text().contains("! 214 to SYST: tolerated: "), "{}", told.text());
}

#[test]
fn an_older_server_is_asked_in_older_ways() {
    let told = forgotten("EPSV");
    assert_eq!(told.text().matches("> EPSV\n").count(), 1, "it is asked for no more");
    assert!(told.text().matches("> PASV\n< 227 ").count() > 5);
    let told = forgotten("MLSD");
    assert!(told.text().contains("> NLST\n< 150 "), "{}", told.text());
    let told = forgotten("REST");
    assert!(told.text().contains("the server does not resume downloads"), "{}", told.text());
    assert!(told.text().contains("the server does not resume uploads"), "{}", told.text());
    for verb in ["FEAT", "SIZE", "MDTM", "SYST"] {
        forgotten(verb);
    }
}

#[test]
fn a_wrong_size_is_told() {
    let told = replaced("213 100618", "213 100619");
    let fault = "session: `whole.bin` should have 100618 bytes, and the server says 100619\n";
    assert_eq!((told.code, told.err.as_str()), (1, fault));
    // The directory is removed all the same.
    assert!(told.text().contains("> RMD ftp-codes-"));
}

#[test]
fn a_failed_transfer_is_told() {
    let told = replaced("226 ", "451 ");
    let fault = "session: the answer to `STOR` leads nowhere: `451 Closing data connection.`\n";
    assert_eq!((told.code, told.err.as_str()), (1, fault));
}

#[test]
fn preliminary_replies_come_to_an_end() {
    let replies = format!("{}215 ", "150 Wait.\r\n".repeat(10_000));
    let told = replaced("215 ", replies.leak());
    let fault = "session: the server keeps sending preliminary replies to `SYST`\n";
    assert_eq!((told.code, told.err.as_str()), (1, fault));
    assert!(told.text().matches("< 150 Wait.\n").count() < 100);
}

#[test]
fn more_data_than_was_sent_is_not_kept() {
    let told = visit_through(["RETR whole.bin", "RETR /endless"], ["", ""]);
    assert_eq!((told.code, told.err.as_str()), (1, "session: the data connection of `RETR` failed: file too large\n"));
    assert!(told.text().contains("> RMD ftp-codes-"), "{}", told.text());
}

#[test]
fn a_directory_is_removed_though_its_name_was_not_told() {
    let told = replaced("257 \"/", "257 Done: ");
    assert_eq!(told.code, 1);
    assert!(told.err.starts_with("session: the reply to `PWD` cannot be read: "), "{}", told.err);
    assert!(told.text().contains("> RMD ftp-codes-"), "{}", told.text());
}

#[test]
fn a_file_may_be_missing_after_the_announcement() {
    let told = replaced("550 ", "150 Looking.\r\n550 ");
    assert_eq!(told.err, "");
    assert!(told.text().contains("> RETR whole.bin\n< 150 Looking.\n"), "{}", told.text());
    assert!(told.text().contains("> QUIT\n"), "{}", told.text());
}

#[test]
fn what_is_no_reply_is_told() {
    let told = replaced("220 ", "hello ");
    assert_eq!(told.code, 1);
    assert!(told.err.starts_with("session: the server did not send a reply: no three digits"), "{}", told.err);
}

#[test]
fn a_reply_has_a_time_limit_however_slowly_it_comes() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("ftp://{}/", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        let (mut client, _) = listener.accept().expect("the client comes");
        let sent = (0..60).take_while(|_| {
            thread::sleep(Duration::from_secs(1));
            client.write_all(b"220-").is_ok()
        });
        sent.count()
    });
    let told = run("session", &[&url], b"");
    assert_eq!((told.code, told.err.as_str()), (1, "session: the server does not answer\n"));
    assert!(server.join().expect("nothing panics") < 60, "the client has left before");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let told = replaced("215 ", "215 \x1b[2J\u{7f} ");
    assert_eq!(told.code, 0);
    assert!(told.text().contains("< 215 \\u{1b}[2J\\u{7f} UNIX"), "{}", told.text());
}
