//! Either side may break off, at any time.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use crate::client::{Client, MODES, connect};
use crate::proxy::{Proxy, Server, bytes};

#[test]
fn a_client_may_break_off() {
    let server = Server::start("break-off");
    let proxy = Proxy::start(&server.address);
    let content = bytes(5_000_000);
    Client::login(proxy.address, MODES[0]).store("large", &content);
    for mode in MODES {
        // In the middle of a command, of an announcement, of a transfer, and of a transfer that goes on.
        connect(proxy.address).write_all(b"US").unwrap();
        let mut client = Client::login(proxy.address, mode);
        let mut stream = client.begin_to_retrieve("large");
        stream.read_exact(&mut [0; 1000]).unwrap();
        drop(client);
        let mut client = Client::login(proxy.address, mode);
        drop(client.begin_to_retrieve("large"));
        drop(stream);
    }
    assert!(Client::login(proxy.address, MODES[0]).retrieve("large") == content);
    // No connection is left open.
    proxy.expect("-- connected: ", 14);
    proxy.expect("-- closed by the ", 14);
    proxy.stop();
}

#[test]
fn a_server_may_break_off() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = Proxy::start(&listener.local_addr().unwrap().to_string());
    let server = thread::spawn(move || {
        for words in ["", "22", "220 ready\r\n", "220-ready\r\n", "220 ready\r\n331"] {
            listener.accept().unwrap().0.write_all(words.as_bytes()).unwrap();
        }
    });
    for words in ["", "22", "220 ready\r\n", "220-ready\r\n", "220 ready\r\n331"] {
        let mut stream = connect(proxy.address);
        let mut received = String::new();
        stream.read_to_string(&mut received).unwrap();
        assert_eq!(received, words);
    }
    server.join().unwrap();
    // Now nobody listens.
    let mut received = String::new();
    connect(proxy.address).read_to_string(&mut received).unwrap();
    assert_eq!(received, "421 The server cannot be reached.\r\n");
    proxy.expect("-- closed by the server", 5);
    let told = proxy.stop();
    assert!(told.err.contains("cannot connect to 127.0.0.1:"), "{}", told.err);
}

#[test]
fn too_many_clients_are_refused() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = Proxy::start(&server.local_addr().unwrap().to_string());
    let clients: Vec<_> = (0..64).map(|_| connect(proxy.address)).collect();
    proxy.expect("-- connected: ", 64);
    let mut received = String::new();
    connect(proxy.address).read_to_string(&mut received).unwrap();
    assert_eq!(received, "421 Too many clients at once.\r\n");
    drop(clients);
    drop(server);
    proxy.expect("-- closed by the ", 64);
    let told = proxy.stop();
    assert!(told.err.contains("refused a client: 64 are connected already"), "{}", told.err);
}
