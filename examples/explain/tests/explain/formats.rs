//! Formats of logs: the recorded ones, and transcripts of real servers in the words of other programs.

use std::path::Path;

use serde_json::Value;

use crate::object::{members, objects};
use crate::transcript::transcripts;

/// Code and verb of each reply.
type Rows = Vec<(String, String)>;

/// The logs that were recorded, by name, each with the replies that can be seen in it: the code, and the verb of the
/// command that it answers. `CONNECT` is the greeting, `-` a command that the log does not show.
fn recorded() -> Vec<(String, Vec<u8>, Rows)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logs");
    let entries = folder.read_dir().expect("there are logs").map(|entry| entry.expect("a file").path());
    let mut truths: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(".truth.tsv")).collect();
    truths.sort();
    let logs = truths.into_iter().map(|truth| {
        let path = truth.to_string_lossy().trim_end_matches(".truth.tsv").to_owned();
        let rows = std::fs::read_to_string(&truth).expect("it can be read");
        let rows = rows.lines().map(|row| row.split_once('\t').expect("two cells"));
        let rows = rows.map(|(code, verb)| (code.to_owned(), verb.to_owned())).collect();
        let name = path.rsplit('/').next().expect("a name").to_owned();
        (name, std::fs::read(&path).expect("it can be read"), rows)
    });
    logs.collect()
}

/// Code and command of each reply, as the truth has them.
fn found(log: &[u8]) -> Vec<(String, String)> {
    let row = |reply: &Value| {
        let verb = reply["command"].as_str().unwrap_or("-").to_owned();
        (reply["code"].to_string(), verb)
    };
    objects(&[], log).iter().map(row).collect()
}

fn expected(truth: &[(String, String)]) -> Vec<(String, String)> {
    let row = |(code, verb): &(String, String)| (code.clone(), verb.replace("CONNECT", "-"));
    truth.iter().map(row).collect()
}

#[test]
fn every_reply_of_the_recorded_logs_is_found_and_nothing_else_is() {
    let logs = recorded();
    assert!(logs.len() >= 35, "only {} logs", logs.len());
    for (name, log, truth) in &logs {
        assert_eq!(found(log), expected(truth), "{name}");
    }
}

/// The same logs as they come out of other hands.
#[test]
fn what_is_done_to_a_log_on_its_way_does_not_matter() {
    let prefixed = |log: &[u8], prefix: &str| -> Vec<u8> {
        let lines = log.split_inclusive(|byte| *byte == b'\n');
        lines.flat_map(|line| [prefix.as_bytes(), line].concat()).collect()
    };
    for (name, log, truth) in recorded() {
        let expected = expected(&truth);
        let crlf: Vec<u8> =
            log.iter().flat_map(|byte| if *byte == b'\n' { b"\r\n".to_vec() } else { vec![*byte] }).collect();
        assert_eq!(found(&crlf), expected, "{name} with CR LF");
        assert_eq!(found(&[b"\xef\xbb\xbf".as_slice(), &log].concat()), expected, "{name} after a byte order mark");
        let coloured = prefixed(&log, "\x1b[32m");
        assert_eq!(found(&coloured), expected, "{name} in colour");
        // Packets are wrapped by their tools.
        const CLIENTS: [&str; 9] =
            ["aioftp", "basic-ftp", "curl", "filezilla", "ftplib", "lftp", "netftp", "tnftp", "wget"];
        let is_client = CLIENTS.iter().any(|tool| name.starts_with(tool));
        if is_client {
            let lines = || log.split_inclusive(|byte| *byte == b'\n').zip(1..);
            let cat: Vec<u8> =
                lines().flat_map(|(line, number)| [format!("{number:6}\t").as_bytes(), line].concat()).collect();
            let grep: Vec<u8> =
                lines().flat_map(|(line, number)| [format!("{number}:").as_bytes(), line].concat()).collect();
            assert_eq!(found(&cat), expected, "{name} with numbers as `cat -n` writes them");
            assert_eq!(found(&grep), expected, "{name} with numbers as `grep -n` writes them");
        }
        for prefix in [
            "2026-11-21T14:17:21.123456789Z ",
            "2026-11-21T14:17:21.123456789Z stdout F ",
            "Nov 21 14:17:21 host job[77]: ",
            "2026-11-21T14:17:21+0100 host job[77]: ",
            "[14:17:21] ",
            "ftp-1  | ",
            "[pod/backup-28391-xk2lp/ftp] ",
            "backup-28391-xk2lp ftp ",
            "<13>1 2026-11-21T14:17:21.123Z host job 77 - - ",
            "2026-11-21T14:17:21.123456Z 01O ",
            "2026-11-21 14:17:21.123  INFO 1 --- [           main] c.e.demo.Ftp             : ",
            "0|ftp      | ",
            "info: ",
            "    ",
        ] {
            if is_client {
                assert_eq!(found(&prefixed(&log, prefix)), expected, "{name} after `{prefix}`");
            }
        }
    }
}

