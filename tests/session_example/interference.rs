//! What the client does with commands and replies that are changed on the way.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::server::Server;
use crate::support::{Finished, run};

/// Visits a server through a proxy that changes the beginnings of lines, and checks that nothing is left there.
fn visit_through(commands: [&'static str; 2], replies: [&'static str; 2]) -> Finished {
    let server = Server::start();
    // A file that is larger than anything the client sends.
    File::create(server.root().join("endless")).and_then(|file| file.set_len(1 << 30)).expect("a file");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let host = server.host().to_owned();
    let between = thread::spawn(move || {
        let (client, _) = listener.accept().expect("the client comes");
        let server = TcpStream::connect(host).expect("the server listens");
        let (from, to) = (client.try_clone().expect("a handle"), server.try_clone().expect("a handle"));
        let forth = thread::spawn(move || carry(from, to, commands));
        carry(server, client, replies);
        forth.join().expect("nothing panics");
    });
    let output = run("session", &[&server.url.replace(server.host(), &format!("127.0.0.1:{port}"))], b"");
    between.join().expect("nothing panics");
    let left = fs::read_dir(server.root()).expect("a directory").count();
    assert_eq!(left, 1, "nothing is left behind");
    output
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
fn replaced(old: &'static str, new: &'static str) -> Finished {
    visit_through(["", ""], [old, new])
}

/// The server does not know a command.
fn forgotten(verb: &'static str) -> Finished {
    let output = visit_through([verb, "WHAT"], ["", ""]);
    assert_eq!((output.code, output.err.as_str()), (0, ""), "{}", output.text());
    assert!(output.text().contains(&format!("> {verb}")), "{}", output.text());
    output
}

#[test]
fn without_changes_nothing_is_found() {
    assert_eq!(replaced("", "").code, 0);
}

#[test]
fn a_broken_rule_is_reported_and_the_visit_goes_on() {
    let output = replaced("221 ", "331 ");
    assert_eq!((output.code, output.err.as_str()), (3, ""), "{}", output.text());
    let finding = "! 331 to QUIT: broken: no reply with this first digit is listed for the command (RFC 959 §5.4)\n";
    assert!(output.text().contains(finding), "{}", output.text());
    assert!(!output.text().contains("all of them permitted"));
}

#[test]
fn a_tolerated_reply_breaks_nothing() {
    // Only the last digit differs.
    let output = replaced("215 ", "214 ");
    assert_eq!((output.code, output.err.as_str()), (0, ""), "{}", output.text());
    assert!(output.text().contains("! 214 to SYST: tolerated: "), "{}", output.text());
}

#[test]
fn an_older_server_gets_older_commands() {
    let output = forgotten("EPSV");
    assert_eq!(output.text().matches("> EPSV\n").count(), 1, "it is asked for no more");
    assert!(output.text().matches("> PASV\n< 227 ").count() > 5);
    let output = forgotten("MLSD");
    assert!(output.text().contains("> NLST\n< 150 "), "{}", output.text());
    let output = forgotten("REST");
    assert!(output.text().contains("the server does not resume downloads"), "{}", output.text());
    assert!(output.text().contains("the server does not resume uploads"), "{}", output.text());
    for verb in ["FEAT", "SIZE", "MDTM", "SYST"] {
        forgotten(verb);
    }
}

#[test]
fn a_wrong_size_is_reported() {
    let output = replaced("213 100618", "213 100619");
    let fault = "session: `whole.bin` should have 100618 bytes, and the server says 100619\n";
    assert_eq!((output.code, output.err.as_str()), (1, fault));
    // The directory is removed all the same.
    assert!(output.text().contains("> RMD ftp-codes-"));
}

#[test]
fn a_failed_transfer_is_reported() {
    let output = replaced("226 ", "451 ");
    let fault = "session: `STOR` failed: `451 Closing data connection.`\n";
    assert_eq!((output.code, output.err.as_str()), (1, fault));
}

#[test]
fn preliminary_replies_come_to_an_end() {
    let replies = format!("{}215 ", "150 Wait.\r\n".repeat(10_000));
    let output = replaced("215 ", replies.leak());
    let fault = "session: the server keeps sending preliminary replies to `SYST`\n";
    assert_eq!((output.code, output.err.as_str()), (1, fault));
    assert!(output.text().matches("< 150 Wait.\n").count() < 100);
}

#[test]
fn more_data_than_was_sent_is_not_kept() {
    let output = visit_through(["RETR whole.bin", "RETR /endless"], ["", ""]);
    assert_eq!(
        (output.code, output.err.as_str()),
        (1, "session: the data connection of `RETR` failed: file too large\n")
    );
    assert!(output.text().contains("> RMD ftp-codes-"), "{}", output.text());
}

#[test]
fn a_directory_is_removed_although_its_name_was_not_reported() {
    let output = replaced("257 \"/", "257 Done: ");
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with("session: the reply to `PWD` cannot be read: "), "{}", output.err);
    assert!(output.text().contains("> RMD ftp-codes-"), "{}", output.text());
}

#[test]
fn a_file_may_be_missing_after_a_preliminary_reply() {
    let output = replaced("550 ", "150 Looking.\r\n550 ");
    assert_eq!(output.err, "");
    assert!(output.text().contains("> RETR whole.bin\n< 150 Looking.\n"), "{}", output.text());
    assert!(output.text().contains("> QUIT\n"), "{}", output.text());
}

#[test]
fn a_line_that_is_not_a_reply_is_reported() {
    let output = replaced("220 ", "hello ");
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with("session: the server did not send a reply: no three digits"), "{}", output.err);
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
    let output = run("session", &[&url], b"");
    assert_eq!((output.code, output.err.as_str()), (1, "session: the server does not answer\n"));
    assert!(server.join().expect("nothing panics") < 60, "the client has left before");
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let output = replaced("215 ", "215 \x1b[2J\u{7f} ");
    assert_eq!(output.code, 0);
    assert!(output.text().contains("< 215 \\u{1b}[2J\\u{7f} UNIX"), "{}", output.text());
}
