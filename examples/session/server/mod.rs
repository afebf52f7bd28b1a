//! A small FTP server: it listens on loopback, and has a thread for each client.

mod answer;
mod ascii;
mod command_lines;
mod connection;
mod data_port;
mod dialogue;
mod directories;
mod files;
mod information;
mod listing;
mod login;
mod parameters;
mod transfer;
mod tree;
mod virtual_path;
mod watch;

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use ftp_codes::ReplyCode;

use answer::standard;
use connection::Connection;
use dialogue::Dialogue;
use tree::Tree;

use crate::address::Address;

/// How many clients may be there at once.
const MOST: usize = 64;

/// Serves the files below a directory from now on, to one user; where and to whom is told.
///
/// # Errors
///
/// If nobody can listen at the port. Port 0 is one that is free.
pub(crate) fn start(port: u16, root: PathBuf, user: &str, password: String) -> io::Result<Address> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let local = listener.local_addr()?;
    let address = Address { user: user.to_owned(), password, host: local.ip().to_string(), port: local.port() };
    let (tree, known) = (Arc::new(Tree::new(root)), Arc::new(address.clone()));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Each client has a share in the tree; this thread has one, too.
            if Arc::strong_count(&tree) > MOST {
                refuse(stream);
                continue;
            }
            let (tree, known) = (Arc::clone(&tree), Arc::clone(&known));
            // A client that is gone without a word has no one to tell it to.
            thread::spawn(move || Connection::serve(stream, tree, known));
        }
    });
    Ok(address)
}

/// There are too many already. Who cannot be told finds out by the end of the connection.
fn refuse(stream: TcpStream) {
    let _ = Dialogue::new(stream).answer(standard(ReplyCode::ServiceNotAvailable));
}
