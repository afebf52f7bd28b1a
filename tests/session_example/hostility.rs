//! Bytes that are not commands, and hostile clients.

use std::net::Shutdown;
use std::thread;

use crate::server::Server;
use crate::talk::Talk;

#[test]
fn a_long_line_is_one_command_that_is_not_understood() {
    let server = Server::start();
    let mut talk = server.logged_in();
    for len in [8 * 1024 + 1, 100_000, 4_000_000] {
        talk.send(&vec![b'A'; len]);
        assert_eq!(talk.say(""), 500, "{len}");
        assert_eq!(talk.say("NOOP"), 200, "{len}");
    }
}

#[test]
fn garbage_is_not_understood_and_does_no_harm() {
    let server = Server::start();
    let mut talk = server.logged_in();
    let mut state = 1_u32;
    let mut noise = |len: usize| -> Vec<u8> {
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // No line end, and no Telnet, which would swallow it.
            match state.to_be_bytes()[0] {
                b'\n' | 0xF0.. => b'x',
                byte => byte,
            }
        };
        std::iter::repeat_with(next).take(len).collect()
    };
    for len in 0..200 {
        // After a byte that begins no verb.
        let code = talk.ask(&[b"\x01", &noise(len)[..]].concat()).code().code();
        assert_eq!(code, 500, "{len}");
    }
    for line in [&b""[..], b" ", b" NOOP", b"NOOPNOOP", b"NOO", b"GET / HTTP/1.1", b"\x16\x03\x01", b"\0", b"SSH-2.0-x"]
    {
        assert_eq!(talk.ask(line).code().code(), 500, "{}", line.escape_ascii());
    }
    assert_eq!(talk.say("NOOP"), 200);
}

#[test]
fn telnet_commands_are_removed() {
    let server = Server::start();
    let mut talk = server.logged_in();
    // Negotiations, a subnegotiation, and one that is cut in two.
    for line in [&b"\xff\xfb\x01NOOP"[..], b"\xff\xfd\x06NO\xff\xf1OP", b"\xff\xfa\x18abc\xff\xf0NOOP"] {
        assert_eq!(talk.ask(line).code().code(), 200, "{}", line.escape_ascii());
    }
    talk.send(b"\xff");
    talk.send(b"\xfb\x01NOOP\r\n");
    assert_eq!(talk.code(), 200);
    assert_eq!(talk.ask(b"MKD a\xff\xffb").code().code(), 501);
}

#[test]
fn a_client_may_disconnect_at_any_point() {
    let server = Server::start();
    for bytes in [&b""[..], b"US", b"USER demo", b"USER demo\r", b"USER demo\r\nPASS", b"\xff", b"QUIT\r\nNOOP\r\n"] {
        let mut talk = server.greeted();
        talk.send(bytes);
        drop(talk);
    }
    let mut data = server.logged_in();
    let port = data.data();
    data.send(b"STOR half\r\n");
    assert_eq!(data.code(), 150);
    drop(data);
    drop(port);
    let mut half = server.greeted();
    half.send(b"USER demo\r\nNOOP\r\nNOO");
    half.control.shutdown(Shutdown::Write).expect("an end");
    assert_eq!(half.codes(2), [331, 200]);
    assert!(half.is_closed());
    assert_eq!(server.logged_in().say("NOOP"), 200);
}

#[test]
fn passwords_are_not_guessed() {
    let server = Server::start();
    let mut talk = server.greeted();
    assert_eq!(talk.say("PASS early"), 503);
    // The same answer to every name (RFC 2577 §7).
    for user in ["demo", "root", "nobody"] {
        assert_eq!(talk.say(&format!("USER {user}")), 331);
        let code = talk.say("PASS wrong");
        assert_eq!(code, if user == "nobody" { 421 } else { 530 });
    }
    assert!(talk.is_closed());
    let mut talk = server.greeted();
    assert_eq!(talk.say(&format!("USER {}", server.user)), 331);
    // A command in between abandons the login.
    assert_eq!(talk.say("NOOP"), 200);
    assert_eq!(talk.say(&format!("PASS {}", server.password)), 503);
}

#[test]
fn nothing_is_revealed_before_the_login() {
    let server = Server::start();
    let mut talk = server.greeted();
    for line in [
        "PWD",
        "CWD /",
        "CDUP",
        "MKD a",
        "RMD a",
        "LIST",
        "NLST",
        "MLSD",
        "MLST",
        "RETR a",
        "STOR a",
        "STOU",
        "APPE a",
        "DELE a",
        "RNFR a",
        "RNTO a",
        "REST 1",
        "SIZE a",
        "MDTM a",
        "STAT",
        "STAT /",
        "PASV",
        "EPSV",
        "PORT 1,2,3,4,5,6",
        "EPRT |1|1.2.3.4|5|",
        "TYPE I",
        "MODE S",
        "STRU F",
        "ALLO 1",
        "SITE HELP",
        "ABOR",
        "AUTH TLS",
        "XPWD",
        "XMKD a",
    ] {
        assert_eq!(talk.say(line), 530, "{line}");
    }
    for (line, code) in
        [("NOOP", 200), ("SYST", 215), ("FEAT", 211), ("HELP", 214), ("OPTS UTF8 ON", 200), ("REIN", 220)]
    {
        assert_eq!(talk.say(line), code, "{line}");
    }
    assert_eq!(talk.say("QUIT"), 221);
    assert!(talk.is_closed());
}

/// Whether a client is served before long. The server takes a while to notice that others have left.
fn is_free(server: &Server) -> bool {
    (0..100).any(|_| {
        thread::sleep(std::time::Duration::from_millis(20));
        Talk::new(server.host()).code() == 220
    })
}

#[cfg(target_os = "linux")]
#[test]
fn a_client_is_refused_if_no_thread_can_be_started() {
    // The stacks of threads fill the address space.
    let server = Server::limited("-v 80000");
    let mut talks: Vec<Talk> = (0..64).map(|_| Talk::new(server.host())).collect();
    let codes: Vec<u16> = talks.iter_mut().map(Talk::code).collect();
    assert!(codes.starts_with(&[220; 5]) && codes.ends_with(&[421; 5]), "{codes:?}");
    drop(talks);
    assert!(is_free(&server));
}

#[cfg(target_os = "linux")]
#[test]
fn the_server_survives_a_lack_of_file_descriptors() {
    let server = Server::limited("-n 20");
    let talks: Vec<Talk> = (0..40).map(|_| Talk::new(server.host())).collect();
    drop(talks);
    assert!(is_free(&server));
}

#[test]
fn too_many_clients_are_refused() {
    let server = Server::start();
    let mut talks: Vec<Talk> = (0..64).map(|_| server.greeted()).collect();
    let mut late = Talk::new(server.host());
    assert_eq!(late.code(), 421);
    assert!(late.is_closed());
    assert!(talks.iter_mut().all(|talk| talk.say("QUIT") == 221 && talk.is_closed()));
    assert!(is_free(&server));
}
