//! Clients: parts of logs that they have written, with the codes and commands in them.

use crate::object::{members, objects};

/// The codes in a log, each with the command that it answers.
fn read(log: &str) -> String {
    let replies = objects(&[], log.as_bytes());
    let row = |reply: &serde_json::Value| format!("{} {}", reply["code"], reply["command"].as_str().unwrap_or("-"));
    let blamed = replies.iter().find(|reply| !reply["rule"].is_null());
    assert_eq!(blamed, None, "{log}");
    replies.iter().map(row).collect::<Vec<_>>().join(" ")
}

fn assert_read(log: &str, expected: &str) {
    assert_eq!(read(log), expected, "{log}");
}

#[test]
fn aria2_writes_the_lines_below_a_heading() {
    assert_read(
        "11/21 21:56:37 [\x1b[1;36mINFO\x1b[0m] CUID#7 - Response received:\n220 a\r\n\n\n\
         11/21 21:56:37 [\x1b[1;36mINFO\x1b[0m] CUID#7 - Requesting:\nUSER ********\n\n\
         11/21 21:56:37 [\x1b[1;36mINFO\x1b[0m] CUID#9 - Response received:\n220 a\r\n\n\n\
         11/21 21:56:37 [\x1b[1;36mINFO\x1b[0m] CUID#7 - Response received:\n331 password\r\n\n\n",
        "220 - 220 - 331 USER",
    );
    // It counts certificates before.
    assert_read(
        "2026-11-21 21:56:35.924582 [INFO] [LibgnutlsTLSContext.cc:158] 144 certificate(s) were imported.\n\
         2026-11-21 21:56:35.953810 [INFO] [FtpConnection.cc:350] CUID#7 - Response received:\n211-a\n b\n211 c\n\n",
        "211 -",
    );
}

#[test]
fn yafc_and_wput_have_marks_of_their_own() {
    assert_read(
        "<-- [127.0.0.1] 220 a\nremote address: 127.0.0.1\n--> [127.0.0.1] SYST\n<-- [127.0.0.1] 215 UNIX Type: L8\n\
         \r\x1b]0;yafc demo@127.0.0.1:/\x07--> [127.0.0.1] PASV\n<-- [127.0.0.1] 227 Entering Passive Mode (127,0,0,1,4,1).\n",
        "220 - 215 SYST 227 PASV",
    );
    assert_read(
        "connected[220] '(vsFTPd 3.0.3)'\n! \nLogging in as demo ... ---->USER demo\nChecking whether 3 is writable... 1\n\
         [331] 'Please specify the password.'\n[230] 'Login successful.'\nLogged in!\n==> TYPE I ... ---->TYPE I\n\
         [200] 'Switching to Binary mode.'\ndone.\n",
        "220 - 331 USER 230 - 200 TYPE",
    );
}

#[test]
fn clients_for_node_js_show_what_comes_before_it_is_divided() {
    assert_read(
        "[connection] < '220 a\\r\\n'\n[parser] < '220 a\\r\\n'\n[parser] Response: code=220, buffer='a'\n\
         [connection] > 'FEAT'\n[connection] < '211-Features:\\r\\n' +\n  ' EPRT\\r\\n'\n\
         [parser] < '211-Features:\\r\\n' +\n  ' EPRT\\r\\n' +\n  '211 End\\r\\n'\n[connection] > 'PASV'\n\
         [parser] < '227 port\\r\\n'\n",
        "220 - 211 FEAT 227 PASV",
    );
    // A command is printed twice, and the first one before the greeting.
    assert_read(
        "2026-11-21T21:59:44.150Z jsftp:command feat\n2026-11-21T21:59:44.152Z jsftp:command feat\n\
         2026-11-21T21:59:44.162Z jsftp:response {\n  code: 220,\n  text: '220 a',\n  isMark: false\n}\n\
         2026-11-21T21:59:44.163Z jsftp:response 220 a\n2026-11-21T21:59:44.163Z jsftp:response 211-b\n UTF8\n211 c\n",
        "220 - 211 FEAT",
    );
    // basic-ftp shows a second reply below the first one, also if it has the same text as the one before.
    assert_read(
        "Connected to 127.0.0.1:41439\n< 220 a\nLogin security: No encryption\n> EPSV\n< 229 a (|||9|)\n> LIST\n< 125 b\n\
         226 c\n-rw-r--r-- 1 u g 39 Nov 21 21:47 x\n----------   1 root root 2 Nov 21 21:47 y\n> RETR x\n< 125 b\n226 c\n> SIZE z\n\
         < 550 no\ncaught FTPError: 550 no\n",
        "220 - 229 EPSV 125 LIST 226 LIST 125 RETR 226 RETR 550 SIZE",
    );
}

