//! `Statement`: what the text of a reply says to a program, for people.

use ftp_codes::payload::{Feature, LongPassiveAddress, ModificationTime, ParseErrorKind, Payload};
use ftp_codes::wire::Lossy;

use crate::reply::Read;

/// The payload of a reply in words, and how near it came to the form of its standard.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// What is said; what is wrong, if it cannot be read.
    pub(crate) words: String,
    /// The form in words; `None` if it cannot be read, or if no standard gives it a form.
    pub(crate) form: Option<String>,
}

impl Statement {
    /// Puts what was read, or what is wrong with it, into words; `None` if nothing is stated.
    pub(crate) fn of((_, read): Read<'_>) -> Option<Self> {
        let read = match read {
            Ok(read) => read,
            Err(error) if error.kind() == ParseErrorKind::NotStated => return None,
            Err(error) => return Some(Self { words: format!("unreadable: {error}"), form: None }),
        };
        let form = match (&read.value, read.departure) {
            (Payload::TransferSize(_) | Payload::RestartPoint(_), _) => None,
            (_, None) => Some("strict".to_owned()),
            (_, Some(departure)) => Some(format!("lenient: {departure}")),
        };
        Some(Self { words: stated(&read.value)?, form })
    }
}

/// `None` where the text leaves out what it is there to say.
fn stated(payload: &Payload<'_>) -> Option<String> {
    let words = match payload {
        Payload::RestartMarker(marker) => {
            format!("restart at marker `{}`, which is `{}` on the server", marker.user(), marker.server())
        }
        Payload::Delay(delay) => format!("ready in {} minutes", delay.minutes()),
        Payload::UniqueFile(file) => format!("file name `{}`", Lossy(file.path())),
        Payload::TransferSize(size) => format!("{} octets to transfer", size.octets()),
        Payload::ProtectionBufferSize(size) => format!("protection buffer of {} octets", size.octets()),
        Payload::FactNames(names) => format!("facts {}", listed(names.iter())),
        Payload::Features(features) => match features.iter().count() {
            0 => return None,
            count => format!("{count} features: {}", listed(features.iter().map(feature))),
        },
        Payload::FileSize(size) => format!("size {} octets", size.octets()),
        Payload::ModificationTime(time) => format!("modified {}", moment(time)),
        Payload::ChangedFacts(changed) => format!("facts now {changed}"),
        Payload::FileHash(hash) => {
            let range = hash.range().map(|(start, end)| format!(" of octets {start} to {end}"));
            format!("{} {}{}", hash.algorithm(), hash.digest(), range.unwrap_or_default())
        }
        Payload::SystemType(system) => format!("system {system}"),
        Payload::AlgTranslation(token) => format!("the gateway translates {token}"),
        Payload::PassiveAddress(address) => format!("host {}, port {}", address.ip(), address.port()),
        Payload::LongPassiveAddress(address) => long_address(address),
        Payload::ExtendedPassiveAddress(address) => match address.address() {
            None => format!("port {} of the same host", address.port()),
            Some(host) => format!("host {host}, port {}", address.port()),
        },
        Payload::Base64Data(data) => format!("security data of {} octets", data.decode().len()),
        Payload::Facts(facts) => format!("`{}` with {}", Lossy(facts.path()), listed(facts.iter())),
        Payload::PathName(path) => format!("path `{}`", Lossy(&path.path())),
        Payload::OtpChallenge(challenge) => {
            let (algorithm, sequence) = (challenge.algorithm(), challenge.sequence());
            format!("one-time password {sequence} of `{}`, {}", challenge.seed(), algorithm)
        }
        Payload::Challenge(challenge) => format!("challenge `{}`", Lossy(challenge.as_bytes())),
        Payload::RestartPoint(offset) => format!("the next transfer starts at octet {}", offset.octets()),
        Payload::SupportedFamilies(families) => format!("address families {}", listed(families.as_slice())),
        Payload::SupportedProtocols(protocols) => format!("network protocols {}", listed(protocols.as_slice())),
        Payload::ProtectedReply(protected) => {
            let inner = protected.decode();
            match inner.reply() {
                Ok(reply) => format!("inside is {}", reply.to_string().replace('\n', " / ")),
                Err(_) => format!("{} octets that only the security mechanism can read", inner.as_bytes().len()),
            }
        }
        // The enum may grow.
        _ => return None,
    };
    Some(words)
}

fn feature(feature: Feature<'_>) -> String {
    let label = Lossy(feature.label());
    feature.parameters().map_or_else(|| label.to_string(), |parameters| format!("{label} {}", Lossy(parameters)))
}

fn moment(time: &ModificationTime) -> String {
    let (year, month, day) = (time.year(), time.month(), time.day());
    let fraction = time.fraction().map(|nanos| format!(".{nanos:09}")).unwrap_or_default();
    format!("{year}-{month:02}-{day:02} {:02}:{:02}:{:02}{fraction} UTC", time.hour(), time.minute(), time.second())
}

fn long_address(address: &LongPassiveAddress) -> String {
    match address.socket_addr() {
        Some(socket) => format!("host {}, port {}", socket.ip(), socket.port()),
        None => {
            let (family, host, port) = (address.family(), address.address(), address.port_bytes());
            format!("address family {family}, host {}, port {}", listed(host), listed(port))
        }
    }
}

fn listed(items: impl IntoIterator<Item: ToString>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}
