//! Starts the server of the example in another process.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use crate::support;
use crate::talk::Talk;

/// A temporary directory, removed at the end.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("session-test-{}-{number}", std::process::id()));
        fs::create_dir(&path).expect("the directory is new");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A server, and the directory that it serves: `root`, inside a directory that clients must not see.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) outside: Scratch,
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::run(support::command("session"))
    }

    /// A server with a limit of the shell's `ulimit`.
    #[cfg(target_os = "linux")]
    pub(crate) fn limited(limit: &str) -> Self {
        let mut shell = Command::new("sh");
        shell
            .arg("-c")
            .arg(format!("ulimit {limit} && exec \"$0\" \"$@\""))
            .arg(support::command("session").get_program());
        // Otherwise each thread reserves addresses for a heap of its own.
        shell.env("MALLOC_ARENA_MAX", "1");
        Self::run(shell)
    }

    fn run(mut command: Command) -> Self {
        let outside = Scratch::new();
        let root = outside.path().join("root");
        fs::create_dir(&root).expect("the directory is new");
        let mut child = command
            .args(["--serve", "0"])
            .arg(&root)
            // The server ends when this is closed, even if the test dies.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines().map(|line| line.expect("text"));
        let mut value = |key: &str| {
            let line = lines.next().unwrap_or_else(|| panic!("no `{key}`"));
            line.strip_prefix(key).unwrap_or_else(|| panic!("`{line}` for `{key}`")).trim().to_owned()
        };
        let (url, user, password) = (value("serving"), value("user"), value("password"));
        Self { child, url, user, password, outside }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.outside.path().join("root")
    }

    /// The host and the port: `127.0.0.1:2121`.
    pub(crate) fn host(&self) -> &str {
        self.url.rsplit('@').next().expect("a host").trim_end_matches('/')
    }

    /// A connection that has been greeted.
    pub(crate) fn greeted(&self) -> Talk {
        let mut talk = Talk::new(self.host());
        assert_eq!(talk.code(), 220);
        talk
    }

    /// A connection on which the user is logged in.
    pub(crate) fn logged_in(&self) -> Talk {
        let mut talk = self.greeted();
        assert_eq!(talk.say(&format!("USER {}", self.user)), 331);
        assert_eq!(talk.say(&format!("PASS {}", self.password)), 230);
        assert_eq!(talk.say("TYPE I"), 200);
        talk
    }
}

/// The server prints nothing, unless a thread panics because of a reply that the table does not permit.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut errors = String::new();
        if let Some(mut pipe) = self.child.stderr.take() {
            let _ = pipe.read_to_string(&mut errors);
        }
        if !thread::panicking() {
            assert_eq!(errors, "");
        }
    }
}
