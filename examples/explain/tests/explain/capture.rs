//! Captures: sessions of Python's ftplib with vsftpd that were recorded, and what a recording may do to packets.

use serde_json::json;

use crate::object::{events, members, objects};
use crate::recording::{Recording, talk};
use crate::support::run;

const PASSIVE: &[u8] = include_bytes!("../captures/vsftpd-passive.pcap");
const ACTIVE: &[u8] = include_bytes!("../captures/vsftpd-active.pcap");
const IPV6: &[u8] = include_bytes!("../captures/vsftpd-ipv6.pcapng");
const TLS: &[u8] = include_bytes!("../captures/vsftpd-tls.pcap");

/// What is printed of the connections, without times and explanations.
fn lines(capture: &[u8]) -> Vec<String> {
    let told = run(&["--color", "never"], capture);
    let after = |line: &str| Some(line.split_once(" [")?.1.split_once("] ")?.1.to_owned());
    told.text().lines().filter(|line| !line.starts_with(' ')).filter_map(after).collect()
}

/// What client and server said. Data connections are beside it.
fn said(capture: &[u8]) -> Vec<String> {
    lines(capture).into_iter().filter(|line| !line.starts_with("--")).collect()
}

/// The same session, whatever the connections are like.
fn session(announcements: [(&str, &str); 3]) -> Vec<String> {
    let [stor, retr, nlst] = announcements;
    let lines = [
        "S: 220 (vsFTPd 3.0.3)",
        "C: USER ftptest",
        "S: 331 Please specify the password.",
        "C: PASS ****",
        "S: 230 Login successful.",
        "C: TYPE I",
        "S: 200 Switching to Binary mode.",
        stor.0,
        stor.1,
        "C: STOR up.bin",
        "S: 150 Ok to send data.",
        "S: 226 Transfer complete.",
        "C: TYPE I",
        "S: 200 Switching to Binary mode.",
        retr.0,
        retr.1,
        "C: RETR up.bin",
        "S: 150 Opening BINARY mode data connection for up.bin (300 bytes).",
        "S: 226 Transfer complete.",
        "C: TYPE A",
        "S: 200 Switching to ASCII mode.",
        nlst.0,
        nlst.1,
        "C: NLST",
        "S: 150 Here comes the directory listing.",
        "S: 226 Directory send OK.",
        "C: DELE up.bin",
        "S: 250 Delete operation successful.",
        "C: SIZE nothere",
        "S: 550 Could not get file size.",
        "C: QUIT",
        "S: 221 Goodbye.",
    ];
    lines.map(str::to_owned).into()
}

fn passive() -> Vec<String> {
    let by = |reply| ("C: PASV", reply);
    session([
        by("S: 227 Entering Passive Mode (127,0,0,1,171,179)."),
        by("S: 227 Entering Passive Mode (127,0,0,1,25,24)."),
        by("S: 227 Entering Passive Mode (127,0,0,1,192,175)."),
    ])
}

/// The data connections: who has opened each, and how much it has carried.
fn data(capture: &[u8]) -> Vec<String> {
    let lines = lines(capture);
    lines.iter().filter_map(|line| line.strip_prefix("-- data connection ")).map(str::to_owned).collect()
}

fn data_opened_by(side: &str, listing: usize) -> Vec<String> {
    let sizes = [300, 300, listing];
    sizes.iter().flat_map(|size| [format!("opened by the {side}"), format!("closed after {size} octets")]).collect()
}

/// Nobody is blamed for what the recording has done.
fn blames(capture: &[u8]) -> Vec<String> {
    let is_blame = |line: &str| line.contains("! ") || line.contains("has no final reply");
    run(&["--color", "never"], capture).text().lines().filter(|line| is_blame(line)).map(str::to_owned).collect()
}

#[test]
fn both_directions_and_the_data_connections_are_read() {
    assert_eq!(said(PASSIVE), passive());
    assert_eq!(data(PASSIVE), data_opened_by("client", 162));

    let by = |command| (command, "S: 200 PORT command successful. Consider using PASV.");
    let ports = ["C: PORT 127,0,0,1,144,249", "C: PORT 127,0,0,1,154,79", "C: PORT 127,0,0,1,145,19"];
    assert_eq!(said(ACTIVE), session(ports.map(by)));
    assert_eq!(data(ACTIVE), data_opened_by("server", 162));

    let ports = [62748, 60043, 42496].map(|port| format!("S: 229 Entering Extended Passive Mode (|||{port}|)"));
    let [stor, retr, nlst] = &ports;
    assert_eq!(said(IPV6), session([stor, retr, nlst].map(|reply| ("C: EPSV", reply.as_str()))));
    assert_eq!(data(IPV6), data_opened_by("client", 143));
}

