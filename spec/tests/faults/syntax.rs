//! Texts that are not TOML: a single fault, with a message of ours.

use ftp_codes_spec::Table;

fn fault(text: &str) -> String {
    match Table::parse(text) {
        Ok(_) => "no fault".to_owned(),
        Err(refused) => refused.to_string(),
    }
}

#[test]
fn one_fault_at_its_position() {
    let cases = [
        ("[[reply]]\ncode 500\n", "2:6: expected `=` after the key, found `500`; write `key = value`"),
        ("[[reply]]\ncode\r\n", "2:5: expected `=` after the key, found the end of the line; write `key = value`"),
        ("[[reply]]\ncode", "2:5: expected `=` after the key, found the end of the text; write `key = value`"),
        ("code =", "1:7: expected a value, found the end of the text; write one"),
        ("code = \nname", "1:8: expected a value, found the end of the line; write a number, or text in quotes"),
        ("code = , ", "1:8: expected a value, found `,`; write a number, or text in quotes"),
        ("name = Okay # no", "1:8: `Okay` is not a value; put text in quotes"),
        ("code = 0550", "1:8: `0550` is not a number; write digits without a leading zero, or put text in quotes"),
        ("code = [1, 55x]", "1:12: `55x` is not a number; write digits without a leading zero, or put text in quotes"),
        (
            "date = 1985-10-01",
            "1:8: `1985-10-01` is not a number; write digits without a leading zero, or put text in quotes",
        ),
        ("n = 5.5.5", "1:8: expected the end of the line, found `.5`; continue on a new line"),
        ("n = 5.", "1:5: `5.` is not a number; write digits without a leading zero, or put text in quotes"),
        (
            "n = 9223372036854775808",
            "1:5: `9223372036854775808` is not a number; write digits without a leading zero, or put text in quotes",
        ),
        ("n = 1 2", "1:7: expected the end of the line, found `2`; continue on a new line"),
        ("n = 1 'x'", "1:7: expected the end of the line, found a string; continue on a new line"),
        (
            "n = 1 '''\nx'''",
            "1:7: expected the end of the line, found a string of several lines; continue on a new line",
        ),
        ("[reply", "1:7: expected `]`, or `,` in an array, found the end of the text"),
        ("n = ['a' 'b']", "1:10: expected `]`, or `,` in an array, found a string"),
        ("n = {a = 1 b = 2}", "1:12: expected `,` or `}`, found `b`"),
        ("= 1", "1:1: expected a key, found `=`; write `key = value` or `[[table]]`"),
        ("§ = 1", "1:1: unexpected `§`; put text in quotes"),
        ("n = '§' §", "1:9: unexpected `§`; put text in quotes"),
        ("n = 'a\n'", "1:7: the string is not closed on its line; close it, or use `\"\"\"` for several lines"),
        ("n = 'a\r\n'", "1:7: the string is not closed on its line; close it, or use `\"\"\"` for several lines"),
        ("n = 'a", "1:5: unterminated string; add its closing quote"),
        ("\n\nn = '''a\n\n", "3:5: unterminated string; add its closing quote"),
        ("n = 'a\u{7}'", "1:7: `\\u{7}` is not allowed in a string; remove it"),
        ("n = \"C:\\dir\"", "1:9: `\\d` is not an escape sequence; write a backslash as `\\\\`"),
        ("n = \"\\u00g0\"", "1:10: `g` is not a hexadecimal digit; write the character itself"),
        ("n = \"\\ud800\"", "1:7: `U+D800` is not a character; write the character itself"),
        ("n = 1\nm = 2\nn = 3", "3:1: duplicate key `n`, first defined at 1:1; remove one of them"),
        ("[reply]\n[reply]\n", "2:1: duplicate table `reply`, first defined at 1:1; begin a row with two brackets"),
        ("[reply.a]\n[[reply]]\n", "2:1: `reply` is already defined as a table; remove one of them"),
        ("a = 1\na.b = 2\n", "2:1: `a.b` extends the value at 1:1, which is not a table; remove one of them"),
        ("'''a''' = 1", "1:1: a key must be on one line; write it without quotes"),
        ("a\u{feff} = 1", "1:2: unexpected `\u{feff}`; put text in quotes"),
        ("\u{feff}\u{1}", "1:1: unexpected `\\u{1}`; put text in quotes"),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(text), expected, "{text:?}");
    }
    let deep = format!("n = {}", "[".repeat(100_000));
    assert_eq!(fault(&deep), "1:133: nested too deeply; the keys of a row have plain values");
}
