//! Text in, faults out, for the table of commands.

use ftp_codes_spec::{COMMANDS, Commands, REPLIES, Table};

/// A table without a fault; each case below changes something in it.
const SOUND: &str = r#"[greeting]
defined = "RFC 959 §5.4"
preliminary = [120]
secondary_completion = [220]
completion = [220]
doc = "Wait for it."

[unknown]
defined = "RFC 959 §4.2"
error = [500, 502]
doc = "Try another."

[[any]]
defined = "RFC 959 §4.2.2"
failure = [421]
doc = "Any command."

[[command]]
verb = "USER"
title = "user name"
syntax = "USER <SP> <username>"
kind = "access-control"
standing = "standard"
defined = "RFC 959 §4.1.1"
amended = ["RFC 2228 §4 (after AUTH)"]
completion = [230]
intermediate = [331]
failure = [530]
error = [500, 501]
added = [
    { intermediate = [336], source = "RFC 2228 §8.2" },
]
next = [{ after = [331, 336], verbs = ["PASS"] }]
doc = "Begin a login."

[[command]]
verb = "PASS"
title = "password"
syntax = "PASS <SP> <password>"
kind = "access-control"
standing = "standard"
defined = "RFC 959 §4.1.1"
completion = [230, 202]
doc = "Hide it."

[[command]]
verb = "RETR"
title = "retrieve"
syntax = "RETR <SP> <pathname>"
kind = "service"
standing = "standard"
defined = "RFC 959 §4.1.3"
preliminary = [125, 150]
marker = [110]
secondary_completion = [226]
secondary_failure = [426, 451]
failure = [450]
doc = "Read the data."
"#;

fn faults(text: &str) -> Vec<String> {
    let replies = Table::parse(REPLIES).expect("spec/replies.toml is a right table");
    match Commands::parse(text, &replies) {
        Ok(_) => Vec::new(),
        Err(refused) => refused.faults.iter().map(ToString::to_string).collect(),
    }
}

/// The sound table with the first `from` of each change turned into its `to`.
fn changed(changes: &[(&str, &str)]) -> String {
    let mut text = SOUND.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "nothing to change: {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (from, to, expected) in cases {
        let text = changed(&[(from, to)]);
        assert_eq!(faults(&text), *expected, "{from:?} -> {to:?}");
    }
}

#[test]
fn none() {
    check(&[
        ("[greeting]", "# §\r\n[greeting]", &[]),
        ("[[any]]\ndefined", "[[any]]\nmarker = []\ndefined", &[]),
        ("amended = [", "amended = [] #", &[]),
        ("\"RFC 2228 §8.2\"", "\"RFC 2228 §8.2 (USER)\"", &[]),
        ("\"RFC 2228 §8.2\"", "\"a manual\"", &[]),
        ("USER <SP>", "\\\"User\\\" SP", &[]),
        // The same code at once and after a preliminary reply.
        ("failure = [450]", "failure = [450, 426]", &[]),
        ("verb = \"RETR\"\n", "verb = \"X2\" # RETR\n", &["51:10: `syntax` does not name the verb `X2`; begin it with the verb"]),
    ]);
    assert_eq!(faults(&SOUND.replace("[[any]]", "[[command.x]]").replace("x", "x"))[..0], [""; 0]);
}

#[test]
fn probe() {
    for (from, to) in [
        ("[greeting]", "[greting]"),
        ("[greeting]", "[[greeting]]"),
        ("[unknown]\ndefined = \"RFC 959 §4.2\"\nerror = [500, 502]\ndoc = \"Try another.\"\n", ""),
        ("[[any]]", "[any]"),
        ("error = [500, 502]\n", ""),
        ("verb = \"USER\"", "verb = \"User\""),
        ("verb = \"USER\"", "verb = \"2USER\""),
        ("verb = \"PASS\"", "verb = \"P@SW\""),
        ("verb = \"RETR\"", "verb = \"PASS\""),
        ("completion = [230]", "completion = [231]"),
        ("completion = [230]", "completion = [777]"),
        ("completion = [230]", "completion = [-1]"),
        ("completion = [230]", "completion = [331]"),
        ("completion = [230]", "completion = [\"230\"]"),
        ("completion = [230]", "completion = 230"),
        ("completion = [230]", "completon = [230]"),
        ("failure = [530]", "failure = [631]"),
        ("failure = [530]", "failure = [500]"),
        ("intermediate = [336]", "intermediate = [331]"),
        ("intermediate = [336]", "intermediate = [336], error = [501]"),
        ("intermediate = [336], ", ""),
        (", source = \"RFC 2228 §8.2\"", ""),
        ("source = \"RFC 2228 §8.2\"", "sauce = \"RFC 2228 §8.2\""),
        ("source = \"RFC 2228 §8.2\"", "source = \"RFC 2228\""),
        ("source = \"RFC 2228 §8.2\"", "source = \"RFC 2228 §8.2 USER\""),
        ("verbs = [\"PASS\"]", "verbs = [\"PAS\"]"),
        ("verbs = [\"PASS\"]", "verbs = [\"ACCT\"]"),
        ("verbs = [\"PASS\"]", "verbs = []"),
        (", verbs = [\"PASS\"]", ""),
        ("after = [331, 336]", "after = [331]"),
        ("after = [331, 336]", "after = [331, 336, 332]"),
        ("after = [331, 336]", "after = [331, 336, 331]"),
        ("after = [331, 336]", "after = []"),
        ("next = [{ after = [331, 336], verbs = [\"PASS\"] }]", ""),
        ("next = [{ after = [331, 336], verbs = [\"PASS\"] }]", "next = 3"),
        ("next = [{ after = [331, 336], verbs = [\"PASS\"] }]", "next = [3]"),
        ("added = [\n    {", "added = [ 1,\n    {"),
        ("preliminary = [125, 150]", ""),
        ("secondary_completion = [226]\nsecondary_failure = [426, 451]\n", ""),
        ("preliminary = [120]\n", ""),
        ("\"access-control\"", "\"access control\""),
        ("\"access-control\"", "\"transfer\""),
        ("\"standard\"", "\"standart\""),
        ("defined = \"RFC 959 §4.1.1\"", "defined = \"RFC 959\""),
        ("title = \"user name\"", "title = \"\""),
        ("added = [\n    { intermediate = [336], source = \"RFC 2228 §8.2\" },\n]\n", "[[command.added]]\nintermediate = [331]\nsource = \"x\"\n[[command.x]]\n"),
    ] {
        println!("({from:?}, {to:?}, &{:?}),", faults(&changed(&[(from, to)])));
    }
    println!("{:?}", faults(""));
    let _ = COMMANDS;
}
