//! What packet tools print, with other options than in the recorded logs.

use crate::object::{assert_read, objects};

const READ: &str = "220 - 331 USER 221 QUIT";

#[test]
fn ngrep_marks_the_packets_that_it_does_not_print() {
    let packets = [
        (21, 328, 4, "220 (vsFTPd 3.0.3)"),
        (328, 21, 6, "USER demo"),
        (21, 328, 8, "331 Password?"),
        (328, 21, 9, "QUIT"),
        (21, 328, 11, "221 Goodbye."),
    ];
    let log = |write: fn(&str) -> String, number: bool| -> String {
        let packets = packets.iter().map(|(from, to, place, text)| {
            let protocol = if number { "(6)" } else { "" };
            format!("T{protocol} 127.0.0.1:{from} -> 127.0.0.1:{to} [AP] #{place}\n{}\n##\n", write(text))
        });
        format!("input: c.pcap\nfilter: ( port 21 ) and ((ip || ip6))\n####\n{}exit\n", packets.collect::<String>())
    };
    assert_read(log(|text| format!("{:<77}", format!("  {text}..")), false), READ);
    assert_read(log(|text| format!("{:<77}", format!("  {text}..")), true), READ);
    assert_read(log(|text| format!("{text}.."), false), READ);
    assert_read(log(|text| format!("{text}.\n"), false), READ);
    assert_read(log(|text| format!("{:<77}", format!("  {text}~~")), false), READ);
}

#[test]
fn a_packet_that_was_sent_again_is_read_once() {
    let log = "22:10:01.1 IP 127.0.0.1.45670 > 127.0.0.1.21: Flags [P.], seq 1:7, ack 1, win 64, length 6: FTP: FEAT\n\
               22:10:01.2 IP 127.0.0.1.21 > 127.0.0.1.45670: Flags [P.], seq 1:10, ack 7, win 64, length 9: FTP: 211 End\n\
               22:10:01.3 IP 127.0.0.1.21 > 127.0.0.1.45670: Flags [P.], seq 1:10, ack 7, win 64, length 9: FTP: 211 End\n\
               22:10:01.4 IP 127.0.0.1.45670 > 127.0.0.1.21: Flags [P.], seq 7:13, ack 10, win 64, length 6: FTP: QUIT\n\
               22:10:01.5 IP 127.0.0.1.21 > 127.0.0.1.45670: Flags [P.], seq 10:24, ack 13, win 64, length 14: FTP: 221 Goodbye.\n";
    assert_read(log, "211 FEAT 221 QUIT");
}

