//! Prefixes: what clients and servers put before what was said.

use crate::object::objects;

/// The forms in which logs show the reply `220 ready`.
const SERVER: &[&str] = &[
    // As it is: BSD ftp, wget, raw captures.
    "220 ready",
    // Transcripts.
    "S: 220 ready",
    "Server: 220 ready",
    "S:\t220 ready",
    // lftp, and with time stamps.
    "<--- 220 ready",
    "2026-11-20 12:34:56 <--- 220 ready",
    // curl -v, --trace-time, --trace-ids.
    "< 220 ready",
    "12:34:56.123456 < 220 ready",
    "[0-0] < 220 ready",
    // Other arrows: Perl's Net::FTP, pyftpdlib, proxies.
    "<- 220 ready",
    "<= 220 ready",
    "<-- 220 ready",
    "<<< 220 ready",
    "← 220 ready",
    "Net::FTP=GLOB(0x55d2c8)<<< 220 ready",
    "192.168.0.1:21 <- 220 ready",
    "[::1]:21 <- 220 ready",
    "127.0.0.1:53282-[] -> 220 ready",
    "[I 2026-11-20 14:18:00] 127.0.0.1:53282-[user] -> 220 ready",
    // FileZilla: the window, the log file, the old and the new server.
    "Response:\t220 ready",
    "2026-11-20 14:18:00 12345 1 Response: 220 ready",
    "(000001)2026-11-20 14:18:00 - (not logged in) (127.0.0.1)> 220 ready",
    "<20/11/2026 14:18:00> FTP Session 1 127.0.0.1 [Response] 220 ready",
    "[Response] 220 ready",
    // WinSCP.
    "< 2026-11-20 14:18:00.000 220 ready",
    // ncftp.
    "14:18:00  220: ready",
    // ftplib of Python, Net::FTP of Ruby, loggers.
    "*resp* '220 ready'",
    "*resp* \"220 ready\"",
    "*get* '220 ready\\n'",
    "get: 220 ready",
    "INFO:aioftp.client:220 ready",
    "2026-11-20 12:34:56,789 DEBUG 220 ready",
    "2026-11-20 12:34:56,789 [main] DEBUG org.example.Ftp - 220 ready",
    // vsftpd, in its own file and in syslog.
    "Thu Nov 20 14:18:00 2026 [pid 2] FTP response: Client \"127.0.0.1\", \"220 ready\"",
    "Thu Nov 20 14:18:00 2026 [pid 2] [joe] FTP response: Client \"127.0.0.1\", \"220 ready\"",
    "Nov 20 12:34:56 host vsftpd[1]: [joe] FTP response: Client ::ffff:192.168.1.100, 220 ready",
    // Stamps alone.
    "[12:34:56] 220 ready",
    "12:34:56 220 ready",
    "2026-11-20T12:34:56Z 220 ready",
    "2026-11-20T12:34:56.789+01:00 S: 220 ready",
    "2026/11/20 12:34:56 220 ready",
    "20 Nov 2026 12:34:56 220 ready",
    "Nov  2 12:34:56 host ftpd: 220 ready",
    "Nov 20 12:34:56 host proftpd[123]: 220 ready",
    "2026-11-20T12:34:56.123456+01:00 host ftpd[9]: 220 ready",
    "1795175945.512 < 220 ready",
    "0.023 S: 220 ready",
    // Packets: tshark, tcpflow.
    "    1 0.000000 192.168.0.1 → 192.168.0.2 FTP 86 Response: 220 ready",
    "192.168.000.001.00021-192.168.000.002.34567: 220 ready",
];

