//! Every number and every three bytes, against a model that knows nothing of the table.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeMap;

use ftp_codes::{Class, CodeError, Group, RawCode, ReplyCode};

/// The model: the numbers of the standard texts, and arithmetic on decimal digits.
struct Model {
    listed: BTreeMap<u16, (String, String)>,
}

impl Model {
    fn new() -> Self {
        let listed = include_str!("data/standard_texts.tsv")
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
            .map(|line| {
                let mut cells = line.split('\t').map(str::to_owned);
                let mut cell = || cells.next().expect("three cells");
                (cell().parse().expect("a number"), (cell(), cell()))
            })
            .collect();
        Self { listed }
    }

    fn is_code(number: u16) -> bool {
        (100..=699).contains(&number)
    }
}

#[test]
fn every_row_has_the_standard_text() {
    let model = Model::new();
    assert_eq!(model.listed.len(), 68);
    let table: Vec<u16> = ReplyCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(table, model.listed.keys().copied().collect::<Vec<_>>());
    for &code in ReplyCode::ALL {
        let (headline, text) = &model.listed[&code.code()];
        assert_eq!(code.headline(), headline, "{}", code.code());
        assert_eq!(code.text(), text, "{}", code.code());
    }
}

/// Some codes share a headline; no two share a summary.
#[test]
fn every_code_has_a_summary_of_its_own() {
    let mut summaries: Vec<&str> = ReplyCode::ALL.iter().map(|code| code.summary()).collect();
    summaries.sort_unstable();
    let repeated: Vec<&[&str]> = summaries.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(repeated.is_empty(), "{repeated:?}");
}

#[test]
fn templates_are_the_headlines_with_blanks_to_fill() {
    let templates: Vec<u16> = ReplyCode::ALL.iter().filter(|code| code.is_template()).map(|code| code.code()).collect();
    assert_eq!(
        templates,
        [110, 111, 112, 120, 215, 216, 227, 228, 229, 235, 251, 257, 334, 335, 336, 522, 631, 632, 633]
    );
}

#[test]
fn a_name_is_found_as_it_is_spelled() {
    for &code in ReplyCode::ALL {
        assert_eq!(ReplyCode::from_name(code.name()), Some(code));
    }
    assert_eq!(ReplyCode::from_name("fileunavailable"), None);
}

#[test]
fn all_numbers() {
    let model = Model::new();
    for number in 0..=u16::MAX {
        let raw = RawCode::new(number);
        assert_eq!(raw.is_some(), Model::is_code(number), "{number}");
        assert_eq!(RawCode::try_from(number).ok(), raw);
        let listed = ReplyCode::from_code(number);
        assert_eq!(listed.is_some(), model.listed.contains_key(&number), "{number}");
        assert_eq!(listed.map(ReplyCode::code), model.listed.get_key_value(&number).map(|(number, _)| *number));

        match ReplyCode::try_from(number) {
            Ok(code) => assert_eq!(Some(code), listed),
            Err(CodeError::Unlisted(code)) => assert_eq!((Some(code), listed), (raw, None)),
            Err(error) => assert_eq!((error, raw), (CodeError::OutOfRange { number }, None)),
        }
        let Some(raw) = raw else { continue };
        assert_eq!(raw.listed(), listed);
        assert_eq!(u16::from(raw), number);
        check_digits(raw, number);
        if let Some(code) = listed {
            assert_eq!((code.raw(), RawCode::from(code), u16::from(code)), (raw, raw, number));
            // Both sides of every comparison.
            assert_eq!([code == number, raw == number, raw == code], [true; 3]);
            assert_eq!([number == code, number == raw, code == raw], [true; 3]);
        }
    }
}

/// What the digits mean, taken from the decimal text.
fn check_digits(raw: RawCode, number: u16) {
    let text = number.to_string();
    let [first, second, third] = *text.as_bytes() else { panic!("three digits: {text}") };
    assert_eq!(raw.as_str(), text);
    assert_eq!(raw.digits(), [first, second, third]);
    assert_eq!(raw.class().digit(), first - b'0');
    assert_eq!(raw.group().map(Group::digit), Some(second - b'0').filter(|digit| *digit <= 5));
    assert_eq!(raw.detail(), third - b'0');
    let classes = [
        raw.is_positive_preliminary(),
        raw.is_positive_completion(),
        raw.is_positive_intermediate(),
        raw.is_transient_negative(),
        raw.is_permanent_negative(),
        raw.is_protected(),
    ];
    assert_eq!(classes, [b'1', b'2', b'3', b'4', b'5', b'6'].map(|digit| digit == first));
    let groups = [
        raw.is_syntax(),
        raw.is_information(),
        raw.is_connections(),
        raw.is_authentication(),
        raw.is_unspecified(),
        raw.is_file_system(),
    ];
    assert_eq!(groups, [b'0', b'1', b'2', b'3', b'4', b'5'].map(|digit| digit == second));
    let Some(code) = raw.listed() else { return };
    assert_eq!((code.as_str(), code.digits(), code.detail()), (raw.as_str(), raw.digits(), raw.detail()));
    assert_eq!((code.class(), Some(code.group())), (raw.class(), raw.group()));
    let same = [
        code.is_positive_preliminary() == raw.is_positive_preliminary(),
        code.is_positive_completion() == raw.is_positive_completion(),
        code.is_positive_intermediate() == raw.is_positive_intermediate(),
        code.is_transient_negative() == raw.is_transient_negative(),
        code.is_permanent_negative() == raw.is_permanent_negative(),
        code.is_protected() == raw.is_protected(),
        code.is_syntax() == raw.is_syntax(),
        code.is_information() == raw.is_information(),
        code.is_connections() == raw.is_connections(),
        code.is_authentication() == raw.is_authentication(),
        code.is_unspecified() == raw.is_unspecified(),
        code.is_file_system() == raw.is_file_system(),
    ];
    assert_eq!(same, [true; 12], "{number}");
}

