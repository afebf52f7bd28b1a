//! No path leads out of the served directory.

use std::fs;
use std::path::Path;

use crate::server::Server;

const SECRET: &[u8] = b"nobody may read this";

/// Paths of the kinds that have led out of servers, and a few more.
fn hostile_paths() -> Vec<Vec<u8>> {
    let mut paths: Vec<Vec<u8>> = [
        "../secret",
        "/../secret",
        "/../../secret",
        "//../secret",
        "./../secret",
        "inside/../../secret",
        "inside/../../root/../secret",
        "..//secret",
        "../root/../secret",
        ".../secret",
        "....//secret",
        "..\\secret",
        "..%2fsecret",
        "%2e%2e/secret",
        "~/../secret",
        "~root",
        "C:\\secret",
        "C:secret",
        "\\\\host\\share",
        "/etc/passwd",
        "//etc/passwd",
        "/proc/self/environ",
        "link",
        "link/",
        "./link",
        "inside/../link",
        "outside/secret",
        "outside/../secret",
        "outside/./secret",
        "outside/root/../secret",
        "inside/outside/secret",
        "dangling",
        "loop",
        "loop/loop/secret",
        "-",
        "|id",
        "; id",
        "$(id)",
        "*",
        "secret\u{202e}",
        "..\u{2215}secret",
        "..\u{ff0f}secret",
    ]
    .iter()
    .map(|path| path.as_bytes().to_vec())
    .collect();
    paths.push("../".repeat(1000).into_bytes());
    paths.push([&b"../".repeat(1000)[..], b"secret"].concat());
    paths.push(b"a/".repeat(3000));
    paths.push(b"x".repeat(5000));
    paths.extend([b"../secret\0".to_vec(), b"\0../secret".to_vec(), b"inside\0/../../secret".to_vec()]);
    paths.extend([
        b"..\r\0/secret".to_vec(),
        b"../secret\rx".to_vec(),
        b"a\tb\x07".to_vec(),
        b"..\x7f/secret".to_vec(),
    ]);
    paths.extend([b"..\xc0\xafsecret".to_vec(), b"\xff\xff../secret".to_vec(), b"caf\xe9".to_vec()]);
    paths
}

fn server() -> Server {
    let server = Server::start();
    let (root, outside) = (server.root(), server.outside.path());
    fs::write(outside.join("secret"), SECRET).expect("a file");
    fs::create_dir_all(root.join("inside")).expect("a directory");
    #[cfg(unix)]
    for (to, from) in [
        ("../secret", "link"),
        ("..", "outside"),
        ("../..", "inside/outside"),
        ("../absent", "dangling"),
        ("loop", "loop"),
        ("/etc", "etc"),
    ] {
        std::os::unix::fs::symlink(to, root.join(from)).expect("a link");
    }
    server
}

/// The names and contents of what is beside the served directory.
fn surroundings(path: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(path).expect("a directory").map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

#[test]
fn nothing_outside_is_read_or_written() {
    let server = server();
    let before = surroundings(server.outside.path());
    assert_eq!(before.len(), 2);
    let mut talk = server.logged_in();
    for path in hostile_paths() {
        let line = |verb: &str| [verb.as_bytes(), b" ", &path].concat();
        for verb in ["RETR", "SIZE", "MDTM", "DELE", "RNFR"] {
            let reply = talk.ask(&line(verb));
            let code = reply.code().code();
            assert!((500..600).contains(&code), "{verb} {}: {reply}", path.escape_ascii());
        }
        for verb in ["STAT", "MLST", "CWD", "RMD"] {
            let reply = talk.ask(&line(verb));
            let text = reply.to_string();
            assert!(!text.contains("secret,") && !text.contains("passwd"), "{verb} {}: {text}", path.escape_ascii());
        }
        talk.say("CWD /");
        for verb in ["NLST", "MLSD", "LIST"] {
            let listed = String::from_utf8_lossy(&talk.fetch(&line(verb)).unwrap_or_default()).into_owned();
            assert!(!listed.contains("passwd") && !listed.contains("root"), "{verb} {}: {listed}", path.escape_ascii());
        }
        // These may create something, as long as it is inside.
        for verb in ["STOR", "APPE"] {
            let _ = talk.store(&line(verb), b"overwritten");
        }
        talk.ask(&line("MKD"));
        fs::create_dir_all(server.root().join("moved")).expect("a directory");
        if talk.say("RNFR moved") == 350 {
            talk.ask(&line("RNTO"));
        }
        assert_eq!(surroundings(server.outside.path()), before, "after {}", path.escape_ascii());
        // The next path must not lead through what this one has created.
        talk.ask(&line("DELE"));
        talk.ask(&line("RMD"));
    }
}

#[test]
fn nobody_climbs_above_the_root() {
    let server = server();
    let mut talk = server.logged_in();
    for line in ["CWD ..", "CWD /..", "CWD ../../..", "CWD inside/../..", "CDUP", "XCUP"] {
        assert!((200..300).contains(&talk.say(line)), "{line}");
        assert_eq!(talk.ask(b"PWD").text(), b"\"/\" is the current directory", "{line}");
    }
    assert_eq!(talk.say("RMD /"), 550);
    assert_eq!(talk.say("RMD ."), 550);
    assert_eq!(talk.say("RNFR /"), 550);
    assert_eq!(talk.say("DELE /"), 550);
}

#[cfg(unix)]
#[test]
fn anything_but_files_and_directories_is_hidden() {
    let server = Server::start();
    let _socket = std::os::unix::net::UnixListener::bind(server.root().join("socket")).expect("a socket");
    let mut talk = server.logged_in();
    for line in ["MLST socket", "RETR socket", "SIZE socket", "MDTM socket", "DELE socket", "RNFR socket", "CWD socket"]
    {
        assert_eq!(talk.say(line), 550, "{line}");
    }
    for line in ["NLST", "MLSD", "LIST"] {
        assert_eq!(talk.fetch(line.as_bytes()), Ok(Vec::new()), "{line}");
    }
    assert_eq!(talk.fetch(b"STOR socket"), Err(553));
    assert_eq!(talk.say("MKD directory"), 257);
    assert_eq!((talk.say("RNFR directory"), talk.say("RNTO socket")), (350, 553));
}

#[cfg(unix)]
#[test]
fn links_are_neither_followed_nor_listed() {
    let server = server();
    let mut talk = server.logged_in();
    for line in
        ["RETR link", "CWD outside", "SIZE link", "MLST outside", "RNFR link", "DELE link", "STOR link", "APPE link"]
    {
        assert_eq!(talk.ask(line.as_bytes()).to_string(), "550 symbolic links are not followed", "{line}");
    }
    assert_eq!(talk.fetch(b"NLST"), Ok(b"inside\r\n".to_vec()));
    assert_eq!(talk.fetch(b"MLSD outside"), Err(550));
    assert_eq!(talk.fetch(b"NLST inside"), Ok(Vec::new()));
    assert_eq!(talk.say("RNFR inside"), 350);
    assert_eq!(talk.say("RNTO outside/inside"), 550);
    assert_eq!(talk.say("MKD outside/new"), 550);
}
