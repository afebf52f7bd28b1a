//! Logs in to a server and downloads one file to standard output.
//!
//! ```sh
//! cargo run --example download -- 127.0.0.1:2121 hello.txt
//! ```

use std::error::Error;
use std::net::TcpStream;
use std::time::Duration;
use std::{env, io};

use ftp_codes::command::{CommandWriter, OutgoingCommand};
use ftp_codes::payload::ExtendedPassiveAddress;
use ftp_codes::reply::{Reply, ReplyReader};
use ftp_codes::{Command, ReplyCode, match_code};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Client {
    replies: ReplyReader<TcpStream>,
    commands: CommandWriter<TcpStream>,
}

impl Client {
    fn connect(server: &str) -> Result<Self> {
        let stream = TcpStream::connect(server)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let replies = ReplyReader::new(stream.try_clone()?);
        let mut client = Self { replies, commands: CommandWriter::new(stream) };
        // A busy server may announce a delay before its greeting.
        while client.reply()?.code() == ReplyCode::ServiceReadyInMinutes {}
        Ok(client)
    }

    /// Reads a reply. A reply that reports a failure becomes an error with the server's text.
    fn reply(&mut self) -> Result<Reply<'_>> {
        let reply = self.replies.read_one()?;
        match_code!(reply.code() {
            1xx | 2xx | 3xx => Ok(reply),
            4xx | 5xx => Err(reply.to_string().into()),
            6xx => Err("a protected reply, although no protection was agreed on".into()),
        })
    }

    fn send(&mut self, command: Command, argument: &str) -> Result<Reply<'_>> {
        self.commands.send(OutgoingCommand::new(command, argument)?)?;
        self.reply()
    }

    fn log_in(&mut self, user: &str, password: &str) -> Result<()> {
        let mut code = self.send(Command::User, user)?.code();
        if code == ReplyCode::NeedPassword {
            code = self.send(Command::Pass, password)?.code();
        }
        if code.is_positive_completion() { Ok(()) } else { Err(format!("cannot log in: {code}").into()) }
    }

    fn download(&mut self, path: &str, to: &mut impl io::Write) -> Result<u64> {
        self.send(Command::Type, "I")?;
        let server = self.replies.get_ref().peer_addr()?;
        let passive = ExtendedPassiveAddress::read(self.send(Command::Epsv, "")?)?;
        let mut data = TcpStream::connect(passive.value.at_peer(server))?;
        self.send(Command::Retr, path)?;
        let size = io::copy(&mut data, to)?;
        // The connection may also have ended because it broke: only this reply says that the file is complete.
        self.reply()?;
        Ok(size)
    }
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [server, path] = arguments.as_slice() else { return Err("usage: download SERVER:PORT PATH".into()) };
    let mut client = Client::connect(server)?;
    client.log_in("anonymous", "guest@example.org")?;
    let size = client.download(path, &mut io::stdout().lock())?;
    eprintln!("{size} bytes");
    client.send(Command::Quit, "")?;
    Ok(())
}
