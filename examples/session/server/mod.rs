//! A small FTP server: it listens on loopback, and has a thread for each client.

mod answer;
mod ascii;
mod connection;
mod control;
mod data;
mod files;
mod listing;
mod settings;
mod transfer;
mod tree;

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use ftp_codes::ReplyCode;

use answer::standard;
use connection::Connection;
use control::Control;
use tree::Tree;

use crate::options::Address;

/// How many clients may be there at once.
const MOST: usize = 64;

/// How long to wait after a connection could not be accepted: with no file descriptor left, the next try would fail at
/// once too.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves the files below a directory from now on, to one user. Returns where and to whom.
///
/// # Errors
///
/// If the server cannot listen at the port, or cannot have a thread. Port 0 is one that is free.
pub(crate) fn start(port: u16, root: PathBuf, user: &str, password: String) -> io::Result<Address> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let local = listener.local_addr()?;
    let address = Address { user: user.to_owned(), password, host: local.ip().to_string(), port: local.port() };
    let (tree, known) = (Arc::new(Tree::new(root)), Arc::new(address.clone()));
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

/// Serves a client in a thread of its own, and refuses it if the system has no thread left.
fn serve(stream: TcpStream, tree: Arc<Tree>, known: Arc<Address>) {
    // A stream that was moved into the thread would be lost if there is none.
    let (sender, receiver) = mpsc::channel();
    let spawned = thread::Builder::new().spawn(move || {
        // Nobody has to know that a client left without a word.
        let _ = receiver.recv().map(|stream| Connection::serve(stream, tree, known));
    });
    match spawned {
        // The thread waits for it.
        Ok(_) => drop(sender.send(stream)),
        Err(_) => refuse(stream),
    }
}

/// There are too many already. A client that cannot be answered notices the end of the connection.
fn refuse(stream: TcpStream) {
    let _ = Control::new(stream).and_then(|mut control| control.answer(standard(ReplyCode::ServiceNotAvailable)));
}
