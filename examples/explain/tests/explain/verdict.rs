//! Verdicts: which command a reply answers, and whether it may.

use serde_json::{Value, json};

use crate::object::{members, objects};
use crate::support::run;

/// Command and verdict of each reply.
fn verdicts(log: &str) -> Vec<Value> {
    objects(&[], log.as_bytes()).iter().map(|reply| members(reply, &["command", "verdict"])).collect()
}

#[test]
fn the_verdict_names_rule_and_section() {
    let log = b"C: NOOP\nS: 200 a\nC: NOOP\nS: 502 b\nC: NOOP\nS: 350 c\nC: RETR x\nS: 226 d\n";
    let replies = objects(&["--full"], log);
    let read: Vec<Value> = replies.iter().map(|reply| members(reply, &["verdict", "section"])).collect();
    let expected = [
        json!(["permitted", null]),
        json!(["tolerated", "RFC 1123 §4.1.2.11"]),
        json!(["broken", "RFC 959 §5.4"]),
        json!(["broken", "RFC 959 §5.4"]),
    ];
    assert_eq!(read, expected);
    let why = |place: usize| members(&replies[place], &["rule", "reason"]);
    assert_eq!(why(0), json!([null, null]));
    assert_eq!(why(2), json!(["wrong-class", "no reply with this first digit is listed for the command"]));
    assert_eq!(why(3), json!(["missing-preliminary", "a preliminary reply should have come before"]));
}

#[test]
fn a_greeting_answers_no_command() {
    let log = "-- 0.0 C connect\nS: 220 a\nS: 220 b\nC: QUIT\nS: 221 c\n-- 0.1 C connect\nS: 331 d\n";
    let expected =
        [json!([null, "permitted"]), json!([null, "broken"]), json!(["QUIT", "permitted"]), json!([null, "broken"])];
    assert_eq!(verdicts(log), expected);
}

#[test]
fn a_log_may_begin_in_the_middle_and_hold_many_sessions() {
    let log = "S: 226 a\nC: PWD\nS: 257 \"/\"\nC: NOOP\nS: 421 b\nS: 220 c\nC: USER x\nS: 331 d\n";
    let expected = [
        json!([null, null]),
        json!(["PWD", "permitted"]),
        json!(["NOOP", "permitted"]),
        json!([null, "permitted"]),
        json!(["USER", "permitted"]),
    ];
    assert_eq!(verdicts(log), expected);
}

#[test]
fn without_commands_nobody_can_tell() {
    assert_eq!(
        verdicts("S: 220 a\nS: 331 b\nS: 230 c\n"),
        [json!([null, "permitted"]), json!([null, null]), json!([null, null])]
    );
}

#[test]
fn commands_that_come_at_once_are_answered_in_order() {
    let log = "C: NOOP\nC: PWD\nC: SIZE x\nS: 200 a\nS: 257 \"/\"\nS: 213 5\n";
    assert_eq!(
        verdicts(log),
        [json!(["NOOP", "permitted"]), json!(["PWD", "permitted"]), json!(["SIZE", "permitted"])]
    );
    let many = format!("{}{}", "C: NOOP\n".repeat(200), "S: 200 a\n".repeat(200));
    assert_eq!(verdicts(&many), vec![json!(["NOOP", "permitted"]); 200]);
    let too_many = format!("{}{}", "C: NOOP\n".repeat(1000), "S: 200 a\n".repeat(10));
    assert_eq!(verdicts(&too_many), vec![json!(["NOOP", "permitted"]); 10]);
}

#[test]
fn a_command_without_an_answer_is_passed_over() {
    let log = "C: SITE\nC: SYST\nS: 215 a\nC: SITE\nC: NOOP\nC: PWD\nS: 502 b\nS: 200 c\nS: 257 \"/\"\n";
    let expected = [
        json!(["SYST", "broken"]),
        json!(["SITE", "permitted"]),
        json!(["NOOP", "permitted"]),
        json!(["PWD", "permitted"]),
    ];
    assert_eq!(verdicts(log), expected);
    let told = run(&[], log.as_bytes());
    let broken = "\n      ! to SYST, broken: an earlier command has not been answered (RFC 959 §4.2)\n";
    for line in [broken, "\n      ! SITE has no final reply\n"] {
        assert_eq!(told.text().matches(line).count(), 1, "{}", told.text());
    }
}

#[test]
fn a_transfer_has_two_replies_and_may_be_aborted() {
    let log = "C: RETR x\nS: 150 a\nC: \\xff\\xf4\\xff\\xf2ABOR\nS: 426 b\nS: 226 c\nC: NOOP\nS: 200 d\n";
    let expected = ["RETR", "RETR", "ABOR", "NOOP"].map(|verb| json!([verb, "permitted"]));
    assert_eq!(verdicts(log), expected);
}

