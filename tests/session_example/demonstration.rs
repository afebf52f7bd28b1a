//! The program as a user runs it.

use std::fs;
use std::net::TcpListener;
use std::process::Output;

use crate::server::{Scratch, Server};
use crate::support::{self, run};

#[test]
fn client_and_server_get_along() {
    let temporary = Scratch::new();
    let Output { status, stdout, stderr } =
        support::command("session").env("TMPDIR", temporary.path()).output().expect("the example runs");
    let out = String::from_utf8(stdout).expect("text");
    assert_eq!((status.code(), String::from_utf8_lossy(&stderr).as_ref()), (Some(0), ""), "{out}");
    for part in [
        "< 220 Service ready for new user.\n      ServiceReady, positive completion: permitted, done\n",
        "> USER demo\n< 331 ",
        "      NeedPassword, positive intermediate: permitted, send PASS\n> PASS ****\n< 230 ",
        "the connection: logged in",
        "<  MLST type*;size*;modify*;perm*;",
        "> MLSD\n< 150 ",
        "FileStatusOkay, positive preliminary: permitted, wait\n< 226 ",
        "> REST 33539\n< 350 Restarting at 33539.",
        "send RETR or STOR or APPE",
        "FileUnavailable, permanent negative completion: permitted, failed for good",
        "> ABOR\n< 426 ",
        "TransferAborted, transient negative completion: permitted, failed for now\n< 226 ",
        "> QUIT\n< 221 ",
        "the connection: closing",
        " replies, all of them permitted\n",
    ] {
        assert!(out.contains(part), "`{part}` is not in\n{out}");
    }
    assert_eq!(out.matches("bytes, all of them the same").count(), 4);
    for never in ["broken", "tolerated", "\n! ", "\x1b"] {
        assert!(!out.contains(never), "`{never}` is in\n{out}");
    }
    assert_eq!(fs::read_dir(temporary.path()).expect("it is there").count(), 0, "nothing is left behind");
}

#[test]
fn a_server_in_another_process_is_visited() {
    let server = Server::start();
    let output = run("session", &[&server.url], b"");
    assert_eq!((output.code, output.err.as_str()), (0, ""), "{}", output.text());
    assert!(!output.text().contains(&server.password));
    assert_eq!(fs::read_dir(server.root()).expect("it is there").count(), 0, "nothing is left behind");
}

#[test]
fn a_server_ends_with_its_input() {
    let directory = Scratch::new();
    let output = run("session", &["--serve", "0", directory.path().to_str().expect("a path")], b"");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.text().starts_with("serving   ftp://demo:"));
}

#[test]
fn a_missing_server_is_reported() {
    // Nothing listens at the port any more.
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let output = run("session", &[&format!("ftp://a:b@127.0.0.1:{port}/")], b"");
    assert_eq!(output.code, 1);
    assert!(output.err.starts_with(&format!("session: no connection to `127.0.0.1:{port}`: ")), "{}", output.err);
}

#[test]
fn a_server_that_cannot_start_is_reported() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for arguments in [["--serve", &*port, "."], ["--serve", "0", "/does/not/exist"]] {
        let output = run("session", &arguments, b"");
        assert_eq!((output.code, output.text()), (1, ""));
        assert!(output.err.starts_with("session: the server cannot start: "), "{}", output.err);
    }
}

#[test]
fn a_wrong_password_is_reported() {
    let server = Server::start();
    let output = run("session", &[&server.url.replace(&server.password, "wrong one")], b"");
    assert_eq!(output.code, 1);
    let fault = "session: `PASS` failed: `530 the user name or the password is wrong`\n";
    assert_eq!(output.err, fault);
}

#[test]
fn a_user_name_cannot_contain_a_second_command() {
    let server = Server::start();
    let output = run("session", &[&server.url.replace(&server.user, "demo\r\nDELE")], b"");
    let fault = "session: the argument of `USER` contains a line break; remove it\n";
    assert_eq!((output.code, output.err.as_str()), (1, fault));
}

#[test]
fn help() {
    let output = run("session", &["--help"], b"");
    assert_eq!((output.code, output.err.as_str()), (0, ""));
    assert!(output.text().contains("usage: session"));
    for part in ["--serve", "DIRECTORY", "ftp://"] {
        assert!(output.text().contains(part));
    }
}

#[test]
fn wrong_arguments_are_reported() {
    for (arguments, part) in [
        (&["--serve"][..], "`--serve` is not the address of a server, as in `ftp://user:password@host:21/`"),
        (&["http://host/"], "`http://host/` is not the address of a server"),
        (&["ftp://user@/"], "is not the address of a server"),
        (&["ftp://host/file"], "is not the address of a server"),
        (&["ftp://host:port/"], "no connection to `host:port`: "),
        (&["--serve", "70000", "."], "`70000` is not a port"),
        (&["ftp://one/", "ftp://two/"], "unknown arguments; see `--help`"),
    ] {
        let output = run("session", arguments, b"");
        assert_eq!((output.code, output.text()), (1, ""), "{arguments:?}");
        assert!(
            output.err.starts_with("session: ") && output.err.contains(part),
            "`{part}` is not in `{}`",
            output.err
        );
        assert_eq!(output.err.lines().count(), 1, "{}", output.err);
    }
}
