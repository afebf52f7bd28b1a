//! `match_code!` compiles to the machine code of the match written by hand, and has no branch that panics.
//!
//! The same functions are compiled twice, by the macros and by hand, and their instructions are compared.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::check::Check;
use crate::command::{Result, Run as _, shell, work};
use crate::package::{Package, ours};

pub(crate) const CHECK: Check = Check {
    name: "machine-code",
    about: "match_code! compiles to the match written by hand, without a panic",
    needs: &[],
    in_all: true,
    run,
};

const BY_MACRO: &str = r"
use ftp_codes::{code_matches, match_code};

pub fn classes_only(code: RawCode) -> u32 {
    match_code!(code { 1xx => 7, 2xx => 3, 3xx => 9, 4xx => 1, 5xx => 8, 6xx => 2 })
}
pub fn numbers_and_classes(code: RawCode) -> u32 {
    match_code!(code { 220 | 221 => 7, 331 => 3, 2xx | 3xx => 9, 421 => 5, 4xx => 1, _ => 0 })
}
pub fn every_name(code: ReplyCode) -> u32 {
    match_code!(code { EVERY_NAME })
}
pub fn every_name_and_unlisted(code: RawCode) -> u32 {
    match_code!(code { EVERY_NAME, unlisted => 99 })
}
pub fn ranges_and_masks_with_a_guard(code: RawCode, retries: u32) -> u32 {
    match_code!(code { 421..=426 if retries < 3 => 1, x5x => retries, 5x0 | xx4 => 3, 400..=599 if retries > 9 => 4, _ => 5 })
}
pub fn binding(code: RawCode) -> u32 {
    match_code!(code { found @ (4xx | 5xx) => u32::from(found.code()) ^ 3, _ => 0 })
}
pub fn binding_with_a_guard(code: &ReplyCode) -> u32 {
    match_code!(code { found @ 4xx if found.detail() == 1 => u32::from(found.code()), 2xx => 2, _ => 0 })
}
pub fn question(code: RawCode) -> bool {
    code_matches!(code, 2xx | 331 | 35x)
}
pub fn question_with_a_guard(code: ReplyCode, late: bool) -> bool {
    code_matches!(code, 4xx | 5xx if late)
}
pub const fn in_a_constant(code: ReplyCode) -> u32 {
    match_code!(code { 1xx => 1, 2xx | 3xx => 2, 4xx => 3, 5xx | 6xx => 4 })
}
";

const BY_HAND: &str = r"
pub fn classes_only(code: RawCode) -> u32 {
    match code.code() { 100..=199 => 7, 200..=299 => 3, 300..=399 => 9, 400..=499 => 1, 500..=599 => 8, _ => 2 }
}
pub fn numbers_and_classes(code: RawCode) -> u32 {
    match code.code() { 220 | 221 => 7, 331 => 3, 200..=299 | 300..=399 => 9, 421 => 5, 400..=499 => 1, _ => 0 }
}
pub fn every_name(code: ReplyCode) -> u32 {
    match code.code() { ALL_BUT_THE_LAST, _ => THE_LAST }
}
pub fn every_name_and_unlisted(code: RawCode) -> u32 {
    match code.code() { EVERY_NUMBER, _ => 99 }
}
pub fn ranges_and_masks_with_a_guard(code: RawCode, retries: u32) -> u32 {
    match code.code() {
        421..=426 if retries < 3 => 1,
        150..=159 | 250..=259 | 350..=359 | 450..=459 | 550..=559 | 650..=659 => retries,
        500 | 510 | 520 | 530 | 540 | 560 | 570 | 580 | 590 => 3,
        THIRD_DIGIT_4 => 3,
        400..=599 if retries > 9 => 4,
        _ => 5,
    }
}
pub fn binding(code: RawCode) -> u32 {
    match code.code() { 400..=499 | 500..=599 => u32::from(code.code()) ^ 3, _ => 0 }
}
pub fn binding_with_a_guard(code: &ReplyCode) -> u32 {
    match code.code() { 400..=499 if code.detail() == 1 => u32::from(code.code()), 200..=299 => 2, _ => 0 }
}
pub fn question(code: RawCode) -> bool {
    matches!(code.code(), 200..=299 | 331 | 350..=359)
}
pub fn question_with_a_guard(code: ReplyCode, late: bool) -> bool {
    matches!(code.code(), 400..=499 | 500..=599 if late)
}
pub const fn in_a_constant(code: ReplyCode) -> u32 {
    match code.code() { 100..=199 => 1, 200..=299 | 300..=399 => 2, 400..=499 => 3, _ => 4 }
}
";

