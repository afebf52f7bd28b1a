//! Any text can be read: nothing panics, and every fault has a position in the text.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::sync::LazyLock;

use ftp_codes_spec::{COMMANDS, Commands, Position, REPLIES, Table, WINSOCK, Winsock};

static STANDARD: LazyLock<Table> = LazyLock::new(|| Table::parse(REPLIES).expect("spec/replies.toml is valid"));

/// Reads a text as each of the tables, and checks the faults.
fn read(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for faults in [
        Table::parse(&text).err().map(|refused| refused.faults),
        Commands::parse(&text, &STANDARD).err().map(|refused| refused.faults),
        Winsock::parse(&text).err().map(|refused| refused.faults),
    ]
    .into_iter()
    .flatten()
    {
        assert!(!faults.is_empty(), "refused for nothing:\n{text}");
        assert!(faults.is_sorted_by_key(|fault| fault.at), "out of order: {faults:?}");
        for fault in faults {
            assert!(is_in(fault.at, &text), "no such position: {fault}\n{text}");
            assert!(!fault.message.contains(['\n', '\r']), "more than one line: {fault}");
        }
    }
}

fn is_in(position: Position, text: &str) -> bool {
    let line = text.split('\n').nth(position.line as usize - 1);
    line.is_some_and(|line| position.column >= 1 && position.column as usize <= line.chars().count() + 1)
}

/// A part of a table: the first rows of each kind.
fn sample(table: &str, kinds: &[(&str, usize)]) -> Vec<u8> {
    let mut rows = Vec::new();
    for (kind, many) in kinds {
        let of_kind = table.split("\n[").filter(|row| format!("[{row}").starts_with(kind));
        rows.extend(of_kind.take(*many).map(|row| format!("[{row}\n")));
    }
    assert_eq!(rows.len(), kinds.iter().map(|kind| kind.1).sum::<usize>(), "{rows:?}");
    rows.concat().into_bytes()
}

fn replies() -> Vec<u8> {
    sample(REPLIES, &[("[[class]]", 1), ("[[group]]", 1), ("[[reply]]", 3)])
}

fn commands() -> Vec<u8> {
    // The first command is USER, which has added replies and commands to follow.
    sample(COMMANDS, &[("[greeting]", 1), ("[unknown]", 1), ("[[any]]", 1), ("[[command]]", 1)])
}

#[test]
fn cut_at_every_byte() {
    for whole in [replies(), commands(), WINSOCK.as_bytes().to_vec()] {
        for end in 0..=whole.len() {
            read(whole.get(..end).unwrap_or_default());
        }
    }
}

/// Random numbers, the same in every run (xorshift).
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
    let samples = [replies(), commands()];
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for sample in samples.iter().cycle().take(2000) {
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
    const PIECES: [&str; 36] = [
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
        "[greeting]\n",
        "[[command]]\n",
        "[[command.next]]\n",
        "completion = [200, 331, 'x']\n",
        "intermediate = [331]\n",
        "added = [{completion = [-9223372036854775808], source = 'x'}, 1]\n",
        "next = [{after = [331, 331], verbs = ['']}]\n",
        "after = 1\n",
    ];
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..20_000 {
        let text: String =
            (0..=numbers.below(8)).filter_map(|_| PIECES.get(numbers.below(PIECES.len()))).copied().collect();
        read(text.as_bytes());
    }
}
