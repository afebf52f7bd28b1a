//! The table of commands is valid, and contains RFC 959 §5.4 completely and unchanged.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use ftp_codes_spec::{COMMANDS, Citation, Command, Commands, Part, REPLIES, Replies, Standing, Table};

/// The table of RFC 959 §5.4, copied from the text of the RFC and not from ours.
const RFC_959: &str = include_str!("../../tests/data/rfc959_sequences.tsv");

fn replies() -> Table {
    Table::parse(REPLIES).expect("spec/replies.toml is valid")
}

fn commands() -> Commands {
    Commands::parse(COMMANDS, &replies()).unwrap_or_else(|refused| panic!("spec/commands.toml is refused:\n{refused}"))
}

/// The rows of the copy: a verb, and its codes with their parts.
fn rfc_959() -> Vec<(&'static str, Vec<(Part, u16)>)> {
    let parts = [
        Part::Preliminary,
        Part::SecondaryCompletion,
        Part::SecondaryFailure,
        Part::Completion,
        Part::Intermediate,
        Part::Failure,
        Part::Error,
    ];
    let rows = RFC_959.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let verb = cells.next().expect("a row begins with its verb");
        let mut codes = Vec::new();
        for (part, cell) in parts.into_iter().zip(cells) {
            for code in cell.split_whitespace() {
                // `(110)`: the RFC prints parentheses around the marker.
                let marker = code.strip_prefix('(').and_then(|code| code.strip_suffix(')'));
                let part = if marker.is_some() { Part::Marker } else { part };
                codes.push((part, marker.unwrap_or(code).parse().expect("a code is a number")));
            }
        }
        (verb, codes)
    });
    rows.collect()
}

/// Compares every listed code in every part.
fn compare(listed: &[u16], verb: &str, ours: &Replies, theirs: &[(Part, u16)]) {
    for &part in Part::ALL {
        for &code in listed {
            let expected = theirs.contains(&(part, code));
            assert_eq!(ours.has(part, code), expected, "{verb}: {code} in `{part}` is in RFC 959: {expected}");
        }
    }
    assert_eq!(ours.iter().count(), theirs.len(), "{verb}");
}

#[test]
fn every_pair_of_rfc_959() {
    let commands = commands();
    let listed: Vec<u16> = replies().replies.iter().map(|reply| reply.code).collect();
    let rows = rfc_959();
    for (verb, codes) in &rows {
        match *verb {
            "(connect)" => compare(&listed, verb, &commands.greeting.replies, codes),
            _ => {
                let command = commands.command(verb).unwrap_or_else(|| panic!("no row for {verb}"));
                assert_eq!(command.standing, Standing::Standard, "{verb}");
                compare(&listed, verb, &command.replies, codes);
            }
        }
    }
    let standard = commands.commands.iter().filter(|command| command.standing == Standing::Standard);
    assert_eq!(standard.count(), 33);
    assert_eq!(rows.len(), 34, "33 commands and the greeting");
}

/// The diagrams of first digits in RFC 959 §6 permit nothing that the lists do not.
#[test]
fn the_diagrams_follow_from_the_lists() {
    // The first digits with which a command continues or succeeds; with 4 and 5 it always fails.
    let diagrams: [(&[u16], &str); 7] = [
        (
            &[2],
            "ABOR ALLO DELE CWD CDUP SMNT HELP MODE NOOP PASV QUIT SITE PORT SYST STAT RMD MKD PWD STRU TYPE RNTO ACCT",
        ),
        (&[1, 2], "REIN"),
        // The diagram permits 2yz at once, the list of §5.4 only after 1yz.
        (&[1], "APPE LIST NLST RETR STOR STOU"),
        (&[3], "RNFR"),
        (&[3], "REST"),
        (&[2, 3], "USER"),
        (&[2, 3], "PASS"),
    ];
    let commands = commands();
    let mut seen = 0;
    for (digits, verbs) in diagrams {
        for verb in verbs.split(' ') {
            let command = commands.command(verb).unwrap_or_else(|| panic!("no row for {verb}"));
            let ours: std::collections::BTreeSet<u16> = command
                .replies
                .iter()
                .filter(|(part, code)| !part.is_secondary() && *code < 400)
                .map(|(_, code)| code / 100)
                .collect();
            assert_eq!(ours.into_iter().collect::<Vec<_>>(), digits, "{verb}");
            seen += 1;
        }
    }
    assert_eq!(seen, 33);
}