fn run() -> Result {
    let directory = work("machine-code")?;
    let codes = codes(&fs::read_to_string("spec/replies.toml")?)?;
    let Some(((_, last), others)) = codes.split_last() else { return Err("no codes in spec/replies.toml".into()) };
    let value = |number: u16| number * 3 % 11;
    let arms = |codes: &[(String, u16)], by_name: bool| {
        let pattern = |name: &String, number: &u16| if by_name { name.clone() } else { number.to_string() };
        joined(codes.iter().map(|(name, number)| format!("{} => {}", pattern(name, number), value(*number))), ", ")
    };
    let third =
        joined((104..700).step_by(10).filter(|number| number / 10 % 10 != 5).map(|number| number.to_string()), " | ");
    let by_macro = BY_MACRO.replace("EVERY_NAME", &arms(&codes, true));
    let by_hand = BY_HAND
        .replace("ALL_BUT_THE_LAST", &arms(others, false))
        .replace("THE_LAST", &value(*last).to_string())
        .replace("EVERY_NUMBER", &arms(&codes, false))
        .replace("THIRD_DIGIT_4", &third);

    let by_macro = package(&directory.join("by-macro"), &by_macro)?;
    let by_hand = package(&directory.join("by-hand"), &by_hand)?;
    let optimized = assembly(&by_macro, "release")?;
    let (ours, theirs) = (instructions(&optimized), instructions(&assembly(&by_hand, "release")?));
    if ours != theirs {
        let (ours_at, theirs_at) = (directory.join("by-macro.s"), directory.join("by-hand.s"));
        fs::write(&ours_at, ours.join("\n"))?;
        fs::write(&theirs_at, theirs.join("\n"))?;
        let _ = shell(&format!("diff {theirs_at:?} {ours_at:?}")).run();
        return Err("match_code! does not compile to what is written by hand".into());
    }
    let functions = ours.iter().filter(|line| is_function(line)).count();
    if functions == 0 {
        return Err("no function in the assembly".into());
    }
    // Without optimization, every branch that was written is kept.
    for (profile, assembly) in [("release", optimized), ("dev", assembly(&by_macro, "dev")?)] {
        if let Some(line) = panics(&assembly) {
            return Err(format!("a function of match_code! can panic in the profile {profile}: {line}").into());
        }
    }
    println!("{functions} functions: the same by match_code! as by hand, and no branch that panics");
    Ok(())
}

/// Name and number of every listed code, in the order of the table.
fn codes(table: &str) -> Result<Vec<(String, u16)>> {
    let mut codes = Vec::new();
    let mut number = None;
    for line in table.lines() {
        if let Some(code) = line.strip_prefix("code = ") {
            number = Some(code.parse()?);
        } else if let (Some(name), Some(code)) = (line.strip_prefix("name = "), number) {
            codes.push((name.trim_matches('"').to_owned(), code));
            number = None;
        }
    }
    Ok(codes)
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    parts.collect::<Vec<_>>().join(separator)
}

/// A package with the functions, each under its own name in the assembly.
fn package(directory: &Path, functions: &str) -> Result<Package> {
    let functions = functions.replace("\npub ", "\n#[unsafe(no_mangle)]\npub ");
    let source = format!("use ftp_codes::{{RawCode, ReplyCode}};\n{functions}");
    let manifest = format!("[lib]\nname = \"matches\"\n\n{}\n[profile.dev]\ndebug = false\n", ours(""));
    Package::new(directory.to_owned(), &manifest, "lib.rs", &source)?.locked()
}

fn assembly(package: &Package, profile: &str) -> Result<String> {
    let file = package.path().join(format!("{profile}.s"));
    let level = if profile == "release" { "3" } else { "0" };
    package
        .cargo("rustc --quiet --offline --lib --profile", &work("machine-code")?.join("target"))
        .args([profile, "--", "-C", "codegen-units=1", "-C", &format!("opt-level={level}"), "--emit"])
        .arg(format!("asm={}", file.display()))
        .run()?;
    Ok(fs::read_to_string(file)?)
}

/// Lines that are neither instructions nor data that instructions read.
const DIRECTIVES: [&str; 11] =
    [".file", ".ident", ".section", ".p2align", ".type", ".size", ".globl", ".cfi_", ".text", ".hidden", ".addrsig"];

/// Instructions, and the data that they read. Labels are numbered in the order in which they occur.
fn instructions(assembly: &str) -> Vec<String> {
    let mut labels = HashMap::new();
    let lines = assembly.lines().filter(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with('#') && !DIRECTIVES.iter().any(|directive| line.starts_with(directive))
    });
    lines.map(|line| renumbered(line, &mut labels)).collect()
}

/// The line with each label, such as `.LBB3_1`, replaced by a number of ours.
fn renumbered<'a>(line: &'a str, labels: &mut HashMap<&'a str, usize>) -> String {
    let mut parts = line.split(".L");
    let mut renumbered = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
        let (label, rest) = part.split_at(end);
        let count = labels.len();
        renumbered += &format!(".L{}{rest}", labels.entry(label).or_insert(count));
    }
    renumbered
}

/// Whether the line is the label of one of our functions, whose names are not mangled.
fn is_function(line: &str) -> bool {
    line.strip_suffix(':')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

/// A line of one of our functions that leads to a panic.
fn panics(assembly: &str) -> Option<&str> {
    let mut inside = false;
    assembly.lines().find(|line| {
        inside = (inside || is_function(line)) && !line.starts_with(".Lfunc_end");
        inside && ["panic", "ud2", "unreachable"].iter().any(|word| line.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::{instructions, panics};

    #[test]
    fn only_the_numbers_of_labels_may_differ() {
        let one = "\t.globl\tquestion\nquestion:\n\tcmpl\t$2, %edi\n\tje\t.LBB3_1\n.LBB3_1:\n\tretq\n";
        let two = one.replace(".LBB3_1", ".LBB7_2");
        assert_eq!(instructions(one), instructions(&two));
        assert_eq!(instructions(one).len(), 5);
        assert_ne!(instructions(one), instructions(&one.replace("$2", "$3")));
        assert_ne!(instructions(one), instructions(&one.replacen(".LBB3_1", ".LBB3_2", 1)));
    }

    #[test]
    fn a_panic_counts_only_in_our_functions() {
        let ours = "question:\n\tcallq\t_ZN4core9panicking5panic\n.Lfunc_end0:\n";
        assert!(panics(ours).is_some());
        assert_eq!(panics(&ours.replace("question", "_ZN4core3fmt")), None);
        assert_eq!(panics(&ours.replace("panic", "other")), None);
    }
}