#[test]
fn a_connection_is_reported_from_its_beginning_to_its_end() {
    let told = lines(PASSIVE);
    assert_eq!(told[0], "-- connected: client 127.0.0.1:52346, server 127.0.0.1:5521");
    assert_eq!(told.last().map(String::as_str), Some("-- closed by the server"));
}

#[test]
fn what_happens_to_connections_is_in_the_objects_too() {
    let events = events(PASSIVE);
    let named: Vec<_> = events.iter().map(|event| json!([event["event"], event["by"], event["octets"]])).collect();
    let transfer = |octets| [json!(["data-opened", "client", null]), json!(["data-closed", null, octets])];
    let transfers = [300, 300, 162].map(transfer).concat();
    let [first, last] = [json!(["connected", null, null]), json!(["closed", "server", null])];
    assert_eq!(named, [vec![first], transfers, vec![last]].concat());
    let connected = &events[0];
    assert_eq!(members(connected, &["client", "server", "line"]), json!(["127.0.0.1:52346", "127.0.0.1:5521", 1]));
    assert!(connected["time"].as_str().is_some_and(|time| time.starts_with("2026-11-21T19:39:51")));

    let events = |capture: &[u8]| crate::object::events(capture);
    assert!(events(TLS).iter().any(|event| event["event"] == "tls"));
    let lost = events(&Recording::read(PASSIVE).without(8..9).write());
    assert!(lost.iter().any(|event| event["event"] == "lost" && event["octets"].as_u64() > Some(0)), "{lost:?}");
}

#[test]
fn replies_are_judged_and_have_the_number_and_the_time_of_their_packet() {
    let objects = objects(&[], PASSIVE);
    let pairs: Vec<_> = objects.iter().map(|object| (object["command"].as_str(), object["code"].as_u64())).collect();
    let commands = "USER PASS TYPE PASV STOR STOR TYPE PASV RETR RETR TYPE PASV NLST NLST DELE SIZE QUIT";
    let codes = [331, 230, 200, 227, 150, 226, 200, 227, 150, 226, 200, 227, 150, 226, 250, 550, 221];
    assert_eq!(pairs[0], (None, Some(220)));
    assert_eq!(pairs[1..], commands.split(' ').map(Some).zip(codes.map(Some)).collect::<Vec<_>>());
    assert!(objects.iter().all(|object| object["verdict"] == "permitted"));
    // tshark -r vsftpd-passive.pcap -Y 'ftp.response.code == 220'
    assert_eq!(objects[0]["line"], 4);
    assert!(objects[0]["time"].as_str().is_some_and(|time| time.starts_with("2026-11-21T19:39:")));
}

#[test]
fn passwords_are_not_shown() {
    for options in [&["--full", "--json"][..], &["--color", "never"], &["--violations"]] {
        assert!(!run(options, PASSIVE).text().contains("secret"), "{options:?}");
    }
}

#[test]
fn nothing_is_read_after_tls_has_begun() {
    let expected = [
        "-- connected: client 127.0.0.1:48594, server 127.0.0.1:5525",
        "S: 220 (vsFTPd 3.0.3)",
        "C: AUTH TLS",
        "S: 234 Proceed with negotiation.",
        "-- TLS begins: nothing more can be seen of this connection",
        "-- closed by the server",
    ];
    assert_eq!(lines(TLS), expected);
    assert_eq!(blames(TLS), Vec::<String>::new());
    // The first packets, in which the client asks for TLS, are missing: it is recognised by its records.
    let middle = Recording::read(TLS).without(0..9).write();
    assert_eq!(lines(&middle).iter().filter(|line| !line.starts_with("--")).count(), 0);
}