#[test]
fn suppaftp_writes_numbers_in_every_form_of_a_logger() {
    const GREETING: &str = "CC IN: [50, 50, 48, 32, 97, 13, 10]";
    const PARSED: &str = "Code parsed from response: service ready for new user (220)";
    let lines =
        [GREETING, PARSED, GREETING, "CC OUT: FEAT", "CC IN: [50, 49, 49, 45, 97, 13, 10]"].into_iter().chain([
            "FEAT IN: \" SIZE\\r\\n\"",
            "FEAT IN: \"211 End\\r\\n\"",
            "CC OUT: NOOP",
            "CC IN: [50, 48, 48, 13, 10]",
        ]);
    for (before, after) in [
        ("[2026-11-21T22:20:43Z TRACE suppaftp::sync_ftp] ", ""),
        ("22:20:43 [TRACE] (1) suppaftp::sync_ftp: [/src/suppaftp-6.3.0/src/sync_ftp/mod.rs:807] ", ""),
        (
            "\x1b[2m2026-11-21T22:20:44.4Z\x1b[0m \x1b[35mTRACE\x1b[0m \x1b[2msuppaftp::sync_ftp\x1b[0m\x1b[2m:\x1b[0m ",
            "",
        ),
        ("  2026-11-21T22:20:45.292829Z TRACE suppaftp::sync_ftp: ", "\n    at src/sync_ftp/mod.rs:816\n"),
    ] {
        let log: String = lines.clone().map(|line| format!("{before}{line}{after}\n")).collect();
        assert_read(&log, "220 - 211 FEAT 200 NOOP");
    }
    let log = lines.map(|line| {
        let message = line.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{{\"timestamp\":\"2026-11-21T22:20:44.9Z\",\"level\":\"TRACE\",\"fields\":{{\"message\":\"{message}\"}}}}\n")
    });
    assert_read(&log.collect::<String>(), "220 - 211 FEAT 200 NOOP");
}

#[test]
fn aioftp_is_known_by_its_logger_wherever_that_is() {
    for (before, other) in [
        ("2026-11-21 22:00:51,269 DEBUG aioftp.client ", None),
        ("2026-11-21 22:00:52,413 - aioftp.client - DEBUG - ", None),
        ("2026-11-21 22:01:01,174,DEBUG,aioftp.client: ", None),
        (
            "2026-11-21 22:01:02.427 | DEBUG    | aioftp.client:parse_line:288 - ",
            Some(("parse_line:288", "command:395")),
        ),
        ("2026-11-21 22:00:58,800 client.py:288 DEBUG ", Some(("288", "395"))),
        ("2026-11-21 22:00:59,905 25610 140366654983040 DEBUG ", None),
        (
            "\x1b[32m2026-11-21 22:01:05\x1b[0m \x1b[35mvm\x1b[0m \x1b[34maioftp.client[2583]\x1b[0m \x1b[1;30mDEBUG\x1b[0m ",
            None,
        ),
    ] {
        let command = other.map_or(before.to_owned(), |(of_reply, of_command)| before.replace(of_reply, of_command));
        let log = format!(
            "{before}220 a\n{command}USER demo\n{before}331 password\n{command}HELP\n{before}214-c\n{before}  220 d\n{before}214 e\n"
        );
        assert_read(&log, "220 - 331 USER 214 HELP");
    }
}

#[test]
fn pycurl_prints_what_its_user_has_written() {
    for (first, second) in [
        ("debug(1): b'220 a\\r\\n'", "debug(2): b'QUIT\\r\\n'"),
        ("(1, b'220 a\\r\\n')", "(2, b'QUIT\\r\\n')"),
        ("1 b'220 a\\r\\n'", "2 b'QUIT\\r\\n'"),
        ("HEADER_IN: 220 a", "HEADER_OUT: QUIT"),
        ("DEBUG:pycurl:HEADER_IN: b'220 a\\r\\n'", "DEBUG:pycurl:HEADER_OUT: b'QUIT\\r\\n'"),
        ("DEBUG type=1 msg=b'220 a\\r\\n'", "DEBUG type=2 msg=b'QUIT\\r\\n'"),
    ] {
        let log = format!("{first}\n{second}\n{}\n", first.replace("220", "221"));
        assert_read(&log, "220 - 221 QUIT");
    }
}

/// A reply that Python cannot decode is not shown.
#[test]
fn ftplib_shows_replies_late_or_never() {
    assert_read(
        "*cmd* 'LIST'\n*resp* '150 a'\ncaught UnicodeDecodeError\n*cmd* 'TYPE A'\n*resp* '226 b'\n*cmd* 'PASV'\n*resp* '200 c'\n",
        "150 LIST 226 LIST 200 TYPE",
    );
    assert_read("*cmd* 'CWD x'\n*cmd* 'SITE HELP'\n*resp* '214 a'\n", "214 SITE");
    assert_read("*cmd* 'RETR x'\n*resp* '150 a'\n*cmd* 'NOOP'\n*resp* '200 b'\n", "150 RETR 200 NOOP");
}

/// With `-d` and without `-v`, `ftp` shows its commands and only some replies.
#[test]
fn a_reply_that_is_left_out_is_missed_by_nobody() {
    assert_read(
        "---> USER demo\n---> PASS XXXX\n---> SYST\n---> MKD d\n---> RMD d\n---> PWD\n257 \"/\" is the current directory\n---> SYST\n\
         215 UNIX Type: L8\n",
        "257 PWD 215 SYST",
    );
    // gFTP does not show the reply to FEAT.
    assert_read(
        "220 a\nUSER demo\n331 password\nPASS xxxx\n230 c\nFEAT\nSYST\n215 d\n",
        "220 - 331 USER 230 PASS 215 SYST",
    );
}

/// What a terminal shows: modes, titles, progress bars that are written over, prompts.
#[test]
fn a_terminal_adds_more_than_colours() {
    assert_read(
        "220 a\r\n\x1b[?2004hftp> user demo secret\r\n\x1b[?2004l\r---> USER demo\r\n331 password\r\n\x1b[?2004hftp> ls\r\n\
         \x1b[?2004l\r---> PASV\r\n227 c\r\n",
        "220 - 331 USER 227 PASV",
    );
    assert_read("<--- 220 a\nlftp demo@host:/> ---> QUIT\n<--- 221 b\n", "220 - 221 QUIT");
    assert_read(
        "220: a\nCmd: RETR x\n150: b\nx:     \rx:   ETA:   0:00   39.00/ 39.00 B     1.33 MB/s  226: c\n",
        "220 - 150 RETR 226 RETR",
    );
    assert_read("\0\x1b[39m\x1b[33m220 a\n\0\x1b[39m\x1b[32mQUIT\r\n\0\x1b[39m\x1b[33m221 bye\n", "220 - 221 QUIT");
}

#[test]
fn a_listing_is_not_of_another_program() {
    assert_read(
        "<= Recv header, 7 bytes (0x7)\n0000: 150 a\n----------    1 0  0  2 Nov 21 21:47 noaccess\n\
         <= Recv header, 7 bytes (0x7)\n0000: 226 b\n",
        "150 - 226 -",
    );
    assert_read(
        "<--- 220 ready\n<--- 230 in\n-rw-r--r-- 1 u g 3 Nov 21 21:47 x\n200 NOOP ok.\n214-c\nQUIT\n214 d\n",
        "220 - 230 - 200 - 214 -",
    );
}

/// What looks like the columns of other logs: the names of algorithms, and the fraction of a second.
#[test]
fn a_text_is_not_a_row_of_columns() {
    assert_read(
        "220 ready\nFEAT\n211-Features:\n HASH CRC32;MD5;SHA-1*;SHA-256;SHA-512;\n LANG en\n211 End\nNOOP\n200 fine\n",
        "220 - 211 FEAT 200 NOOP",
    );
    assert_read(
        "---> FEAT\n211-Features:\n HASH CRC32;MD5;SHA-1*;SHA-256;SHA-512;\n211 End\n---> NOOP\n200 fine\n",
        "211 FEAT 200 NOOP",
    );
    assert_read(
        "2026-11-21 22:11:47,249 26841 139906452597632 DEBUG 257 created\n\
         2026-11-21 22:11:47,250 26841 139906452597632 DEBUG MLST q\n\
         2026-11-21 22:11:47,250 26841 139906452597632 DEBUG 500 Unknown command.\n",
        "257 - 500 MLST",
    );
}

/// Two connections of one client, whose log does not tell them apart.
#[test]
fn a_reply_is_of_the_connection_that_waits_for_it() {
    let log = "\
* Connected to 127.0.0.1 (127.0.0.1) port 21 (#0)\n< 220 a\n> USER demo\n* Connected to 127.0.0.1 (127.0.0.1) port 21 (#1)\n\
< 220 a\n> USER demo\n< 331 password\n> PASS x\n< 331 password\n> PASS x\n< 230 c\n> PWD\n< 230 c\n> PWD\n< 257 d\n> CWD dir\n< 257 d\n> EPSV\n< 250 e\n\
> SIZE f\n< 229 g (|||9|)\n> RETR h\n< 213 3\n< 150 i\n> TYPE I\n< 200 j\n< 226 k\n";
    let replies = objects(&[], log.as_bytes());
    let rows: Vec<_> = replies.iter().map(|reply| members(reply, &["connection", "code", "command"])).collect();
    let row = |connection: usize, code: u16, command: Option<&str>| serde_json::json!([connection, code, command]);
    assert_eq!(rows[..2], [row(1, 220, None), row(2, 220, None)]);
    assert_eq!(
        rows[9..13],
        [row(2, 229, Some("EPSV")), row(1, 213, Some("SIZE")), row(2, 150, Some("RETR")), row(1, 200, Some("TYPE"))]
    );
    assert_eq!(read(log).split(' ').filter(|word| *word == "-").count(), 2, "only the greetings answer nothing");
}