/// Logs of the same session: the packets that tcpflow shows as they are, and what others make of them.
#[test]
fn all_logs_of_a_session_have_the_same_verdicts() {
    let logs = recorded();
    let verdicts = |log: &[u8]| -> Vec<Value> {
        objects(&[], log).iter().map(|reply| members(reply, &["code", "command", "verdict", "rule"])).collect()
    };
    let log = |wanted: &str| &logs.iter().find(|(name, ..)| name == wanted).expect(wanted).1;
    for (first, others) in [
        (
            "tcpflow-c-vsftpd.log",
            ["vsftpd-protocol.log", "tcpdump-oneline-vsftpd.log", "tshark-oneline-vsftpd.log", "ngrep-vsftpd.log"]
                .as_slice(),
        ),
        ("ngrep-byline-proftpd.log", &["tcpdump-n-oneline-proftpd.log", "tshark-oneline-Yftp-proftpd.log"]),
    ] {
        for other in others {
            assert_eq!(verdicts(log(other)), verdicts(log(first)), "{other}");
        }
    }
    // Of an access log every second reply is missing, and none of those that are there is blamed.
    for (name, log, _) in &logs {
        let blamed = objects(&[], log).iter().filter(|reply| !reply["rule"].is_null()).count();
        assert_eq!(blamed, 0, "{name}");
    }
}

/// What one side has said, in the words of a program.
type Written = fn(&str, bool) -> String;

/// How other programs write what a transcript has after `C: ` and `S: `.
const WRITTEN: &[(&str, Written)] = &[
    ("curl", |text, is_reply| format!("{} {text}\n", if is_reply { "<" } else { ">" })),
    ("lftp", |text, is_reply| format!("{} {text}\n", if is_reply { "<---" } else { "--->" })),
    ("ftp", |text, is_reply| if is_reply { format!("{text}\n") } else { format!("---> {text}\n") }),
    ("filezilla", |text, is_reply| {
        format!("2026-11-21 14:23:13 12967 1 {}: {text}\n", if is_reply { "Response" } else { "Command" })
    }),
    ("winscp", |text, is_reply| format!("{} 2026-11-21 14:17:21.570 {text}\n", if is_reply { "<" } else { ">" })),
    ("vsftpd", |text, is_reply| {
        let kind = if is_reply { "response" } else { "command" };
        format!("Sat Nov 21 14:16:53 2026 [pid 2] FTP {kind}: Client \"127.0.0.1\", \"{text}\"\n")
    }),
    ("rclone", |text, is_reply| {
        format!("2026/11/21 14:17:21 DEBUG : FTP {}x: {text:?}\n", if is_reply { "R" } else { "T" })
    }),
    ("ngrep", |text, is_reply| {
        let (from, to) = if is_reply { (21, 40894) } else { (40894, 21) };
        format!("T 127.0.0.1:{from} -> 127.0.0.1:{to} [AP] #4\n{text}.\n\n")
    }),
    ("syslog", |text, is_reply| {
        format!("Nov 21 14:17:21 host app[7]: {}: {text}\n", if is_reply { "Server" } else { "Client" })
    }),
];

