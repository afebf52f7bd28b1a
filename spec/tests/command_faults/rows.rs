//! What a row says besides its codes.

use crate::check;

#[test]
fn cells() {
    check(&[
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
                "47:8: verb `RE TR` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        (
            "verb = \"RETR\"",
            "verb = \"RÉTR\"",
            &[
                "47:8: verb `RÉTR` cannot be used; a verb is a capital letter A to Z, then capitals and digits, such as `RETR`",
            ],
        ),
        ("verb = \"RETR\"\n", "", &["46:1: missing key `verb`; add `verb = \"...\"`"]),
        (
            "verb = \"RETR\"\ntitle = \"retrieve\"\nsyntax = \"RETR",
            "verb = \"PASS\"\ntitle = \"retrieve\"\nsyntax = \"PASS",
            &["47:8: verb `PASS` stands twice, first at 37:8; remove one of them"],
        ),
        (
            "syntax = \"RETR",
            "syntax = \"STOR",
            &["49:10: `syntax` does not name the verb `RETR`; begin it with the verb"],
        ),
        (
            "\"access-control\"",
            "\"access control\"",
            &["22:8: unknown kind `access control`; did you mean `access-control`?"],
        ),
        (
            "\"access-control\"",
            "\"transfer\"",
            &[
                "22:8: unknown kind `transfer`; write `access-control`, `transfer-parameter`, `service`, `security` or `negotiation`",
            ],
        ),
        ("\"standard\"", "\"standart\"", &["23:12: unknown standing `standart`; did you mean `standard`?"]),
        ("title = \"user name\"", "title = \"\"", &["20:9: `title` is empty; write a text"]),
        (
            "defined = \"RFC 959 §4.1.1\"",
            "defined = \"RFC 959\"",
            &["24:11: `defined` is `RFC 959`; an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`"],
        ),
        (
            "(after AUTH)",
            "after AUTH",
            &[
                "25:12: `amended` goes on with ` after AUTH` after its source; put a remark in parentheses: `RFC n §s (remark)`",
            ],
        ),
    ]);
}

#[test]
fn added() {
    check(&[
        (
            "source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228\"",
            &["31:38: `source` is `RFC 2228`; an RFC is cited as `RFC 959 §4.2.2` or `RFC 959 App. II`"],
        ),
        (
            "source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228 §8.2 USER\"",
            &[
                "31:38: `source` goes on with ` USER` after its source; put a remark in parentheses: `RFC n §s (remark)`",
            ],
        ),
        (", source = \"RFC 2228 §8.2\"", "", &["31:5: missing key `source`; add `source = \"...\"`"]),
        ("source = \"RFC", "sorce = \"RFC", &["31:29: unknown key `sorce`; did you mean `source`?"]),
        (
            "intermediate = [336], source = \"RFC 2228 §8.2\"",
            "source = \"RFC 2228 §8.2\"",
            &[
                "31:5: no reply is named; add a part, such as `completion = [200]`",
                "33:25: 336 is no intermediate reply of this command; add it to `intermediate`, or remove it here",
            ],
        ),
        (
            "added = [\n    {",
            "added = [ 1,\n    {",
            &["30:11: `added` is the integer 1, but should be a table: `{ key = value }`"],
        ),
        (
            "added = [\n    { intermediate = [336], source = \"RFC 2228 §8.2\" },\n]",
            "added = { completion = [232], source = \"x\" }",
            &[
                "30:9: `added` is a table, but should be an array of tables: `[{ key = value }]`",
                "31:25: 336 is no intermediate reply of this command; add it to `intermediate`, or remove it here",
            ],
        ),
    ]);
}

#[test]
fn what_follows() {
    check(&[
        ("verbs = [\"PASS\"]", "verbs = [\"PAS\"]", &["33:40: unknown verb `PAS`; did you mean `PASS`?"]),
        ("verbs = [\"PASS\"]", "verbs = [\"ABOR\"]", &["33:40: unknown verb `ABOR`; add a `[[command]]` for it"]),
        ("verbs = [\"PASS\"]", "verbs = []", &["33:39: `verbs` is empty; write a text into it"]),
        (
            "verbs = [\"PASS\"]",
            "verbs = \"PASS\"",
            &["33:39: `verbs` is the string `PASS`, but should be an array of strings"],
        ),
        (", verbs = [\"PASS\"]", "", &["33:9: missing key `verbs`; add `verbs = [\"...\"]`"]),
        (
            "after = [331, 336]",
            "after = [331]",
            &[
                "31:23: no command follows the intermediate reply 336; add `next = [{ after = [336], verbs = [\"...\"] }]`",
            ],
        ),
        (
            "after = [331, 336]",
            "after = [331, 336, 332]",
            &["33:30: 332 is no intermediate reply of this command; add it to `intermediate`, or remove it here"],
        ),
        ("after = [331, 336]", "after = []", &["33:19: `after` is empty; write a number into it"]),
        ("after = [331, 336], ", "", &["33:9: missing key `after`; add `after = [...]`"]),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "",
            &[
                "27:17: no command follows the intermediate reply 331; add `next = [{ after = [331], verbs = [\"...\"] }]`",
                "31:23: no command follows the intermediate reply 336; add `next = [{ after = [336], verbs = [\"...\"] }]`",
            ],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "nxt = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            &["33:1: unknown key `nxt`; did you mean `next`?"],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "next = 3",
            &["33:8: `next` is the integer 3, but should be an array of tables: `[{ key = value }]`"],
        ),
        (
            "next = [{ after = [331, 336], verbs = [\"PASS\"] }]",
            "next = [3]",
            &["33:9: `next` is the integer 3, but should be a table: `{ key = value }`"],
        ),
        (
            "verb = \"PASS\"\ntitle = \"password\"\nsyntax = \"PASS",
            "verb = \"MD5\"\ntitle = \"hash\"\nsyntax = \"MD5",
            &["33:40: unknown verb `PASS`; add a `[[command]]` for it"],
        ),
    ]);
}