#[test]
fn every_output_of_tshark_is_read() {
    for log in [
        // -T tabs
        "    4\t  0.005008\t   127.0.0.1\t→\t127.0.0.1   \tFTP\t86\tResponse: 220 (vsFTPd 3.0.3)\n\
         \x20   6\t  0.005185\t   127.0.0.1\t→\t127.0.0.1   \tFTP\t80\tRequest: USER demo\n\
         \x20   7\t  0.005189\t   127.0.0.1\t→\t127.0.0.1   \tTCP\t66\t21 → 32882 [ACK] Seq=21 Ack=15 Win=65536 Len=0\n\
         \x20   8\t  0.011053\t   127.0.0.1\t→\t127.0.0.1   \tFTP\t100\tResponse: 331 Please specify the password.\n\
         \x20   9\t  0.025486\t   127.0.0.1\t→\t127.0.0.1   \tFTP\t78\tRequest: QUIT\n\
         \x20  10\t  0.025586\t   127.0.0.1\t→\t127.0.0.1   \tFTP\t80\tResponse: 221 Goodbye.\n",
        // -T psml
        "<packet>\n<section>4</section>\n<section>FTP</section>\n<section>Response: 220 a &amp; b</section>\n</packet>\n\
         <section>Request: USER demo</section>\n<section>Response: 331 c</section>\n<section>Request: QUIT</section>\n\
         <section>Response: 221 d</section>\n",
        // -T json -j ftp, which has no ports
        "      \"layers\": {\n        \"ftp\": {\n          \"220 (vsFTPd 3.0.3)\\\\r\\\\n\": {\n\
         \x20     \"layers\": {\n          \"USER demo\\\\r\\\\n\": {\n      \"layers\": {\n          \"331 b\\\\r\\\\n\": {\n\
         \x20     \"layers\": {\n          \"QUIT\\\\r\\\\n\": {\n      \"layers\": {\n          \"221 c\\\\r\\\\n\": {\n",
        // -T fields with separators, quotes and columns of its own
        "\"0.008\",\"0\",,,\"220\",\"(vsFTPd 3.0.3)\"\n\"0.113\",\"0\",\"USER\",\"demo\",,\n\"0.114\",\"0\",,,\"331\",\"Password, please.\"\n\
         \"0.2\",\"0\",\"QUIT\",,,\n\"0.3\",\"0\",,,\"221\",\"Goodbye.\"\n",
        "0|||220|(vsFTPd 3.0.3)\n0|USER|demo||\n0|||331|b\n0|QUIT|||\n0|||221|c\n",
        "tcp.stream;ftp.request.command;ftp.request.arg;ftp.response.code;ftp.response.arg\n'0';;;'220';'a'\n'0';'USER';'demo';;\n\
         '0';;;'331';'b'\n'0';'QUIT';;;\n'0';;;'221';'c'\n",
        "7\t0.008\t127.0.0.1\t127.0.0.1\tFTP\tResponse: 220 a\n11\t0.1\t127.0.0.1\t127.0.0.1\tFTP\tRequest: USER demo\n\
         13\t0.1\t127.0.0.1\t127.0.0.1\tFTP\tResponse: 331 b\n14\t0.1\t127.0.0.1\t127.0.0.1\tFTP\tRequest: QUIT\n\
         15\t0.1\t127.0.0.1\t127.0.0.1\tFTP\tResponse: 221 c\n",
        "\t220\nUSER\t\n\t331\nQUIT\t\n\t221\n",
        "21\tTimestamps,220 a\\r\\n\n566\tTimestamps,USER demo\\r\\n\n21\tTimestamps,331 b\\r\\n\n566\tTimestamps,QUIT\\r\\n\n21\tTimestamps,221 c\\r\\n\n",
        // -e tcp.srcport -e tcp.dstport -e tcp.payload
        "2121\t566\t32323020610d0a\n566\t2121\t555345522064656d6f0d0a\n2121\t566\t33333120620d0a\n566\t2121\t515549540d0a\n2121\t566\t32323120630d0a\n",
    ] {
        assert_read(log, READ);
    }
}

#[test]
fn a_packet_that_tshark_prints_in_several_forms_is_read_once() {
    // -P -V
    assert_read(
        "    4   0.005008    127.0.0.1 → 127.0.0.1    FTP 86 Response: 220 a\n\n\
         Transmission Control Protocol, Src Port: 21, Dst Port: 328, Seq: 1, Ack: 1, Len: 7\n\
         File Transfer Protocol (FTP)\n    220 a\\r\\n\n        Response code: Service ready for new user (220)\n\n",
        "220 -",
    );
    // -T jsonraw has the bytes, and the text below them.
    assert_read(
        "      \"layers\": {\n          \"tcp.srcport_raw\": [\n            \"0015\",\n          \"tcp.dstport_raw\": [\n            \"0148\",\n\
         \x20       \"ftp_raw\": [\n          \"32323020610d0a\",\n        \"ftp\": {\n          \"220 a\\\\r\\\\n\": {\n",
        "220 -",
    );
}

#[test]
fn a_stream_that_is_followed_is_read() {
    const RULE: &str = "===================================================================\n";
    let nodes = "Filter: tcp.stream eq 1\nNode 0: 127.0.0.1:45670\nNode 1: 127.0.0.1:21\n";
    let said = [
        (
            "ascii",
            "\t10\n220-a\n b\n220 c\n\n11\nUSER demo\n\n\t7\n331 b\n\n6\nQUIT\n\n\t7\n221 c\n\n"
                .replace("\t10\n220-a\n b\n220 c", "\t18\n220-a\n b\n220 c"),
        ),
        (
            "raw",
            "\t32323020610d0a\n555345522064656d6f0d0a\n\t33333120620d0a\n515549540d0a\n\t32323120630d0a\n".to_owned(),
        ),
        (
            "hex",
            "\t00000000  32 32 30 20 61 0d 0a                              220 a..\n\
             00000000  55 53 45 52 20 64 65 6d  6f 0d 0a                 USER dem o..\n\
             \t00000007  33 33 31 20 62 0d 0a                              331 b..\n\
             0000000B  51 55 49 54 0d 0a                                 QUIT..\n\
             \t0000000E  32 32 31 20 63 0d 0a                              221 c..\n"
                .to_owned(),
        ),
    ];
    for (form, said) in said {
        assert_read(format!("\n{RULE}Follow: tcp,{form}\n{nodes}{said}{RULE}"), READ);
    }
    let yaml = "peers:\n  - peer: 0\n    host: 127.0.0.1\n    port: 45670\n  - peer: 1\n    host: 127.0.0.1\n    port: 21\npackets:\n";
    let packets =
        [(1, "MjIwIGENCg=="), (0, "VVNFUiBkZW1vDQo="), (1, "MzMxIGINCg=="), (0, "UVVJVA0K"), (1, "MjIxIGMNCg==")];
    let packets = packets.map(|(peer, data)| {
        format!("  - packet: 23\n    peer: {peer}\n    timestamp: 1795299000.3\n    data: !!binary |\n      {data}\n")
    });
    assert_read(format!("{yaml}{}", packets.concat()), READ);
}

