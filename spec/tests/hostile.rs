//! Any text is answered: nothing panics, and every fault can be found where it is said to be.

use ftp_codes_spec::{Place, REPLIES, Table, WINSOCK, Winsock};

/// Reads a text as either table, and looks at the faults.
fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for faults in [
        Table::parse(&text).err().map(|refused| refused.faults),
        Winsock::parse(&text).err().map(|refused| refused.faults),
    ]
    .into_iter()
    .flatten()
    {
        assert!(!faults.is_empty(), "refused for nothing:\n{text}");
        assert!(faults.is_sorted_by_key(|fault| fault.at), "out of order: {faults:?}");
        for fault in faults {
            assert!(stands_in(fault.at, &text), "no such place: {fault}\n{text}");
            assert!(!fault.message.contains(['\n', '\r']), "more than one line: {fault}");
        }
    }
}

fn stands_in(place: Place, text: &str) -> bool {
    let line = text.split('\n').nth(place.line as usize - 1);
    line.is_some_and(|line| place.column >= 1 && place.column as usize <= line.chars().count() + 1)
}

/// A part of the standard table that has every kind of row.
fn sample() -> Vec<u8> {
    let mut rows = Vec::new();
    for (table, many) in [("[[class]]", 1), ("[[group]]", 1), ("[[reply]]", 3)] {
        rows.extend(REPLIES.split("\n[[").filter(|row| format!("[[{row}").starts_with(table)).take(many));
    }
    let rows: String = rows.iter().map(|row| format!("[[{row}\n")).collect();
    assert_eq!(rows.matches("[[").count(), 5, "{rows}");
    rows.into_bytes()
}

#[test]
fn cut_at_every_byte() {
    for whole in [sample(), WINSOCK.as_bytes().to_vec()] {
        for end in 0..=whole.len() {
            read(whole.get(..end).unwrap_or_default());
        }
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

#[test]
fn changed_at_random() {
    const PIECES: [&str; 24] = [
        "\"",
        "'",
        "'''",
        "\"\"\"",
        "\n",
        "\r\n",
        "\r",
        "[",
        "]",
        "[[reply]]\n",
        "[reply.x]\n",
        "{",
        "}",
        ",",
        ".",
        "=",
        "#",
        "\\",
        "\\u",
        "-",
        "§",
        "\u{feff}",
        "0",
        "é = 1\n",
    ];
    let sample = sample();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..3000 {
        let mut text = sample.clone();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(text.len());
            let end = (at + numbers.below(12)).min(text.len());
            match numbers.below(4) {
                0 => drop(text.drain(at..end)),
                1 => drop(text.splice(at..end, [numbers.below(256) as u8])),
                2 => {
                    let piece = PIECES.get(numbers.below(PIECES.len())).copied().unwrap_or_default();
                    drop(text.splice(at..at, piece.bytes()));
                }
                _ => {
                    let copied = text.get(at..end).unwrap_or_default().to_vec();
                    let to = numbers.below(text.len());
                    drop(text.splice(to..to, copied));
                }
            }
        }
        read(&text);
    }
}

#[test]
fn pieces_of_toml_at_random() {
    const PIECES: [&str; 28] = [
        "[a]\n",
        "[[a]]\n",
        "[a.b]\n",
        "[[a.b]]\n",
        "[a.b.c]\n",
        "[[b.a]]\n",
        "[reply.class]\n",
        "[[reply]]\n",
        "[[class]]\n",
        "a = 1\n",
        "a.b = 1\n",
        "a.b.c = ''\n",
        "b = {a = 1, b.c = 2}\n",
        "b.a = [1, [2], {a = 3}]\n",
        "reply = []\n",
        "reply.code = 1\n",
        "code = 550\n",
        "'' = ''\n",
        "\"\" = \"\"\"\"\"\"\"\"\n",
        "a = '''\r\n'''\n",
        "\r\n",
        "# §\n",
        " ",
        "\t",
        "n = 1e5\n",
        "n = +inf\n",
        "n = 0x_1\n",
        "n = \"\\u00e9\\\\\"\n",
    ];
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..20_000 {
        let text: String =
            (0..=numbers.below(8)).filter_map(|_| PIECES.get(numbers.below(PIECES.len()))).copied().collect();
        read(text.as_bytes());
    }
}
