//! Arguments: what is asked, what is answered, what is refused.

use ftp_codes::ReplyCode;

use crate::support::{Told, run};

fn explain(arguments: &[&str]) -> Told {
    run(arguments, b"")
}

/// Asserts that the answer is good, and contains all of these.
fn assert_tells(argument: &str, parts: &[&str]) {
    let told = explain(&[argument]);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{argument}");
    for part in parts {
        assert!(told.text().contains(part), "`{part}` is not in the answer to {argument}:\n{}", told.text());
    }
}

#[test]
fn a_code_is_told_with_all_its_columns() {
    assert_tells(
        "421",
        &[
            "421 ServiceNotAvailable",
            "Service not available, closing control connection.",
            "class     4 Transient Negative Completion reply (TransientNegative)",
            "group     2 Connections (Connections)",
            "standing  standard",
            "defined   RFC 959 §4.2.2",
            "amended   RFC 959 §5.4",
            "The service is not available, and the server is closing",
        ],
    );
    assert_tells("227", &["grammar   \"227\" SP"]);
    assert_tells("430", &["standing  de-facto"]);
}

/// 450 and 452, and 550 and 553, have the same headline.
#[test]
fn codes_with_the_same_headline_are_distinguished() {
    let twins = [ReplyCode::FileTemporarilyUnavailable, ReplyCode::InsufficientStorage]
        .into_iter()
        .chain([ReplyCode::FileUnavailable, ReplyCode::FileNameNotAllowed]);
    for code in twins {
        assert_ne!(code.summary(), code.headline());
        for question in ["x5x", "STOU"] {
            assert_tells(question, &[code.summary()]);
        }
    }
}

#[test]
fn an_unlisted_code_is_told_by_its_digits() {
    assert_tells("299", &["299 is not listed", "class     2 Positive Completion reply", "group     9 has no meaning"]);
    assert_tells("241", &["241 is not listed", "group     4 Unspecified"]);
}

#[test]
fn a_mask_is_told_with_the_codes_that_it_matches() {
    for mask in ["2xx", "2XX", "2yz"] {
        assert_tells(
            mask,
            &["2xx", "Positive Completion reply", "200 CommandOkay", "257 PathCreated", "22 listed codes"],
        );
    }
    for mask in ["x3x", "X3X", "x3z", "Authentication"] {
        assert_tells(
            mask,
            &["x3x", "Authentication and accounting", "230 UserLoggedIn", "633 Confid", "24 listed codes"],
        );
    }
    assert_tells("55x", &["Permanent Negative", "File system", "550 FileUnavailable", "6 listed codes"]);
    assert_tells("62x", &["no listed code matches"]);
    assert!(!explain(&["2xx"]).text().contains("331"));
}

#[test]
fn a_number_of_winsock_is_told_and_called_no_reply() {
    assert_tells("10060", &["10060 TimedOut", "WSAETIMEDOUT", "ErrorKind::TimedOut", "not an FTP reply"]);
}

#[test]
fn a_name_is_told_in_any_case() {
    for name in ["NotLoggedIn", "notloggedin", "NOT_LOGGED_IN", "not-logged-in"] {
        assert_tells(name, &["530 NotLoggedIn"]);
    }
    assert_tells("wsaeconnreset", &["10054 ConnectionReset"]);
    assert_tells("PositiveIntermediate", &["3xx"]);
}

#[test]
fn a_reply_is_told_with_its_text() {
    let reply = "227 Entering Passive Mode (192,168,1,2,19,136)";
    assert_tells(reply, &["227 EnteringPassiveMode", "received  Entering Passive Mode (192,168,1,2,19,136)"]);
    assert_tells("<--- 550 gone", &["550 FileUnavailable", "received  gone"]);
    assert_tells("220-one\r\n331 two\r\n220 three", &["220 ServiceReady", "received  one", "331 two", "three"]);
    assert_tells("512 bytes", &["512 is not listed", "received  bytes"]);
}

/// Asserts that what is found first by words begins with this.
fn assert_finds(words: &[&str], first: &str) {
    let told = explain(words);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{words:?}");
    let found = told.text().lines().nth(2).expect("something is found").trim_start();
    assert!(found.starts_with(first), "{words:?}: {found}");
}