/// The debug output of wget and of pyftpdlib.
#[test]
fn remarks_are_not_commands() {
    let wget = "--> SYST\n\n215 UNIX\ndone.    ==> PWD ... \n==> PWD ... \n--> PWD\n\n257 \"/\"\n==> CWD not needed.\n\
                ==> SIZE x ... \n--> SIZE x\n\n213 5\n";
    let expected = ["SYST", "PWD", "SIZE"].map(|verb| json!([verb, "permitted"]));
    assert_eq!(verdicts(wget), expected);
    let pyftpdlib = ">>> starting FTP server on :::2121\n>>> noop\n<<< 200 a\n>>> PWD\n<<< 257 \"/\"\n";
    assert_eq!(verdicts(pyftpdlib), [json!(["NOOP", "permitted"]), json!(["PWD", "permitted"])]);
}

#[test]
fn lines_that_are_not_quite_commands_are_understood() {
    // An empty line, which one server answers and another does not.
    assert_eq!(verdicts("C: \nS: 500 a\nC: NOOP\nS: 200 b\n")[1], json!(["NOOP", "permitted"]));
    assert_eq!(verdicts("C: \nC: NOOP\nS: 200 b\n"), [json!(["NOOP", "permitted"])]);
    // A line that was sent in two pieces.
    assert_eq!(verdicts("C: PW\\\nC: D\nS: 257 \"/\"\n"), [json!(["PWD", "permitted"])]);
    // Verbs that are not in the table, and words that are not verbs.
    assert_eq!(
        verdicts("C: FOO x\nS: 500 a\nC: %s%n\nS: 500 b\n"),
        [json!(["FOO", "permitted"]), json!([null, "permitted"])]
    );
    // Commands that are sent in the middle of a reply.
    assert_eq!(
        verdicts("C: STAT\nS: 211-a\nC: NOOP\nS: 211 b\nS: 200 c\n"),
        [json!(["STAT", "permitted"]), json!(["NOOP", "permitted"])]
    );
}

#[test]
fn the_reply_in_an_envelope_is_judged() {
    // `200 OK` in base64, which does not answer PWD, and `150 OK`, and octets that only a mechanism can read.
    assert_eq!(
        verdicts("C: NOOP\nS: 631 MjAwIE9LDQo=\nC: PWD\nS: 631 MjAwIE9LDQo=\n"),
        [json!(["NOOP", "permitted"]), json!(["PWD", "tolerated"])]
    );
    assert_eq!(
        verdicts("C: RETR x\nS: 631 MTUwIE9LDQo=\nS: 426 b\nC: PWD\nS: 257 \"/\"\n")[2],
        json!(["PWD", "permitted"])
    );
    assert_eq!(
        verdicts("C: NOOP\nS: 632 AAAA\nC: PWD\nS: 257 \"/\"\n"),
        [json!(["NOOP", "permitted"]), json!(["PWD", "permitted"])]
    );
}

#[test]
fn text_has_the_verdict_below_the_reply_and_a_list_at_the_end() {
    let log = b"C: NOOP\nS: 502 a\nC: NOOP\nS: 502 b\nC: NOOP\nS: 350 c\nC: RNTO x\nS: 503 d\n";
    let told = run(&[], log);
    for part in [
        "S: 502 a\n    = 502 ",
        "\n      ! to NOOP, tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)\n",
        "C: RNTO x\n      ! broken: the command that must come directly before has not been accepted (RFC 959 §4.2)\n",
    ] {
        assert!(told.text().contains(part), "`{part}` is not in:\n{}", told.text());
    }
    let (_, list) = told.text().rsplit_once("\nagainst the rules\n").expect("there is a list");
    let (list, _) = list.split_once("\nby class\n").expect("there are counts");
    let expected = "  broken: no reply with this first digit is listed for the command (RFC 959 §5.4)
    1 x 350 to NOOP (line 6)
  broken: the command that must come directly before has not been accepted (RFC 959 §4.2)
    1 x RNTO (line 7)
  tolerated: a code other than those listed for the command (RFC 1123 §4.1.2.11)
    2 x 502 to NOOP (line 2)
";
    assert_eq!(list, expected);
    for (log, words) in [
        (b"C: NOOP\nS: 200 a\n".as_slice(), "\nno rule was broken\n"),
        (b"S: 220 a\nS: 331 b\n", "\nno rule was broken in the 1 reply that can be judged\n"),
        (b"S: 331 b\n", "\nno reply can be judged, because no command is known\n"),
    ] {
        let told = run(&[], log);
        assert!(told.text().contains(words) && !told.text().contains("against"), "{}", told.text());
    }
}
