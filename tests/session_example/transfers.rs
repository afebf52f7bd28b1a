//! Files: bytes and text, from the start and from the middle.

use std::fs;

use ftp_codes::payload::{Facts, ModificationTime, PathName};

use crate::server::Server;

#[test]
fn bytes_stay_as_they_are() {
    let server = Server::start();
    let mut talk = server.logged_in();
    let bytes: Vec<u8> = (0..=255).chain([13, 10, 10, 13, 13, 10]).cycle().take(300_000).collect();
    talk.store(b"STOR file", &bytes).expect("it is taken");
    assert_eq!(fs::read(server.root().join("file")).expect("a file"), bytes);
    assert_eq!(talk.fetch(b"RETR file"), Ok(bytes));
}

#[test]
fn text_is_kept_as_it_is_sent() {
    let server = Server::start();
    let mut talk = server.logged_in();
    assert_eq!(talk.say("TYPE A"), 200);
    let text = b"one\r\ntwo\rthree\r\r\nfour\nfive\r";
    talk.store(b"STOR text", text).expect("it is taken");
    assert_eq!(fs::read(server.root().join("text")).expect("a file"), text);
    assert_eq!(talk.ask(b"SIZE text").text(), text.len().to_string().as_bytes());
    assert_eq!(talk.say("REST 5"), 350);
    assert_eq!(talk.fetch(b"RETR text"), Ok(text[5..].to_vec()));
    assert_eq!(talk.say("TYPE L 8"), 200);
    assert_eq!(talk.fetch(b"RETR text"), Ok(text.to_vec()));
}

#[test]
fn transfers_begin_at_the_offset() {
    let server = Server::start();
    let mut talk = server.logged_in();
    talk.store(b"STOR file", b"0123456789").expect("it is taken");
    for (offset, rest) in [("0", &b"0123456789"[..]), ("4", b"456789"), ("10", b"")] {
        assert_eq!(talk.say(&format!("REST {offset}")), 350);
        assert_eq!(talk.fetch(b"RETR file"), Ok(rest.to_vec()));
    }
    // The offset is used once.
    assert_eq!(talk.fetch(b"RETR file"), Ok(b"0123456789".to_vec()));
    for line in ["RETR file", "STOR file", "APPE file"] {
        assert_eq!(talk.say("REST 11"), 350);
        assert_eq!(talk.fetch(line.as_bytes()), Err(554), "{line}");
    }
    assert_eq!(talk.say("REST 4"), 350);
    talk.store(b"STOR file", b"abc").expect("it is taken");
    assert_eq!(talk.fetch(b"RETR file"), Ok(b"0123abc".to_vec()));
    talk.store(b"APPE file", b"!").expect("it is taken");
    talk.store(b"APPE new", b"?").expect("it is taken");
    assert_eq!(talk.fetch(b"RETR file"), Ok(b"0123abc!".to_vec()));
    assert_eq!(talk.fetch(b"RETR new"), Ok(b"?".to_vec()));
    for marker in ["", "-1", "+1", "1x", "18446744073709551616"] {
        assert_eq!(talk.say(&format!("REST {marker}")), 501, "`{marker}`");
    }
}

#[test]
fn without_a_data_port_nothing_is_written() {
    let server = Server::start();
    let mut talk = server.logged_in();
    talk.store(b"STOR file", b"kept").expect("it is taken");
    for line in ["STOR file", "APPE file", "STOR new", "APPE new"] {
        assert_eq!((talk.say(line), talk.code()), (150, 425), "{line}");
    }
    // Nothing connects to this port, so nothing is written either.
    assert_eq!(talk.say("EPSV"), 229);
    talk.send(b"STOR file\r\nABOR\r\n");
    assert_eq!(talk.codes(3), [150, 425, 226]);
    assert_eq!(talk.fetch(b"RETR file"), Ok(b"kept".to_vec()));
    assert_eq!(fs::read_dir(server.root()).expect("a directory").count(), 1);
}

