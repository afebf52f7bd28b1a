//! `spec/REFERENCE.md` is what the example `reference` prints.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[allow(dead_code, reason = "the example's `main` is not called")]
#[path = "../examples/reference/main.rs"]
mod reference;

const COMMAND: &str = "cargo run --example reference > spec/REFERENCE.md";

#[test]
fn the_page_in_the_repository_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/spec/REFERENCE.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let made = reference::page();
    let difference = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made);
    let line = difference.unwrap_or_else(|| kept.lines().count().min(made.lines().count())) + 1;
    assert!(kept == made, "spec/REFERENCE.md is stale from line {line} on; run `{COMMAND}`");
}

#[test]
fn the_page_names_the_command_that_made_it() {
    let page = reference::page();
    let first = page.lines().next().expect("the page has lines");
    assert!(first.starts_with("<!-- ") && first.contains(COMMAND), "{first}");
}

#[test]
fn the_page_has_every_row_with_every_column() {
    let page = reference::page();
    for &code in ftp_codes::ReplyCode::ALL {
        let heading = format!("\n### {} {}\n", code.as_str(), code.name());
        let section = page.split_once(&heading).expect(&heading).1;
        let section = section.split("\n### ").next().expect("a section has text");
        for column in [code.description(), code.standing().name(), code.class().name(), code.group().name()] {
            assert!(section.contains(column), "{code} lacks {column}");
        }
        assert!(code.grammar().is_none_or(|grammar| section.contains(grammar)), "{code} lacks its grammar");
        assert_eq!(section.matches("rfc-editor.org").count(), citations(code), "{code} lacks a source");
    }
    for &command in ftp_codes::Command::ALL {
        let heading = format!("\n### {} {}\n", command.verb(), command.title());
        let section = page.split_once(&heading).expect(&heading).1;
        let section = section.split("\n### ").next().expect("a section has text");
        let kind = command.kind().to_string();
        for column in [command.syntax(), command.description(), &kind, command.standing().name()] {
            assert!(section.contains(column), "{command} lacks {column}");
        }
        let links = command.replies().all().iter().map(|code| format!("[{0}](#{0}-", code.as_str()));
        links.for_each(|link| assert!(section.contains(&link), "{command} lacks {link}"));
        let next = command.sequences().iter().flat_map(|(_, next)| next.iter());
        next.for_each(|next| assert!(section.contains(&format!("[{next}](#")), "{command} lacks {next}"));
    }
    for &error in ftp_codes::WinsockError::ALL {
        for column in [&error.code().to_string(), error.name(), error.constant(), error.description()] {
            assert!(page.contains(column), "{error} lacks {column}");
        }
    }
    let digits = ftp_codes::Class::ALL.iter().map(|class| (class.name(), class.text(), class.description()));
    let groups = ftp_codes::Group::ALL.iter().map(|group| (group.name(), group.text(), group.description()));
    for (name, text, description) in digits.into_iter().chain(groups) {
        assert!([name, text, description].iter().all(|column| page.contains(column)), "{name} lacks a column");
    }
}

/// Codes that share a headline, such as 550 and 553, are distinguished by the first sentence of their explanation.
#[test]
fn every_code_has_a_meaning_of_its_own() {
    let page = reference::page();
    let mut meanings = std::collections::BTreeMap::new();
    for &code in ftp_codes::ReplyCode::ALL {
        let meaning = reference::meaning(code);
        assert!(meaning.ends_with('.') && meaning.len() <= 160, "{code}: {meaning}");
        assert!(
            !meaning.contains("e.g.") && meaning.starts_with(|first: char| first.is_uppercase()),
            "{code}: {meaning}"
        );
        assert!(page.contains(&format!("| `{}` | {meaning} |", code.name())), "{code} lacks its meaning");
        let other = meanings.insert(meaning, code);
        assert_eq!(other, None, "{code} has the same meaning");
    }
}

#[test]
fn rejected_codes_are_not_listed() {
    let page = reference::page();
    let rejected = include_str!("../spec/rejected.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut before = 0;
    for row in rejected {
        let cells: Vec<&str> = row.split('\t').collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
        let code: u16 = cells[0].parse().expect("a row begins with its number");
        assert!(code > before, "{code} is not in numeric order");
        assert_eq!(ftp_codes::ReplyCode::from_code(code), None, "{code}");
        assert!(page.contains(&format!("| {} |", cells.join(" | "))), "{code}");
        before = code;
    }
    assert!(before > 500);
}

/// Every link inside the page leads to a heading.
#[test]
fn the_page_has_no_dead_link() {
    let page = reference::page();
    let plain = |heading: &str| -> String {
        let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | ' '));
        kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    let headings = page.lines().filter(|line| line.starts_with("##")).map(|line| line.trim_start_matches(['#', ' ']));
    let anchors: std::collections::BTreeSet<String> = headings.map(plain).collect();
    let links: Vec<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 500, "{}", links.len());
    links.iter().for_each(|link| assert!(anchors.contains(*link), "#{link} leads nowhere"));
}

/// How many sections the sources of a code cite.
fn citations(code: ftp_codes::ReplyCode) -> usize {
    let sources = code.amended_in().iter().chain(std::iter::once(&code.defined_in())).copied().collect::<Vec<_>>();
    sources.iter().map(|source| source.matches('§').count()).sum()
}