#[test]
fn the_kind_of_network_makes_no_difference() {
    let ethernet = Recording::read(PASSIVE);
    let changed = |link, head: &[u8]| {
        let mut recording = ethernet.clone();
        recording.link = link;
        recording.change(|packet| [head, &packet[14..]].concat());
        recording.write()
    };
    let cooked = [[0, 0, 3, 4, 0, 6].as_slice(), &[0; 8], &[8, 0]].concat();
    let cooked_2 = [[8, 0].as_slice(), &[0; 18]].concat();
    let tagged = [[0; 12].as_slice(), &[0x81, 0, 0, 5, 8, 0]].concat();
    let tagged_twice = [[0; 12].as_slice(), &[0x88, 0xa8, 0, 7, 0x81, 0, 0, 5, 8, 0]].concat();
    for (link, head) in [
        (101, &[][..]),
        (228, &[]),
        (0, &[2, 0, 0, 0]),
        (108, &[0, 0, 0, 2]),
        (113, &cooked),
        (276, &cooked_2),
        (1, &tagged),
        (1, &tagged_twice),
    ] {
        assert_eq!(said(&changed(link, head)), passive(), "{link}");
    }
    let unknown = run(&[], &changed(105, &[]));
    assert!(unknown.err.contains("67 packets are of a kind of network that is not supported"), "{}", unknown.err);
}

#[test]
fn the_format_of_the_file_makes_no_difference() {
    let recording = Recording::read(PASSIVE);
    assert_eq!(recording.write(), PASSIVE);
    assert_eq!(said(&recording.write_with(0xa1b2_c3d4, u32::to_be_bytes)), passive());
    assert_eq!(said(&recording.write_with(0xa1b2_3c4d, u32::to_le_bytes)), passive());
    // Two sections of pcapng, as `cat` makes them: the ports are used once more.
    let twice = [IPV6, IPV6].concat();
    assert_eq!(said(&twice), [said(IPV6), said(IPV6)].concat());
    assert_eq!(data(&twice), [data(IPV6), data(IPV6)].concat());
}

#[test]
fn packets_may_overtake_each_other() {
    let recording = Recording::read(PASSIVE);
    for place in 1..recording.packets.len() {
        let mut changed = recording.clone();
        changed.packets.swap(place - 1, place);
        assert_eq!(said(&changed.write()), passive(), "packets {place} and {}", place + 1);
    }
    for length in [3, 5] {
        let mut changed = recording.clone();
        // Before the third packet nobody knows where the connection begins.
        changed.packets[3..].chunks_mut(length).for_each(<[_]>::reverse);
        assert_eq!(said(&changed.write()), passive(), "{length} packets in reverse order");
    }
}

#[test]
fn packets_may_come_twice() {
    let mut recording = Recording::read(PASSIVE);
    recording.packets = recording.packets.iter().flat_map(|packet| [packet.clone(), packet.clone()]).collect();
    assert_eq!(said(&recording.write()), passive());
    assert_eq!(data(&recording.write()), data_opened_by("client", 162));
}

#[test]
fn of_octets_that_come_twice_the_first_count() {
    let mut recording = Recording::read(PASSIVE);
    recording.change(|packet| match Recording::payload(packet) {
        [] => packet.to_vec(),
        _ => Recording::with_earlier(packet, b"??"),
    });
    assert_eq!(said(&recording.write()), passive());
}

#[test]
fn sequence_numbers_may_begin_anew() {
    for before in [0, 1, 100, 400] {
        let mut recording = Recording::read(PASSIVE);
        recording.renumber(5521, before);
        assert_eq!(said(&recording.write()), passive(), "{before} octets before");
    }
}

#[test]
fn what_was_not_recorded_is_reported_and_nobody_is_blamed() {
    let recording = Recording::read(PASSIVE);
    for place in 0..recording.packets.len() {
        let changed = recording.clone().without(place..place + 1).write();
        assert_eq!(blames(&changed), Vec::<String>::new(), "without packet {}", place + 1);
        let told = said(&changed);
        let missing: Vec<_> = passive().into_iter().filter(|line| !told.contains(line)).collect();
        let is_reported = lines(&changed).iter().any(|line| line.starts_with("-- missing from the "));
        assert!(missing.is_empty() || is_reported, "without packet {}: {missing:?}", place + 1);
        assert!(missing.len() <= 1, "without packet {}: {missing:?}", place + 1);
    }
}

