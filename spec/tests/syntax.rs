//! Texts that are no TOML: one fault, at its place, in our words.

use ftp_codes_spec::Table;

fn fault(text: &str) -> String {
    match Table::parse(text) {
        Ok(_) => "no fault".to_owned(),
        Err(refused) => refused.to_string(),
    }
}

#[test]
fn one_fault_at_its_place() {
    let cases = [
        ("[[reply]]\ncode 500\n", "2:6: found `500` after a key; write `key = value`"),
        ("[[reply]]\ncode\r\n", "2:5: found the end of the line after a key; write `key = value`"),
        ("[[reply]]\ncode", "2:5: found the end of the text after a key; write `key = value`"),
        ("code =", "1:7: the text ends where a value should stand; write one"),
        (
            "code = \nname",
            "1:8: found the end of the line where a value should stand; write a number, or a text in quotes",
        ),
        ("code = , ", "1:8: found `,` where a value should stand; write a number, or a text in quotes"),
        ("name = Okay # no", "1:8: `Okay` is no value; put a text in quotes"),
        ("code = 0550", "1:8: `0550` is no number; write digits without a leading zero, or a text in quotes"),
        ("code = [1, 55x]", "1:12: `55x` is no number; write digits without a leading zero, or a text in quotes"),
        (
            "date = 1985-10-01",
            "1:8: `1985-10-01` is no number; write digits without a leading zero, or a text in quotes",
        ),
        ("n = 5.5.5", "1:8: found `.5` where the line should end; go on in a new one"),
        ("n = 5.", "1:5: `5.` is no number; write digits without a leading zero, or a text in quotes"),
        (
            "n = 9223372036854775808",
            "1:5: `9223372036854775808` is no number; write digits without a leading zero, or a text in quotes",
        ),
        ("n = 1 2", "1:7: found `2` where the line should end; go on in a new one"),
        ("n = 1 'x'", "1:7: found a string where the line should end; go on in a new one"),
        ("[reply", "1:7: found the end of the text where `]` should stand, or `,` in an array; add it"),
        ("n = ['a' 'b']", "1:10: found a string where `]` should stand, or `,` in an array; add it"),
        ("n = {a = 1 b = 2}", "1:12: found `b` where `,` or `}` should stand; add it"),
        ("= 1", "1:1: found `=` where a key should stand; write `key = value` or `[[table]]`"),
        ("§ = 1", "1:1: `§` may not stand here; put a text in quotes"),
        ("n = '§' §", "1:9: `§` may not stand here; put a text in quotes"),
        ("n = 'a\n'", "1:7: the string is not closed on its line; close it, or use `\"\"\"` for several lines"),
        ("n = 'a\r\n'", "1:7: the string is not closed on its line; close it, or use `\"\"\"` for several lines"),
        ("n = 'a", "1:5: the string that begins here is never closed; add its closing quote"),
        ("\n\nn = '''a\n\n", "3:5: the string that begins here is never closed; add its closing quote"),
        ("n = 'a\u{7}'", "1:7: `\\u{7}` may not stand in a string; remove it"),
        ("n = \"C:\\dir\"", "1:9: `\\d` is no escape; a backslash is written `\\\\`"),
        ("n = \"\\u00g0\"", "1:10: `g` is no hexadecimal digit; write the character itself"),
        ("n = \"\\ud800\"", "1:7: `U+D800` is no character; write the character itself"),
        ("n = 1\nm = 2\nn = 3", "3:1: key `n` stands twice, first at 1:1; remove one of them"),
        ("[reply]\n[reply]\n", "2:1: table `reply` stands twice, first at 1:1; begin a row with two brackets"),
        ("[reply.a]\n[[reply]]\n", "2:1: `reply` is already a table; remove one of them"),
        ("a = 1\na.b = 2\n", "2:1: `a.b` adds to the value at 1:1; remove one of them"),
        ("'''a''' = 1", "1:1: a key has one line; write it without quotes"),
        ("a\u{feff} = 1", "1:2: `\u{feff}` may not stand here; put a text in quotes"),
        ("\u{feff}\u{1}", "1:1: `\\u{1}` may not stand here; put a text in quotes"),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), expected, "{text:?}");
    }
    let deep = format!("n = {}", "[".repeat(100_000));
    assert_eq!(fault(&deep), "1:133: too many levels inside each other; a row has plain cells");
}
