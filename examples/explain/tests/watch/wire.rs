//! What the program does with bytes: servers and clients that this test plays itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use ftp_codes::payload::{ExtendedPassiveAddress, PassiveAddress};
use ftp_codes::reply::OwnedReply;
use socket2::{Domain, Socket, Type};

use crate::client::connect;
use crate::proxy::Proxy;

/// A server for one client.
fn serve<T: Send + 'static>(
    serve: impl FnOnce(BufReader<TcpStream>, TcpStream) -> T + Send + 'static,
) -> (String, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let serve = move || {
        let stream = listener.accept().expect("a client").0;
        let reader = BufReader::new(stream.try_clone().expect("a second handle"));
        serve(reader, stream)
    };
    (address, thread::spawn(serve))
}

fn line(reader: &mut impl BufRead) -> String {
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    line
}

#[test]
fn after_auth_tls_every_byte_is_passed_on() {
    let record: Vec<u8> = [22, 3, 1, 0, 200].into_iter().chain((0..200).map(|byte| byte ^ 10)).collect();
    let length = record.len();
    let (address, server) = serve(move |mut reader, mut stream| {
        stream.write_all(b"220 ready\r\n").unwrap();
        assert_eq!(line(&mut reader), "AUTH TLS\r\n");
        stream.write_all(b"234 go on\r\n").unwrap();
        let mut received = vec![0; length];
        reader.read_exact(&mut received).unwrap();
        // Nothing of this is a reply.
        stream.write_all(b"227 (127,0,0,1,4,51)\r\n\x17\x03\n").unwrap();
        received
    });
    let proxy = Proxy::start(&address);
    let mut stream = connect(proxy.address);
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    assert_eq!(line(&mut reader), "220 ready\r\n");
    stream.write_all(b"AUTH TLS\r\n").unwrap();
    assert_eq!(line(&mut reader), "234 go on\r\n");
    let (first, rest) = record.split_at(1);
    stream.write_all(first).unwrap();
    stream.write_all(rest).unwrap();
    assert_eq!(server.join().expect("the server is content"), record);
    let mut received = Vec::new();
    reader.read_to_end(&mut received).unwrap();
    assert_eq!(received, b"227 (127,0,0,1,4,51)\r\n\x17\x03\n");
    drop((stream, reader));
    proxy.expect("-- closed by the server", 1);
    let told = proxy.stop();
    let lines = told.lines(1);
    let expected = [
        "S: 220 ready",
        "C: AUTH TLS",
        "S: 234 go on",
        "-- TLS begins: nothing more can be seen of this connection",
        "-- closed by the server",
    ];
    assert_eq!(lines[1..], expected);
}

#[test]
fn bytes_that_are_no_lines_are_passed_on_and_reported() {
    let (address, server) = serve(|mut reader, mut stream| {
        stream.write_all(b"hello\r\n220 ready\r\n").unwrap();
        let mut received = Vec::new();
        reader.read_to_end(&mut received).unwrap();
        stream.write_all(&vec![b'x'; 1 << 20]).unwrap();
        received
    });
    let proxy = Proxy::start(&address);
    let mut stream = connect(proxy.address);
    let sent = [vec![b'x'; 1 << 20], b"\r\nNO\xffOP \xff\xffa\r\nUSER without end".to_vec()].concat();
    let mut writer = stream.try_clone().unwrap();
    let expected = sent.clone();
    let writing = thread::spawn(move || {
        writer.write_all(&sent).unwrap();
        writer.shutdown(Shutdown::Write).unwrap();
    });
    let mut received = Vec::new();
    stream.read_to_end(&mut received).unwrap();
    writing.join().unwrap();
    assert!(server.join().expect("the server is content") == expected);
    assert!(received.starts_with(b"hello\r\n220 ready\r\nx") && received.len() == (1 << 20) + 18);
    let told = proxy.stop();
    assert!(told.out.contains("    ! "), "{}", told.out);
    assert!(told.out.len() < 10_000, "what is too long is not shown");
}

#[test]
fn an_address_is_replaced_however_the_bytes_are_cut() {
    let (address, server) = serve(|mut reader, mut stream| {
        stream.set_nodelay(true).unwrap();
        assert_eq!(line(&mut reader), "PASV\r\n");
        let data = TcpListener::bind("127.0.0.1:0").unwrap();
        // As a server behind a router says it: nobody here can reach that address.
        let [high, low] = data.local_addr().unwrap().port().to_be_bytes();
        for byte in format!("227 =10,255,255,1,{high},{low}\r\n").bytes() {
            stream.write_all(&[byte]).unwrap();
            thread::yield_now();
        }
        data.accept().unwrap().0.write_all(b"data").unwrap();
        // The client has to be told before the server ends the connection.
        line(&mut reader)
    });
    let proxy = Proxy::start(&address);
    let mut stream = connect(proxy.address);
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    for byte in b"PASV\r\n" {
        stream.write_all(&[*byte]).unwrap();
    }
    let reply = OwnedReply::parse(line(&mut reader).as_bytes()).expect("a reply");
    let stated = PassiveAddress::read(&reply).expect("an address");
    assert_eq!(stated.departure, None);
    assert_eq!(*stated.value.socket_addr().ip(), proxy.address.ip());
    let mut data = Vec::new();
    connect(stated.value.socket_addr().into()).read_to_end(&mut data).unwrap();
    assert_eq!(data, b"data");
    stream.write_all(b"QUIT\r\n").unwrap();
    assert_eq!(server.join().expect("the server is content"), "QUIT\r\n");
    let told = proxy.stop();
    // What the server has said is shown, and not what was made of it.
    assert!(told.lines(1).iter().any(|line| line.starts_with("S: 227 =10,255,255,1,")), "{}", told.out);
}

/// Only Linux has another loopback address from the beginning.
#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "there is no address 127.0.0.2")]
fn data_goes_to_the_client_only() {
    let (address, server) = serve(|mut reader, mut stream| {
        line(&mut reader);
        let data = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = data.local_addr().unwrap().port();
        stream.write_all(format!("229 (|||{port}|)\r\n").as_bytes()).unwrap();
        data.accept().unwrap().0.write_all(b"data").unwrap();
        line(&mut reader)
    });
    let proxy = Proxy::start(&address);
    let mut stream = connect(proxy.address);
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    stream.write_all(b"EPSV\r\n").unwrap();
    let reply = OwnedReply::parse(line(&mut reader).as_bytes()).expect("a reply");
    let stated = ExtendedPassiveAddress::read(&reply).expect("a port").value.at_peer(proxy.address);
    let read = |mut stream: TcpStream| {
        let mut data = Vec::new();
        stream.read_to_end(&mut data).unwrap();
        data
    };
    let thief = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    thief.bind(&SocketAddr::from(([127, 0, 0, 2], 0)).into()).unwrap();
    thief.connect(&stated.into()).unwrap();
    assert_eq!(read(thief.into()), b"");
    assert_eq!(read(connect(stated)), b"data");
    stream.write_all(b"QUIT\r\n").unwrap();
    server.join().expect("the server is content");
    proxy.stop();
}