#[test]
fn tcpflow_and_ssldump_are_read() {
    let (server, client) = ("127.000.000.001.00021", "127.000.000.001.32882");
    assert_read(
        format!(
            "{server}-{client}: \n0000: 3232 3020 610d 0a 220 a..\n\n{client}-{server}: \n0000: 5553 4552 2064 656d 6f0d 0a USER demo..\n\n\
             {server}-{client}: \n0000: 3333 3120 620d 0a 331 b..\n\n{client}-{server}: \n0000: 5155 4954 0d0a  QUIT..\n\n\
             {server}-{client}: \n0000: 3232 3120 630d 0a 221 c..\n\n"
        ),
        READ,
    );
    let rule = "-".repeat(63);
    let packets = [("S>C", "220-a\n220 b"), ("C>S", "USER demo"), ("S>C", "331 c"), ("C>S", "QUIT"), ("S>C", "221 d")];
    let packets = packets.map(|(mark, text)| format!("0.0050 (0.0050)  {mark}\n{rule}\n{text}\n{rule}\n\n"));
    assert_read(format!("New TCP connection #1: 127.0.0.1(32882) <-> 127.0.0.1(21)\n{}", packets.concat()), READ);
}

#[test]
fn nobody_is_blamed_if_connections_cannot_be_told_apart() {
    let line = |place: usize, text: &str| format!("{place:5}   0.013692    127.0.0.1 → 127.0.0.1    FTP 86 {text}\n");
    let said = [
        "Response: 220 a",
        "Response: 220 a",
        "Request: USER demo",
        "Request: RETR x",
        "Response: 530 b",
        "Response: 331 c",
        "Request: PASS d",
        "Request: QUIT",
        "Response: 221 e",
        "Response: 230 f",
    ];
    let log: String = said.iter().enumerate().map(|(place, text)| line(place, text)).collect();
    let objects = objects(&[], log.as_bytes());
    assert_eq!(objects.iter().filter(|object| object["code"].is_number()).count(), 6);
    assert!(objects.iter().all(|object| object["rule"].is_null()), "{objects:?}");
}

#[test]
fn a_text_that_tshark_cuts_off_is_read() {
    assert_read(
        "Transmission Control Protocol, Src Port: 328, Dst Port: 21, Seq: 1, Ack: 1, Len: 6\n\
         File Transfer Protocol (FTP)\n    HELP\\r\\n\n\
         Transmission Control Protocol, Src Port: 21, Dst Port: 328, Seq: 1, Ack: 7, Len: 300\n\
         File Transfer Protocol (FTP)\n     [truncated]214 a very long text\n        Response code: Help message (214)\n",
        "214 HELP",
    );
}

/// `tcpdump -e -v` has two lines before a dump, and the first begins with the addresses of Ethernet.
#[test]
fn a_dump_below_two_lines_is_read() {
    let log = "22:46:51.87 00:00:00:00:00:00 > 00:00:00:00:00:00, ethertype IPv4 (0x0800), length 62: (tos 0x0, ttl 64, id 5, offset 0, flags [DF], proto TCP (6), length 48)\n\
               \x20   127.0.0.1.2121 > 127.0.0.1.35724: Flags [P.], cksum 0xfe30 (incorrect -> 0x52a9), seq 1:9, ack 1, win 512, length 8\n\
               \t0x0000:  4500 0030 c641 4000 4006 767a 7f00 0001\n\t0x0010:  7f00 0001 0849 8b8c 8deb 7b30 e9eb 4799\n\
               \t0x0020:  5018 0040 fe2e 0000 3232 3020 6162 0d0a\n";
    assert_read(log, "220 -");
}
