//! From a reply to what its text holds.

use super::PayloadErrorKind::{BadFormat, Empty, NoAddress, NoQuote};
use super::{
    AlgTranslation, BufferSize, Challenge, ChangedFacts, Delay, Departure, ExtendedPassiveAddress, FactNames, Facts,
    Features, FileHash, FileSize, LongPassiveAddress, ModificationTime, OtpChallenge, Parsed, PassiveAddress, PathName,
    PayloadError, PayloadKind, ProtectedReply, RestartMarker, RestartOffset, SecurityData, SupportedFamilies,
    SupportedProtocols, SystemType, TransferSize, UniqueFile,
};
use crate::Command;
use crate::reply::Reply;

/// What the text of a reply holds.
///
/// ```
/// use ftp_codes::Command;
/// use ftp_codes::payload::Payload;
/// use ftp_codes::reply::Reply;
///
/// let reply = Reply::parse(b"213 154427\r\n")?;
/// let payload = Payload::read(Command::Size, &reply).expect("a payload")?;
/// assert!(matches!(payload.value, Payload::FileSize(size) if size.octets() == 154_427));
/// // After `STAT` the same text is for people.
/// assert!(Payload::read(Command::Stat, &reply).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Payload<'a> {
    /// A restart marker.
    RestartMarker(RestartMarker<'a>),
    /// How long a server lets wait, if it says so.
    Delay(Option<Delay>),
    /// The name of a unique file, if the server says it.
    UniqueFile(Option<UniqueFile<'a>>),
    /// The size of a transfer, if the server says it.
    TransferSize(Option<TransferSize>),
    /// The size of the buffer for protected data, if the server changes it.
    BufferSize(Option<BufferSize>),
    /// The facts in force.
    FactNames(FactNames<'a>),
    /// The list of features.
    Features(Features<'a>),
    /// The size of a file.
    FileSize(FileSize),
    /// The modification time of a file.
    ModificationTime(ModificationTime),
    /// Facts that were changed.
    ChangedFacts(ChangedFacts<'a>),
    /// The hash of a file.
    FileHash(FileHash<'a>),
    /// The system type.
    SystemType(SystemType<'a>),
    /// What a gateway translates.
    AlgTranslation(AlgTranslation),
    /// The address in a passive reply.
    PassiveAddress(PassiveAddress),
    /// The address in a long passive reply.
    LongPassiveAddress(LongPassiveAddress),
    /// The port in an extended passive reply.
    ExtendedPassiveAddress(ExtendedPassiveAddress<'a>),
    /// Security data, if there is any.
    SecurityData(Option<SecurityData<'a>>),
    /// Facts about a file: the first line of them, if there are several (RFC 3659 §7.2).
    Facts(Facts<'a>),
    /// The path of a directory.
    PathName(PathName<'a>),
    /// A challenge for a one-time password, if the server wants one.
    OtpChallenge(Option<OtpChallenge<'a>>),
    /// A challenge for the password, if the server states it.
    Challenge(Option<Challenge<'a>>),
    /// Where a transfer will start, if the server says it.
    RestartOffset(Option<RestartOffset>),
    /// The address families that a server supports, if it lists them.
    SupportedFamilies(Option<SupportedFamilies>),
    /// The network protocols that a server supports, if it lists them.
    SupportedProtocols(Option<SupportedProtocols>),
    /// A protected reply.
    Protected(ProtectedReply<'a>),
}

impl<'a> Payload<'a> {
    /// Reads what a reply to the command holds (see [`PayloadKind::of`]).
    ///
    /// `None` if the text is for people. Any reply may be multi-line (RFC 2389 §2.2): the first line
    /// counts that can be read.
    ///
    /// # Errors
    ///
    /// As the type that is read.
    pub fn read(
        command: impl Into<Option<Command>>,
        reply: &Reply<'a>,
    ) -> Option<Result<Parsed<Self>, PayloadError<'a>>> {
        let kind = PayloadKind::of(command, reply.code())?;
        Some(match kind {
            PayloadKind::RestartMarker => stated(reply, RestartMarker::parse, Self::RestartMarker),
            PayloadKind::Delay => maybe(reply, Delay::parse, Self::Delay),
            PayloadKind::UniqueFile => maybe(reply, UniqueFile::parse, Self::UniqueFile),
            PayloadKind::TransferSize => maybe(reply, TransferSize::parse, Self::TransferSize),
            PayloadKind::BufferSize => maybe(reply, BufferSize::parse, Self::BufferSize),
            // `OPTS` of anything but `MLST` is answered in free words.
            PayloadKind::FactNames => return stated(reply, FactNames::parse, Self::FactNames).ok().map(Ok),
            PayloadKind::Features => Ok(Features::parse(reply.lines()).map(Self::Features)),
            PayloadKind::FileSize => stated(reply, FileSize::parse, Self::FileSize).map(|read| one_line(reply, read)),
            PayloadKind::ModificationTime => {
                stated(reply, ModificationTime::parse, Self::ModificationTime).map(|read| one_line(reply, read))
            }
            PayloadKind::ChangedFacts => stated(reply, ChangedFacts::parse, Self::ChangedFacts),
            PayloadKind::FileHash => stated(reply, FileHash::parse, Self::FileHash),
            PayloadKind::SystemType => stated(reply, SystemType::parse, Self::SystemType),
            PayloadKind::AlgTranslation => stated(reply, AlgTranslation::parse, Self::AlgTranslation),
            PayloadKind::PassiveAddress => stated(reply, PassiveAddress::parse, Self::PassiveAddress),
            PayloadKind::LongPassiveAddress => stated(reply, LongPassiveAddress::parse, Self::LongPassiveAddress),
            PayloadKind::ExtendedPassiveAddress => {
                stated(reply, ExtendedPassiveAddress::parse, Self::ExtendedPassiveAddress)
            }
            PayloadKind::SecurityData => maybe(reply, SecurityData::parse, Self::SecurityData),
            PayloadKind::Facts => stated(reply, Facts::parse, Self::Facts),
            PayloadKind::PathName => stated(reply, PathName::parse, Self::PathName),
            PayloadKind::OtpChallenge => maybe(reply, OtpChallenge::parse, Self::OtpChallenge),
            PayloadKind::Challenge => maybe(reply, Challenge::parse, Self::Challenge),
            PayloadKind::RestartOffset => maybe(reply, RestartOffset::parse, Self::RestartOffset),
            PayloadKind::SupportedFamilies => maybe(reply, SupportedFamilies::parse, Self::SupportedFamilies),
            PayloadKind::SupportedProtocols => maybe(reply, SupportedProtocols::parse, Self::SupportedProtocols),
            PayloadKind::Protected => ProtectedReply::parse(reply.lines()).map(|read| read.map(Self::Protected)),
        })
    }
}

type Outcome<'a, T> = Result<Parsed<T>, PayloadError<'a>>;

/// The first line that can be read. Otherwise what is wrong with the line that comes nearest.
fn stated<'a, T>(
    reply: &Reply<'a>,
    parse: impl Fn(&'a [u8]) -> Outcome<'a, T>,
    payload: impl Fn(T) -> Payload<'a>,
) -> Outcome<'a, Payload<'a>> {
    let mut fault: Option<PayloadError<'a>> = None;
    for (above, line) in reply.lines().enumerate() {
        match parse(line) {
            Ok(read) => return Ok(read.map(payload)),
            Err(error) => {
                let is_nearer = fault.is_none_or(|fault| is_absent(fault) && !is_absent(error));
                fault = if is_nearer { Some(error.on_line(above.saturating_add(1))) } else { fault };
            }
        }
    }
    // A reply has a line.
    Err(fault.unwrap_or_else(|| PayloadError::new(Empty, b"", 0, "a line of text")))
}

/// Whether the line holds nothing of the kind, rather than something wrong.
const fn is_absent(error: PayloadError<'_>) -> bool {
    matches!(error.kind(), NoAddress | BadFormat | NoQuote | Empty)
}

/// The first line that states something. Otherwise what is wrong with the first line that has a fault, or nothing.
fn maybe<'a, T>(
    reply: &Reply<'a>,
    parse: impl Fn(&'a [u8]) -> Outcome<'a, Option<T>>,
    payload: impl Fn(Option<T>) -> Payload<'a>,
) -> Outcome<'a, Payload<'a>> {
    let mut nothing = None;
    for (above, line) in reply.lines().enumerate() {
        match parse(line) {
            Ok(read @ Parsed { value: Some(_), .. }) => return Ok(read.map(payload)),
            Ok(read) => nothing = nothing.or(Some(Ok(read))),
            Err(error) => {
                nothing = nothing.filter(Result::is_err).or(Some(Err(error.on_line(above.saturating_add(1)))))
            }
        }
    }
    nothing.unwrap_or(Ok(Parsed::strict(None))).map(|read| read.map(payload))
}

/// A 213 to `SIZE` or `MDTM` must be one line (RFC 3659 §3.1, §4.1).
fn one_line<'a>(reply: &Reply<'a>, mut read: Parsed<Payload<'a>>) -> Parsed<Payload<'a>> {
    read.form.depart_if(reply.is_multiline(), Departure::SeveralLines);
    read
}
