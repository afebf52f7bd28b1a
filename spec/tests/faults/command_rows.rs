//! The cells of a command other than its codes.

use super::commands::SOUND;

#[test]
fn cells() {
    SOUND.check(&[
        (
            "verb = \"USER\"",
            "verb = \"User\"",
            &[
                "19:8: verb `User` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        (
            "verb = \"USER\"",
            "verb = \"2USER\"",
            &[
                "19:8: verb `2USER` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        (
            "verb = \"RETR\"",
            "verb = \"RE TR\"",
            &[
                "49:8: verb `RE TR` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        (
            "verb = \"RETR\"",
            "verb = \"RÉTR\"",
            &[
                "49:8: verb `RÉTR` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        ("verb = \"RETR\"\n", "", &["48:1: missing key `verb`; add `verb = \"...\"`"]),
        (
            "verb = \"RETR\"\ntitle = \"retrieve\"\nsyntax = \"RETR",
            "verb = \"PASS\"\ntitle = \"retrieve\"\nsyntax = \"PASS",
            &["49:8: duplicate verb `PASS`, first defined at 38:8; remove one of them"],
        ),
        (
            "syntax = \"RETR",
            "syntax = \"STOR",
            &["51:10: `syntax` does not name the verb `RETR`; begin it with the verb"],
        ),
        (
            "\"access control\"",
            "\"access-control\"",
            &["23:8: unknown kind `access-control`; did you mean `access control`?"],
        ),
        (
            "\"access control\"",
            "\"transfer\"",
            &[
                "23:8: unknown kind `transfer`; write `access control`, `transfer parameter`, `service`, `security` or `negotiation`",
            ],
        ),
        ("\"standard\"", "\"standart\"", &["24:12: unknown standing `standart`; did you mean `standard`?"]),
        ("title = \"user name\"", "title = \"\"", &["20:9: `title` is empty; write some text"]),
        (
            "defined = \"RFC 959 §4.1.1\"",
            "defined = \"RFC 959\"",
            &["25:11: `defined` is `RFC 959`; an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`"],
        ),
        (
            "(after AUTH)",
            "after AUTH",
            &[
                "26:12: unexpected ` after AUTH` after the citation in `amended`; put a remark in parentheses: `RFC n §s (remark)`",
            ],
        ),
    ]);
}

#[test]
fn added() {
    SOUND.check(&[
        (
            "source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228\"",
            &["32:38: `source` is `RFC 2228`; an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`"],
        ),
        (
            "source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228 §8.2 USER\"",
            &[
                "32:38: unexpected ` USER` after the citation in `source`; put a remark in parentheses: `RFC n §s (remark)`",
            ],
        ),
        (", source = \"RFC 2228 §8.2\"", "", &["32:5: missing key `source`; add `source = \"...\"`"]),
        ("source = \"RFC", "sorce = \"RFC", &["32:29: unknown key `sorce`; did you mean `source`?"]),
        (
            "intermediate = [336], source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228 §8.2\"",
            &[
                "32:5: no reply is listed; add a part, such as `completion = [200]`",
                "34:25: 336 is not an intermediate reply of this row; add it to `intermediate`, or remove it here",
            ],
        ),
        (
            "added = [\n    {",
            "added = [ 1,\n    {",
            &["31:11: `added` is the integer 1, but should be a table: `{ key = value }`"],
        ),
        (
            "added = [\n    { intermediate = [336], source = \"RFC 2228 §8.2\" },\n]",
            "added = { completion = [232], source = \"x\" }",
            &[
                "31:9: `added` is a table, but should be an array of tables: `[{ key = value }]`",
                "32:25: 336 is not an intermediate reply of this row; add it to `intermediate`, or remove it here",
            ],
        ),
    ]);
}

#[test]
fn what_follows() {
    SOUND.check(&[
        ("verbs = [\"PASS\"]", "verbs = [\"PAS\"]", &["34:40: unknown verb `PAS`; did you mean `PASS`?"]),
        ("verbs = [\"PASS\"]", "verbs = [\"ABOR\"]", &["34:40: unknown verb `ABOR`; add a `[[command]]` for it"]),
        ("verbs = [\"PASS\"]", "verbs = []", &["34:39: `verbs` is empty; add a string"]),
        (
            "verbs = [\"PASS\"]",
            "verbs = \"PASS\"",
            &["34:39: `verbs` is the string `PASS`, but should be an array of strings"],
        ),
        (", verbs = [\"PASS\"]", "", &["34:9: missing key `verbs`; add `verbs = [\"...\"]`"]),
        (
            "after = [331, 336]",
            "after = [331]",
            &[
                "32:23: no command follows the intermediate reply 336; add `next = [{ after = [336], verbs = [\"...\"] }]`",
            ],
        ),
        (
            "after = [331, 336]",
            "after = [331, 336, 332]",
            &["34:30: 332 is not an intermediate reply of this row; add it to `intermediate`, or remove it here"],
        ),
        ("after = [331, 336]", "after = []", &["34:19: `after` is empty; add a number"]),
        ("after = [331, 336], ", "", &["34:9: missing key `after`; add `after = [...]`"]),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "",
            &[
                "28:17: no command follows the intermediate reply 331; add `next = [{ after = [331], verbs = [\"...\"] }]`",
                "32:23: no command follows the intermediate reply 336; add `next = [{ after = [336], verbs = [\"...\"] }]`",
            ],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "nxt = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            &["34:1: unknown key `nxt`; did you mean `next`?"],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "next = 3",
            &["34:8: `next` is the integer 3, but should be an array of tables: `[{ key = value }]`"],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "next = [3]",
            &["34:9: `next` is the integer 3, but should be a table: `{ key = value }`"],
        ),
        (
            "verb = \"PASS\"\ntitle = \"password\"\nsyntax = \"PASS",
            "verb = \"MD5\"\ntitle = \"hash\"\nsyntax = \"MD5",
            &["34:40: unknown verb `PASS`; add a `[[command]]` for it"],
        ),
    ]);
}
