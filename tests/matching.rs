//! `match_code!`, `code_matches!`, `code_set!`: what can be written, and what it means.

#![allow(clippy::expect_used, reason = "a test may panic")]

use ftp_codes::{Class, CodeSet, RawCode, ReplyCode, code_matches, code_set, match_code};

fn raw(number: u16) -> RawCode {
    RawCode::new(number).expect("a code")
}

#[test]
fn every_kind_of_pattern() {
    fn kind(code: RawCode, retries: u8) -> &'static str {
        match_code!(code {
            ServiceReady            => "a name",
            331 | 332               => "numbers",
            2xx                     => "a first digit",
            x5x if retries < 3      => "a second digit, with a guard",
            421..=426               => "a range",
            55x                     => "two digits",
            5x0                     => "first and third digit",
            xx4                     => "a third digit",
            code @ (4xx | 5xx)      => if code.is_syntax() { "bound, syntax" } else { "bound" },
            unlisted                => "not listed",
            _                       => "the rest",
        })
    }
    let cases = [
        (220, 0, "a name"),
        (331, 0, "numbers"),
        (332, 0, "numbers"),
        (250, 0, "a first digit"),
        (299, 0, "a first digit"),
        (350, 2, "a second digit, with a guard"),
        (350, 3, "the rest"),
        (421, 9, "a range"),
        (424, 9, "a range"),
        (426, 9, "a range"),
        (427, 9, "bound"),
        (550, 9, "two digits"),
        (554, 9, "two digits"),
        (530, 9, "first and third digit"),
        (334, 9, "a third digit"),
        (504, 9, "a third digit"),
        (501, 9, "bound, syntax"),
        (699, 9, "not listed"),
        (110, 9, "the rest"),
        (631, 9, "the rest"),
    ];
    for (number, retries, expected) in cases {
        assert_eq!(kind(raw(number), retries), expected, "{number}");
    }
}

#[test]
fn by_path_by_import_and_by_reference() {
    let code = ReplyCode::NotLoggedIn;
    let by_value = ftp_codes::match_code!(code { 5xx => 1, _ => 2 });
    let by_reference = match_code!(&code { 5xx => 1, _ => 2 });
    let twice = match_code!(&&code { 5xx => 1, _ => 2 });
    let raw = match_code!(&&code.raw() { 5xx => 1, _ => 2 });
    assert_eq!([by_value, by_reference, twice, raw], [1; 4]);
    let errors: Vec<_> = ReplyCode::ALL.iter().filter(|code| code_matches!(code, 4xx | 5xx)).collect();
    assert_eq!(errors.len(), ReplyCode::ALL.iter().filter(|code| code.code() / 100 >= 4 && code.code() < 600).count());
}

#[test]
fn bodies_and_guards_are_any_expression() {
    fn pair<A: Default, B: Default>(_: impl Fn(u8, u8) -> u8) -> (A, B) {
        (A::default(), B::default())
    }
    fn run(code: ReplyCode) -> Result<String, String> {
        let seen = std::cell::Cell::new(0);
        let text = match_code!(code {
            110 => { seen.set(1); "block".to_owned() }
            120 => { "block and comma".to_owned() },
            1xx => if code.detail() == 5 { "if".to_owned() } else { "else".to_owned() }
            200 => pair::<String, u8>(|a, b| a + b).0,
            202 => [1, 2].iter().fold(0, |a, b| 2 * a + b).to_string(),
            211..=215 => return Err("returned".to_owned()),
            216 => "x".parse::<u8>().map_err(|error| error.to_string())?.to_string(),
            22x if { let (a, b) = pair::<u8, u8>(|a, b| a | b); a >= b && code.detail() <= 9 } => match code.detail() {
                0 => "inner match".to_owned(),
                _ => "inner rest".to_owned(),
            }
            #[allow(clippy::needless_return)]
            23x => return Ok("attribute".to_owned()),
            #[cfg(any())]
            2xx => compile_error!("this arm is not there"),
            2xx => match_code!(code { FileActionOkay | PathCreated => "nested".to_owned(), _ => "nested rest".to_owned() }),
            | 331 | (332 | 350) => String::from("alternatives"),
            found @ 3xx => { let found: ReplyCode = found; found.name().to_owned() }
            mut_guard @ 4xx if mut_guard.detail() == 1 => mut_guard.to_string(),
            (4xx) | (5xx) => ["array", "of"].concat(),
            _ => unreachable(),
        });
        Ok(format!("{text}{}", seen.get()))
    }
    fn unreachable() -> String {
        "631".to_owned()
    }
    let cases = [
        (110, Ok("block1")),
        (120, Ok("block and comma0")),
        (125, Ok("if0")),
        (150, Ok("else0")),
        (200, Ok("0")),
        (202, Ok("40")),
        (213, Err("returned")),
        (216, Err("invalid digit found in string")),
        (220, Ok("inner match0")),
        (221, Ok("inner rest0")),
        (230, Ok("attribute")),
        (250, Ok("nested0")),
        (332, Ok("alternatives0")),
        (334, Ok("NeedSecurityData0")),
        (421, Ok("421 Service not available, closing control connection.0")),
        (425, Ok("arrayof0")),
        (631, Ok("6310")),
    ];
    for (number, expected) in cases {
        let found = run(ReplyCode::from_code(number).expect("listed"));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{number}");
    }
}

#[test]
fn the_value_is_read_once() {
    let mut reads = 0;
    let mut next = || {
        reads += 1;
        ReplyCode::CommandOkay
    };
    let found = match_code!(next() { code @ 2xx if code.detail() == 9 => 1, 2xx => 2, _ => 3 });
    assert_eq!((found, reads), (2, 1));
}

