//! Logs of servers, and what syslog, journald and others have wrapped them in.

use crate::object::assert_read;

/// A conversation of GNU inetutils ftpd, whose records each program has passed on in its own way.
const RECORDS: [&str; 5] =
    ["<--- 220 ", "localhost FTP server (GNU inetutils 2.4) ready.", "command: QUIT", "<--- 221 ", "Goodbye."];

const READ: &str = "220 - 221 QUIT";

fn wrapped(wrap: impl Fn(&str) -> String) -> String {
    RECORDS.iter().map(|record| wrap(record)).collect()
}

#[test]
fn syslog_and_journald_are_unwrapped() {
    let json = |record: &str| serde_json::Value::from(record).to_string();
    let time = "2026-11-21T22:28:25.196977+00:00";
    let fields = |blanks: &str, record: &str| {
        format!(
            "{blanks}_TRANSPORT=syslog\n{blanks}SYSLOG_IDENTIFIER=ftpd\n{blanks}SYSLOG_PID=1056\n{blanks}MESSAGE={record}\n{blanks}_PID=27003\n"
        )
    };
    for log in [
        wrapped(|record| format!("<94>Nov 21 22:28:25 host ftpd[1056]: {record}\n")),
        wrapped(|record| format!("<94>1 {time} host ftpd 1056 - -  {record}\n")),
        wrapped(|record| format!("<94>1 {time} host ftpd 1056 ID47 [exampleSDID@32473 iut=\"3\"] {record}\n")),
        wrapped(|record| {
            format!(
                "{{\"@timestamp\":\"{time}\",\"program\":\"ftpd\",\"procid\":\"1056\",\"message\":{}}}\n",
                json(&format!(" {record}"))
            )
        }),
        wrapped(|record| {
            format!(
                "{{\n\t\"__REALTIME_TIMESTAMP\" : \"1795300107337210\",\n\t\"SYSLOG_IDENTIFIER\" : \"ftpd\",\n\t\"SYSLOG_PID\" : \"1056\",\n\t\"MESSAGE\" : {}\n}}\n",
                json(record)
            )
        }),
        wrapped(|record| {
            format!(
                "\x1e{{\"__REALTIME_TIMESTAMP\":\"1795300107337210\",\"SYSLOG_IDENTIFIER\":\"ftpd\",\"SYSLOG_PID\":\"1056\",\"MESSAGE\":{}}}\n",
                json(record)
            )
        }),
        wrapped(|record| {
            format!(
                "data: {{\"__REALTIME_TIMESTAMP\":\"1795300107337210\",\"SYSLOG_IDENTIFIER\":\"ftpd\",\"SYSLOG_PID\":\"1056\",\"MESSAGE\":{}}}\n\n",
                json(record)
            )
        }),
        wrapped(|record| {
            format!(
                "Sat 2026-11-21 22:28:27.335567 UTC [s=9dd6;i=18e;b=664c;m=5fbc;t=6;x=b]\n{}",
                fields("    ", record)
            )
        }),
        wrapped(|record| {
            format!("__CURSOR=s=9dd6;i=18e\n__REALTIME_TIMESTAMP=1795300107337210\n{}\n", fields("", record))
        }),
        wrapped(|record| format!("{record}\n")),
    ] {
        assert_read(log, READ);
    }
}

/// A message of several lines comes after its length in the export of journald, and as numbers in its JSON.
#[test]
fn messages_of_several_lines_are_put_together() {
    let text = b"(demo@127.0.0.1) [DEBUG] 211-Extensions supported:\r\n UTF8\r\n211 End.\n";
    let mut export = b"__CURSOR=s=9dd6;i=18e\nSYSLOG_IDENTIFIER=pure-ftpd\nMESSAGE\n".to_vec();
    export.extend((text.len() as u64 - 1).to_le_bytes());
    export.extend(text);
    export.extend(b"_PID=7\n\n");
    assert_read(export, "211 -");
    let bytes: Vec<String> = text.iter().map(u8::to_string).collect();
    assert_read(
        format!("{{\"SYSLOG_IDENTIFIER\":\"pure-ftpd\",\"_PID\":\"7\",\"MESSAGE\":[{}]}}\n", bytes.join(",")),
        "211 -",
    );
}

