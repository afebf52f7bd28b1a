//! Payloads: what the text of a reply says to a program, as an object.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ftp_codes::payload::{Facts, Features, Payload};
use ftp_codes::reply::{Lossy, Reply, ReplyDecoder};
use serde_json::{Value, json};

/// The object of a payload. Its `type` says which other members it has; null where the text leaves something out.
pub(crate) fn json(payload: &Payload<'_>) -> Value {
    match payload {
        Payload::RestartMarker(marker) => json!({"type": "mark", "user": marker.user(), "server": marker.server()}),
        Payload::Delay(delay) => json!({"type": "ready", "minutes": delay.map(|delay| delay.minutes())}),
        Payload::UniqueFile(file) => json!({"type": "stou", "name": file.map(|file| text(file.name()))}),
        Payload::TransferSize(size) => json!({"type": "transfer-size", "size": size.map(|size| size.octets())}),
        Payload::BufferSize(size) => json!({"type": "pbsz", "size": size.map(|size| size.octets())}),
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
            "digest": hash.digest(), "name": hash.name().map(text),
        }),
        Payload::SystemType(system) => {
            json!({"type": "syst", "name": text(system.name()), "rest": system.rest().map(text)})
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
            "type": "epsv", "port": address.port().get(), "proto": address.protocol(), "addr": address.address(),
        }),
        Payload::SecurityData(data) => json!({"type": "adat", "data_hex": data.map(|data| hex(&data.decode()))}),
        Payload::Facts(listed) => facts(*listed, "mlst"),
        Payload::PathName(path) => json!({"type": "path", "path": text(&path.path()), "rest": text(path.rest())}),
        Payload::OtpChallenge(challenge) => json!({
            "type": "otp", "algorithm": challenge.map(|challenge| challenge.algorithm().as_str().to_owned()),
            "sequence": challenge.map(|challenge| challenge.sequence()),
            "seed": challenge.map(|challenge| challenge.seed()),
        }),
        Payload::Challenge(challenge) => {
            json!({"type": "challenge", "challenge": challenge.map(|challenge| text(challenge.as_bytes()))})
        }
        Payload::RestartOffset(offset) => json!({"type": "restart", "offset": offset.map(|offset| offset.octets())}),
        Payload::SupportedFamilies(families) => {
            json!({"type": "protocols", "protocols": families.map(|list| list.iter().collect::<Vec<_>>())})
        }
        Payload::SupportedProtocols(protocols) => {
            json!({"type": "protocols", "protocols": protocols.map(|list| list.iter().collect::<Vec<_>>())})
        }
        Payload::Protected(protected) => {
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

/// The replies in bytes after which nothing comes, and what is wrong behind them.
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