const fn is_final(code: RawCode) -> bool {
    match_code!(code { 1xx => false, 3xx => false, _ => true })
}

const fn retry(code: &ReplyCode) -> Option<ReplyCode> {
    match_code!(*code { again @ 4xx => Some(again), 1xx | 2xx | 3xx | 5xx | 6xx => None })
}

const FINAL: bool = is_final(ReplyCode::CommandOkay.raw());
const RETRY: CodeSet = code_set!(421..=426 | 45x | NotLoggedIn);

#[test]
fn constants() {
    const { assert!(FINAL && !is_final(ReplyCode::NeedPassword.raw()) && code_matches!(ReplyCode::CommandOkay, 2xx)) };
    assert_eq!(retry(&ReplyCode::LocalError), Some(ReplyCode::LocalError));
    assert_eq!(retry(&ReplyCode::NotLoggedIn), None);
    assert_eq!(RETRY.iter().map(ReplyCode::code).collect::<Vec<_>>(), [421, 425, 426, 450, 451, 452, 530]);
    assert_eq!(code_set!(_), CodeSet::ALL);
    assert_eq!(code_set!(4xx), CodeSet::of_class(Class::TransientNegative));
}

#[test]
fn code_matches_takes_a_guard_and_any_scrutinee() {
    fn first<A, B>(a: A, _: B) -> A {
        a
    }
    let code = ReplyCode::CommandOkay;
    assert!(code_matches!(code, 2xx));
    assert!(!code_matches!(code, 3xx | 4xx,));
    assert!(code_matches!(first::<ReplyCode, u8>(code, 1), found @ (2xx | 331) if found.detail() == 0));
    assert!(!code_matches!(code, 2xx if code.detail() > 0));
    assert!(code_matches!(raw(299), unlisted) && code_matches!(raw(299), 299) && !code_matches!(raw(298), 299));
}

#[test]
fn it_is_an_expression_inside_others() {
    async fn later(code: RawCode) -> u8 {
        match_code!(async { code }.await { 2xx => std::future::ready(1).await, _ => 0 })
    }
    let sum = 1 + match_code!(raw(150) { 1xx => 10, _ => 20 }) * 2;
    assert_eq!(sum, 21);
    let value = loop {
        match_code!(raw(200) {
            2xx => break 7,
            _ => continue,
        })
    };
    assert_eq!(value, 7);
    let mut task = std::pin::pin!(later(raw(220)));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(task.as_mut().poll(&mut context), std::task::Poll::Ready(1));
}

/// What macros by example pass on arrives in groups without delimiters.
#[test]
fn through_a_macro_by_example() {
    macro_rules! decide {
        ($code:expr, [$(#[$attribute:meta])*] $pattern:tt => $body:expr) => {
            match_code!($code { $(#[$attribute])* $pattern => $body, _ => 0 })
        };
    }
    macro_rules! between {
        ($code:expr, $low:literal, $high:literal) => {
            match_code!($code { $low..=230 => 1, 300..=$high => 2, $low..=$high => 3, _ => 4 })
        };
    }
    let code = ReplyCode::CommandOkay;
    assert_eq!(decide!(code, [] 2xx => 1), 1);
    assert_eq!(decide!(code, [#[allow(unused)]] 2xx => 1), 1);
    assert_eq!(decide!(code, [#[cfg(any())]] 2xx => 1), 0);
    let found = [200, 331, 299, 500].map(|number| between!(raw(number), 200, 350));
    assert_eq!(found, [1, 2, 3, 4]);
}

/// It covers nothing, however that is written.
#[test]
fn an_arm_that_cfg_removes() {
    fn decide(code: RawCode) -> u8 {
        match_code!(code {
            #[cfg_attr(all(), cfg(any()))]
            2xx => 1,
            #[r#cfg(any())]
            2xx | 3xx => 2,
            #[allow(clippy::identity_op)]
            #[rustfmt::skip]
            2xx | 3xx => 3 + 0,
            _ => 4,
        })
    }
    assert_eq!([200, 300, 400].map(|number| decide(raw(number))), [3, 3, 4]);
}

/// A pattern that matches no listed code is allowed in a match of a `RawCode`, and `unlisted` in any match, so that a macro
/// can serve both types.
#[test]
fn patterns_without_a_listed_code() {
    macro_rules! is_listed {
        ($code:expr) => {
            match_code!($code { unlisted => false, 1xx | 2xx | 3xx | 4xx | 5xx | 6xx => true })
        };
    }
    assert!(is_listed!(ReplyCode::CommandOkay) && is_listed!(raw(200)) && !is_listed!(raw(299)));
    const fn kind(code: RawCode) -> u8 {
        match_code!(code { x6x => 1, 440..=449 => 2, _ => 3 })
    }
    assert_eq!([260, 445, 200].map(|number| kind(raw(number))), [1, 2, 3]);
}

ftp_codes::reply_codes! {
    /// A user's own table.
    mod smtp = "../examples/own_table/smtp.toml";
}

#[test]
fn a_users_own_table_has_the_same_macros() {
    let code = smtp::RawCode::new(354).expect("a code of SMTP");
    let found = smtp::match_code!(code { StartMailInput => 1, 2xx | 3xx => 2, unlisted => 3, _ => 4 });
    assert_eq!(found, 1);
    const GREETING: smtp::CodeSet = smtp::code_set!(220 | 554);
    assert_eq!(GREETING.iter().map(smtp::ReplyCode::code).collect::<Vec<_>>(), [220, 554]);
    assert!(smtp::code_matches!(smtp::ReplyCode::MailboxBusy, 4xx));
    // 2xx to 5xx are all numbers of this table.
    assert!(smtp::match_code!(code { 2xx | 3xx => true, 4xx | 5xx => false }));
}
