//! What replies say about files: 110, 125, 150, 213, 226, 250, 257, 350.

use std::time::{Duration, SystemTime};

use ftp_codes::payload::ParseErrorKind::{BadFormat, Empty, NoQuote, NotStated, OutOfRange, Unterminated};
use ftp_codes::payload::{
    ChangedFacts, Departure, Fact, FactNames, Facts, FileHash, FileSize, ModificationTime, ParseErrorKind, PathName,
    RestartMarker, RestartPoint, TransferSize, UniqueFile,
};

fn path(text: &str) -> Result<(String, Option<Departure>), ParseErrorKind> {
    let read = PathName::parse(text.as_bytes()).map_err(|error| error.kind())?;
    Ok((String::from_utf8(read.value.bytes().collect()).unwrap(), read.into_strict().err()))
}

#[test]
fn a_path_ends_at_its_closing_quote() {
    let found = |path: &str, departure| Ok((path.to_owned(), departure));
    let undoubled = Some(Departure::UndoubledQuote);
    assert_eq!(path(r#""""#), found("", None));
    assert_eq!(path(r#""""""""#), found(r#""""#, None));
    assert_eq!(path(r#"is "/a""#), found("/a", Some(Departure::LeadingWords)));
    assert_eq!(path(r#""/a"created"#), found("/a", Some(Departure::NoSpace)));
    // From servers that do not double quotes.
    assert_eq!(path(r#""/q"uote""#), found(r#"/q"uote"#, undoubled));
    assert_eq!(path(r#""q"uote" : created"#), found(r#"q"uote"#, undoubled));
    assert_eq!(path(r#""/"""#), found(r#"/""#, undoubled));
    assert_eq!(path(r#"""" : created"#), found(r#"""#, undoubled));
    assert_eq!(path("/home"), found("/home", Some(Departure::NoQuotes)));

    assert_eq!(path("/home is current"), Err(NoQuote));
    assert_eq!(path(""), Err(NoQuote));
    assert_eq!(path(r#"""#), Err(Unterminated));
    assert_eq!(path(r#"at "/home"#), Err(Unterminated));
}

#[test]
fn quotes_are_doubled_again() {
    let read = PathName::parse(br#""/q"uote" created"#).unwrap().value;
    assert_eq!(read.to_string(), r#""/q""uote" created"#);
    assert_eq!(Some(read), PathName::new(br#"/q"uote"#).and_then(|path| path.with_commentary(b"created")));
    let read = PathName::parse(br#""a""""b""#).unwrap().value;
    assert_eq!(read.path(), &br#"a""b"#[..]);
    assert_eq!(PathName::new(b"/").unwrap().with_commentary(b"created").unwrap().to_string(), r#""/" created"#);
    assert_eq!(PathName::new(b"/\xFF").unwrap().to_string(), "\"/\u{FFFD}\"");
    assert_eq!(PathName::new(b"/\xFF").unwrap().to_bytes(), b"\"/\xFF\"");
}

#[test]
fn equal_paths_have_equal_commentary() {
    let path = |path, commentary| PathName::new(path).unwrap().with_commentary(commentary).unwrap();
    assert_eq!(path(b"/a", b"created"), PathName::parse(br#""/a" created"#).unwrap().value);
    assert_ne!(path(b"/a", b"created"), path(b"/a", b"exists"));
    assert_ne!(path(b"/a", b"created"), path(b"/b", b"created"));
}

#[test]
fn bytes_are_written_if_there_is_space() {
    let path = PathName::new(b"/\xFF\"").unwrap();
    let mut slice = [0; 6];
    assert_eq!(path.write_to_slice(&mut slice[..5]).unwrap_err().needed(), 6);
    assert_eq!(slice, [0; 6]);
    assert_eq!((path.write_to_slice(&mut slice), &slice), (Ok(6), b"\"/\xFF\"\"\""));
    assert_eq!(path.write_to_slice(&mut [0; 9]), Ok(6));
}

#[test]
fn a_path_is_copied_only_if_it_must_be() {
    use std::borrow::Cow;
    let path = |text: &'static [u8]| PathName::parse(text).unwrap().value.path();
    assert!(matches!(path(br#""/a" is"#), Cow::Borrowed(b"/a")));
    assert!(matches!(path(br#""/q"uote""#), Cow::Borrowed(br#"/q"uote"#)));
    assert!(matches!(path(br#""/a""b""#), Cow::Owned(path) if path == br#"/a"b"#));
}

fn time(text: &str) -> Result<(String, Option<Departure>), ParseErrorKind> {
    let read = ModificationTime::parse(text.as_bytes()).map_err(|error| error.kind())?;
    Ok((read.value.to_string(), read.into_strict().err()))
}

#[test]
fn a_time_has_fourteen_digits() {
    let found = |time: &str, departure| Ok((time.to_owned(), departure));
    assert_eq!(time("20240229235960"), found("20240229235960", None));
    assert_eq!(time("00000101000000"), found("00000101000000", None));
    assert_eq!(time("20240101000000.0"), found("20240101000000.0", None));
    assert_eq!(time("20240101000000.000000001"), found("20240101000000.000000001", None));
    assert_eq!(time("20240101000000.0000000019"), found("20240101000000.000000001", None));
    assert_eq!(time("20240101000000.120"), found("20240101000000.12", None));
    assert_eq!(time("191991231235959"), found("20991231235959", Some(Departure::YearBug)));
    assert_eq!(time("191000101000000.5"), found("20000101000000.5", Some(Departure::YearBug)));
    assert_eq!(time(" 20240101000000 "), found("20240101000000", Some(Departure::Blanks)));
    assert_eq!(time("20240101000000 name"), found("20240101000000", Some(Departure::TrailingWords)));
    assert_eq!(time("File modified 20240101000000"), found("20240101000000", Some(Departure::LeadingWords)));
    assert_eq!(time("is (20240101000000.5"), found("20240101000000.5", Some(Departure::LeadingWords)));
    assert_eq!(time("was 20230101000000 is 20240101000000.5"), Err(BadFormat));
    assert_eq!(time("a 20241301000000 b"), Err(OutOfRange));
    assert_eq!(time("a20240101000000"), Err(BadFormat));
    assert_eq!(time("2024,0101000000"), Err(BadFormat));

    // Of several faults the one that says most, then the first.
    assert_eq!(time("20241301000000 of 5"), Err(OutOfRange));
    assert_eq!(ModificationTime::parse(b"5 of 67").unwrap_err().offset(), 0);

    for text in ["", "2024010100000", "201240101000000", "20240101000000.", "20240101000000Z", "-20240101000000"] {
        assert_eq!(time(text), Err(BadFormat), "{text}");
    }
    for text in ["20230229000000", "19000229000000", "20240001000000", "20241301000000", "20240100000000"] {
        assert_eq!(time(text), Err(OutOfRange), "{text}");
    }
    for text in ["20240431000000", "20240101240000", "20240101006000", "20240101000061"] {
        assert_eq!(time(text), Err(OutOfRange), "{text}");
    }
}

#[test]
fn a_time_is_counted_from_1970() {
    let seconds = |text: &str| ModificationTime::parse(text.as_bytes()).unwrap().value.unix_timestamp();
    assert_eq!(seconds("19700101000000"), 0);
    assert_eq!(seconds("19691231235959"), -1);
    assert_eq!(seconds("20000229120000"), 951_825_600);
    assert_eq!(seconds("20161231235960"), seconds("20170101000000"));
    assert_eq!(seconds("00000101000000"), -62_167_219_200);
    assert_eq!(seconds("99991231235959"), 253_402_300_799);
}

#[test]
fn a_time_is_made_from_seconds_since_1970() {
    let time = |seconds| ModificationTime::from_unix_timestamp(seconds).map(|time| time.to_string());
    assert_eq!(time(0).as_deref(), Some("19700101000000"));
    assert_eq!(time(-1).as_deref(), Some("19691231235959"));
    assert_eq!(time(951_782_400).as_deref(), Some("20000229000000"));
    assert_eq!(time(253_402_300_799).as_deref(), Some("99991231235959"));
    assert_eq!(time(-62_167_219_200).as_deref(), Some("00000101000000"));
    for seconds in [253_402_300_800, -62_167_219_201, i64::MAX, i64::MIN] {
        assert_eq!(time(seconds), None, "{seconds}");
    }
    // Every day in the range, at some time of the day.
    for day in -719_528_i64..2_932_897 {
        let seconds = day * 86_400 + day.rem_euclid(86_400);
        assert_eq!(ModificationTime::from_unix_timestamp(seconds).map(|time| time.unix_timestamp()), Some(seconds));
    }
}

#[test]
fn an_invalid_time_cannot_be_made() {
    assert!(ModificationTime::new(2024, 2, 29, 23, 59, 60).is_some());
    assert!(ModificationTime::new(2023, 2, 29, 0, 0, 0).is_none());
    assert!(ModificationTime::new(10_000, 1, 1, 0, 0, 0).is_none());
    assert!(ModificationTime::new(2024, 0, 1, 0, 0, 0).is_none());
    assert!(ModificationTime::new(2024, 1, 1, 0, 0, 61).is_none());
    let time = ModificationTime::new(2024, 1, 1, 0, 0, 0).unwrap();
    assert_eq!(time.with_nanosecond(1_000_000_000), None);
    assert_eq!(time.with_nanosecond(5).unwrap().nanosecond(), 5);
    assert_eq!(time.with_nanosecond(5).unwrap().whole_second(), time);
}

#[test]
fn a_time_converts_to_and_from_system_time() {
    let epoch = SystemTime::UNIX_EPOCH;
    let converted = |time: SystemTime| ModificationTime::from_system_time(time).map(|time| time.to_string());
    assert_eq!(converted(epoch).as_deref(), Some("19700101000000"));
    assert_eq!(converted(epoch + Duration::from_millis(1500)).as_deref(), Some("19700101000001.5"));
    assert_eq!(converted(epoch - Duration::from_millis(1500)).as_deref(), Some("19691231235958.5"));
    assert_eq!(converted(epoch - Duration::from_secs(1)).as_deref(), Some("19691231235959"));
    assert_eq!(converted(epoch + Duration::from_secs(253_402_300_799)).as_deref(), Some("99991231235959"));
    assert_eq!(converted(epoch + Duration::from_secs(253_402_300_800)), None);
    assert_eq!(converted(epoch - Duration::from_secs(62_167_219_200)).as_deref(), Some("00000101000000"));
    assert_eq!(converted(epoch - Duration::from_secs(62_167_219_201)), None);

    let back = |text: &str| ModificationTime::parse(text.as_bytes()).unwrap().value.to_system_time();
    assert_eq!(back("19691231235958.5"), Some(epoch - Duration::from_millis(1500)));
    assert_eq!(back("20161231235960.25"), Some(epoch + Duration::from_millis(1_483_228_800_250)));
    for text in ["00000101000000", "99991231235960.999999999", "19700101000000.000000001"] {
        // The system may not have such a time, but nothing may panic.
        let time = ModificationTime::parse(text.as_bytes()).unwrap().value;
        if let Some(system) = time.to_system_time().filter(|_| time.second() < 60) {
            assert_eq!(ModificationTime::from_system_time(system), Some(time));
        }
    }
}

#[test]
fn a_size_is_a_number_that_stands_alone() {
    let size = |text: &str| {
        let read = FileSize::parse(text.as_bytes()).map_err(|error| error.kind())?;
        Ok((read.value.octets(), read.into_strict().err()))
    };
    let in_words = Some(Departure::OtherWords);
    assert_eq!(size("18446744073709551615"), Ok((u64::MAX, None)));
    assert_eq!(size("18446744073709551616"), Err(OutOfRange));
    assert_eq!(size("\t5 "), Ok((5, Some(Departure::Blanks))));
    assert_eq!(size("File size 1024"), Ok((1024, in_words)));
    assert_eq!(size("1024 bytes."), Ok((1024, in_words)));
    assert_eq!(size("a1.5 has 1024 bytes"), Err(BadFormat));
    assert_eq!(size("a1.txt has (1024) bytes"), Ok((1024, in_words)));
    assert_eq!(size("a1 has (1024) bytes"), Ok((1024, in_words)));
    for text in
        ["", "1.5", "+1", "-1", "1,024", "5k", "0x400", "size 1,024", "1,024 (5)", "size=5", "12 of -5", "\u{e9}5"]
    {
        assert_eq!(size(text), Err(BadFormat), "{text}");
    }
    // It would be a guess which of two numbers is the size.
    for text in ["1 024", "10 20", "5 of 6", "213 1024", "size: 10, blocks: 2"] {
        assert_eq!(size(text), Err(BadFormat), "{text}");
    }
}

#[test]
fn a_transfer_states_bytes() {
    let size = |text: &'static str| {
        let read = TransferSize::parse(text.as_bytes()).map_err(|error| error.kind());
        read.map(|read| read.value.octets())
    };
    assert_eq!(size("for 'f (5 bytes)' (7 bytes)."), Ok(7));
    assert_eq!(size("for f (7 bytes), 3 bytes so far"), Ok(7));
    assert_eq!(size("(1 byte)"), Ok(1));
    assert_eq!(size("about 1,024 bytes"), Err(NotStated));
    assert_eq!(size("1.5 bytes"), Err(NotStated));
    assert_eq!(size("64.0 kbytes to download"), Err(NotStated));
    assert_eq!(size("-5 bytes"), Err(NotStated));
    assert_eq!(size("(18446744073709551616 bytes)"), Err(OutOfRange));
}

#[test]
fn a_restart_states_one_number() {
    let offset = |text: &'static str| {
        let read = RestartPoint::parse(text.as_bytes()).map_err(|error| error.kind());
        read.map(|read| read.value.octets())
    };
    assert_eq!(offset("Restart position accepted (100)."), Ok(100));
    assert_eq!(offset("Restarting at 1 of 2"), Err(NotStated));
    assert_eq!(offset("Restarting at 1,024"), Err(NotStated));
    assert_eq!(offset("Restart marker OK"), Err(NotStated));
}

#[test]
fn markers_are_printable() {
    let marker = |text: &'static str| {
        let read = RestartMarker::parse(text.as_bytes()).map_err(|error| error.kind())?;
        Ok::<_, ParseErrorKind>((read.value.user(), read.value.server(), read.into_strict().err()))
    };
    assert_eq!(marker("MARK a=b = c=d"), Ok(("a=b", "c=d", None)));
    assert_eq!(marker("MARK a =b"), Ok(("a", "b", Some(Departure::Blanks))));
    assert_eq!(marker("mark a = b"), Ok(("a", "b", Some(Departure::LetterCase))));
    for text in ["", "MARK", "MARK a", "MARK a =", "MARK = b", "MARK a = b c", "MARKa = b", "MARK \u{e9} = b"] {
        assert_eq!(marker(text), Err(BadFormat), "{text}");
    }
    assert!(RestartMarker::new("a b", "c").is_none());
    assert!(RestartMarker::new("", "c").is_none());
}

#[test]
fn a_unique_file_is_named() {
    let file = |text: &'static str| {
        let read = UniqueFile::parse(text.as_bytes()).map_err(|error| error.kind())?;
        Ok::<_, ParseErrorKind>((read.value.path(), read.into_strict().err()))
    };
    assert_eq!(file("FILE:  x "), Ok((&b" x "[..], None)));
    assert_eq!(file("file: x"), Ok((&b"x"[..], Some(Departure::LetterCase))));
    assert_eq!(file("FILE:x"), Ok((&b"x"[..], Some(Departure::Blanks))));
    assert_eq!(file("/up/x"), Ok((&b"/up/x"[..], Some(Departure::OtherWords))));
    assert_eq!(file("(unique file name:a (1).txt)."), Ok((&b"a (1).txt"[..], Some(Departure::OtherWords))));
    assert_eq!(file("/ is full"), Err(NotStated));
    assert_eq!(file("FILE: "), Err(Empty));
    assert_eq!(file("FILE:"), Err(Empty));
}

#[test]
fn facts_end_at_the_first_space() {
    let facts = |line: &'static str| Facts::parse(line.as_bytes()).map_err(|error| error.kind());
    let read = facts(" UNIX.mode=0644;x=a=b;  name").unwrap().value;
    assert_eq!(read.get("unix.MODE"), Some("0644"));
    assert_eq!(read.get("x"), Some("a=b"));
    assert_eq!(read.get("size"), None);
    assert_eq!(read.path(), b" name");
    assert_eq!(facts("  name").unwrap().value.iter().count(), 0);
    assert_eq!(facts("type=file; name").unwrap().into_strict(), Err(Departure::NoLeadingSpace));
    let owner = facts(" owner=J\u{f6}rg; name").unwrap();
    assert_eq!((owner.value.get("owner"), owner.into_strict()), (Some("J\u{f6}rg"), Err(Departure::NotAscii)));

    for line in ["", " ", " name", " type; name", " =file; name", " type=file name", " ;; name", " type=file;name"] {
        assert_eq!(facts(line), Err(BadFormat), "{line}");
    }
    assert_eq!(facts(" type=file; "), Err(Empty));
    assert_eq!(Facts::parse(b" owner=\xFF; name").unwrap_err().kind(), BadFormat);

    assert!(Facts::new(&[], b"name").is_some());
    assert!(Facts::new(&[], b"").is_none());
    for (name, value) in
        [("", "a"), ("a b", "c"), ("a=b", "c"), ("a;b", "c"), ("a", "b c"), ("a", "b;"), ("a", "\u{f6}")]
    {
        assert!(Fact::new(name, value).is_none(), "{name}={value}");
    }
    let list = [Fact::new("type", "file").unwrap(), Fact::new("x", "a=b").unwrap()];
    let made = Facts::new(&list, b"name").unwrap();
    assert_eq!(made, facts(" type=file;x=a=b; name").unwrap().value);
    assert_ne!(made, facts(" type=file; name").unwrap().value);
    assert_eq!((&made).into_iter().map(|fact| fact.to_string()).collect::<Vec<_>>(), ["type=file", "x=a=b"]);
}

#[test]
fn an_entry_has_no_space_before_its_facts() {
    let entry = |text: &'static str| Facts::parse_entry(text.as_bytes()).map_err(|error| error.kind());
    for (text, path) in [("type=file; a", "a"), (" a", "a"), ("type=file;  a b ", " a b ")] {
        let read = entry(text).unwrap().into_strict().unwrap();
        assert_eq!(read.path(), path.as_bytes());
        assert_eq!(read.to_entry_bytes(), text.as_bytes());
    }
    assert_eq!(entry("type=\u{e9}; a").unwrap().into_strict(), Err(Departure::NotAscii));
    assert_eq!(entry("type=file;"), Err(BadFormat));
    assert_eq!(entry("type=file; "), Err(Empty));
    assert_eq!(entry("type=file a"), Err(BadFormat));
}

#[test]
fn changed_facts_have_a_fact() {
    let changed = |text: &'static str| ChangedFacts::parse(text.as_bytes()).map_err(|error| error.kind());
    assert!(changed("Modify=20020717210715; a b").unwrap().departure.is_none());
    assert_eq!(changed(" Modify=20020717210715; a").unwrap().into_strict(), Err(Departure::Blanks));
    assert_eq!(changed("UTIME OK"), Err(BadFormat));
    assert_eq!(changed("  name"), Err(BadFormat));
    assert_eq!(ChangedFacts::new(Facts::new(&[], b"name").unwrap()), None);
}

#[test]
fn there_may_be_no_facts_in_force() {
    let names = |text: &'static str| FactNames::parse(text.as_bytes()).map_err(|error| error.kind());
    assert!(names("MLST OPTS").unwrap().departure.is_none());
    assert_eq!(names("MLST OPTS ").unwrap().into_strict(), Err(Departure::Blanks));
    assert_eq!(names("  MLST OPTS a;B;").unwrap().into_strict(), Err(Departure::Blanks));
    assert!(names("MLST OPTS a;B;").unwrap().value.contains("b"));
    for text in ["", "UTF8 OPTS ON"] {
        assert_eq!(names(text), Err(NotStated), "{text}");
    }
    for text in ["MLST OPTSa;", "MLST OPTS a", "MLST OPTS ;", "MLST OPTS a; b;"] {
        assert_eq!(names(text), Err(BadFormat), "{text}");
    }
}

#[test]
fn a_hash_is_hexadecimal() {
    let hash = |text: &'static str| FileHash::parse(text.as_bytes()).map_err(|error| error.kind());
    let read = hash("CRC32 0-18446744073709551615 00c0FFee  a").unwrap();
    assert_eq!(read.departure, None);
    assert_eq!((read.value.range(), read.value.path()), (Some((0, u64::MAX)), Some(&b" a"[..])));
    let made = FileHash::new("CRC32", "00c0ffee", b"a").unwrap().with_range(0, 49);
    assert_eq!(hash("CRC32 0-49 00c0ffee a").unwrap().value, made);
    assert_eq!(hash("CRC32 00c0ffee").unwrap().into_strict(), Err(Departure::NoFileName));
    assert_eq!(hash("CRC32 0-18446744073709551616 00c0ffee a"), Err(OutOfRange));
    for text in ["", "CRC32", "CRC32 ", "CRC32 0-1", "CRC32 0-1 name", "CRC32 00c0ffe a", " CRC32 00c0ffee a"] {
        assert_eq!(hash(text), Err(BadFormat), "{text}");
    }
    for text in ["CRC32 0- 00c0ffee a", "CRC32 -1 00c0ffee a", "CRC32 0 00c0ffee a", "CRC32 0-1, 00c0ffee a"] {
        assert_eq!(hash(text), Err(BadFormat), "{text}");
    }
}
