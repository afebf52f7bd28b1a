//! Forwards between a client and a server, and prints each command and each reply with its verdict.
//!
//! ```sh
//! cargo run --example judging_proxy -- 127.0.0.1:2122 127.0.0.1:2121
//! ```
//!
//! Data connections do not go through the proxy. After `EPSV`, a client connects to the address of the proxy, so run it on
//! the same machine as the server.

use std::error::Error;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Mutex, PoisonError};
use std::{env, thread};

use ftp_codes::command::{CommandReader, CommandWriter, OutgoingCommand};
use ftp_codes::exchange::{Event, Session};
use ftp_codes::reply::{ReplyReader, ReplyWriter};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Forwards commands from the client to the server.
fn forward_commands(client: &TcpStream, server: &TcpStream, session: &Mutex<Session>) -> Result<()> {
    let (mut commands, mut to_server) = (CommandReader::new(client), CommandWriter::new(server));
    while let Some(line) = commands.read()? {
        // The session must know of the command before it is sent, or the reply could come first.
        let verdict = session.lock().unwrap_or_else(PoisonError::into_inner).command(line.command())?;
        println!("> {:<40} {verdict}", String::from_utf8_lossy(line.verb()));
        to_server.send(OutgoingCommand::try_from(line)?)?;
    }
    Ok(())
}

/// Forwards replies from the server to the client.
fn forward_replies(server: &TcpStream, client: &TcpStream, session: &Mutex<Session>) -> Result<()> {
    let (mut replies, mut to_client) = (ReplyReader::new(server), ReplyWriter::new(client));
    while let Some(reply) = replies.read()? {
        let outcome = session.lock().unwrap_or_else(PoisonError::into_inner).reply(reply.code());
        println!("< {:<40} {}", reply.code().to_string(), outcome.verdict);
        to_client.send(reply)?;
        if outcome.event == Some(Event::StartTls) {
            return Err("TLS starts: nothing can be read from here on".into());
        }
    }
    Ok(())
}

fn judge(client: &TcpStream, server: &TcpStream) {
    let session = Mutex::new(Session::new());
    let finish = |result: Result<()>| {
        if let Err(error) = result {
            println!("! {error}");
        }
        for stream in [client, server] {
            // Ends the loop in the other direction, unless it has ended already.
            let _ = stream.shutdown(Shutdown::Both);
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| finish(forward_commands(client, server, &session)));
        finish(forward_replies(server, client, &session));
    });
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, server] = arguments.as_slice() else {
        return Err("usage: judging_proxy ADDRESS:PORT SERVER:PORT".into());
    };
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    for client in listener.incoming() {
        let server = TcpStream::connect(server)?;
        judge(&client?, &server);
    }
    Ok(())
}
