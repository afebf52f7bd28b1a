//! The texts of replies that a program must read.
//!
//! The digits of a reply are for programs and its text is for people, with the exceptions that are here: addresses, paths,
//! sizes, times, lists. Each is a small type that reads the text (`parse`), and writes it (`Display`).
//!
//! * They are strict in what they write, forgiving in what they read, and they say which: `parse` answers a
//!   [`Parsed`] value with the [`Form`] it was written in. What `Display` writes has the form of the standard, and is read back
//!   as the same value. Constructors refuse a CR, a LF and a NUL, which cannot be sent.
//! * What cannot be understood is a [`PayloadError`] with a place. Nothing is guessed, and nothing is cut.
//! * A text that may leave out what it is there to say is read as an [`Option`].
//! * They borrow from the reply. What needs memory of its own stands behind the features `alloc` and `base64`.
//!
//! Codes mean different things after different commands. Either choose the type yourself, or let [`Payload::read`] find it:
//!
//! ```
//! use ftp_codes::Command;
//! use ftp_codes::payload::{PassiveAddress, Payload};
//! use ftp_codes::reply::Reply;
//!
//! let reply = Reply::parse(b"227 Entering Passive Mode (192,168,0,1,12,34).\r\n")?;
//!
//! let address = PassiveAddress::parse(reply.text())?.value;
//! assert_eq!(address.port(), 3106);
//!
//! let payload = Payload::read(Command::Pasv, &reply).expect("a payload")?.value;
//! assert_eq!(payload, Payload::PassiveAddress(address));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod alg_translation;
mod base64_text;
mod buffer_size;
mod calendar;
mod challenge;
mod changed_facts;
mod cursor;
mod delay;
mod error;
mod extended_passive;
mod fact_names;
mod facts;
mod feature;
mod features;
mod file_hash;
mod file_size;
mod form;
mod kind;
mod long_passive;
mod modification_time;
mod numbers;
mod otp_challenge;
mod passive;
mod path_name;
mod protected;
mod read;
mod restart_marker;
mod restart_offset;
mod security_data;
mod short_list;
mod spell;
mod supported_families;
mod supported_protocols;
mod system_type;
mod transfer_size;
mod unique_file;

pub use alg_translation::AlgTranslation;
pub use buffer_size::BufferSize;
pub use challenge::Challenge;
pub use changed_facts::ChangedFacts;
pub use delay::Delay;
pub use error::{PayloadError, PayloadErrorKind};
pub use extended_passive::ExtendedPassiveAddress;
pub use fact_names::FactNames;
pub use facts::{Fact, Facts};
pub use feature::Feature;
pub use features::{FeatureIter, Features};
pub use file_hash::FileHash;
pub use file_size::FileSize;
pub use form::{Departure, Form, Parsed};
pub use kind::PayloadKind;
pub use long_passive::LongPassiveAddress;
pub use modification_time::ModificationTime;
pub use otp_challenge::{OtpAlgorithm, OtpChallenge};
pub use passive::PassiveAddress;
pub use path_name::PathName;
#[cfg(feature = "base64")]
pub use protected::InnerReply;
pub use protected::ProtectedReply;
pub use read::Payload;
pub use restart_marker::RestartMarker;
pub use restart_offset::RestartOffset;
pub use security_data::SecurityData;
pub use supported_families::SupportedFamilies;
pub use supported_protocols::SupportedProtocols;
pub use system_type::SystemType;
pub use transfer_size::TransferSize;
pub use unique_file::UniqueFile;
