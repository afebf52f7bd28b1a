//! Files go through the program in both directions.

use std::io::Write;
use std::thread;

use serde_json::Value;

use crate::client::{Client, MODES, connect};
use crate::proxy::{Proxy, Server, bytes};

#[test]
fn files_arrive_complete_in_every_mode() {
    let server = Server::start("modes");
    let proxy = Proxy::start(&server.address);
    let content = bytes(300_000);
    for mode in MODES {
        let mut client = Client::login(proxy.address, mode);
        for (name, length) in [("large", content.len()), ("small", 1), ("empty", 0)] {
            client.store(name, &content[..length]);
            assert!(std::fs::read(server.root.join(name)).expect("a file") == content[..length], "{mode} {name}");
            assert!(client.retrieve(name) == content[..length], "{mode} {name}");
        }
        client.quit();
    }
    let told = proxy.stop();
    for (connection, opener) in [(1, "client"), (2, "client"), (3, "server"), (4, "server")] {
        let lines = told.lines(connection);
        let data: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix("-- data connection ")).collect();
        let expected = ["300000 octets", "1 octet", "0 octets"].map(|size| {
            let both = [format!("opened by the {opener}"), format!("closed after {size}")];
            [both.clone(), both].concat()
        });
        assert_eq!(data, expected.concat().iter().map(String::as_str).collect::<Vec<_>>());
        // A transfer is over before the server says so.
        let is_over =
            |pair: &[&str]| !pair[0].starts_with("-- data connection opened") || !pair[1].starts_with("S: 226");
        assert!(lines.windows(2).all(is_over), "{lines:?}");
        assert!(lines.contains(&"C: PASS ****"));
    }
    let times: Vec<_> = told.out.lines().filter_map(|line| Some(line.split_once(" [")?.0)).collect();
    assert!(times.is_sorted() && times.len() > 200, "{times:?}");
    assert!(!told.out.contains("! "), "{}", told.out);
    assert!(!told.out.contains("secret"));
    // Greeting, USER, PASS, TYPE, QUIT, and three replies for each of six transfers.
    assert!(told.out.contains("\n92 replies in 4 connections\n"), "{}", told.out);
    assert_eq!(told.err, "");
}

#[test]
fn many_clients_are_served_at_once() {
    let server = Server::start("many");
    let proxy = Proxy::with(&["--summary"], &server.address);
    let content = bytes(100_000);
    let barrier = std::sync::Barrier::new(12);
    thread::scope(|scope| {
        for number in 0..12 {
            let (barrier, content, address) = (&barrier, &content, proxy.address);
            scope.spawn(move || {
                let mut client = Client::login(address, MODES[number % 4]);
                barrier.wait();
                client.store(&number.to_string(), content);
                assert!(client.retrieve(&number.to_string()) == *content);
                client.quit();
            });
        }
    });
    let told = proxy.stop();
    assert!(told.out.starts_with("132 replies in 12 connections\n\nno rule was broken\n"), "{}", told.out);
}

#[test]
fn objects_say_which_connection_they_are_of() {
    let server = Server::start("json");
    let proxy = Proxy::with(&["--json"], &server.address);
    for _ in 0..2 {
        let mut client = Client::login(proxy.address, MODES[0]);
        client.store("file", b"content");
        client.quit();
    }
    let told = proxy.stop();
    let objects: Vec<Value> = told.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let of = |number: u64| objects.iter().filter(move |object| object["connection"] == number);
    for number in [1, 2] {
        let codes: Vec<_> = of(number).filter_map(|object| object["code"].as_u64()).collect();
        assert_eq!(codes, [220, 331, 230, 200, 227, 150, 226, 221]);
        let events: Vec<_> = of(number).filter_map(|object| object["event"].as_str()).collect();
        assert_eq!(events, ["connected", "data-opened", "data-closed", "closed"]);
        let sizes: Vec<_> = of(number).filter_map(|object| object["octets"].as_u64()).collect();
        assert_eq!(sizes, [7]);
    }
    assert_eq!(of(1).count() + of(2).count(), objects.len());
    assert!(objects.iter().all(|object| object["time"].is_string() && object["line"].is_null()));
}

/// It may be a password, and is nowhere else in the report.
#[test]
fn what_is_not_a_command_line_is_not_repeated() {
    let server = Server::start("no-line");
    let proxy = Proxy::with(&["--json"], &server.address);
    connect(proxy.address).write_all(["PASS hunter2", &"x".repeat(1 << 17), "\r\n"].concat().as_bytes()).unwrap();
    proxy.expect("\"event\":\"closed\"", 1);
    let told = proxy.stop();
    let fault = told.out.lines().find(|line| line.contains("line-too-long")).expect("a fault");
    assert!(fault.contains("\"by\":\"client\"") && !told.out.contains("hunter2"), "{}", told.out);
}