/// pyftpdlib leaves the form of a line to the program, and so the prefix.
#[test]
fn pyftpdlib_is_read_in_any_format_of_logging() {
    for (prefix, user) in [
        ("[2026-11-21 22:43:58,475] {/app/handlers/control.py:1093} DEBUG - 127.0.0.1:54218-[", "] "),
        ("2026-11-21T22:44:00.123Z|DEBUG|127.0.0.1:54218-[", "] "),
        ("DEBUG:pyftpdlib:127.0.0.1:54218-[", "] "),
        ("127.0.0.1:54218-[", "] "),
        ("2026-11-21 22:44:03,504 XXX [", "]@127.0.0.1 "),
        ("2026-11-21 22:44:05,798 DEBUG 127.0.0.1:34662 ", " "),
    ] {
        let line = |name: &str, said: &str| format!("{prefix}{name}{user}{said}\n");
        let log = line("", "-> 220 pyftpdlib 2.2.0 ready.")
            + &line("", "<- USER demo")
            + &line("", "-> 331 Username ok, send password.")
            + &line("demo", "<- PASS ******")
            + &line("", "-> 530 Authentication failed.");
        assert_read(log, "220 - 331 USER 530 PASS");
    }
}

#[test]
fn other_servers_are_read() {
    // ftp-srv with bunyan.
    assert_read(
        "{\"name\":\"ftp\",\"pid\":1,\"id\":\"0f40\",\"message\":\"220 Ready\",\"msg\":\"Reply\",\"time\":\"2026-11-21T22:44:27.048Z\",\"v\":0}\n\
         {\"name\":\"ftp\",\"pid\":1,\"id\":\"0f40\",\"msg\":\"[ 'QUIT' ]\",\"time\":\"2026-11-21T22:44:27.057Z\",\"v\":0}\n\
         {\"name\":\"ftp\",\"pid\":1,\"id\":\"0f40\",\"command\":{\"directive\":\"QUIT\",\"raw\":\"QUIT\"},\"msg\":\"Handle command\",\
         \"time\":\"2026-11-21T22:44:27.060Z\",\"v\":0}\n\
         {\"name\":\"ftp\",\"pid\":1,\"id\":\"0f40\",\"message\":\"221 Client called QUIT\",\"msg\":\"Reply\",\"time\":\"2026-11-21T22:44:27.061Z\",\"v\":0}\n",
        "220 - 221 QUIT",
    );
    // ProFTPD passes `OPTS` on to another command, which has no reply of its own.
    assert_read(
        "2026-11-21 22:39:30,105 [1018] <response:1>: 220 ProFTPD Server\n\
         2026-11-21 22:39:30,105 [1018] <command:7>: dispatching PRE_CMD command 'OPTS UTF8 ON' to mod_core.c\n\
         2026-11-21 22:39:30,105 [1018] <command:7>: dispatching CMD command 'OPTS UTF8 ON' to mod_core.c\n\
         2026-11-21 22:39:30,105 [1018] <command:7>: dispatching PRE_CMD command 'OPTS_UTF8 ON' to mod_core.c\n\
         2026-11-21 22:39:30,106 [1018] <response:1>: 200 UTF8 set to on\n\
         2026-11-21 22:39:30,148 [1018] <command:7>: dispatching PRE_CMD command 'MDTM a' to mod_core.c\n\
         2026-11-21 22:39:30,149 [1018] <response:1>: 213 20261121221423\n",
        "220 - 200 OPTS 213 MDTM",
    );
    assert_read("127.0.0.1 UNKNOWN demo [21/Nov/2026:22:39:30 +0000] \"OPTS_UTF8 ON\" 200 -\n", "200 OPTS");
    assert_read(
        "127.0.0.1 UNKNOWN demo [21/Nov/2026:22:39:30 +0000] \"SYST\" 215 -\n\
         127.0.0.1 UNKNOWN demo [21/Nov/2026:22:39:30 +0000] \"ABRACADABRA\" 500 -\n",
        "215 SYST 500 ABRACADABRA",
    );
    // What journald and syslog make of CR LF.
    assert_read(
        "Nov 21 22:28:56 host vsftpd[9]: [demo] FTP command: Client \"127.0.0.1\", \"FEAT\"\n\
         Nov 21 22:28:56 host vsftpd[9]: [demo] FTP response: Client \"127.0.0.1\", \"211-Features:\"\n\
         Nov 21 22:28:56 host vsftpd[9]: [demo] FTP response: Client \"127.0.0.1\", \" EPRT#015#012\"\n\
         Nov 21 22:28:56 host vsftpd[9]: [demo] FTP response: Client \"127.0.0.1\", \"211 End\"\n",
        "211 FEAT",
    );
}