#[test]
fn renaming_replaces_a_file_and_nothing_else() {
    let server = Server::start();
    let mut talk = server.logged_in();
    talk.store(b"STOR old", b"old").expect("it is taken");
    talk.store(b"STOR new", b"new").expect("it is taken");
    assert_eq!((talk.say("MKD empty"), talk.say("MKD other")), (257, 257));
    assert_eq!((talk.say("RNFR new"), talk.say("RNTO old")), (350, 250));
    assert_eq!(talk.fetch(b"RETR old"), Ok(b"new".to_vec()));
    assert_eq!(talk.say("SIZE new"), 550);
    for (from, to, code) in [("old", "empty", 553), ("other", "empty", 553), ("other", "old", 550), ("old", "/", 553)] {
        assert_eq!((talk.say(&format!("RNFR {from}")), talk.say(&format!("RNTO {to}"))), (350, code), "{from} to {to}");
    }
    assert_eq!(fs::read_dir(server.root()).expect("a directory").count(), 3);
}

#[test]
fn large_directories_are_listed_completely() {
    let server = Server::start();
    for number in 0..1500 {
        fs::write(server.root().join(format!("file {number}")), []).expect("a file");
    }
    let mut talk = server.logged_in();
    for line in ["LIST", "NLST", "MLSD"] {
        let listed = String::from_utf8(talk.fetch(line.as_bytes()).expect("a listing")).expect("text");
        let mut names: Vec<_> =
            listed.split_terminator("\r\n").map(|line| line.split_at(line.rfind("file ").expect("a name")).1).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 1500, "{line}");
    }
}

#[test]
fn names_sizes_and_times_of_files() {
    let server = Server::start();
    let mut talk = server.logged_in();
    assert_eq!(talk.say("MKD a \"quoted\" name"), 257);
    let reply = talk.ask(b"CWD a \"quoted\" name");
    assert_eq!(reply.code().code(), 250);
    let reply = talk.ask(b"PWD");
    assert!(PathName::parse(reply.text()).expect("a path").into_strict().expect("strict").is(b"/a \"quoted\" name"));
    talk.store(b"STOR  leading; blank", b"123").expect("it is taken");
    let line = talk.fetch(b"MLSD").expect("a listing");
    let line = line.strip_suffix(b"\r\n").expect("a line");
    let facts = Facts::parse_entry(line).expect("facts").into_strict().expect("strict");
    assert_eq!(
        (facts.path(), facts.get("size"), facts.get("type")),
        (&b" leading; blank"[..], Some("3"), Some("file"))
    );
    let reply = talk.ask(b"MDTM  leading; blank");
    let time = ModificationTime::parse(reply.text()).expect("a time").into_strict().expect("strict");
    assert_eq!(facts.get("modify"), Some(&*time.to_string()));
    let age = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs() as i64 - time.unix_timestamp();
    assert!((0..60).contains(&age), "{age}");
    assert_eq!(talk.ask(b"OPTS MLST size;unknown;TYPE;").text(), b"MLST OPTS type;size;");
    assert_eq!(talk.fetch(b"MLSD"), Ok(b"type=file;size=3;  leading; blank\r\n".to_vec()));
    assert_eq!(talk.fetch(b"NLST -a"), Ok(b" leading; blank\r\n".to_vec()));
    let long = String::from_utf8(talk.fetch(b"LIST -la").expect("a listing")).expect("text");
    let fits = long.starts_with("-rw-r--r-- 1 ftp ftp            3 ") && long.ends_with("  leading; blank\r\n");
    assert!(fits, "{long}");
    assert_eq!(talk.fetch(b"MLSD absent"), Err(550));
    assert_eq!(talk.fetch(b"MLSD  leading; blank"), Err(501));
    assert_eq!(talk.say("RMD /a \"quoted\" name"), 550);
}

#[test]
fn parameters_that_the_server_knows() {
    let server = Server::start();
    let mut talk = server.logged_in();
    for (line, code) in [
        ("TYPE I", 200),
        ("type a n", 200),
        ("TYPE E", 504),
        ("TYPE", 501),
        ("MODE S", 200),
        ("MODE B", 504),
        ("MODE", 501),
        ("STRU f", 200),
        ("STRU R", 504),
        ("STRU", 501),
        ("ALLO 100", 202),
        ("ACCT x", 202),
        ("OPTS UTF8 ON", 200),
        ("OPTS UTF8 OFF", 501),
        ("OPTS", 501),
        ("EPSV 1", 229),
        ("EPSV 2", 522),
        ("EPSV 9", 522),
        ("PASV", 227),
        ("STAT", 211),
        ("STAT /", 501),
        ("STOU", 500),
        ("SMNT /", 502),
        ("SITE HELP", 502),
        ("AUTH TLS", 502),
        ("HELP RETR", 214),
        ("SYST", 215),
        ("FEAT", 211),
    ] {
        assert_eq!(talk.say(line), code, "{line}");
    }
}