/// The lines of a transcript that other programs can write, and what is said in them.
fn said(transcript: &str) -> Option<Vec<(&str, bool)>> {
    let lines = transcript.lines().filter_map(|line| {
        let reply = line.strip_prefix("S: ").map(|text| (text, true));
        reply.or_else(|| line.strip_prefix("C: ").map(|text| (text, false)))
    });
    let lines: Vec<_> = lines.collect();
    // Bytes that are not text, lines without an end, and empty lines are not written alike by all of them.
    let is_plain =
        |text: &str| !text.is_empty() && text.chars().all(|letter| (' '..='~').contains(&letter) && letter != '\\');
    let is_alike = lines.iter().all(|(text, is_reply)| is_plain(text) && (*is_reply || !text.starts_with(' ')));
    (is_alike && transcript.matches(" C connect").count() == 1).then_some(lines)
}

#[test]
fn the_verdicts_of_a_log_are_those_of_the_transcript() {
    let verdicts = |log: &[u8]| -> Vec<Value> {
        objects(&[], log).iter().map(|reply| members(reply, &["code", "command", "verdict", "rule"])).collect()
    };
    let mut count = 0;
    for (name, transcript) in transcripts() {
        let text = String::from_utf8_lossy(&transcript).into_owned();
        let Some(said) = said(&text) else { continue };
        let expected = verdicts(&transcript);
        for (program, write) in WRITTEN {
            let log: String = said.iter().map(|(text, is_reply)| write(text, *is_reply)).collect();
            assert_eq!(verdicts(log.as_bytes()), expected, "{name} as {program} would write it");
        }
        count += 1;
    }
    assert!(count >= 10, "only {count} transcripts");
}

#[test]
fn without_a_known_form_nothing_is_invented() {
    for log in [
        "10.0.0.1 - - [21/Nov/2026:14:17:22 +0000] \"GET /220 HTTP/1.1\" 200 5\n",
        "220 bytes from 10.0.0.1: icmp_seq=1 ttl=64\n",
        "GET\t/x\t200\tOK\n",
        "time=14:17:21 status=230 path=/\n",
        "{\"status\":550,\"message\":\"no\"}\n",
        "  530 not in the first column\n",
    ] {
        assert!(objects(&[], log.as_bytes()).is_empty(), "{log}");
    }
}

