//! The cases of `data/corpus/payloads.jsonl`: replies of servers, and how clients should read them.

use serde_json::Value;

/// Every case.
pub(crate) fn cases() -> Vec<Value> {
    let lines = include_str!("../data/corpus/payloads.jsonl").lines();
    let cases: Vec<Value> = lines.map(|line| serde_json::from_str(line).expect("a case")).collect();
    assert_eq!(cases.len(), 175);
    cases
}

/// The reply of a case, as bytes on the wire.
pub(crate) fn wire(case: &Value) -> Vec<u8> {
    let code = case["code"].as_u64().expect("a code");
    let text = |line: &Value| line.as_str().expect("a text").to_owned();
    match case["lines"].as_array().map(|lines| lines.iter().map(text).collect::<Vec<_>>()) {
        None => format!("{code} {}\r\n", text(&case["text"])).into_bytes(),
        Some(lines) => {
            let last = lines.len() - 1;
            let prefix = |at| match at {
                at if at == last => format!("{code} "),
                0 => format!("{code}-"),
                // The lines of a protected reply all have the code (RFC 2228 §5.2).
                _ if case["type"] == "protected" => format!("{code}-"),
                _ => String::new(),
            };
            let lines = lines.iter().enumerate().map(|(at, line)| format!("{}{line}\r\n", prefix(at)));
            lines.collect::<String>().into_bytes()
        }
    }
}