#[test]
fn next_commands() {
    let commands = commands();
    let next = |verb: &str, code: u16| {
        let next = commands.command(verb)?.next.iter().find(|next| next.after.contains(&code));
        Some(next.map(|next| next.verbs.join(" ")).unwrap_or_default())
    };
    let expected = [
        ("USER", 331, "PASS"),
        ("USER", 336, "PASS"),
        ("USER", 332, "ACCT"),
        ("PASS", 332, "ACCT"),
        ("RNFR", 350, "RNTO"),
        ("REST", 350, "RETR STOR APPE"),
        ("RANG", 350, "RETR"),
        ("AUTH", 334, "ADAT"),
        ("ADAT", 335, "ADAT"),
        ("SITE", 350, "SITE"),
    ];
    for (verb, code, verbs) in expected {
        assert_eq!(next(verb, code).as_deref(), Some(verbs), "{verb} {code}");
    }
    let intermediate = |command: &Command| command.permitted().codes(Part::Intermediate).count();
    assert_eq!(commands.commands.iter().map(intermediate).sum::<usize>(), expected.len());
}

/// Our decisions where the RFCs contradict each other or have a gap.
#[test]
fn decisions() {
    let commands = commands();
    let cases = [
        ("CDUP", Part::Completion, 250),
        ("CWD", Part::Completion, 200),
        ("RMD", Part::Failure, 450),
        ("MKD", Part::Failure, 521),
        ("MKD", Part::Failure, 553),
        ("STOR", Part::Failure, 550),
        ("LIST", Part::Failure, 550),
        ("NLST", Part::Failure, 550),
        ("RNTO", Part::Failure, 450),
        ("RNTO", Part::Failure, 550),
        ("PWD", Part::Error, 530),
        ("SYST", Part::Error, 530),
        ("HELP", Part::Error, 530),
        ("ABOR", Part::Error, 530),
        ("NOOP", Part::Error, 530),
        ("SITE", Part::Error, 502),
        ("SITE", Part::Error, 504),
        ("PORT", Part::Failure, 504),
        ("LPRT", Part::Completion, 200),
        ("MIC", Part::Failure, 537),
        ("RETR", Part::Failure, 554),
        ("RETR", Part::SecondaryFailure, 522),
        ("MLSD", Part::SecondaryFailure, 426),
        ("STAT", Part::Failure, 550),
        ("REIN", Part::Error, 530),
        ("STOU", Part::Failure, 550),
        ("STOU", Part::Failure, 554),
        ("EPSV", Part::Completion, 220),
        ("EPSV", Part::Failure, 425),
        ("MFMT", Part::Completion, 250),
        ("RETR", Part::Marker, 112),
    ];
    for (verb, part, code) in cases {
        let command = commands.command(verb).unwrap_or_else(|| panic!("no row for {verb}"));
        assert!(!command.replies.has(part, code), "{verb}: {code} is not of its own RFC");
        assert!(command.permitted().has(part, code), "{verb}: {code}");
    }
    // Replies of a server that does not know a command. The rows of RFC 959 list such replies themselves.
    let general = |verb: &str| commands.command(verb).map(|command| commands.general(command)).unwrap_or_default();
    for verb in ["SIZE", "MLSD", "EPRT", "HASH", "XMD5"] {
        assert!(general(verb).has(Part::Error, 502), "{verb}");
    }
    // What its row excludes.
    assert!(general("SIZE").has(Part::Completion, 202) && !general("AUTH").has(Part::Completion, 202));
    assert_eq!(
        general("NOOP").iter().collect::<Vec<_>>(),
        [(Part::Intermediate, 332), (Part::Failure, 421), (Part::Failure, 533)]
            .into_iter()
            .chain([631, 632, 633].map(|code| (Part::Protected, code)))
            .collect::<Vec<_>>()
    );
    let any = |part, code| commands.any.iter().any(|rule| rule.replies.has(part, code));
    assert!(any(Part::Failure, 421) && any(Part::Failure, 533) && any(Part::Protected, 632));
    assert!(any(Part::Intermediate, 332));
    // RFC 959 has it only in an example, and RFC 2228 gave it another meaning.
    assert!(!commands.command("CWD").is_some_and(|command| command.permitted().has(Part::Failure, 431)));
}

#[test]
fn the_x_forms_have_the_replies_of_the_standard_commands() {
    let commands = commands();
    for (other, standard) in [("XMKD", "MKD"), ("XRMD", "RMD"), ("XPWD", "PWD"), ("XCUP", "CDUP"), ("XCWD", "CWD")] {
        let permitted = |verb: &str| commands.command(verb).map(Command::permitted);
        assert!(permitted(other).is_some());
        assert_eq!(permitted(other), permitted(standard), "{other}");
    }
}

#[test]
fn every_rfc_in_force_is_cited_in_full() {
    for command in commands().commands {
        let cited = Citation::parse(&command.defined).is_some();
        let in_force = matches!(command.standing, Standing::Standard | Standing::Extension);
        assert!(cited || !in_force, "{}: {}", command.verb, command.defined);
        assert!(!cited || command.standing != Standing::DeFacto, "{}: {}", command.verb, command.defined);
    }
}
