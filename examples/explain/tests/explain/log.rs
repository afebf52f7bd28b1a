//! Logs: what is printed around the replies, and what bytes do.

use std::io::Read;
use std::process::Stdio;

use crate::object::{members, objects};
use crate::support::{command, run};

/// The annotations, without the explanations below them.
fn annotations(log: &[u8]) -> Vec<String> {
    let told = run(&[], log);
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    told.text().lines().filter_map(|line| line.strip_prefix("    = ")).map(str::to_owned).collect()
}

#[test]
fn every_line_is_printed_and_a_reply_is_explained_below_its_last_line() {
    let told = run(&[], b"C: SYST\r\nS: 215 UNIX\r\nC: STAT\nS: 211-a\nS: 211 b\nS: 215 again\nbye");
    let expected = "\
C: SYST
S: 215 UNIX
    = 215 SystemType (PositiveCompletion, Information): NAME system type.
      ";
    assert!(told.text().starts_with(expected), "{}", told.text());
    let order = [
        "S: 211-a\nS: 211 b\n    = 211 SystemStatus",
        "S: 215 again\n    = 215 SystemType",
        "\nbye\n\n3 replies in 7 lines\nformat: transcript\n",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|part| told.text().find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", told.text());
}

#[test]
fn the_summary_counts_by_class_and_by_group() {
    let told = run(&[], b"S: 220 a\nS: 230 b\nS: 230 c\nS: 530 d\nS: 299 e\nC: 200 f\n");
    let (_, summary) = told.text().split_once("\n5 replies in 6 lines\n").expect("there is a summary");
    let (wrong, summary) = summary.split_once("\n\nby class\n").expect("there are counts");
    assert_eq!(
        wrong,
        "format: transcript\n\nfailures\n  1 x 530 (line 4): d\n\nno rule was broken in the 1 reply that can be judged"
    );
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = summary.lines().filter(|line| !line.is_empty()).map(words).collect();
    let expected = [
        "2xx Positive Completion reply 4",
        "220 ServiceReady 1",
        "230 UserLoggedIn 2",
        "299 is not listed 1",
        "5xx Permanent Negative Completion reply 1",
        "530 NotLoggedIn 1",
        "by group",
        "x2x Connections 1",
        "x3x Authentication and accounting 3",
        "no group 1",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn the_summary_begins_with_what_failed() {
    let login = "C: USER x\nS: 331 a\nC: PASS y\nS: 530 no\n";
    let log = ["S: 220 a\n", "C: RETR b\nS: 550-\x1b[2Jnot\nS: 550 there\n", login, login].concat();
    let told = run(&["--summary"], log.as_bytes());
    let (head, _) = told.text().split_once("\nno rule was broken\n").expect("a verdict");
    let expected = "6 replies in 12 lines\nformat: transcript\n\nfailures\n  2 x 530 to PASS (line 8): no\n  \
        1 x 550 to RETR (line 3): \\u{1b}[2Jnot\n";
    assert_eq!(head, expected);
    let verbs: String = (0..103).map(|number| format!("C: X{number}\nS: 500 a\n")).collect();
    let told = run(&["--summary"], verbs.as_bytes());
    assert!(told.text().contains("\n  1 x 500 to X99 (line 200): a\n  3 more times with other commands or codes\n"));
    let told = run(&["--summary"], "S: 220-a\n-- 0.1 S eof\n".repeat(12).as_bytes());
    let cut = "\nthe reply that begins in line 19 has no last line\n2 more replies have no last line\n";
    assert!(told.text().contains(cut), "{}", told.text());
}

#[test]
fn a_reply_of_many_lines_ends_at_its_own_code_only() {
    let text = |log: &[u8]| objects(&[], log).iter().map(|reply| reply["lines"].clone()).collect::<Vec<_>>();
    assert_eq!(
        text(b"220-a\n331 b\n2200\n220b\n 220 c\n220-d\n220\n"),
        [serde_json::json!(["a", "331 b", "2200", "220b", " 220 c", "d", ""])]
    );
    assert_eq!(text(b"S: 211-a\n-- 0.1 C data-close\nC: NOOP\nS: 211 b\n"), [serde_json::json!(["a", "b"])]);
    assert_eq!(text(b"< 211-a\n SIZE\n211 b\n"), [serde_json::json!(["a", " SIZE", "b"])]);
}

#[test]
fn a_reply_without_its_last_line_is_counted_and_told() {
    let log = b"S: 220-a\nS: 230 b\n-- 0.1 S eof\nS: 220 c\nS: 221-d\n";
    let read: Vec<_> =
        objects(&[], log).iter().map(|reply| (reply["code"].clone(), reply["complete"].clone())).collect();
    assert_eq!(read, [(220.into(), false.into()), (220.into(), true.into()), (221.into(), false.into())]);
    let told = run(&[], log);
    assert!(told.text().contains("the reply that begins in line 5 has no last line"), "{}", told.text());
}

#[test]
fn a_log_without_replies_says_so_and_what_would_help() {
    let told = run(&[], b"nothing\n");
    assert_eq!((told.code, told.text()), (3, "nothing\n\n0 replies in 1 line\n"));
    assert!(told.err.contains("the format of the log is not known") && told.err.contains("--formats"), "{}", told.err);
    let told = run(&["--json"], b"Sat Nov 21 14:17:22 2026 0 127.0.0.1 31 /srv/a.csv b _ o r demo ftp 0 * c\n");
    assert_eq!((told.code, told.text()), (3, ""));
    assert!(told.err.contains("(xferlog)") && told.err.contains("log_ftp_protocol=YES"), "{}", told.err);
}

#[test]
fn every_format_is_listed_with_lines_that_it_reads() {
    let told = run(&["--formats"], b"");
    assert_eq!(told.code, 0);
    for format in told.text().split("\n\n") {
        let (name, sample) = format.split_once('\n').expect("a name and a sample");
        let lines: Vec<&str> = sample.lines().filter_map(|line| line.strip_prefix("    ")).collect();
        let found = run(&["--json"], lines.join("\n").as_bytes());
        let is_transfer = name.contains("xferlog") || name.contains("HTTP");
        assert_eq!(found.text().lines().count() > 0, !is_transfer, "{name}: {}", found.err);
    }
}

#[test]
fn a_summary_and_a_list_of_violations_are_printed_alone() {
    let log = b"C: NOOP\nS: 200 a\nC: NOOP\nS: 350 b\nC: RNTO x\nS: 503 c\n";
    let told = run(&["--summary"], log);
    assert!(told.text().starts_with("3 replies in 6 lines\n"), "{}", told.text());
    assert!(told.text().contains("\nagainst the rules\n") && !told.text().contains("= 200"), "{}", told.text());
    let told = run(&["--violations"], log);
    let expected = "\
line 4: 
    = 350 PendingFurtherInformation (PositiveIntermediate, File";
    assert!(told.text().starts_with(expected.replace(": \n", ":\n").as_str()), "{}", told.text());
    assert!(told.text().contains("\nline 5: RNTO x\n      ! broken: "), "{}", told.text());
    assert!(!told.text().contains("by class"), "{}", told.text());
    let read = objects(&["--violations"], log);
    assert_eq!(read.iter().map(|reply| reply["line"].clone()).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_log_may_be_in_a_file() {
    let path = std::env::temp_dir().join(format!("ftp-explain-{}.log", std::process::id()));
    std::fs::write(&path, b"S: 220 a\n").expect("the log is written");
    let name = path.to_str().expect("a name in UTF-8");
    let told = run(&["421", name, "--json"], b"");
    std::fs::remove_file(&path).expect("the log is removed");
    assert_eq!((told.code, told.text().lines().count()), (0, 2), "{}", told.err);
    let told = run(&[name], b"");
    assert_eq!((told.code, told.text()), (1, ""));
    assert!(told.err.contains(name), "{}", told.err);
}

#[test]
fn an_endless_line_or_reply_is_cut_off_and_told() {
    let long = [b"S: 220 a\nS: 230 ".as_slice(), &vec![b'x'; 3_000_000], b"\nS: 221 b\n"].concat();
    let told = run(&["--summary"], &long);
    assert!(told.text().contains("1 line is too long and cut off, the first of them line 2"), "{}", told.text());
    let read = objects(&[], &long);
    assert_eq!(read.len(), 3);
    assert_eq!(members(&read[1], &["error", "offset", "line"]), serde_json::json!(["line-too-long", 9, 2]));
    let endless = [b"S: 220-a\n".as_slice(), &b"S:  a line that is not the last one\n".repeat(100_000)].concat();
    let read = objects(&[], &endless);
    assert_eq!(members(&read[0], &["error", "line"]), serde_json::json!(["too-large", 1]));
}

#[test]
fn any_bytes_are_read_and_control_characters_are_shown() {
    let log = b"\xff\xfe\x00\n\xef\xbb\xbf\nS: 220 caf\xe9 \x1b[31m\x07\tx\r\r\nS: 331 \x00\n";
    let told = run(&[], log);
    assert!(told.text().contains("S: 220 caf\u{fffd} \\u{1b}[31m\\u{7}\tx\n    = 220"), "{}", told.text());
    assert_eq!(annotations(log).len(), 2);
    assert_eq!(objects(&[], log)[0]["lines"][0], "caf\u{fffd} \u{7}\tx", "without colours");
    let every_byte: Vec<u8> = (0..=255).flat_map(|byte| [byte, b'\n', b'2', b'2', b'0', byte, b'\n']).collect();
    assert_eq!(run(&[], &every_byte).code, 0);
}

#[test]
fn a_pipe_is_plain() {
    for (arguments, input) in [(["421", "2xx"].as_slice(), b"".as_slice()), (&[], b"S: 421 \x1b[1m`x`\n")] {
        let told = run(arguments, input);
        assert!(!told.out.contains(&0x1b), "{}", told.text());
    }
    let widest = run(&["530", "10054", "6xx"], b"").text().lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| widest <= 100), "{widest:?}");
}

#[test]
fn a_reader_who_leaves_ends_it_quietly() {
    let log = std::env::temp_dir().join(format!("explain-{}.log", std::process::id()));
    std::fs::write(&log, b"S: 220 ready\n".repeat(200_000)).expect("the log is written");
    let mut child = command()
        .stdin(std::fs::File::open(&log).expect("the log is there"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdout = child.stdout.take().expect("standard output is a pipe");
    stdout.read_exact(&mut [0; 12]).expect("there is output");
    drop(stdout);
    let output = child.wait_with_output().expect("the example ends");
    std::fs::remove_file(&log).expect("the log is removed");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = command().arg("421").stdout(full).output().expect("the example runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.starts_with(b"ftp-explain: "));
}