#[test]
fn a_capture_may_begin_and_end_in_the_middle_of_a_session() {
    let recording = Recording::read(PASSIVE);
    let count = recording.packets.len();
    for place in 0..count {
        let later = recording.clone().without(0..place).write();
        assert_eq!(blames(&later), Vec::<String>::new(), "from packet {} on", place + 1);
        // Nobody has said what this server is called.
        let told = said(&later);
        let is_end = told.is_empty() || passive().ends_with(&told) || passive().ends_with(&told[1..]);
        assert!(is_end, "from packet {} on: {told:?}", place + 1);
        let earlier = recording.clone().without(place..count).write();
        assert_eq!(blames(&earlier), Vec::<String>::new(), "up to packet {place}");
        assert!(passive().starts_with(&said(&earlier)), "up to packet {place}");
    }
}

#[test]
fn packets_may_be_cut_off() {
    let mut recording = Recording::read(PASSIVE);
    recording.packets.iter_mut().for_each(|packet| packet.bytes.truncate(114));
    let told = lines(&recording.write());
    assert!(told.contains(&"-- missing from the server: 17 octets".to_owned()), "{told:?}");
    assert!(told.contains(&"C: STOR up.bin".to_owned()), "{told:?}");
    assert_eq!(blames(&recording.write()), Vec::<String>::new());
    assert_eq!(data(&recording.write()), data_opened_by("client", 162));
}

#[test]
fn a_file_may_end_in_the_middle_of_a_packet() {
    for length in (24..PASSIVE.len()).step_by(41) {
        let told = run(&["--color", "never"], &PASSIVE[..length]);
        assert!(told.code == 0 || told.err.contains("no reply found (capture)"), "{length}: {}", told.err);
    }
    let told = run(&[], &PASSIVE[..PASSIVE.len() - 1]);
    assert!(told.err.contains("the capture ends after packet 66: the next one is not complete"), "{}", told.err);
    let told = run(&[], &PASSIVE[..20]);
    assert_eq!((told.code, told.err.contains("the head of the capture is damaged")), (1, true), "{}", told.err);
}

#[test]
fn damaged_captures_do_no_harm() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap()
    };
    for capture in [PASSIVE, ACTIVE, IPV6, TLS] {
        for round in 0..60 {
            let mut damaged = capture.to_vec();
            for _ in 0..1 + round % 8 {
                let place = 4 + next() % (damaged.len() - 4);
                damaged[place] = u8::try_from(next() % 256).unwrap();
            }
            let told = run(&["--json"], &damaged);
            assert!(told.code != 101 && !told.err.contains("panicked"), "round {round}: {}", told.err);
        }
    }
}

#[test]
fn a_control_connection_is_known_by_what_is_said() {
    let ftp = ["S: 220 ready", "C: USER me", "S: 331 Password?"];
    // On the port of FTP, on another one, and the same in the middle of a session.
    for port in [21, 2121, 40_000] {
        let whole: Vec<_> = ftp.map(str::to_owned).into();
        assert_eq!(said(&talk(port, &ftp).write()), whole, "{port}");
        assert_eq!(said(&talk(port, &ftp).without(0..3).write()), whole, "{port}");
    }
    for other in [
        &["S: 220 mail.example.org ESMTP", "C: EHLO me", "S: 250 HELP", "C: HELP", "S: 214 RFC 5321", "C: QUIT"][..],
        &["S: 200 news.example.org", "C: MODE READER", "S: 200 posting allowed", "C: LIST", "S: 215 list follows"],
        &["S: +OK POP3", "C: USER me", "S: +OK", "C: PASS me", "S: +OK"],
        &["C: GET / HTTP/1.1", "S: HTTP/1.1 200 OK"],
    ] {
        let told = run(&[], &talk(2525, other).write());
        assert!(told.err.contains("it has no FTP control connection"), "{other:?}: {}", told.err);
    }
}

#[test]
fn the_summary_counts_packets() {
    let told = run(&["--summary", "--color", "never"], PASSIVE);
    assert!(told.text().starts_with("18 replies in 67 packets\nformat: capture\n"), "{}", told.text());
    let capture = talk(21, &["S: 220 ready", "C: NOOP", "S: 331 Password?"]).write();
    let told = run(&["--violations", "--color", "never"], &capture);
    assert!(told.text().starts_with("packet 6:\n    = 331 NeedPassword"), "{}", told.text());
    assert!(told.text().contains("    1 x 331 to NOOP (packet 6)\n"), "{}", told.text());
}
