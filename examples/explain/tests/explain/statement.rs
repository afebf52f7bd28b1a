//! What the text of a reply says to a program, in words.

use crate::payloads;
use crate::support::run;

/// The field of an answer.
fn field(arguments: &[&str], name: &str) -> Option<String> {
    let told = run(arguments, b"");
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{arguments:?}");
    let prefix = format!("    {name:9} ");
    told.text().lines().find_map(|line| line.strip_prefix(&prefix)).map(str::to_owned)
}

#[test]
fn an_argument_is_read_as_an_answer_to_the_command() {
    let time = ["--command", "mdtm", "213 20040615120000.5"];
    assert_eq!(field(&time, "states").as_deref(), Some("modified 2004-06-15 12:00:00.500000000 UTC"));
    assert_eq!(field(&time, "form").as_deref(), Some("strict"));
    assert_eq!(field(&time, "answers").as_deref(), Some("MDTM, permitted"));
    let size = ["--command=SIZE", "213  1024"];
    assert_eq!(field(&size, "states").as_deref(), Some("size 1024 octets"));
    assert_eq!(field(&size, "form").as_deref(), Some("lenient: blanks where the form has none"));
    let people = ["--command", "STAT", "213 1024"];
    assert_eq!((field(&people, "states"), field(&people, "form")), (None, None));
    let refused = ["--command", "NOOP", "350 no"];
    let answers = field(&refused, "answers").expect("it answers");
    assert!(answers.starts_with("NOOP, broken: ") && answers.ends_with(" (RFC 959 §5.4)"), "{answers}");
}

#[test]
fn a_form_that_no_standard_has_gets_no_word() {
    for (command, reply, words) in [
        ("--command=RETR", "150 Opening BINARY mode (12 bytes)", "12 octets to transfer"),
        ("--command=REST", "350 Restarting at 7.", "the next transfer starts at octet 7"),
    ] {
        assert_eq!(field(&[command, reply], "states").as_deref(), Some(words));
        assert_eq!(field(&[command, reply], "form"), None, "{reply}");
    }
    let told = run(&[], b"C: RETR x\nS: 150 Opening (12 bytes)\n");
    assert!(told.text().contains("\n      -> 12 octets to transfer\n"), "{}", told.text());
}

#[test]
fn without_a_command_the_code_alone_decides() {
    let reply = ["227 Entering Passive Mode (192,168,1,2,19,136)"];
    assert_eq!(field(&reply, "states").as_deref(), Some("host 192.168.1.2, port 5000"));
    assert_eq!((field(&reply, "answers"), field(&["213 1024"], "states")), (None, None));
    let bad = field(&["227 (1,2,3,4,5,300)"], "states").expect("it states something");
    assert!(bad.starts_with("unreadable: ") && bad.contains("0 to 255"), "{bad}");
}

#[test]
fn a_log_has_it_below_the_reply() {
    let told = run(&[], b"C: MDTM x\nS: 213 19104061512\nC: FEAT\nS: 211-F\nS:  SIZE\nS:  A \x1b\nS: 211 End\n");
    assert!(told.text().contains("\n      -> unreadable: "), "{}", told.text());
    assert!(
        told.text().contains("\n      -> 2 features: SIZE, A \\u{1b} (lenient: control characters)\n"),
        "{}",
        told.text()
    );
}

#[test]
fn every_payload_has_words() {
    for case in payloads::cases() {
        let command = case["command"].as_str().map(|verb| format!("--command={verb}"));
        let arguments: Vec<&str> = std::iter::once("--raw").chain(command.as_deref()).collect();
        let told = run(&arguments, &payloads::wire(&case));
        assert_eq!(told.code, 0);
        let expect = case["expect"].as_object().expect("an object");
        let is_silent = |value: &serde_json::Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        let is_stated = expect.iter().any(|(name, value)| name != "type" && !is_silent(value));
        assert_eq!(told.text().contains("\n      -> "), is_stated, "{}:\n{}", case["id"], told.text());
    }
}
