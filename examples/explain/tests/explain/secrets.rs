//! Passwords: no report shows one.

use std::fs;
use std::path::Path;

use crate::object::{members, objects};
use crate::recording::talk;
use crate::support::run;

/// Every report about a log.
fn reports(log: &[u8]) -> [String; 5] {
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-secrets.html", std::process::id()));
    run(&["--html", page.to_str().expect("a name in UTF-8")], log);
    let html = fs::read_to_string(page).expect("the page is UTF-8");
    let [text, violations, json, summary] = [[].as_slice(), &["--violations"], &["--json", "--full"], &["--summary"]]
        .map(|options| run(options, log).text().to_owned());
    [text, violations, json, summary, html]
}

fn assert_hidden(log: impl AsRef<[u8]>, name: &str) {
    let log = log.as_ref();
    assert!(log.windows(7).any(|word| word == b"hunter2"), "{name}");
    for report in reports(log) {
        assert!(!report.contains("hunter2"), "{name}: {report}");
    }
}

#[test]
fn recorded_logs_are_shown_without_their_passwords() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logs");
    let mut found = 0;
    for file in fs::read_dir(folder).expect("the logs are there") {
        let path = file.expect("a file").path();
        let recorded = String::from_utf8_lossy(&fs::read(&path).expect("a log")).into_owned();
        let mut log = recorded.clone();
        for (before, after) in [("PASS ", ""), ("\"PASS\",\"command_data\":\"", "\"")] {
            for password in ["demo", "wrong"] {
                log = log.replace(&format!("{before}{password}{after}"), &format!("{before}hunter2{after}"));
            }
        }
        if log != recorded && !path.to_string_lossy().ends_with(".tsv") {
            assert_hidden(log, &path.to_string_lossy());
            found += 1;
        }
    }
    assert!(found > 10, "{found}");
}

#[test]
fn passwords_are_hidden_in_every_form_of_a_line() {
    const CONNECTION: &str = "IP 127.0.0.1.50486 > 127.0.0.1.21: Flags [P.], seq 12:24, ack 80, win 64, length 14";
    for log in [
        "*resp* '331 a'\n*cmd* 'PASS hunter2'\n*resp* '230 b'\n",
        "=> Send header, 14 bytes (0xe)\n0000: PASS hunter2\n<= Recv header, 7 bytes (0x7)\n0000: 230 b\n",
        "debug(1): b'331 a\\r\\n'\ndebug(2): b'PASS hunter2\\r\\n'\ndebug(1): b'230 b\\r\\n'\n",
        "2026/11/21 14:17:21 DEBUG : FTP Tx: \"PASS hunter2\"\n2026/11/21 14:17:21 DEBUG : FTP Rx: \"230 b\"\n",
        "< 2026-11-21 14:17:21.570 331 a\n> 2026-11-21 14:17:21.571 PASS hunter2\n< 2026-11-21 14:17:21.572 230 b\n",
        "Nov 21 14:18:51 host pure-ftpd: (?@127.0.0.1) [DEBUG] Command [pass] [hunter2]\n\
         Nov 21 14:18:51 host pure-ftpd: (?@127.0.0.1) [DEBUG] 230 b\n",
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status\n2026-11-21 14:17:21 192.0.2.1 PASS hunter2 230\n",
        "127.0.0.1 UNKNOWN demo [21/Nov/2026:14:17:22 +0000] \"PASS hunter2\" 230 -\n",
        "2026-11-21 14:17:21,819 127.0.0.1 PASS hunter2 230\n",
        "tcp.srcport\tftp.response.code\tftp.response.arg\tftp.request.command\tftp.request.arg\n\
         21\t331\ta\t\t\n5\t\t\tPASS\thunter2\n21\t230\tb\t\t\n",
        "{\"layers\":{\"tcp\":{\"tcp_tcp_srcport\":\"5\",\"tcp_tcp_dstport\":\"21\"},\
         \"ftp\":{\"text\":\"PASS hunter2\\\\r\\\\n\",\"ftp_ftp_request_arg\":\"hunter2\"}}}\n",
        "    \"tcp.srcport\": \"5\",\n    \"tcp.dstport\": \"21\",\n    \"PASS hunter2\\\\r\\\\n\": {\n\
         \x20     \"ftp.request.arg\": \"hunter2\"\n",
        "A program of which nothing is known says: PASS hunter2\nlogging in to ftp://demo:hunter2@127.0.0.1/pub\n",
        "C: USER joe:hunter2@ftp.example.org\nS: 331 a\nC: PASS x\nS: 230 hunter2\n",
        "S: 331 a\nC: hunter2\nS: 500 HUNTER2: what? hunter2?\n",
        "C: ACCT hunter2\nS: 502 not hunter2\nC: ADAT hunter2+\nS: 503 hunter2+\n",
        "S: 500 'PASS hunter2': command not understood\n",
    ] {
        assert_hidden(log, log);
    }
    // The client is shown in a packet; the line comes before it is known what was sent in it.
    assert_hidden(format!("14:16:53.7 {CONNECTION}: FTP: PASS hunter2\n"), "tcpdump");
    assert_hidden(format!("14:16:53.7 {CONNECTION}\nE..4..@.@.....mePASS hunter2\n"), "tcpdump -A");
}

#[test]
fn a_capture_is_shown_without_its_passwords() {
    let session = ["S: 220 a", "C: USER joe", "S: 331 a", "C: PASS hunter2", "S: 530 hunter2?"];
    assert_hidden(talk(21, &session).write(), "pcap");
}

#[test]
fn a_server_that_repeats_a_password_is_shown_without_it() {
    let log = b"C: USER joe\nS: 331 a\nC: PASS hunter2\nS: 530 not hunter2\nC: MKD hunter2\nS: 257 \"/hunter2\"\n";
    let read = objects(&[], log);
    assert_eq!(members(&read[1], &["code", "lines", "command"]), serde_json::json!([530, ["not ****"], "PASS"]));
    assert_eq!(members(&read[2], &["lines", "form"]), serde_json::json!([["\"/****\""], "strict"]));
    assert_eq!(read[2]["payload"]["path"], "/****");
    assert!(run(&[], log).text().contains("S: 530 not ****\n"));
}

#[test]
fn a_number_that_happens_to_be_a_password_is_still_read() {
    let read = objects(&[], b"C: USER joe\nS: 331 a\nC: PASS 2026\nS: 230 b\nC: SIZE a\nS: 213 2026\n");
    assert_eq!((&read[2]["payload"]["size"], &read[2]["lines"][0]), (&2026.into(), &"2026".into()));
}

#[test]
fn what_is_not_a_password_is_shown() {
    let log = "S: 214-Commands:\nS:  PASS ACCT CWD\nS: 214 end\nC: LIST\nS: 530 Log in with USER and PASS first.\n\
        C: PWD\nS: 503 PASS comes after USER\nC: USER ftp\nS: 331 a\nC: PASS ftp\nS: 230 Welcome to ftp.example.org\n";
    let told = run(&[], log.as_bytes());
    let printed: Vec<&str> =
        told.text().lines().filter(|line| line.starts_with("S: ") || line.starts_with("C: ")).collect();
    assert_eq!(printed.join("\n") + "\n", log.replace("PASS ftp", "PASS ****"));
}
