//! `--raw`: the very bytes that a server sent.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::object::{members, objects};
use crate::payloads;
use crate::support::run;

const CASES: &str = include_str!("../../../../tests/data/corpus/replies.jsonl");

fn bytes(value: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(value.as_str().expect("base64")).expect("base64")
}

/// The cases have bytes as Latin-1; the example prints UTF-8, and U+FFFD for what is not UTF-8.
fn reply(case: &Value) -> Value {
    let lossy = |line: &Value| {
        let bytes: Vec<u8> = line.as_str().expect("a line").chars().map(|byte| u8::try_from(byte).unwrap()).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let lines: Vec<String> = case["lines"].as_array().expect("lines").iter().map(lossy).collect();
    json!([case["code"], lines, case["multiline"]])
}

/// What the end of the connection makes of bytes that a case leaves over without an error.
fn at_the_end(object: &Value, rest: &[u8], offset: usize) {
    let rest = rest.trim_ascii_start();
    match object["error"].as_str() {
        None => {
            assert!(!rest.contains(&b'\n'), "a line without its end is a line");
            let text = rest.trim_ascii_end().get(4..).unwrap_or_default();
            assert_eq!(object["lines"], json!([String::from_utf8_lossy(text)]));
        }
        Some(error) => {
            assert_eq!(object["offset"], offset);
            // Only the beginning of a code, or a reply of many lines, is not a line.
            assert_eq!(error == "eof", rest.get(3) == Some(&b'-'), "{error}");
        }
    }
}

#[test]
fn every_case_of_the_corpus_is_read_as_expected() {
    let cases = CASES.lines().map(|line| serde_json::from_str::<Value>(line).expect("a case"));
    let (mut read, mut faults) = (0, 0);
    // The others speak Telnet below the replies.
    for case in cases.filter(|case| case["profile"] == "tolerant") {
        let (id, input) = (&case["id"], bytes(&case["bytes_b64"]));
        let objects = objects(&["--raw"], &input);
        let expected: Vec<Value> = case["expect"]["replies"].as_array().expect("replies").iter().map(reply).collect();
        let (replies, others) = objects.split_at_checked(expected.len()).expect("as many objects as replies");
        let found: Vec<Value> = replies.iter().map(|object| members(object, &["code", "lines", "multiline"])).collect();
        assert_eq!(found, expected, "{id}");
        read += found.len();
        let rest = bytes(&case["expect"]["rest_b64"]);
        let offset = input.len() - rest.len();
        match &case["expect"]["error"] {
            Value::Null if case["eof"] == true => assert!(others.is_empty(), "{id}"),
            Value::Null => others.iter().for_each(|object| at_the_end(object, &rest, offset)),
            error => {
                assert_eq!(members(&others[0], &["error", "offset"]), json!([error, offset]), "{id}");
                faults += 1;
            }
        }
    }
    assert_eq!((read, faults), (103, 19));
}

#[test]
fn every_payload_of_the_corpus_is_read_as_expected() {
    for case in payloads::cases() {
        let command = case["command"].as_str().map(|verb| format!("--command={verb}"));
        let arguments: Vec<&str> = std::iter::once("--raw").chain(command.as_deref()).collect();
        let objects = objects(&arguments, &payloads::wire(&case));
        assert_eq!(objects.len(), 1, "{}", case["id"]);
        // Port 0 is an error, which these cases allow.
        if matches!(case["id"].as_str(), Some("pub-p-012" | "pub-p-039")) {
            assert_eq!(objects[0]["payload"], json!({"error": "port-zero"}), "{}", case["id"]);
            continue;
        }
        let expect = &case["expect"];
        assert_eq!(objects[0]["payload"], *expect, "{}", case["id"]);
        // What a security mechanism put into the base64 does not change whether the form is strict.
        let is_strict = objects[0]["form"] == "strict" && expect["inner_error"].is_null();
        assert_eq!(
            is_strict,
            case["strict"] == true && expect["error"].is_null(),
            "{}: {}",
            case["id"],
            objects[0]["form"]
        );
    }
}

#[test]
fn after_an_error_the_next_reply_is_read() {
    let found = |input: &[u8]| -> Vec<Value> {
        objects(&["--raw"], input)
            .iter()
            .map(|object| json!([object["code"], object["error"], object["offset"]]))
            .collect()
    };
    assert_eq!(
        found(b"220 a\r\nWelcome!\r\n999 b\r\n230x\r\n\r\n331 c"),
        [
            json!([220, null, null]),
            json!([null, "bad-code", 7]),
            json!([null, "code-out-of-range", 17]),
            json!([null, "bad-separator", 24]),
            json!([331, null, null]),
        ]
    );
    assert_eq!(found(b"220 a\r\n211-b\r\n331 c\r\n"), [json!([220, null, null]), json!([null, "eof", 7])]);
    // The skipped bytes end long after the error.
    let long = [b"220 a\r\n".as_slice(), &[b'2'; 700_000], b"\r\n331 b\r\n"].concat();
    assert_eq!(found(&long), [json!([220, null, null]), json!([null, "line-too-long", 7]), json!([331, null, null])]);
    assert!(found(b"").is_empty() && found(b"\r\n\r\n").is_empty());
}

#[test]
fn prefixes_are_no_prefixes() {
    let read = objects(&["--raw"], b"S: 220 ready\r\n220 caf\xe9 \xc3\xa9\r\n");
    assert_eq!(
        (read[0]["error"].as_str(), read[1]["lines"][0].as_str()),
        (Some("bad-code"), Some("caf\u{fffd} \u{e9}"))
    );
    assert_eq!(read[1]["line"], 2);
}

#[test]
fn text_shows_the_bytes_the_replies_and_the_faults() {
    let told = run(&["--raw"], b"220-a\r\n b\r\n220 c\r\nWelcome!\r\n331 x\x1b[1m\r\n");
    let expected = [
        "220-a\n b\n220 c\n    = 220 ServiceReady",
        "\nWelcome!\n    ! ",
        "(bad-code at byte 18)\n331 x\\u{1b}[1m\n    = 331 NeedPassword",
        "\n2 replies in 5 lines\n1 fault in the bytes\n\nno rule was broken in the 1 reply that can be judged\n\nby class\n",
    ];
    for part in expected {
        assert!(told.text().contains(part), "`{part}` is not in:\n{}", told.text());
    }
}

#[test]
fn lines_are_counted_however_the_input_is_cut() {
    let long = ["220-a\r\n", &" of many lines\r\n".repeat(200_000), "220 z\r\n331 x"].concat();
    let told = run(&["--raw"], long.as_bytes());
    assert!(told.text().contains("\n1 reply in 200003 lines\n1 fault in the bytes\n"));
}

#[test]
fn the_bytes_may_be_in_a_file() {
    let path = std::env::temp_dir().join(format!("ftp-explain-{}.bytes", std::process::id()));
    std::fs::write(&path, b"220 a\r\nWelcome!\r\n").expect("the file is written");
    let name = path.to_str().expect("a name in UTF-8");
    let told = run(&["--raw", "--json", name], b"");
    std::fs::remove_file(&path).expect("the file is removed");
    assert_eq!((told.code, told.text().lines().count()), (0, 2));
    let told = run(&["--raw", name], b"");
    assert_eq!((told.code, told.text()), (1, ""));
    assert!(told.err.contains(name), "{}", told.err);
}
