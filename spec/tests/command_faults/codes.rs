//! The codes of a row, and their parts.

use crate::check;

#[test]
fn listed() {
    check(&[
        (
            "completion = [230]",
            "completion = [231]",
            &["26:15: code 231 is not in the table of replies, whose nearest is 230; list it there, or leave it out"],
        ),
        (
            "completion = [230]",
            "completion = [119]",
            &["26:15: code 119 is not in the table of replies, whose nearest is 120; list it there, or leave it out"],
        ),
        (
            "completion = [230]",
            "completion = [777]",
            &["26:15: code 777 is not in the table of replies; list it there, or leave it out"],
        ),
        (
            "completion = [230]",
            "completion = [-230]",
            &["26:15: code -230 is not in the table of replies; list it there, or leave it out"],
        ),
        (
            "completion = [230]",
            "completion = [9223372036854775807]",
            &["26:15: code 9223372036854775807 is not in the table of replies; list it there, or leave it out"],
        ),
        (
            "completion = [230]",
            "completion = [230.0]",
            &["26:15: `completion` is the float 230.0, but should be an integer"],
        ),
        (
            "completion = [230]",
            "completion = [\"230\"]",
            &["26:15: `completion` is the string `230`, but should be an integer"],
        ),
        (
            "completion = [230]",
            "completion = 230",
            &["26:14: `completion` is the integer 230, but should be an array of integers"],
        ),
        (
            "completion = [230]",
            "completion = []",
            &["26:14: `completion` is empty; write a number into it, or leave it out"],
        ),
        ("completion = [230]", "completon = [230]", &["26:1: unknown key `completon`; did you mean `completion`?"]),
        ("error = [500, 502]\n", "", &["8:1: no reply is named; add a part, such as `completion = [200]`"]),
        ("error = [500, 502]\n", "eror = [500, 502]\n", &["10:1: unknown key `eror`; did you mean `error`?"]),
    ]);
}

#[test]
fn parts() {
    check(&[
        (
            "preliminary = [125, 150]",
            "preliminary = [125, 226]",
            &[
                "53:21: `preliminary` has 226, but its codes begin with 1; move it to `secondary_completion` or `completion`",
            ],
        ),
        (
            "marker = [110]",
            "marker = [211]",
            &["54:11: `marker` has 211, but its codes begin with 1; move it to `secondary_completion` or `completion`"],
        ),
        (
            "completion = [230]",
            "completion = [331]",
            &["26:15: `completion` has 331, but its codes begin with 2; move it to `intermediate`"],
        ),
        (
            "intermediate = [331]",
            "intermediate = [202]",
            &[
                "27:17: `intermediate` has 202, but its codes begin with 3; move it to `secondary_completion` or `completion`",
                "33:20: 331 is no intermediate reply of this command; add it to `intermediate`, or remove it here",
            ],
        ),
        (
            "failure = [530]",
            "failure = [120]",
            &["28:12: `failure` has 120, but its codes begin with 4 or 5; move it to `preliminary` or `marker`"],
        ),
        (
            "failure = [530]",
            "failure = [631]",
            &["28:12: `failure` has 631, but its codes begin with 4 or 5; move it to `protected`"],
        ),
        (
            "error = [500, 501]",
            "error = [500, 501, 350]",
            &["29:20: `error` has 350, but its codes begin with 4 or 5; move it to `intermediate`"],
        ),
        (
            "failure = [421]",
            "protected = [421]",
            &[
                "15:14: `protected` has 421, but its codes begin with 6; move it to `secondary_failure`, `failure` or `error`",
            ],
        ),
        (
            "preliminary = [125, 150]\n",
            "",
            &["54:25: `secondary_completion` has 226, but no reply comes before it; add `preliminary`"],
        ),
        (
            "preliminary = [125, 150]",
            "prelimnary = [125, 150]",
            &["53:1: unknown key `prelimnary`; did you mean `preliminary`?"],
        ),
        (
            "preliminary = [125, 150]",
            "preliminary = [126]",
            &["53:16: code 126 is not in the table of replies, whose nearest is 125; list it there, or leave it out"],
        ),
        (
            "preliminary = [120]\n",
            "",
            &["3:25: `secondary_completion` has 220, but no reply comes before it; add `preliminary`"],
        ),
        (
            "secondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "",
            &["53:16: nothing ends what 125 begins; add `secondary_completion` or `secondary_failure`"],
        ),
        (
            "secondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "secondary_failures = [426, 451]\n",
            &["55:1: unknown key `secondary_failures`; did you mean `secondary_failure`?"],
        ),
        (
            "preliminary = [125, 150]\nmarker = [110]\nsecondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "marker = [110]\n",
            &["53:11: `marker` has 110, but no reply comes before it; add `preliminary`"],
        ),
    ]);
}

#[test]
fn twice() {
    check(&[
        (
            "failure = [530]",
            "failure = [530, 530]",
            &["28:17: code `530` stands twice, first at 28:12; remove one of them"],
        ),
        ("failure = [530]", "failure = [500]", &["29:10: code `500` stands twice, first at 28:12; remove one of them"]),
        (
            "intermediate = [336]",
            "intermediate = [336], error = [501]",
            &["31:38: code `501` stands twice, first at 29:15; remove one of them"],
        ),
        (
            "secondary_failure = [426, 451]",
            "secondary_failure = [426, 451, 426]",
            &["56:32: code `426` stands twice, first at 56:22; remove one of them"],
        ),
        (
            "marker = [110]",
            "marker = [110, 110]",
            &["54:16: code `110` stands twice, first at 54:11; remove one of them"],
        ),
        (
            "after = [331, 336]",
            "after = [331, 336, 331]",
            &["33:30: code `331` stands twice, first at 33:20; remove one of them"],
        ),
    ]);
}
