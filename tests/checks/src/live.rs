//! The examples against other software, on loopback: our client visits servers, clients visit our server, and clients visit
//! servers through `ftp-explain watch`.
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
use crate::clients::{CURL, FTPLIB, FTPLIB_ANYWHERE, LFTP, SETTINGS, Step};
use crate::command::{Result, Run as _, cargo, root, shell, target};

pub(crate) const CHECK: Check = Check {
    name: "live",
    about: "our client visits four servers; clients visit our server, and three servers through ftp-explain watch",
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

/// Those that clients visit through `ftp-explain watch`, as they do ours.
const WATCHED: [&str; 2] = ["vsftpd", "proftpd"];

type Clients = [(&'static str, &'static [Step]); 3];

const CLIENTS: Clients = [("curl", CURL), ("lftp", LFTP), ("Python's ftplib", FTPLIB)];
const CLIENTS_ANYWHERE: Clients = [("curl", CURL), ("lftp", LFTP), ("Python's ftplib", FTPLIB_ANYWHERE)];

/// The exit status of the example if all went well but the server broke a rule.
const BROKEN: i32 = 3;

fn run() -> Result {
    cargo("build --quiet --workspace --example session --bin ftp-explain").run()?;
    let place = Place::new()?;
    let client = place.0.join("client");
    fs::create_dir(&client)?;
    fs::write(client.join("bytes"), bytes())?;
    fs::write(client.join(".curlrc"), "silent\nshow-error\nmax-time = 20\n")?;
    let mut failures = Vec::new();
    for server in SERVERS {
        if let Err(error) = visit(server, &place.0.join(server), &client) {
            failures.push(format!("{server}: {error}"));
        }
    }
    let mut ours = OurServer::start(&place)?;
    let all = Visits { url: ours.url.clone(), root: &place.0.join("root"), client: &client }
        .with_and_without_proxy("our server");
    failures.extend(all.err().map(|error| error.to_string()));
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

/// Our client at a server with everything it has below `directory`, and others through the proxy.
fn visit(server: &str, directory: &Path, client: &Path) -> Result {
    println!("our client, {server}");
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
    let result = result.and_then(|()| {
        let url = format!("ftp://test:secret@127.0.0.1:{port}");
        let visits = Visits { url, root: &directory.join("root"), client };
        if WATCHED.contains(&server) { visits.through_proxy(&CLIENTS_ANYWHERE, server) } else { Ok(()) }
    });
    shell(&format!("tests/checks/servers/stop.sh {}", directory.display())).quietly()?;
    result?;
    let left = fs::read_dir(directory.join("root"))?.count();
    if left == 0 { Ok(()) } else { Err(format!("the client left {left} files").into()) }
}

/// What clients visit, and the directory of the clients, which has a file `bytes`.
struct Visits<'v> {
    url: String,
    root: &'v Path,
    client: &'v Path,
}

impl Visits<'_> {
    fn with_and_without_proxy(&self, server: &str) -> Result {
        let failures: Vec<_> = [self.all(&CLIENTS, server), self.through_proxy(&CLIENTS, server)]
            .into_iter()
            .filter_map(|visited| visited.err().map(|error| error.to_string()))
            .collect();
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
    }

    /// The same through `ftp-explain watch`, which must have seen it all.
    fn through_proxy(&self, clients: &Clients, server: &str) -> Result {
        let (login, address) = self.url.rsplit_once('@').ok_or("no user in the address")?;
        let mut proxy = Command::new(target().join("debug/ftp-explain"))
            .args(["watch", "--listen", "127.0.0.1:0", address, "--summary"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(errors) = &mut proxy.stderr {
            BufReader::new(errors).read_line(&mut line)?;
        }
        let listening = line.split_whitespace().find(|word| word.starts_with("127.")).unwrap_or_default();
        let visits = Self { url: format!("{login}@{listening}"), ..*self };
        let visited = visits.all(clients, &format!("ftp-explain watch, {server}"));
        shell(&format!("kill -INT {}", proxy.id())).quietly()?;
        let summary = proxy.wait_with_output()?;
        let summary = String::from_utf8_lossy(&summary.stdout);
        println!("  {}", summary.lines().find(|line| line.contains(" replies in ")).ok_or("no summary")?);
        visited
    }

    fn all(&self, clients: &Clients, server: &str) -> Result {
        let mut failures = Vec::new();
        for (client, steps) in clients {
            println!("{client}, {server}");
            for step in *steps {
                if let Err(error) = self.step(step) {
                    failures.push(format!("{client}, {server}, {}: {error}", step.0));
                }
            }
        }
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
    }

    /// A step of a client, which the shell runs in its directory.
    fn step(&self, Step(what, command): &Step) -> Result {
        println!("  {what}");
        Command::new("timeout")
            .args(["30", "bash", "-c"])
            .arg(format!("{SETTINGS}\n{command}"))
            .current_dir(self.client)
            .env("CURL_HOME", self.client)
            .env("URL", &self.url)
            .env("ROOT", self.root)
            .env("SERVERS", root().join("tests/checks/servers"))
            .quietly()
    }
}

/// The server of the example.
struct OurServer {
    process: Child,
    url: String,
}

impl OurServer {
    fn start(place: &Place) -> Result<Self> {
        let root = place.0.join("root");
        fs::create_dir(&root)?;
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
        Ok(Self { process, url })
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
