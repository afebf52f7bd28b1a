//! The paper of the example: wrapping and colour, which a pipe does not show.

#[allow(dead_code, reason = "only what a terminal would show is asked")]
#[path = "../../examples/explain/paper.rs"]
mod example;

use example::Paper;
use ftp_codes::Class;

fn paragraphs(paper: Paper, indent: usize, text: &str) -> String {
    let mut out = Vec::new();
    paper.write_paragraphs(indent, text, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("text stays UTF-8")
}

#[test]
fn paragraphs_are_wrapped_at_the_width() {
    let text = "one two three\nfour five\n\nsix §§§§§§§§§§ seven";
    assert_eq!(
        paragraphs(Paper::new(12, false), 2, text),
        "  one two\n  three four\n  five\n\n  six\n  §§§§§§§§§§\n  seven\n"
    );
    assert_eq!(paragraphs(Paper::new(4, false), 2, "unbreakable word"), "  unbreakable\n  word\n");
}

#[test]
fn colour_replaces_backticks_and_ends_with_the_line() {
    let text = "say `USER x` now";
    assert_eq!(paragraphs(Paper::new(80, false), 0, text), "say `USER x` now\n");
    assert_eq!(paragraphs(Paper::new(80, true), 0, text), "say \x1b[36mUSER x\x1b[0m now\n");
    assert_eq!(paragraphs(Paper::new(9, true), 0, text), "say \x1b[36mUSER\x1b[0m\n\x1b[36mx\x1b[0m now\n");
}

#[test]
fn a_class_has_its_colour_on_colour_only() {
    assert_eq!(Paper::new(80, true).in_class(Class::PermanentNegative, "550").to_string(), "\x1b[31m550\x1b[0m");
    assert_eq!(Paper::new(80, false).in_class(Class::PermanentNegative, "550").to_string(), "550");
}
