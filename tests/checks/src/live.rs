//! The example `session` against other software, on loopback: our client visits servers, and clients visit our server.
//!
//! Every byte that comes back is compared. The servers are unpacked below the target directory and not installed; see
//! `servers/README.md`.

use std::env;
use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};

use crate::check::{Check, Need};
use crate::clients::{CURL, FTPLIB, LFTP, SETTINGS, Step};
use crate::command::{Result, Run as _, cargo, root, shell, target};

pub(crate) const CHECK: Check = Check {
    name: "live",
    about: "our client visits four servers, and three clients visit our server",
    needs: &[
        Need::Root,
        Need::Program(
            "type apt-get curl lftp setpriv ps /usr/bin/python3",
            "apt-get install curl lftp util-linux procps python3, on Debian 12",
        ),
    ],
    in_all: true,
    run,
};

const SERVERS: [&str; 4] = ["vsftpd", "proftpd", "pure-ftpd", "pyftpdlib"];

/// The exit status of the example if all went well but the server broke a rule.
const BROKEN: i32 = 3;

fn run() -> Result {
    cargo("build --quiet --workspace --example session").run()?;
    let place = Place::new()?;
    let mut failures = Vec::new();
    for server in SERVERS {
        println!("our client, {server}");
        if let Err(error) = visit(server, &place.0.join(server)) {
            failures.push(format!("our client, {server}: {error}"));
        }
    }
    let mut ours = OurServer::start(&place)?;
    for (client, steps) in [("curl", CURL), ("lftp", LFTP), ("Python's ftplib", FTPLIB)] {
        println!("{client}, our server");
        for step in steps {
            if let Err(error) = ours.step(step) {
                failures.push(format!("{client} {}: {error}", step.0));
            }
        }
    }
    // A reply that the table does not permit ends a thread of the server, which says so.
    failures.extend(ours.stop().err().map(|error| error.to_string()));
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}

fn session() -> Command {
    Command::new(target().join("debug/examples/session"))
}

/// A directory that every user of the system can reach: the servers do not run as root.
struct Place(PathBuf);

impl Place {
    fn new() -> Result<Self> {
        let directory = env::temp_dir().join(format!("ftp-codes-live-{}", process::id()));
        fs::create_dir(&directory)?;
        fs::set_permissions(&directory, Permissions::from_mode(0o755))?;
        Ok(Self(directory))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Our client at a server with everything it has below `directory`.
fn visit(server: &str, directory: &Path) -> Result {
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let start = format!("timeout 150 tests/checks/servers/start-{server}.sh {port} {}", directory.display());
    let result = shell(&start).env("FTP_CACHE", target().join("checks/live")).quietly().and_then(|()| {
        let output = session().arg(format!("ftp://test:secret@127.0.0.1:{port}/")).stdin(Stdio::null()).output()?;
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        match output.status.code() {
            Some(0) => Ok(()),
            Some(BROKEN) => {
                out.lines().filter(|line| line.starts_with("! ")).for_each(|line| println!("  {line}"));
                Ok(())
            }
            _ => Err(format!("{}\n{out}{err}", output.status).into()),
        }
    });
    shell(&format!("tests/checks/servers/stop.sh {}", directory.display())).quietly()?;
    result?;
    let left = fs::read_dir(directory.join("root"))?.count();
    if left == 0 { Ok(()) } else { Err(format!("the client left {left} files").into()) }
}

/// The server of the example, and the directory of its clients, which has a file `bytes`.
struct OurServer {
    process: Child,
    url: String,
    root: PathBuf,
    client: PathBuf,
}

impl OurServer {
    fn start(place: &Place) -> Result<Self> {
        let (root, client) = (place.0.join("root"), place.0.join("client"));
        fs::create_dir(&root)?;
        fs::create_dir(&client)?;
        fs::write(client.join("bytes"), bytes())?;
        fs::write(client.join(".curlrc"), "silent\nshow-error\nmax-time = 20\n")?;
        let mut process = session()
            .args(["--serve", "0"])
            .arg(&root)
            // It ends with its input, which nobody but this process holds open.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let url = line.split_whitespace().find(|word| word.starts_with("ftp://")).unwrap_or_default();
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self { process, url, root, client })
    }

    /// A step of a client, which the shell runs in its directory.
    fn step(&self, Step(what, command): &Step) -> Result {
        println!("  {what}");
        Command::new("timeout")
            .args(["30", "bash", "-c"])
            .arg(format!("{SETTINGS}\n{command}"))
            .current_dir(&self.client)
            .env("CURL_HOME", &self.client)
            .env("URL", &self.url)
            .env("ROOT", &self.root)
            .env("SERVERS", root().join("tests/checks/servers"))
            .quietly()
    }

    fn stop(&mut self) -> Result {
        if let Some(status) = self.process.try_wait()? {
            return Err(format!("our server has ended: {status}").into());
        }
        self.process.kill()?;
        let mut complaints = String::new();
        if let Some(errors) = self.process.stderr.take() {
            std::io::Read::read_to_string(&mut BufReader::new(errors), &mut complaints)?;
        }
        if complaints.is_empty() { Ok(()) } else { Err(format!("our server: {complaints}").into()) }
    }
}

impl Drop for OurServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Every byte and line ends of all kinds come early, and much comes after.
fn bytes() -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..=255).chain(0..=255).collect();
    bytes.extend(b"\r\n\n\r\xff\xff\xf4".repeat(9));
    // Xorshift: every byte comes after every other.
    let mut state: u32 = 959;
    bytes.extend((0..300_000).map(|_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    }));
    bytes
}
