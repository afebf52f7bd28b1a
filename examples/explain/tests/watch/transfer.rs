//! Files go through the program in both directions.

use std::thread;

use crate::client::{Client, MODES};
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
    assert!(told.out.starts_with("\n132 replies in 12 connections\n"), "{}", told.out);
}

#[test]
fn objects_say_which_connection_they_are_of() {
    let server = Server::start("json");
    let proxy = Proxy::with(&["--json"], &server.address);
    Client::login(proxy.address, MODES[0]).quit();
    Client::login(proxy.address, MODES[0]).quit();
    let told = proxy.stop();
    let objects = told.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect(line));
    let numbers: Vec<_> = objects.map(|object| (object["connection"].as_u64(), object["code"].as_u64())).collect();
    let codes = [220, 331, 230, 200, 221].map(Some);
    assert_eq!(numbers, [1, 2].map(|number| codes.map(|code| (Some(number), code))).concat());
}
