//! The search of the documentation finds what FTP programmers look for.
//!
//! `search.tsv` has the queries, and the item that must come first. The page `search.html` enters them into rustdoc's own
//! search, in a real browser, because a script decides the order of the results, and it changes from one version of rustdoc
//! to the next. The documentation is built with nightly, as on docs.rs; rustdoc 1.95 loses the aliases of an item that is
//! re-exported from a private module.

use std::fs;

use crate::check::{Check, NIGHTLY, Need};
use crate::command::{Result, Run as _, cargo, empty, shell, work};

pub(crate) const CHECK: Check = Check {
    name: "search",
    about: "rustdoc's search returns the right item first",
    needs: &[NIGHTLY, Need::Program("chromium --version", "apt-get install chromium")],
    in_all: true,
    run,
};

const QUERIES: &str = include_str!("../search.tsv");

const PAGE: &str = include_str!("../search.html");

/// A fresh browser that makes no requests of its own, and lets our page read those of rustdoc.
const BROWSER: &str = "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --allow-file-access-from-files \
    --virtual-time-budget=1000000 --dump-dom";

fn run() -> Result {
    let nightly = work("nightly")?;
    cargo("+nightly doc --quiet -p ftp-codes --all-features --no-deps").env("CARGO_TARGET_DIR", &nightly).run()?;
    let rows = rows()?;
    let queries: Vec<String> = rows.iter().map(|(query, _)| format!("{query:?}")).collect();
    let directory = work("search")?;
    empty(&directory)?;
    let page = directory.join("page.html");
    let index = nightly.join("doc/ftp_codes/index.html");
    fs::write(
        &page,
        PAGE.replace("INDEX", &format!("{:?}", format!("file://{}", index.display())))
            .replace("QUERIES", &queries.join(", ")),
    )?;
    let html = shell(&format!(
        "timeout 120 {BROWSER} --user-data-dir={:?} file://{:?} 2>{:?}",
        directory.join("profile"),
        page,
        directory.join("browser.log"),
    ))
    .read()?;
    let found = answers(&html).ok_or_else(|| format!("the browser did not run the page to its end:\n{html}"))?;
    if found.len() != rows.len() {
        return Err(format!("{} queries, and {} answers:\n{html}", rows.len(), found.len()).into());
    }
    let wrong: Vec<String> = rows
        .iter()
        .zip(found)
        .filter(|((_, expected), found)| expected != found)
        .map(|((query, expected), found)| format!("`{query}`: `{found}`, instead of `{expected}`"))
        .collect();
    if wrong.is_empty() {
        println!("{} queries", rows.len());
        return Ok(());
    }
    Err(format!(
        "{}\nAdd an alias, as typed: `aliases` in the tables of `spec/`, or `#[doc(alias = \"...\")]`.",
        wrong.join("\n")
    )
    .into())
}

/// The queries, and the path that must come first.
fn rows() -> Result<Vec<(&'static str, &'static str)>> {
    let rows = QUERIES.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split_once('\t').ok_or_else(|| format!("search.tsv: no tab in `{line}`").into())).collect()
}

/// One path per query, from the element that the page fills.
fn answers(html: &str) -> Option<Vec<&str>> {
    let (_, rest) = html.split_once("<pre id=\"answers\">")?;
    let (answers, _) = rest.split_once("\nend</pre>")?;
    Some(answers.lines().collect())
}

#[cfg(test)]
mod tests {
    use super::{answers, rows};

    #[test]
    fn there_are_answers_once_the_page_has_run_to_its_end() {
        assert_eq!(
            answers("<pre id=\"answers\">Command::Quit\nnothing\nend</pre>"),
            Some(vec!["Command::Quit", "nothing"])
        );
        assert_eq!(answers("<pre id=\"answers\">Command::Quit</pre>"), None);
        assert!(rows().is_ok_and(|rows| rows.len() >= 35));
    }
}
