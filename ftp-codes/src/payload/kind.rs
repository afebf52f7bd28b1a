//! Which reply to which command states what.

use core::fmt;

use super::{
    AlgTranslation, Base64Data, Challenge, ChangedFacts, Delay, ExtendedPassiveAddress, FactNames, Facts, Features,
    FileHash, FileSize, LongPassiveAddress, ModificationTime, OtpChallenge, ParseError, ParseErrorKind, Parsed,
    PassiveAddress, PathName, ProtectedReply, ProtectionBufferSize, RestartMarker, RestartPoint, SupportedFamilies,
    SupportedProtocols, SystemType, TransferSize, UniqueFile,
};
use crate::reply::Reply;
use crate::text::{Cursor, Put, Spell, bytes_payload, read_lines, read_one_line, spell_display, spell_lossy};
use crate::{Command, RawCode, code_matches, match_code};

macro_rules! payloads {
    ($a:lifetime; $($(#[$doc:meta])* $name:ident($type:ident $(<$lifetime:lifetime>)?), $spell:ident;)*) => {
        /// What the text of a reply states.
        ///
        /// It also depends on the command: a 213 is a size after `SIZE`, and a time after `MDTM`.
        ///
        /// ```
        /// use ftp_codes::{Command, RawCode, payload::PayloadKind};
        ///
        /// let code = RawCode::new(213).expect("a code");
        /// assert_eq!(PayloadKind::of(Command::Mdtm, code), Some(PayloadKind::ModificationTime));
        /// assert_eq!(PayloadKind::of(Command::Stat, code), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum PayloadKind {
            $($(#[$doc])* $name,)*
        }

        /// The value in the text of a reply.
        ///
        /// ```
        /// use ftp_codes::Command;
        /// use ftp_codes::payload::{ParseErrorKind, Payload};
        /// use ftp_codes::reply::Reply;
        ///
        /// let reply = Reply::parse(b"213 154427\r\n")?;
        /// let payload = Payload::read(Command::Size, &reply)?;
        /// assert!(matches!(payload.value, Payload::FileSize(size) if size.octets() == 154_427));
        /// // After `STAT` the same text is for people.
        /// assert_eq!(Payload::read(Command::Stat, &reply).unwrap_err().kind(), ParseErrorKind::NotStated);
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Payload<$a> {
            $($(#[$doc])* $name($type $(<$lifetime>)?),)*
        }

        impl PayloadKind {
            /// Parses a text of this kind.
            ///
            /// # Errors
            ///
            /// The errors of the type's `parse` method.
            #[inline]
            pub fn parse(self, text: &[u8]) -> Result<Parsed<Payload<'_>>, ParseError> {
                match self {
                    $(Self::$name => match $type::parse(text) {
                        Ok(Parsed { value, departure }) => Ok(Parsed { value: Payload::$name(value), departure }),
                        Err(error) => Err(error),
                    },)*
                }
            }
        }

        impl Payload<'_> {
            /// The kind of the value.
            #[inline]
            #[must_use]
            pub const fn kind(&self) -> PayloadKind {
                match self { $(Self::$name(_) => PayloadKind::$name,)* }
            }
        }

        impl Spell for Payload<'_> {
            #[inline]
            fn spell(&self, put: &mut Put<'_>) -> fmt::Result {
                match self { $(Self::$name(value) => payloads!(@$spell value, put),)* }
            }
        }
    };
    (@text $value:ident, $put:ident) => { spell_display($value, $put) };
    (@bytes $value:ident, $put:ident) => { $value.spell($put) };
}

payloads! {
    'a;
    /// A restart marker.
    RestartMarker(RestartMarker<'a>), text;
    /// How long the client should wait.
    Delay(Delay), text;
    /// The name of a unique file.
    UniqueFile(UniqueFile<'a>), bytes;
    /// The size of a transfer.
    TransferSize(TransferSize), text;
    /// The size of the buffer for protected data.
    ProtectionBufferSize(ProtectionBufferSize), text;
    /// The names of the facts that `MLST` will state.
    FactNames(FactNames<'a>), text;
    /// The list of features.
    Features(Features<'a>), bytes;
    /// The size of a file.
    FileSize(FileSize), text;
    /// The modification time of a file.
    ModificationTime(ModificationTime), text;
    /// Facts that were changed.
    ChangedFacts(ChangedFacts<'a>), bytes;
    /// The hash of a file.
    FileHash(FileHash<'a>), bytes;
    /// The system type.
    SystemType(SystemType<'a>), bytes;
    /// What a gateway translates.
    AlgTranslation(AlgTranslation), text;
    /// The address in a passive reply.
    PassiveAddress(PassiveAddress), text;
    /// The address in a long passive reply.
    LongPassiveAddress(LongPassiveAddress), text;
    /// The port in an extended passive reply.
    ExtendedPassiveAddress(ExtendedPassiveAddress<'a>), text;
    /// Security data.
    Base64Data(Base64Data<'a>), text;
    /// Facts about a file: the first line of them, if there are several (RFC 3659 §7.2).
    Facts(Facts<'a>), bytes;
    /// The path of a directory.
    PathName(PathName<'a>), bytes;
    /// A challenge for a one-time password.
    OtpChallenge(OtpChallenge<'a>), text;
    /// A challenge for the password.
    Challenge(Challenge<'a>), bytes;
    /// Where a transfer will start.
    RestartPoint(RestartPoint), text;
    /// The address families that a server supports.
    SupportedFamilies(SupportedFamilies), text;
    /// The network protocols that a server supports.
    SupportedProtocols(SupportedProtocols), text;
    /// A protected reply.
    ProtectedReply(ProtectedReply<'a>), text;
}

impl PayloadKind {
    /// Returns what the text of a reply with this code states, if the reply answers the command.
    ///
    /// With `None` for the command, it finds only what does not depend on the command.
    #[inline]
    #[must_use]
    pub fn of(command: impl Into<Option<Command>>, code: RawCode) -> Option<Self> {
        command.into().and_then(|command| Self::of_command(command, code)).or_else(|| Self::of_code(code))
    }

    /// Where the standards do not permit a code for the command, servers are known to send it.
    #[inline]
    fn of_command(command: Command, code: RawCode) -> Option<Self> {
        let kind = match command {
            Command::Stou
                if code_matches!(code, TransferStarting | FileStatusOkay | ClosingDataConnection | FileActionOkay) =>
            {
                Self::UniqueFile
            }
            Command::Retr if code_matches!(code, TransferStarting | FileStatusOkay) => Self::TransferSize,
            Command::Pbsz if code_matches!(code, CommandOkay) => Self::ProtectionBufferSize,
            Command::Opts if code_matches!(code, CommandOkay) => Self::FactNames,
            Command::Feat if code_matches!(code, SystemStatus) => Self::Features,
            Command::Size if code_matches!(code, FileStatus) => Self::FileSize,
            Command::Mdtm if code_matches!(code, FileStatus | FileActionOkay) => Self::ModificationTime,
            Command::Mfmt | Command::Mfct | Command::Mff if code_matches!(code, FileStatus) => Self::ChangedFacts,
            Command::Hash if code_matches!(code, FileStatus | FileActionOkay) => Self::FileHash,
            Command::Mlst if code_matches!(code, FileActionOkay) => Self::Facts,
            Command::User if code_matches!(code, NeedPassword) => Self::OtpChallenge,
            Command::Rest if code_matches!(code, PendingFurtherInformation) => Self::RestartPoint,
            Command::Lprt | Command::Lpsv if code_matches!(code, ProtSettingNotAllowed) => Self::SupportedFamilies,
            _ => return None,
        };
        Some(kind)
    }

    /// Passive replies are among them: some servers answer `PASV` with a 229, and a client must notice.
    #[inline]
    fn of_code(code: RawCode) -> Option<Self> {
        let kind = match_code!(code {
            RestartMarker => Self::RestartMarker,
            ServiceReadyInMinutes => Self::Delay,
            SystemType => Self::SystemType,
            AlgStatus => Self::AlgTranslation,
            EnteringPassiveMode => Self::PassiveAddress,
            EnteringLongPassiveMode => Self::LongPassiveAddress,
            EnteringExtendedPassiveMode => Self::ExtendedPassiveAddress,
            SecurityDataAccepted | NeedSecurityData | NeedMoreSecurityData => Self::Base64Data,
            PathCreated => Self::PathName,
            PasswordChallenge => Self::Challenge,
            NetworkProtocolNotSupported => Self::SupportedProtocols,
            IntegrityProtected | ConfidentialityAndIntegrityProtected | ConfidentialityProtected => Self::ProtectedReply,
            _ => return None,
        });
        Some(kind)
    }

    /// Returns `true` if a reply of this kind may omit the value. Such a reply is correct, although reading it is an
    /// error of the kind [`NotStated`](ParseErrorKind::NotStated).
    ///
    /// ```
    /// use ftp_codes::payload::{ParseErrorKind, PayloadKind};
    ///
    /// let text = b"Opening data connection for a.txt.";
    /// let error = PayloadKind::TransferSize.parse(text).unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::NotStated);
    /// assert!(PayloadKind::TransferSize.is_optional());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(
            self,
            Self::TransferSize
                | Self::ProtectionBufferSize
                | Self::FactNames
                | Self::Base64Data
                | Self::OtpChallenge
                | Self::RestartPoint
                | Self::SupportedProtocols
        )
    }

    /// Reads a value of this kind from a reply, whichever of its lines states it.
    ///
    /// # Errors
    ///
    /// The errors of the type's `read` method.
    #[inline]
    pub fn read<'a>(self, reply: impl Into<Reply<'a>>) -> Result<Parsed<Payload<'a>>, ParseError> {
        self.read_reply(reply.into())
    }

    #[inline]
    fn read_reply(self, reply: Reply<'_>) -> Result<Parsed<Payload<'_>>, ParseError> {
        match self {
            Self::Features => Features::read(reply).map(|read| read.map(Payload::Features)),
            Self::ProtectedReply => ProtectedReply::read(reply).map(|read| read.map(Payload::ProtectedReply)),
            Self::FileSize | Self::ModificationTime => read_one_line(reply, &|line| self.parse(line)),
            _ => read_lines(reply, &|line| self.parse(line)),
        }
    }
}

impl<'a> Payload<'a> {
    /// Reads the value in a reply to the command (see [`PayloadKind::of`]).
    ///
    /// # Errors
    ///
    /// The errors of the type's `read` method, and [`NotStated`](ParseErrorKind::NotStated) if the text is for people.
    #[inline]
    pub fn read(command: impl Into<Option<Command>>, reply: impl Into<Reply<'a>>) -> Result<Parsed<Self>, ParseError> {
        let reply = reply.into();
        match PayloadKind::of(command, reply.code()) {
            Some(kind) => kind.read_reply(reply),
            None => Err(Cursor::new(reply.text()).error(ParseErrorKind::NotStated, "a text that programs read")),
        }
    }
}

bytes_payload!(@bytes Payload);

/// The text of the value.
impl fmt::Display for Payload<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell_lossy(self, f)
    }
}
