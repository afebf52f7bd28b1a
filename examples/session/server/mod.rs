//! A small FTP server that listens on loopback, with a thread for each client.

mod answer;
mod connection;
mod control;
mod files;
mod listing;
mod settings;
mod transfer;
mod tree;

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ftp_codes::ReplyCode;

use answer::standard;
use connection::Connection;
use control::Control;
use tree::Tree;

use crate::address::Address;
use crate::word;

/// Where the server listens: it cannot be reached from another machine.
const HOST: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// The user who may log in. Every start of the server has a new password.
const USER: &str = "demo";

/// How many clients may be connected at once.
const MOST: usize = 64;

/// How long to wait after a connection could not be accepted: if no file descriptor is left, the next try would fail at
/// once, too.
const PAUSE: Duration = Duration::from_millis(100);

/// Starts serving the files below a directory to one user. Returns the address, with the user and the password.
///
/// # Errors
///
/// If there is no such directory, or if the server cannot listen at the port. Port 0 stands for any free port.
pub(crate) fn start(port: u16, root: &Path) -> io::Result<Address> {
    let tree = Arc::new(Tree::new(root)?);
    let listener = TcpListener::bind((HOST, port))?;
    let address = Address { user: USER.to_owned(), password: word(), host: listener.local_addr()?.to_string() };
    let known = Arc::new(address.clone());
    thread::Builder::new().spawn(move || {
        for stream in listener.incoming() {
            match stream {
                // Each client has a share in the tree, and so has this thread.
                Ok(stream) if Arc::strong_count(&tree) <= MOST => serve(stream, Arc::clone(&tree), Arc::clone(&known)),
                Ok(stream) => refuse(stream),
                Err(_) => thread::sleep(PAUSE),
            }
        }
    })?;
    Ok(address)
}

/// Serves a client in a new thread, and refuses it if no thread can be started.
fn serve(stream: TcpStream, tree: Arc<Tree>, known: Arc<Address>) {
    // The thread gets a copy of the stream, which is lost if the thread cannot be started.
    let spawned = stream.try_clone().and_then(|copy| {
        // It is not an error of the server if a client disconnects.
        thread::Builder::new().spawn(move || drop(Connection::serve(copy, tree, known)))
    });
    if spawned.is_err() {
        refuse(stream);
    }
}

/// Refuses a client because there are too many. If that fails too, the client sees the connection close.
fn refuse(stream: TcpStream) {
    let _ = Control::new(stream).and_then(|mut control| control.answer(&standard(ReplyCode::ServiceNotAvailable)));
}
