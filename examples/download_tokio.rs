//! The example `download` with tokio: a `Framed` stream of replies that is also a sink for commands.
//!
//! ```sh
//! cargo run --example download_tokio -- 127.0.0.1:2121 hello.txt
//! ```

use std::env;
use std::error::Error;
use std::time::Duration;

use ftp_codes::command::OutgoingCommand;
use ftp_codes::payload::ExtendedPassiveAddress;
use ftp_codes::reply::OwnedReply;
use ftp_codes::wire::ClientCodec;
use ftp_codes::{Command, ReplyCode, match_code};
use futures_util::{SinkExt, StreamExt};
use tokio::io;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_util::codec::Framed;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Client {
    control: Framed<TcpStream, ClientCodec>,
}

impl Client {
    /// Reads a reply. A reply that reports a failure becomes an error with the server's text.
    async fn reply(&mut self) -> Result<OwnedReply> {
        let next = timeout(Duration::from_secs(60), self.control.next()).await?;
        // `None` means that the connection was closed. The outer result is that of the stream, the inner that of the bytes.
        let reply = next.ok_or("the server closed the connection")???;
        match_code!(reply.code() {
            1xx | 2xx | 3xx => Ok(reply),
            4xx | 5xx => Err(reply.to_string().into()),
            6xx => Err("a protected reply, although no protection was agreed on".into()),
        })
    }

    async fn send(&mut self, command: Command, argument: &str) -> Result<OwnedReply> {
        self.control.send(OutgoingCommand::new(command, argument)?).await?;
        self.reply().await
    }

    async fn log_in(&mut self, user: &str, password: &str) -> Result<()> {
        let mut code = self.send(Command::User, user).await?.code();
        if code == ReplyCode::NeedPassword {
            code = self.send(Command::Pass, password).await?.code();
        }
        if code.is_positive_completion() { Ok(()) } else { Err(format!("cannot log in: {code}").into()) }
    }

    async fn download(&mut self, path: &str) -> Result<u64> {
        self.send(Command::Type, "I").await?;
        let server = self.control.get_ref().peer_addr()?;
        let reply = self.send(Command::Epsv, "").await?;
        let passive = ExtendedPassiveAddress::read(&reply)?;
        let mut data = TcpStream::connect(passive.value.at_peer(server)).await?;
        self.send(Command::Retr, path).await?;
        let size = io::copy(&mut data, &mut io::stdout()).await?;
        self.reply().await?;
        Ok(size)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [server, path] = arguments.as_slice() else { return Err("usage: download_tokio SERVER:PORT PATH".into()) };
    let control = Framed::new(TcpStream::connect(server).await?, ClientCodec::new());
    let mut client = Client { control };
    while client.reply().await?.code() == ReplyCode::ServiceReadyInMinutes {}
    client.log_in("anonymous", "guest@example.org").await?;
    let size = client.download(path).await?;
    eprintln!("{size} bytes");
    client.send(Command::Quit, "").await?;
    Ok(())
}