/// Versions, options and surroundings that the recorded logs do not have, each with the codes and commands in it.
#[test]
fn other_versions_and_options_are_read() {
    for (log, expected) in [
        // curl with dumps, their times, and a meter without a line end.
        (
            "12:00:00.1 <= Recv header, 8 bytes (0x8)\n0000: 220 ok\n12:00:00.2 => Send header, 6 bytes (0x6)\n0000: SYST\n\
             12:00:00.3 <= Recv header, 19 bytes (0x13)\n0000: 215 UNIX Type: L8\n",
            "220 - 215 SYST",
        ),
        (
            "<= Recv header, 20 bytes (0x14)\n0000: 32 32 30 20 28 76 73 46 54 50 64 20 33 2e 30 2e 220 (vsFTPd 3.0.\n\
             0010: 33 29 0d 0a                                     3)..\n=> Send header, 6 bytes (0x6)\n\
             0000: 51 55 49 54 0d 0a                               QUIT..\n<= Recv header, 14 bytes (0xe)\n\
             0000: 32 32 31 20 47 6f 6f 64 62 79 65 2e 0d 0a       221 Goodbye...\n",
            "220 - 221 QUIT",
        ),
        (
            "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0< 220 ok\n> QUIT\n< 221 x\n",
            "220 - 221 QUIT",
        ),
        // wget without narration, and with a progress meter.
        (
            "220 a\nLogging in as x ... \n--> USER x\n\n331 password\n--> PASS Turtle Power!\n\n230 c\n==> CWD not needed.\n",
            "220 - 331 USER 230 PASS",
        ),
        // lftp with times and processes; what `quote` prints is not marked.
        (
            "[14579] <--- 200 a\n[14579] ---> HELP\n214-The\nNOOP\n214 ok\n[14579] ---> QUIT\n[14579] <--- 221 b\n",
            "200 - 214 HELP 221 QUIT",
        ),
        // NcFTP shows the first code only.
        (
            "14:18:00  Cmd: FEAT\n14:18:00  211: Features:\n14:18:00        EPSV\n14:18:00       End\n14:18:00  Cmd: QUIT\n14:18:00  221: x\n",
            "211 FEAT 221 QUIT",
        ),
        // rclone as JSON.
        (
            "{\"level\":\"debug\",\"msg\":\"\\\"220 a\\\"\",\"object\":\"FTP Rx\",\"time\":\"2026-11-21T19:27:23.03+00:00\"}\n\
             {\"level\":\"debug\",\"msg\":\"\\\"QUIT\\\"\",\"object\":\"FTP Tx\"}\n\
             {\"level\":\"debug\",\"msg\":\"\\\"221 b\\\"\",\"object\":\"FTP Rx\"}\n",
            "220 - 221 QUIT",
        ),
        (
            "debug(1): b'220 a\\r\\n'\ndebug(2): b'QUIT\\r\\n'\ndebug(1): b'221 b\\r\\n'\ndebug(3): b'220 data'\n",
            "220 - 221 QUIT",
        ),
        // FileZilla in another language, and its server.
        ("Status:\tVerbinde\nAntwort:\t220 a\nBefehl:\tQUIT\nAntwort:\t221 b\n", "220 - 221 QUIT"),
        (
            "2026-11-21T14:17:21.570Z << [FTP Session 1 192.0.2.1] 220 a\n2026-11-21T14:17:21.571Z >> [FTP Session 1 192.0.2.1] \
             QUIT\n2026-11-21T14:17:21.572Z << [FTP Session 1 192.0.2.1] 221 b\n",
            "220 - 221 QUIT",
        ),
        // Servers: in syslog and journald, with processes, with other columns.
        (
            "Nov 20 12:34:56 host vsftpd[7]: [joe] FTP command: Client \"::1\", \"NOOP\"\n\
             Nov 20 12:34:56 host vsftpd[7]: [joe] FTP response: Client \"::1\", \"200 ok\"\n",
            "200 NOOP",
        ),
        (
            "{\"__REALTIME_TIMESTAMP\":\"1795175945512000\",\"SYSLOG_IDENTIFIER\":\"pure-ftpd\",\"_PID\":\"5\",\
             \"MESSAGE\":\"(?@::1) [DEBUG] 220 a\"}\n{\"__REALTIME_TIMESTAMP\":\"1795175945512000\",\"SYSLOG_IDENTIFIER\":\"pure-ftpd\",\"_PID\":\"5\",\
             \"MESSAGE\":\"(?@::1) [DEBUG] Command [quit] []\"}\n{\"__REALTIME_TIMESTAMP\":\"1795175945512000\",\"SYSLOG_IDENTIFIER\":\"pure-ftpd\",\"_PID\":\"5\",\
             \"MESSAGE\":\"(?@::1) [DEBUG] 221-Bye#015#012221 x\"}\n",
            "220 - 221 QUIT",
        ),
        ("2026-11-21 19:19:19 [9284] 127.0.0.1 \"RETR a\" 226 Transfer complete\n", "226 RETR"),
        (
            "127.0.0.1 UNKNOWN x [21/Nov/2026:19:19:19 +0000] \"PWD\" 257 \"\"/\" is the current directory\"\n",
            "257 PWD",
        ),
        ("2026-11-21 19:19:19,819 127.0.0.1 STOR a b 426\n", "426 STOR"),
        (
            "2026-11-21 19:19:19,819 [9] <response:7>: response added to pending list: 331 a\n\
             2026-11-21 19:19:19,820 [9] <response:1>: 331 a\n",
            "331 -",
        ),
        (
            "2026-11-21 14:19:18,010 pyftpdlib INFO: 127.0.0.1:3-[u] DELE /a 550 'No such file.'\n\
             2026-11-21 14:19:18,010 pyftpdlib INFO: 127.0.0.1:3-[u] RETR /a completed=1 bytes=226 seconds=0.0\n",
            "550 DELE",
        ),
        (
            "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time c-ip c-port cs-method cs-uri-stem \
             sc-status sc-win32-status x-session\n2026-11-21 14:17:21 192.0.2.1 1 ControlChannelOpened - - 0 a\n\
             2026-11-21 14:17:21 192.0.2.1 1 USER joe 331 0 a\n2026-11-21 14:17:21 192.0.2.1 1 PASS *** 530 1326 a\n",
            "331 USER 530 PASS",
        ),
        (
            "#Fields: time c-ip cs-method cs-uri-stem sc-status\n14:17:21 192.0.2.1 [1]USER joe 331\n14:17:22 192.0.2.1 [1]PASS - 230\n",
            "331 USER 230 PASS",
        ),
        (
            "12> Sent: 220 uftpd (2.15) ready.\r\n\n12> Recv: FEAT \n12> Sent: \n211-Features:\r\n SIZE\r\n211 End\r\n\n12> Recv: NOOP \n12> Sent: 200 ok\n",
            "220 - 211 FEAT 200 NOOP",
        ),
        // Packets: several lines for one, and columns.
        (
            "14:16:53.7 IP (tos 0x0, ttl 64, id 1, flags [DF], proto TCP (6), length 99)\n    ::1.21 > ::1.4: Flags [P.], seq 1:9, \
             length 16: FTP, length: 16\n\t220-a\n\t220 b\n14:16:53.8 IP6 ::1.4 > ::1.21: Flags [P.], length 6: FTP: QUIT\n\
             14:16:53.9 IP6 ::1.21 > ::1.4: Flags [P.], length 5: FTP: 221 b\n",
            "220 - 221 QUIT",
        ),
        (
            "T ::1:21 -> ::1:4 [AP]\n  32 32 30 20 6f 6b 0d 0a                               220 ok..        \n\n",
            "220 -",
        ),
        (
            "4\t21\t220\t(vsFTPd 3.0.3)\t\t\n6\t5\t\t\tUSER\tx\n8\t21\t331\tpassword\t\t\n9\t5\t\t\tXYZZY\t\n10\t21\t500\t1\t\t\n",
            "220 - 331 USER 500 XYZZY",
        ),
    ] {
        let read: Vec<String> =
            found(log.as_bytes()).into_iter().map(|(code, verb)| format!("{code} {verb}")).collect();
        assert_eq!(read.join(" "), expected, "{log}");
        let blamed = objects(&[], log.as_bytes()).into_iter().find(|reply| !reply["rule"].is_null());
        assert_eq!(blamed, None, "{log}");
    }
}

