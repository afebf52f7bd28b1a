//! `--json`: one object per argument or per reply.

use serde_json::{Value, json};

use crate::support::run;

/// The objects of arguments, replies and faults that are printed, one per line.
pub(crate) fn objects(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let told = run(&[&["--json"], arguments].concat(), input);
    let (events, objects): (Vec<Value>, Vec<Value>) =
        read(told.text()).partition(|object| object.get("event").is_some());
    assert!(events.iter().all(|event| event.get("code").is_none() && event.get("error").is_none()), "{events:?}");
    // No reply: a log without one says what would help.
    let is_good = (told.code, told.err.as_str()) == (0, "") || (told.code, objects.len()) == (3, 0);
    assert!(is_good, "{arguments:?}: {}", told.err);
    objects
}

/// The objects of what happens to connections.
pub(crate) fn events(input: &[u8]) -> Vec<Value> {
    read(run(&["--json"], input).text()).filter(|object| object.get("event").is_some()).collect()
}

fn read(printed: &str) -> impl Iterator<Item = Value> {
    printed.lines().map(|line| serde_json::from_str(line).expect(line))
}

/// The named members of an object. A missing one is not the same as null.
pub(crate) fn members(object: &Value, names: &[&str]) -> Value {
    names.iter().map(|name| object.get(name).expect(name).clone()).collect()
}

const FIVE: [&str; 5] = ["code", "name", "class", "group", "headline"];

#[test]
fn an_argument_is_an_object() {
    let objects = objects(&["--full", "421", "299", "2xx", "x3X", "10060", "530 no"], b"");
    let five: Vec<Value> = objects
        .iter()
        .map(|object| members(object, if object["mask"].is_null() { &FIVE } else { &FIVE[..4] }))
        .collect();
    let expected = json!([
        [
            421,
            "ServiceNotAvailable",
            "TransientNegative",
            "Connections",
            "Service not available, closing control connection."
        ],
        [299, null, "PositiveCompletion", null, null],
        [null, null, "PositiveCompletion", null],
        [null, null, null, "Authentication"],
        [10060, "TimedOut", null, null, "Connection timed out."],
        [530, "NotLoggedIn", "PermanentNegative", "Authentication", "Not logged in."],
    ]);
    assert_eq!(Value::from(five), expected);
    assert_eq!(members(&objects[0], &["standing", "defined_in"]), json!(["standard", "RFC 959 §4.2.2"]));
    assert!(objects[0]["description"].as_str().is_some_and(|text| text.contains("is closing the control connection")));
    assert_eq!(members(&objects[1], &["standing", "defined_in", "description"]), json!([null, null, null]));
    assert_eq!(members(&objects[2], &["mask"]), json!(["2xx"]));
    assert_eq!(objects[3]["codes"].as_array().map(Vec::len), Some(24));
    assert_eq!(members(&objects[4], &["constant", "error_kind"]), json!(["WSAETIMEDOUT", "TimedOut"]));
    assert_eq!(members(&objects[5], &["lines", "multiline"]), json!([["no"], false]));
}

/// What a reply may have, and is null where nothing was said.
#[test]
fn a_code_has_the_members_of_a_reply() {
    let objects = objects(&["421", "421 bye"], b"");
    let [code, reply] = [&objects[0], &objects[1]].map(|object| object.as_object().expect("an object"));
    assert!(code.keys().eq(reply.keys()), "{code:?}");
    let said = ["lines", "multiline", "complete", "payload", "form", "command", "verdict", "rule", "section"];
    assert!(said.iter().all(|name| code[*name].is_null()), "{code:?}");
}

/// What the tables say is the same for every reply with the code.
#[test]
fn static_text_is_printed_on_request() {
    for (argument, text) in
        [("421", "description"), ("421 bye", "grammar"), ("10060", "headline"), ("RETR", "defined_in")]
    {
        assert!(objects(&[argument], b"")[0].get(text).is_none(), "{argument}");
        assert!(objects(&["--full", argument], b"")[0].get(text).is_some(), "{argument}");
    }
    let told = run(&["--full", "421"], b"");
    assert_eq!((told.code, told.text()), (2, ""));
}

#[test]
fn a_bad_argument_has_no_object() {
    let told = run(&["--json", "777", "230"], b"");
    assert_eq!((told.code, told.text().lines().count(), told.err.lines().count()), (2, 1, 1));
}

#[test]
fn a_reply_in_a_log_is_an_object_and_nothing_else_is() {
    let log = b"C: USER x\nS: 220-a\nS: 220-b\nS:  331 c\nS: 220 d\nfree text\nS: 299 e\nS: 230\n";
    let objects = objects(&[], log);
    let read: Vec<Value> =
        objects.iter().map(|object| members(object, &["code", "lines", "multiline", "complete", "line"])).collect();
    let expected = json!([
        [220, ["a", "b", " 331 c", "d"], true, true, 2],
        [299, ["e"], false, true, 7],
        [230, [""], false, true, 8],
    ]);
    assert_eq!(Value::from(read), expected);
    assert_eq!(members(&objects[1], &FIVE[..4]), json!([299, null, "PositiveCompletion", null]));
}

#[test]
fn what_happens_to_a_connection_is_an_object() {
    let log = b"Sat Nov 21 14:16:53 2026 [pid 1] CONNECT: Client \"127.0.0.1\"\n\
        Sat Nov 21 14:16:53 2026 [pid 1] FTP response: Client \"127.0.0.1\", \"220 ready\"\n";
    let expected = json!({
        "event": "connected", "client": null, "server": null,
        "file": null, "line": 1, "connection": 1, "time": "2026-11-21T14:16:53",
    });
    assert_eq!(events(log), [expected]);
    assert!(objects(&["--violations"], log).is_empty());
    assert_eq!(run(&["--json", "--violations"], log).text(), "");
}

/// The reply to it may be permitted, so that nothing else says that a client broke a rule.
#[test]
fn a_command_that_breaks_a_rule_is_an_object() {
    let log = b"C: NOOP\nS: 200 a\nC: RNTO x\nS: 503 c\n";
    let printed = run(&["--json", "--violations"], log);
    let object: Value = serde_json::from_str(printed.text()).expect("one object");
    let names = ["event", "command", "verdict", "section", "line", "connection"];
    assert_eq!(members(&object, &names), json!(["command", "RNTO", "broken", "RFC 959 §4.2", 3, 1]));
    assert_eq!(events(log), [object]);
}

#[test]
fn a_fault_says_who_sent_it() {
    let log = b"\xff\xfbhello\r\nnot a reply\r\n220 a\r\n";
    let fault = &objects(&["--raw"], log)[0];
    assert_eq!(members(fault, &["error", "offset", "by"]), json!(["bad-code", 0, "server"]));
    assert!(fault["message"].as_str().is_some_and(|message| message.contains("hello")), "{fault}");
}

#[test]
fn an_empty_log_has_no_object() {
    assert!(objects(&[], b"").is_empty());
}
