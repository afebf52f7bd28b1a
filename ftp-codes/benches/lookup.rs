//! Lookups from a number, and from three bytes, to a code, compared with `http`, which has no table, and a plain `match`.
//!
//! ```text
//! cargo bench -p ftp-codes --bench lookup
//! ```
//!
//! The time per element is the time of one lookup. The input is random, with misses as well as hits, and too long for a
//! processor to learn, because nobody knows what a server will send next.
#![allow(missing_docs, clippy::indexing_slicing, reason = "a benchmark")]

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use ftp_codes::{RawCode, ReplyCode};
use http::StatusCode;

const LOOKUPS: usize = 1 << 14;

/// Xorshift (Marsaglia): every run has the same input.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) % limit
    }

    /// Half of the lookups are for a listed code, a quarter for one that is not listed, and a quarter for anything.
    fn pick<T>(&mut self, code: fn(u16) -> T, anything: fn(u64) -> T) -> T {
        match self.below(4) {
            0 => anything(self.below(1 << 24)),
            1 => loop {
                let number = 100 + self.below(600) as u16;
                if ReplyCode::from_code(number).is_none() {
                    break code(number);
                }
            },
            _ => code(ReplyCode::ALL[self.below(ReplyCode::ALL.len() as u64) as usize].code()),
        }
    }
}

fn numbers() -> Vec<u16> {
    let mut random = Random(959);
    (0..LOOKUPS).map(|_| random.pick(|code| code, |any| any as u16)).collect()
}

fn digits() -> Vec<[u8; 3]> {
    let mut random = Random(959);
    let three = |any: u64| [any as u8, (any >> 8) as u8, (any >> 16) as u8];
    let ascii = |code: u16| [code / 100, code / 10 % 10, code % 10].map(|digit| b'0' + digit as u8);
    (0..LOOKUPS).map(|_| random.pick(ascii, three)).collect()
}

/// What a program would use without a table.
macro_rules! plain_match {
    ($($number:literal $name:ident,)*) => {
        fn plain_match(number: u16) -> Option<ReplyCode> {
            match number {
                $($number => Some(ReplyCode::$name),)*
                _ => None,
            }
        }
    };
}

plain_match! {
    110 RestartMarker, 120 ServiceReadyInMinutes, 125 TransferStarting, 150 FileStatusOkay, 200 CommandOkay,
    202 CommandSuperfluous, 211 SystemStatus, 212 DirectoryStatus, 213 FileStatus, 214 HelpMessage, 215 SystemType,
    216 AlgStatus, 220 ServiceReady, 221 ClosingControlConnection, 225 DataConnectionOpen, 226 ClosingDataConnection,
    227 EnteringPassiveMode, 228 EnteringLongPassiveMode, 229 EnteringExtendedPassiveMode, 230 UserLoggedIn,
    232 UserAuthorized, 234 SecurityMechanismAccepted, 235 SecurityDataAccepted, 250 FileActionOkay, 257 PathCreated,
    331 NeedPassword, 332 NeedAccount, 334 NeedSecurityData, 335 NeedMoreSecurityData, 336 PasswordChallenge,
    350 PendingFurtherInformation, 421 ServiceNotAvailable, 425 CantOpenDataConnection, 426 TransferAborted,
    430 InvalidUsernameOrPassword, 431 SecurityResourceUnavailable, 434 HostUnavailable, 450 FileTemporarilyUnavailable,
    451 LocalError, 452 InsufficientStorage, 500 CommandUnrecognized, 501 ParameterSyntaxError,
    502 CommandNotImplemented, 503 BadCommandSequence, 504 ParameterNotImplemented, 521 ProtSettingNotAllowed,
    522 NetworkProtocolNotSupported, 530 NotLoggedIn, 532 NeedAccountForStoring, 533 CommandProtectionDenied,
    534 RequestDeniedByPolicy, 535 FailedSecurityCheck, 536 ProtLevelNotSupported, 537 CommandProtectionNotSupported,
    550 FileUnavailable, 551 PageTypeUnknown, 552 ExceededStorageAllocation, 553 FileNameNotAllowed,
    554 InvalidRestParameter, 555 TypeOrStruMismatch, 631 IntegrityProtected,
    632 ConfidentialityAndIntegrityProtected, 633 ConfidentialityProtected,
}

fn lookup<T: Copy, R>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, input: &[T], look: impl Fn(T) -> R) {
    group.throughput(Throughput::Elements(input.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            for one in black_box(input) {
                black_box(look(*one));
            }
        });
    });
}

fn from_number(criterion: &mut Criterion) {
    let numbers = numbers();
    let mut group = criterion.benchmark_group("number");
    lookup(&mut group, "http::StatusCode::from_u16", &numbers, |number| StatusCode::from_u16(number).ok());
    lookup(&mut group, "RawCode::new", &numbers, RawCode::new);
    lookup(&mut group, "ReplyCode::from_code", &numbers, ReplyCode::from_code);
    lookup(&mut group, "a plain match", &numbers, plain_match);
    let table = vec![0_u8; 1 << 16];
    lookup(&mut group, "the floor: a load from a table", &numbers, |number| table[usize::from(number)]);
    group.finish();
}

fn from_digits(criterion: &mut Criterion) {
    let digits = digits();
    let mut group = criterion.benchmark_group("digits");
    lookup(&mut group, "http::StatusCode::from_bytes", &digits, |digits| StatusCode::from_bytes(&digits).ok());
    lookup(&mut group, "RawCode::from_digits", &digits, RawCode::from_digits);
    lookup(&mut group, "ReplyCode::from_digits", &digits, ReplyCode::from_digits);
    group.finish();
}

criterion_group!(benches, from_number, from_digits);
criterion_main!(benches);
