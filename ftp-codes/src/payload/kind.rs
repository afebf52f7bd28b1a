//! Which reply to which command holds what.

use crate::{Command, RawCode, code_matches, match_code};

/// What the text of a reply holds.
///
/// It depends on the command too: a 213 is a size after `SIZE`, and a time after `MDTM`.
///
/// ```
/// use ftp_codes::{Command, RawCode, payload::PayloadKind};
///
/// let code = RawCode::new(213).expect("a code");
/// assert_eq!(PayloadKind::of(Command::Mdtm, code), Some(PayloadKind::ModificationTime));
/// assert_eq!(PayloadKind::of(Command::Stat, code), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PayloadKind {
    /// [`RestartMarker`](super::RestartMarker).
    RestartMarker,
    /// [`Delay`](super::Delay).
    Delay,
    /// [`UniqueFile`](super::UniqueFile).
    UniqueFile,
    /// [`TransferSize`](super::TransferSize).
    TransferSize,
    /// [`BufferSize`](super::BufferSize).
    BufferSize,
    /// [`FactNames`](super::FactNames).
    FactNames,
    /// [`Features`](super::Features).
    Features,
    /// [`FileSize`](super::FileSize).
    FileSize,
    /// [`ModificationTime`](super::ModificationTime).
    ModificationTime,
    /// [`ChangedFacts`](super::ChangedFacts).
    ChangedFacts,
    /// [`FileHash`](super::FileHash).
    FileHash,
    /// [`SystemType`](super::SystemType).
    SystemType,
    /// [`AlgTranslation`](super::AlgTranslation).
    AlgTranslation,
    /// [`PassiveAddress`](super::PassiveAddress).
    PassiveAddress,
    /// [`LongPassiveAddress`](super::LongPassiveAddress).
    LongPassiveAddress,
    /// [`ExtendedPassiveAddress`](super::ExtendedPassiveAddress).
    ExtendedPassiveAddress,
    /// [`SecurityData`](super::SecurityData).
    SecurityData,
    /// [`Facts`](super::Facts).
    Facts,
    /// [`PathName`](super::PathName).
    PathName,
    /// [`OtpChallenge`](super::OtpChallenge).
    OtpChallenge,
    /// [`Challenge`](super::Challenge).
    Challenge,
    /// [`RestartOffset`](super::RestartOffset).
    RestartOffset,
    /// [`SupportedFamilies`](super::SupportedFamilies).
    SupportedFamilies,
    /// [`SupportedProtocols`](super::SupportedProtocols).
    SupportedProtocols,
    /// [`ProtectedReply`](super::ProtectedReply).
    Protected,
}

impl PayloadKind {
    /// What the text of a reply with this code holds, when it answers the command.
    ///
    /// `None` for the command finds what does not depend on it.
    #[inline]
    #[must_use]
    pub fn of(command: impl Into<Option<Command>>, code: RawCode) -> Option<Self> {
        command.into().and_then(|command| Self::of_command(command, code)).or_else(|| Self::of_code(code))
    }

    /// Codes that the standards do not give to the command are those that servers are known to send.
    fn of_command(command: Command, code: RawCode) -> Option<Self> {
        let kind = match command {
            Command::Stou
                if code_matches!(code, TransferStarting | FileStatusOkay | ClosingDataConnection | FileActionOkay) =>
            {
                Self::UniqueFile
            }
            Command::Retr if code_matches!(code, TransferStarting | FileStatusOkay) => Self::TransferSize,
            Command::Pbsz if code_matches!(code, CommandOkay) => Self::BufferSize,
            Command::Opts if code_matches!(code, CommandOkay) => Self::FactNames,
            Command::Feat if code_matches!(code, SystemStatus) => Self::Features,
            Command::Size if code_matches!(code, FileStatus) => Self::FileSize,
            Command::Mdtm if code_matches!(code, FileStatus | FileActionOkay) => Self::ModificationTime,
            Command::Mfmt | Command::Mfct | Command::Mff if code_matches!(code, FileStatus) => Self::ChangedFacts,
            Command::Hash if code_matches!(code, FileStatus | FileActionOkay) => Self::FileHash,
            Command::Mlst if code_matches!(code, FileActionOkay) => Self::Facts,
            Command::User if code_matches!(code, NeedPassword) => Self::OtpChallenge,
            Command::Rest if code_matches!(code, PendingFurtherInformation) => Self::RestartOffset,
            Command::Lprt | Command::Lpsv if code_matches!(code, ProtSettingNotAllowed) => Self::SupportedFamilies,
            _ => return None,
        };
        Some(kind)
    }

    /// Passive replies are among them: servers answer `PASV` with a 229, and a client must see it.
    fn of_code(code: RawCode) -> Option<Self> {
        let kind = match_code!(code {
            RestartMarker => Self::RestartMarker,
            ServiceReadyInMinutes => Self::Delay,
            SystemType => Self::SystemType,
            AlgStatus => Self::AlgTranslation,
            EnteringPassiveMode => Self::PassiveAddress,
            EnteringLongPassiveMode => Self::LongPassiveAddress,
            EnteringExtendedPassiveMode => Self::ExtendedPassiveAddress,
            SecurityDataAccepted | NeedSecurityData | NeedMoreSecurityData => Self::SecurityData,
            PathCreated => Self::PathName,
            PasswordChallenge => Self::Challenge,
            NetworkProtocolNotSupported => Self::SupportedProtocols,
            IntegrityProtected | ConfidentialityAndIntegrityProtected | ConfidentialityProtected => Self::Protected,
            _ => return None,
        });
        Some(kind)
    }
}
