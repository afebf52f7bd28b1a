//! Payloads: what the text of a reply says to a program, as an object.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ftp_codes::payload::{Departure, Facts, Features, Parsed, Payload, PayloadKind};
use ftp_codes::reply::{Reply, ReplyDecoder};
use ftp_codes::wire::Lossy;
use serde_json::{Value, json};

/// The object of a payload. Its `type` says which other members it has.
pub(crate) fn json(read: &Parsed<Payload<'_>>) -> Value {
    match &read.value {
        Payload::RestartMarker(marker) => json!({"type": "mark", "user": marker.user(), "server": marker.server()}),
        Payload::Delay(delay) => json!({"type": "ready", "minutes": delay.minutes()}),
        Payload::UniqueFile(file) => json!({"type": "stou", "name": text(file.path())}),
        Payload::TransferSize(size) => json!({"type": "transfer-size", "size": size.octets()}),
        Payload::ProtectionBufferSize(size) => json!({"type": "pbsz", "size": size.octets()}),
        Payload::FactNames(names) => json!({"type": "mlst-opts", "facts": names.iter().collect::<Vec<_>>()}),
        Payload::Features(listed) => features(listed),
        Payload::FileSize(size) => json!({"type": "size", "size": size.octets()}),
        Payload::ModificationTime(time) => json!({
            "type": "mdtm", "year": time.year(), "month": time.month(), "day": time.day(),
            "hour": time.hour(), "minute": time.minute(), "second": time.second(), "nanos": time.fraction(),
        }),
        Payload::ChangedFacts(changed) => facts(changed.facts(), "mfmt"),
        Payload::FileHash(hash) => json!({
            "type": "hash", "algorithm": hash.algorithm().to_ascii_uppercase(),
            "start": hash.range().map(|range| range.0), "end": hash.range().map(|range| range.1),
            "digest": hash.digest(), "name": hash.path().map(text),
        }),
        Payload::SystemType(system) => {
            json!({"type": "syst", "name": text(system.name()), "rest": system.text().map(text)})
        }
        Payload::AlgTranslation(token) => json!({"type": "algs", "token": token.as_str()}),
        Payload::PassiveAddress(address) => {
            json!({"type": "pasv", "host": address.ip().to_string(), "port": address.port()})
        }
        Payload::LongPassiveAddress(address) => json!({
            "type": "lpsv", "af": address.family(), "addr": address.address(), "port_bytes": address.port_bytes(),
            "host": address.ip().map(|ip| ip.to_string()), "port": address.port(),
        }),
        Payload::ExtendedPassiveAddress(address) => json!({
            "type": "epsv", "port": address.port(), "proto": address.protocol(), "addr": address.address(),
        }),
        Payload::Base64Data(data) => json!({"type": "adat", "data_hex": hex(&data.decode())}),
        Payload::Facts(listed) => facts(*listed, "mlst"),
        Payload::PathName(path) => {
            let space = if read.departure == Some(Departure::NoSpace) { "" } else { " " };
            let rest = path.commentary().map(|commentary| format!("{space}{}", text(commentary)));
            json!({"type": "path", "path": text(&path.path()), "rest": rest.unwrap_or_default()})
        }
        Payload::OtpChallenge(challenge) => json!({
            "type": "otp", "algorithm": challenge.algorithm().as_str(), "sequence": challenge.sequence(),
            "seed": challenge.seed(),
        }),
        Payload::Challenge(challenge) => {
            json!({"type": "challenge", "challenge": text(challenge.as_bytes())})
        }
        Payload::RestartPoint(offset) => json!({"type": "restart", "offset": offset.octets()}),
        Payload::SupportedFamilies(families) => {
            json!({"type": "protocols", "protocols": families.as_slice()})
        }
        Payload::SupportedProtocols(protocols) => {
            json!({"type": "protocols", "protocols": protocols.as_slice()})
        }
        Payload::ProtectedReply(protected) => {
            let decoded: Vec<u8> = protected.messages().flatten().collect();
            let (inner, error) = replies_in(protected.decode().as_bytes());
            json!({
                "type": "protected", "decoded_b64": STANDARD.encode(decoded), "inner": inner, "inner_error": error,
            })
        }
        // The enum may grow.
        _ => Value::Null,
    }
}

/// The object of a reply that leaves the value out.
pub(crate) fn not_stated(kind: PayloadKind) -> Value {
    match kind {
        PayloadKind::Delay => json!({"type": "ready", "minutes": null}),
        PayloadKind::UniqueFile => json!({"type": "stou", "name": null}),
        PayloadKind::TransferSize => json!({"type": "transfer-size", "size": null}),
        PayloadKind::ProtectionBufferSize => json!({"type": "pbsz", "size": null}),
        PayloadKind::Base64Data => json!({"type": "adat", "data_hex": null}),
        PayloadKind::OtpChallenge => json!({"type": "otp", "algorithm": null, "sequence": null, "seed": null}),
        PayloadKind::Challenge => json!({"type": "challenge", "challenge": null}),
        PayloadKind::RestartPoint => json!({"type": "restart", "offset": null}),
        PayloadKind::SupportedFamilies | PayloadKind::SupportedProtocols => {
            json!({"type": "protocols", "protocols": null})
        }
        _ => Value::Null,
    }
}

fn text(bytes: &[u8]) -> String {
    Lossy(bytes).to_string()
}

fn facts(facts: Facts<'_>, kind: &str) -> Value {
    let pairs: Vec<_> = facts.iter().map(|fact| json!([fact.name().to_ascii_lowercase(), fact.value()])).collect();
    json!({"type": kind, "facts": pairs, "name": text(facts.path())})
}

fn features(listed: &Features<'_>) -> Value {
    let features = listed.iter().map(|feature| {
        let name = text(feature.label()).to_ascii_uppercase();
        json!({"name": name, "params": feature.parameters().map(text)})
    });
    json!({"type": "feat", "features": features.collect::<Vec<_>>()})
}

/// The replies in complete bytes, and what is wrong after the last of them.
fn replies_in(bytes: &[u8]) -> (Vec<Value>, Option<&'static str>) {
    let mut rest = bytes;
    let mut decoder = ReplyDecoder::new();
    let mut replies = Vec::new();
    while let Some(reply) = decoder.finish(&mut rest) {
        match reply {
            Ok(reply) => replies.push(inner(&reply)),
            Err(error) => return (replies, Some(error.kind().name())),
        }
    }
    (replies, None)
}

fn inner(reply: &Reply<'_>) -> Value {
    let lines: Vec<_> = reply.lines().map(text).collect();
    json!({"code": reply.code().code(), "lines": lines, "multiline": reply.is_multiline()})
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
