//! Runs the program.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::server;

/// The program, which passes everything on to a server.
pub(crate) struct Proxy {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    out: Output,
    err: Output,
}

/// What is written to a pipe.
struct Output {
    text: Arc<Mutex<String>>,
    reading: JoinHandle<()>,
}

/// What the program has told.
pub(crate) struct Told {
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Proxy {
    /// Starts it.
    pub(crate) fn start(server: &str) -> Self {
        Self::with(&["--color", "never"], server)
    }

    /// Starts it with options.
    pub(crate) fn with(options: &[&str], server: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ftp-explain"))
            .args(["watch", "--listen", "127.0.0.1:0", server])
            .args(options)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stdout = child.stdout.take().expect("a pipe");
        let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut line = String::new();
        stderr.read_line(&mut line).expect("UTF-8");
        let address = line.split_whitespace().find_map(|word| word.parse().ok()).expect(&line);
        Self { child, address, out: Output::of(BufReader::new(stdout)), err: Output::of(stderr) }
    }

    /// Waits until a text was printed so many times.
    pub(crate) fn expect(&self, text: &str, times: usize) {
        for _ in 0..3000 {
            if self.out.text.lock().unwrap().matches(text).count() >= times {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        panic!("`{text}` is not printed {times} times: {}", self.out.text.lock().unwrap());
    }

    /// Presses Ctrl-C.
    pub(crate) fn stop(mut self) -> Told {
        let status = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(status.is_ok_and(|status| status.success()), "the program still runs");
        assert_eq!(self.child.wait().expect("it ends").code(), Some(0));
        Told { out: self.out.end(), err: self.err.end() }
    }
}

impl Output {
    fn of(mut pipe: impl BufRead + Send + 'static) -> Self {
        let text = Arc::new(Mutex::new(String::new()));
        let shared = Arc::clone(&text);
        let reading = thread::spawn(move || {
            let mut line = String::new();
            while pipe.read_line(&mut line).expect("UTF-8") > 0 {
                shared.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        Self { text, reading }
    }

    fn end(self) -> String {
        self.reading.join().expect("output");
        std::mem::take(&mut self.text.lock().unwrap())
    }
}

impl Told {
    /// What was said on a connection, without times and explanations.
    pub(crate) fn lines(&self, connection: usize) -> Vec<&str> {
        let mark = format!(" [{connection}] ");
        self.out.lines().filter_map(|line| Some(line.split_once(&mark)?.1)).collect()
    }
}

/// The server of the example `session`, and the directory that it serves.
pub(crate) struct Server {
    pub(crate) address: String,
    pub(crate) root: PathBuf,
}

impl Server {
    pub(crate) fn start(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("watch-{name}"));
        let _ = std::fs::remove_dir_all(&root);
        std::fs::create_dir_all(&root).expect("a directory");
        let address = server::start(0, &root).expect("the server starts").host;
        Self { address, root }
    }
}

/// Bytes of all values, with line ends of all kinds.
pub(crate) fn bytes(length: usize) -> Vec<u8> {
    let mut state = 959_u32;
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let beginning = (0..=255).chain(*b"\r\n\n\r\xff\xff\xf4");
    beginning.chain(std::iter::repeat_with(next)).take(length).collect()
}