/// Lines of clients, of the programs that write the logs, and of their users.
const OTHER: &[&str] = &[
    "C: 200 OK",
    "---> 200 OK",
    "--> 200 OK",
    "> 200 OK",
    ">>> 200 OK",
    "Command:\t200 OK",
    "2026-11-20 14:18:00 12345 1 Command: 200 OK",
    "*cmd* '200 OK'",
    "*put* '200 OK\\r\\n'",
    "put: 200 OK",
    "ftp> 200 OK",
    "> 2026-11-20 14:18:00.000 200 OK",
    "Thu Nov 20 14:18:00 2026 [pid 2] FTP command: Client \"127.0.0.1\", \"200 OK\"",
    "Status:\t220 ready",
    "* 220 ready",
    "-- 0.000 C connect",
    "---- Connecting to host (10.0.0.1) port 21",
    "{ [512 bytes data]",
    // Sizes and progress.
    "512 bytes received in 0.10 secs (5.0 Kbytes/s)",
    "512 KiB",
    "100  1234  100  1234    0     0   5000      0 --:--:-- --:--:-- --:--:--  5000",
    "2026-11-20 12:34:56 512 bytes",
    "total 200",
    "512",
    // Listings and transfer logs.
    "-rw-r--r-- 1 ftp ftp 512 Nov 20 12:00 220 a",
    "Thu Nov 20 14:18:00 2026 150 127.0.0.1 39 /file b _ o r ftptest ftp 0 * c",
    "127.0.0.1 - - [20/Nov/2026:14:18:00 +0000] \"GET /x\" 200 512",
    "127.0.0.1 - - [20/Nov/2026:14:18:00 +0000] \"GET /x HTTP/1.1\" 200 512",
    // Dates, ranges, telephone numbers.
    "2026-11-20",
    "Nov 20 14:18:00 2026",
    "101-200 of 512",
    "555-1234",
    // Not quite a reply.
    "777 ready",
    "042 ready",
    "2200 ready",
    "220ready",
    "  220 ready",
    "S: 220ready",
    "{\"t\": 0.1, \"dir\": \"S\", \"b64\": \"MjIwIA0K\"}",
];

#[test]
fn a_reply_is_found_behind_every_prefix() {
    for line in SERVER {
        let replies = objects(&[], line.as_bytes());
        assert_eq!(replies.len(), 1, "{line}");
        assert_eq!(
            (replies[0]["code"].as_u64(), replies[0]["lines"][0].as_str()),
            (Some(220), Some("ready")),
            "{line}"
        );
    }
}

#[test]
fn other_lines_are_no_replies() {
    for line in OTHER {
        assert!(objects(&[], line.as_bytes()).is_empty(), "{line}");
    }
}

#[test]
fn a_reply_of_many_lines_is_one_reply_behind_every_prefix() {
    for line in SERVER.iter().filter(|line| !line.contains("220: ") && !line.contains("(not logged in)")) {
        let parts = ["220-a", "331 b", " c", "220 d"].map(|part| line.replace("220 ready", part));
        let replies = objects(&[], parts.join("\n").as_bytes());
        assert_eq!(replies.len(), 1, "{line}");
        assert_eq!(replies[0]["lines"], serde_json::json!(["a", "331 b", " c", "d"]), "{line}");
    }
}

#[test]
fn ftplib_shows_a_reply_twice_and_it_is_counted_once() {
    let log =
        b"*get* '220-a\\n'\n*get* ' it\\'s\\n'\n*get* '220 b\\n'\n*resp* '220-a\\n it\\'s\\n220 b'\n*cmd* 'USER x'\n";
    let replies = objects(&[], log);
    assert_eq!(replies.len(), 1);
    assert_eq!(replies[0]["lines"], serde_json::json!(["a", " it's", "b"]));
    let replies = objects(&[], b"*resp* '220-a\\n331 x\\n220 caf\\xe9'\n*cmd* 'USER x'\n*resp* '331 b'\n");
    assert_eq!(replies.len(), 2);
    assert_eq!(replies[0]["lines"], serde_json::json!(["a", "331 x", "caf\u{e9}"]));
}

#[test]
fn the_marks_of_transcripts_are_no_text() {
    let replies = objects(&[], b"S: 221\\n\nS: 350 not ended\\\nS: 257 \"C:\\\\\nS: 250 a\\\\n\n");
    let texts: Vec<&str> = replies.iter().filter_map(|reply| reply["lines"][0].as_str()).collect();
    assert_eq!(texts, ["", "not ended", "\"C:\\\\", "a\\\\n"]);
}