/// Two clients at the same time, and what both are told.
#[test]
fn connections_are_told_apart() {
    let log = "[D 2026-11-21 14:19:18] 10.0.0.1:1-[] FTP session opened (connect)\n\
               [D 2026-11-21 14:19:18] 10.0.0.1:2-[] FTP session opened (connect)\n\
               [D 2026-11-21 14:19:18] 10.0.0.1:1-[] -> 220 a\n[D 2026-11-21 14:19:18] 10.0.0.1:2-[] -> 220 a\n\
               [D 2026-11-21 14:19:18] 10.0.0.1:1-[] <- USER x\n[D 2026-11-21 14:19:18] 10.0.0.1:2-[] <- QUIT\n\
               [D 2026-11-21 14:19:18] 10.0.0.1:2-[] -> 221 b\n[D 2026-11-21 14:19:18] 10.0.0.1:1-[] -> 331 c\n";
    let read: Vec<Value> = objects(&[], log.as_bytes())
        .iter()
        .map(|reply| members(reply, &["connection", "command", "verdict"]))
        .collect();
    let permitted = |connection: usize, command: Option<&str>| serde_json::json!([connection, command, "permitted"]);
    let expected = [permitted(1, None), permitted(2, None), permitted(2, Some("QUIT")), permitted(1, Some("USER"))];
    assert_eq!(read, expected);
}
