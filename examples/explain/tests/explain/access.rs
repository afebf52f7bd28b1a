//! Access logs: a command and the code of its last reply on one line, in any layout.

use crate::object::{assert_read, objects};
use crate::support::run;

/// The layouts that `LogFormat` of ProFTPD was given, and what it wrote.
#[test]
fn the_layout_of_an_access_log_is_learned() {
    const TIME: &str = "[21/Nov/2026:22:14:25 +0000]";
    for (layout, log) in [
        ("%m %f %s %b", "USER - 331 -\nPASS - 230 -\nCWD /srv/ftp/dir1 250 -\nRETR /srv/ftp/dir1/a.txt 226 331\n".to_owned()),
        ("%h %u %m %F %s", "127.0.0.1 - USER - 331\n127.0.0.1 demo PASS - 230\n127.0.0.1 demo CWD - 250\n\
         127.0.0.1 demo RETR /dir1/a.txt 226\n".to_owned()),
        ("%{%s}t %P %r -> %s %S", "1795299265 3100 USER demo -> 331 Password required for demo\n\
         1795299265 3100 PASS (hidden) -> 230 User demo logged in\n1795299265 3100 CWD dir1 -> 250 CWD command successful\n\
         1795299266 3100 RETR a.txt -> 226 Transfer complete\n".to_owned()),
        ("%h|%u|%t|%r|%s|%S", format!("127.0.0.1|-|{TIME}|USER demo|331|Password required for demo\n\
         127.0.0.1|demo|{TIME}|PASS (hidden)|230|User demo logged in\n127.0.0.1|demo|{TIME}|CWD dir1|250|CWD command successful\n\
         127.0.0.1|demo|{TIME}|RETR a.txt|226|Transfer complete\n")),
        ("%h\\t%u\\t%m\\t%J\\t%s", "127.0.0.1\t-\tUSER\tdemo\t331\n127.0.0.1\tdemo\tPASS\t(hidden)\t230\n\
         127.0.0.1\tdemo\tCWD\tdir1\t250\n127.0.0.1\tdemo\tRETR\ta.txt\t226\n".to_owned()),
        ("%t [%P] %h %u: %r (%s)", format!("{TIME} [3100] 127.0.0.1 -: USER demo (331)\n{TIME} [3100] 127.0.0.1 demo: PASS (hidden) (230)\n\
         {TIME} [3100] 127.0.0.1 demo: CWD dir1 (250)\n{TIME} [3100] 127.0.0.1 demo: RETR a.txt (226)\n")),
        ("code=%s cmd=\"%r\" user=%u", "code=331 cmd=\"USER demo\" user=-\ncode=230 cmd=\"PASS (hidden)\" user=demo\n\
         code=250 cmd=\"CWD dir1\" user=demo\ncode=226 cmd=\"RETR a.txt\" user=demo\n".to_owned()),
        ("{...}", "{\"pid\":31,\"cmd\":\"USER\",\"arg\":\"demo\",\"code\":331}\n{\"pid\":31,\"cmd\":\"PASS\",\"arg\":\"(hidden)\",\"code\":230}\n\
         {\"pid\":31,\"cmd\":\"CWD\",\"arg\":\"dir1\",\"code\":250}\n{\"pid\":31,\"cmd\":\"RETR\",\"arg\":\"a.txt\",\"code\":226}\n".to_owned()),
        ("%t %u@%a %r => %s %S", format!("{TIME} -@127.0.0.1 USER demo => 331 Password required for demo\n\
         {TIME} demo@127.0.0.1 PASS (hidden) => 230 User demo logged in\n{TIME} demo@127.0.0.1 CWD dir1 => 250 CWD command successful\n\
         {TIME} demo@127.0.0.1 RETR a.txt => 226 Transfer complete\n")),
        ("user=%u cmd=%m arg=%J status=%s", "user=- cmd=USER arg=demo status=331\nuser=demo cmd=PASS arg=(hidden) status=230\n\
         user=demo cmd=CWD arg=dir1 status=250\nuser=demo cmd=RETR arg=a.txt status=226\n".to_owned()),
    ] {
        assert!(!layout.is_empty());
        assert_read(&log, "331 USER 230 PASS 250 CWD 226 RETR");
        let middle = log.split_once('\n').expect("several lines").1;
        assert_read(middle, "230 PASS 250 CWD 226 RETR");
    }
}

#[test]
fn a_first_line_without_an_argument_is_enough() {
    assert_read(
        "127.0.0.1;-;SYST;;215;UNIX Type: L8\n127.0.0.1;-;XYZZY;;500;XYZZY not understood\n",
        "215 SYST 500 XYZZY",
    );
    assert_read(
        "2026-11-21 22:14:25,573 127.0.0.1 SYST  215\n2026-11-21 22:14:25,606 127.0.0.1 STOR 226 b 425\n",
        "215 SYST 425 STOR",
    );
    // IIS, from the middle on: the names of the columns are at the beginning.
    assert_read("2026-11-20 14:18:00 127.0.0.1 - 127.0.0.1 21 USER demo 331 0 0\n", "331 USER");
}

#[test]
fn the_text_of_the_last_line_is_read_in_any_columns() {
    for (line, text) in [
        (
            "127.0.0.1 UNKNOWN demo [21/Nov/2026:22:14:25 +0000] \"MKD d\" 257 - \"\"/d\" - Directory created\"",
            "\"/d\" - Directory created",
        ),
        ("[21/Nov/2026:22:14:25 +0000] 3164 \"CWD dir1\" 250 \"CWD command successful\" -", "CWD command successful"),
        ("127.0.0.1|demo|x|CWD dir1|250|CWD command successful", "CWD command successful"),
    ] {
        assert_eq!(objects(&[], line.as_bytes())[0]["lines"], serde_json::json!([text]), "{line}");
    }
}

#[test]
fn what_is_not_an_access_log_of_ftp_is_not_read_as_one() {
    for log in [
        "127.0.0.1 - - [21/Nov/2026:14:17:22 +0000] \"OPTIONS * HTTP/1.0\" 200 5\n",
        "web-1 GET /PASS 230\n",
        "RETR was slow today, 226 files\nno code at all: QUIT\n",
        "2026-11-21 14:17:21 INFO job 331 of USER demo\n",
    ] {
        assert!(objects(&[], log.as_bytes()).iter().all(|reply| reply["code"] != 331 && reply["code"] != 200), "{log}");
    }
}

/// A reply and its preliminary reply are two objects, and not two commands.
#[test]
fn what_the_program_has_printed_is_not_a_log() {
    let log = b"C: LIST\nS: 150 a\nS: 226 b\n";
    let own = run(&["--json"], log);
    let told = run(&["--json"], &own.out);
    assert_eq!((told.code, told.text()), (3, ""));
    assert!(told.err.contains("`ftp-explain` itself"), "{}", told.err);
}