#[test]
fn words_are_looked_up() {
    for (words, first) in [
        ("file not found", "550 "),
        ("permission denied", "550 "),
        ("disk full", "452 "),
        ("wrong password", "530 "),
        ("too many connections", "421 "),
        ("cannot open data connection", "425 "),
        ("connection timed out", "421 "),
        ("path created", "257 "),
        ("make directory", "MKD "),
        ("page type unknown", "551 "),
        ("host unreachable", "10065 "),
    ] {
        assert_finds(&[words], first);
        assert_finds(&words.split(' ').collect::<Vec<_>>(), first);
    }
    // A lowercase verb is a word like any other, and an argument that is a question ends the words.
    assert_finds(&["no", "such", "user"], "530 ");
    let told = explain(&["421", "file", "not", "found", "RETR"]);
    let titles = ["421 ServiceNotAvailable\n", "\nfile not found\n", "\nRETR retrieve\n"];
    assert!(titles.iter().all(|title| told.text().contains(title)), "{}", told.text());
    assert_eq!(explain(&["no", "xyzzy", "at", "quux"]).code, 2);
}

#[test]
fn patterns_are_those_of_the_crate() {
    assert_tells(
        "2xx | 331..=336",
        &["2xx | 331..=336\n", "27 listed codes", "200 CommandOkay", "336 PasswordChallenge"],
    );
    assert_tells("550|NotLoggedIn|x1x", &["550 | NotLoggedIn | x1x\n", "211 SystemStatus", "530 NotLoggedIn"]);
    assert_tells("299..=299", &["no listed code matches"]);
    for (pattern, fault) in [
        ("421..430", "`421..430` has no end; write `421..=430`"),
        ("430..=421", "`430..=421` is empty; write the smaller number first"),
        ("7xx|2xx", "`7xx` is not a reply code; its first digit would be one of 1, 2, 3, 4, 5, 6"),
        ("2xx|RETR", "`RETR` is not a pattern; write a code, a mask, a name or a range, as in `2xx | 331..=336`"),
    ] {
        let told = explain(&[pattern]);
        assert_eq!((told.code, told.err), (2, format!("ftp-explain: {fault}\n")));
    }
}

#[test]
fn every_bad_argument_is_told_and_the_others_are_explained() {
    let told = explain(&["777", "42", "421", "abc", "", "99999", "7xx", "NotLogged", "230"]);
    assert_eq!(told.code, 2);
    let faults: Vec<&str> = told.err.lines().collect();
    let expected = [
        "ftp-explain: `777` is not a reply code; its first digit would be one of 1, 2, 3, 4, 5, 6",
        "ftp-explain: `42` is not a reply code; a reply code has three digits, as in `421`",
        "ftp-explain: nothing is known about `abc`, and no file has this name; write a file, a code, a mask, a name, a command, a reply, or words that describe it, as in `vsftpd.log`, `421`, `2xx`, `NotLoggedIn` or `file not found`",
        "ftp-explain: an empty argument is not a reply code; write three digits, as in `421`",
        "ftp-explain: `99999` is not a listed error of Windows Sockets; listed are 10054, 10060, 10061, 10065, 10066, 10068",
        "ftp-explain: `7xx` is not a reply code; its first digit would be one of 1, 2, 3, 4, 5, 6",
        "ftp-explain: `NotLogged` is only part of a name; write one of `NotLoggedIn`",
    ];
    assert_eq!(faults, expected);
    assert!(told.text().contains("421 ServiceNotAvailable") && told.text().contains("230 UserLoggedIn"));
}

#[test]
fn after_an_unknown_option_nothing_is_explained() {
    let told = explain(&["--jsno", "421"]);
    assert_eq!((told.code, told.text()), (2, ""));
    assert!(told.err.contains("'--jsno'") && told.err.contains("'--json'"), "{}", told.err);
}

#[test]
fn help_helps_and_two_hyphens_end_the_options() {
    for option in ["-h", "--help"] {
        let told = explain(&[option]);
        assert_eq!((told.code, told.err.as_str()), (0, ""));
        assert!(["--json", "2xx", "NO_COLOR", "Exit status"].iter().all(|part| told.text().contains(part)));
    }
    assert!(explain(&["--", "--xyzzy"]).err.contains("nothing is known about `--xyzzy`"));
}
