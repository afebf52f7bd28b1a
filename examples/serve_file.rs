//! Serves one file to anonymous users, and nothing else.
//!
//! ```sh
//! cargo run --example serve_file -- 127.0.0.1:2121 README.md
//! ```

use std::error::Error;
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, thread};

use ftp_codes::argument::DataType;
use ftp_codes::command::CommandReader;
use ftp_codes::payload::{ExtendedPassiveAddress, FileSize};
use ftp_codes::reply::{OwnedReply, ReplyWriter};
use ftp_codes::{Command, ReplyCode};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct File {
    name: String,
    content: Vec<u8>,
}

fn serve(stream: &TcpStream, file: &File) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(300)))?;
    let (mut commands, mut replies) = (CommandReader::new(stream), ReplyWriter::new(stream));
    let mut passive: Option<TcpListener> = None;
    replies.send(ReplyCode::ServiceReady)?;
    while let Some(line) = commands.read()? {
        let named = line.argument() == file.name.as_bytes();
        let reply: OwnedReply = match line.command() {
            Some(Command::User) => ReplyCode::NeedPassword.try_into()?,
            Some(Command::Pass) => ReplyCode::UserLoggedIn.try_into()?,
            Some(Command::Noop) => ReplyCode::CommandOkay.try_into()?,
            Some(Command::Type) => match DataType::parse(line.argument()) {
                Ok(DataType::Image) => ReplyCode::CommandOkay.try_into()?,
                Ok(_) => ReplyCode::ParameterNotImplemented.try_into()?,
                Err(error) => OwnedReply::lossy(ReplyCode::ParameterSyntaxError, error.to_string()),
            },
            Some(Command::Size) if named => FileSize::new(file.content.len() as u64).into(),
            Some(Command::Epsv) => {
                let listener = TcpListener::bind((stream.local_addr()?.ip(), 0))?;
                let port = listener.local_addr()?.port();
                passive = Some(listener);
                ExtendedPassiveAddress::new(port).ok_or("port 0")?.into()
            }
            Some(Command::Retr) if named => match passive.take() {
                Some(listener) => {
                    replies.send(ReplyCode::FileStatusOkay)?;
                    let (mut data, _) = listener.accept()?;
                    data.write_all(&file.content)?;
                    ReplyCode::ClosingDataConnection.try_into()?
                }
                None => OwnedReply::from_static(ReplyCode::CantOpenDataConnection, "Use EPSV first."),
            },
            Some(Command::Size | Command::Retr) => OwnedReply::from_static(ReplyCode::FileUnavailable, "No such file."),
            Some(Command::Quit) => return Ok(replies.send(ReplyCode::ClosingControlConnection)?),
            Some(_) => ReplyCode::CommandNotImplemented.try_into()?,
            None => ReplyCode::CommandUnrecognized.try_into()?,
        };
        replies.send(reply)?;
    }
    Ok(())
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, path] = arguments.as_slice() else { return Err("usage: serve_file ADDRESS:PORT FILE".into()) };
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let file = Arc::new(File { name, content: fs::read(path)? });
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    io::stdout().flush()?;
    for stream in listener.incoming() {
        let (stream, file) = (stream?, Arc::clone(&file));
        thread::spawn(move || serve(&stream, &file).map_err(|error| eprintln!("{error}")));
    }
    Ok(())
}