#[test]
fn all_three_byte_strings() {
    // The model does not parse: it lists the 600 texts from `100` to `699`.
    let mut codes = BTreeMap::new();
    for number in 100..=699_u16 {
        codes.insert(number.to_string().into_bytes(), number);
    }
    let mut found = 0;
    for bytes in 0..1_u32 << 24 {
        let [_, digits @ ..] = bytes.to_be_bytes();
        let raw = RawCode::from_digits(digits);
        let listed = ReplyCode::from_digits(digits);
        if raw.is_none() && listed.is_none() && !digits.iter().all(u8::is_ascii_digit) {
            continue;
        }
        let number = codes.get(&digits[..]).copied();
        assert_eq!(raw.map(RawCode::code), number, "{digits:?}");
        assert_eq!(listed, number.and_then(ReplyCode::from_code), "{digits:?}");
        found += u32::from(number.is_some());
    }
    assert_eq!(found, 600);
}

#[test]
fn an_error_says_what_is_wrong_and_where() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "a reply code is three digits, not 0 bytes"),
        (b"22", "a reply code is three digits, not 2 bytes"),
        (b"2200", "a reply code is three digits, not 4 bytes"),
        (b"2x0", "a reply code is three digits, but found `x` at offset 1"),
        (b"22\xff", r"a reply code is three digits, but found `\xff` at offset 2"),
        (b"099", "`099` is not a reply code; valid codes are 100 to 699"),
        (b"700", "`700` is not a reply code; valid codes are 100 to 699"),
        (b"299", "`299` is not a listed reply code"),
    ];
    for (text, message) in cases {
        let error = ReplyCode::try_from(text).expect_err("not a listed code");
        assert_eq!(error.to_string(), message);
        match RawCode::try_from(text) {
            Ok(raw) => assert_eq!(CodeError::Unlisted(raw), error),
            Err(raw) => assert_eq!(raw, error),
        }
    }
}

#[test]
fn text_round_trips() {
    for number in 100..=699 {
        let raw = RawCode::new(number).expect("a code");
        assert_eq!(raw.as_str().parse(), Ok(raw));
        assert_eq!(RawCode::try_from(raw.as_str()), Ok(raw));
        assert_eq!(RawCode::try_from(&raw.digits()[..]), Ok(raw));
        assert_eq!(raw.as_str().parse::<ReplyCode>().ok(), raw.listed());
        let shown = match raw.listed() {
            Some(code) => format!("{number} {}", code.headline()),
            None => number.to_string(),
        };
        assert_eq!(raw.to_string(), shown);
        assert_eq!(format!("{raw:>80}"), format!("{shown:>80}"));
        assert_eq!(format!("{raw:?}"), format!("RawCode({number})"));
    }
}

#[test]
fn sizes() {
    assert_eq!(size_of::<ReplyCode>(), 2);
    assert_eq!(size_of::<Option<ReplyCode>>(), 2);
    assert_eq!(size_of::<RawCode>(), 2);
    assert_eq!(size_of::<Option<RawCode>>(), 2);
    assert_eq!(size_of::<Class>(), 1);
}

#[test]
fn a_discriminant_is_the_number() {
    assert_eq!(ReplyCode::ServiceReady as u16, 220);
    assert_eq!(Class::Protected as u8, 6);
    assert_eq!(Group::FileSystem as u8, 5);
    for digit in 0..=u8::MAX {
        assert_eq!(Class::from_digit(digit).map(Class::digit), Some(digit).filter(|digit| (1..=6).contains(digit)));
        assert_eq!(Group::from_digit(digit).map(Group::digit), Some(digit).filter(|digit| *digit <= 5));
    }
}

#[test]
fn codes_are_ordered_by_number() {
    assert!(ReplyCode::ALL.is_sorted());
    assert!(ReplyCode::CommandOkay < ReplyCode::NotLoggedIn);
    assert_eq!([ReplyCode::NotLoggedIn >= 530, 530 < ReplyCode::NotLoggedIn], [true, false]);
    assert!(RawCode::new(299) < RawCode::new(300));
    let code = RawCode::new(299).expect("a code");
    assert_eq!([code < 300, 300 > code, code > 299, 299 > code], [true, true, false, false]);
}
