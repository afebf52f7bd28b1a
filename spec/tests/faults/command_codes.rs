//! The codes of a command, and their parts.

use super::commands::SOUND;

#[test]
fn listed() {
    SOUND.check(&[
        (
            "completion = [230]",
            "completion = [231]",
            &["27:15: 231 is not a listed reply (the nearest is 230); add a row for it, or remove it"],
        ),
        (
            "completion = [230]",
            "completion = [119]",
            &["27:15: 119 is not a listed reply (the nearest is 120); add a row for it, or remove it"],
        ),
        (
            "completion = [230]",
            "completion = [777]",
            &["27:15: 777 is not a listed reply; add a row for it, or remove it"],
        ),
        (
            "completion = [230]",
            "completion = [-230]",
            &["27:15: -230 is not a listed reply; add a row for it, or remove it"],
        ),
        (
            "completion = [230]",
            "completion = [9223372036854775807]",
            &["27:15: 9223372036854775807 is not a listed reply; add a row for it, or remove it"],
        ),
        (
            "completion = [230]",
            "completion = [230.0]",
            &["27:15: `completion` is the float 230.0, but should be an integer"],
        ),
        (
            "completion = [230]",
            "completion = [\"230\"]",
            &["27:15: `completion` is the string `230`, but should be an integer; remove the quotes"],
        ),
        (
            "completion = [230]",
            "completion = 230",
            &["27:14: `completion` is the integer 230, but should be an array of integers"],
        ),
        ("completion = [230]", "completion = []", &["27:14: `completion` is empty; add a number, or remove the key"]),
        ("completion = [230]", "completon = [230]", &["27:1: unknown key `completon`; did you mean `completion`?"]),
        ("error = [500, 502]\n", "", &["8:1: no reply is listed; add a part, such as `completion = [200]`"]),
        ("error = [500, 502]\n", "eror = [500, 502]\n", &["10:1: unknown key `eror`; did you mean `error`?"]),
    ]);
}

#[test]
fn parts() {
    SOUND.check(&[
        (
            "preliminary = [125, 150]",
            "preliminary = [125, 226]",
            &[
                "56:21: `preliminary` has 226, but its codes begin with 1; move it to `secondary_completion` or `completion`",
            ],
        ),
        (
            "marker = [110]",
            "marker = [211]",
            &["57:11: `marker` has 211, but its codes begin with 1; move it to `secondary_completion` or `completion`"],
        ),
        (
            "completion = [230]",
            "completion = [331]",
            &["27:15: `completion` has 331, but its codes begin with 2; move it to `intermediate`"],
        ),
        (
            "intermediate = [331]",
            "intermediate = [202]",
            &[
                "28:17: `intermediate` has 202, but its codes begin with 3; move it to `secondary_completion` or `completion`",
                "34:20: 331 is not an intermediate reply of this row; add it to `intermediate`, or remove it here",
            ],
        ),
        (
            "failure = [530]",
            "failure = [120]",
            &["29:12: `failure` has 120, but its codes begin with 4 or 5; move it to `preliminary` or `marker`"],
        ),
        (
            "failure = [530]",
            "failure = [631]",
            &["29:12: `failure` has 631, but its codes begin with 4 or 5; move it to `protected`"],
        ),
        (
            "error = [500, 501]",
            "error = [500, 501, 350]",
            &["30:20: `error` has 350, but its codes begin with 4 or 5; move it to `intermediate`"],
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
            &["57:25: `secondary_completion` has 226, but no preliminary reply comes before it; add `preliminary`"],
        ),
        (
            "preliminary = [125, 150]",
            "prelimnary = [125, 150]",
            &["56:1: unknown key `prelimnary`; did you mean `preliminary`?"],
        ),
        (
            "preliminary = [125, 150]",
            "preliminary = [126]",
            &["56:16: 126 is not a listed reply (the nearest is 125); add a row for it, or remove it"],
        ),
        (
            "preliminary = [120]\n",
            "",
            &["3:25: `secondary_completion` has 220, but no preliminary reply comes before it; add `preliminary`"],
        ),
        (
            "secondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "",
            &["56:16: no secondary reply follows 125; add `secondary_completion` or `secondary_failure`"],
        ),
        (
            "secondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "secondary_failures = [426, 451]\n",
            &["58:1: unknown key `secondary_failures`; did you mean `secondary_failure`?"],
        ),
        (
            "preliminary = [125, 150]\nmarker = [110]\nsecondary_completion = [226]\nsecondary_failure = [426, 451]\n",
            "marker = [110]\n",
            &["56:11: `marker` has 110, but no preliminary reply comes before it; add `preliminary`"],
        ),
    ]);
}

#[test]
fn twice() {
    SOUND.check(&[
        (
            "failure = [530]",
            "failure = [530, 530]",
            &["29:17: duplicate code `530`, first defined at 29:12; remove one of them"],
        ),
        (
            "failure = [530]",
            "failure = [500]",
            &["30:10: duplicate code `500`, first defined at 29:12; remove one of them"],
        ),
        (
            "intermediate = [336]",
            "intermediate = [336], error = [501]",
            &["32:38: duplicate code `501`, first defined at 30:15; remove one of them"],
        ),
        (
            "secondary_failure = [426, 451]",
            "secondary_failure = [426, 451, 426]",
            &["59:32: duplicate code `426`, first defined at 59:22; remove one of them"],
        ),
        (
            "marker = [110]",
            "marker = [110, 110]",
            &["57:16: duplicate code `110`, first defined at 57:11; remove one of them"],
        ),
        (
            "after = [331, 336]",
            "after = [331, 336, 331]",
            &["34:30: duplicate code `331`, first defined at 34:20; remove one of them"],
        ),
    ]);
}
