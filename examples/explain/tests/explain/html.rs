//! `--html`: a page to attach to a bug report.

use std::collections::HashSet;
use std::path::PathBuf;

use roxmltree::{Document, Node, ParsingOptions};

use crate::object::objects;
use crate::support::run;
use crate::transcript::transcripts;

/// A session with text that wants to be more than text.
const HOSTILE: &[u8] = b"S: 220 <script>alert(1)</script> \"q\" 'a' &amp; \x1b7\0\xff \xe2\x80\xaeevil\n\
    C: USER <img src=x onerror=alert(1)>\nS: 331 </style></pre></li><h1>x\n\
    C: PASS hunter2 is it\nS: 530 'PASS hunter2 is it': command not understood\n\
    C: <b>BAD</b> x\nS: 500-\xe4\xf6 <!-- \nS:  ]]> & &amp; hunter2 is it\nS: 500 end\n\
    C: RETR a</code><script>\nS: 226 done\nS: 226 \"><a href=javascript:alert(1)>\n";

/// The place of a page that nobody else writes.
fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}.html", std::process::id()))
}

/// The page about a log.
fn page(name: &str, log: &[u8]) -> String {
    let path = place(name);
    let told = run(&["--html", path.to_str().expect("a name in UTF-8")], log);
    assert_eq!((told.code, told.text(), told.err.as_str()), (0, "", ""), "{name}");
    let page = std::fs::read_to_string(&path).expect("the page is UTF-8");
    std::fs::remove_file(&path).expect("the page is removed");
    page
}

/// A page is also well-formed XML, so that a strict parser can look for mistakes.
fn document(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).expect("the page is well-formed")
}

fn is_of_class(node: &Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

/// All text in a node.
fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// The nodes of a class, in the order of the page.
fn of_class<'d, 'i>(document: &'d Document<'i>, class: &str) -> Vec<Node<'d, 'i>> {
    document.descendants().filter(|node| is_of_class(node, class)).collect()
}

/// What went wrong, in words.
fn troubles(page: &str) -> Vec<String> {
    of_class(&document(page), "troubles")[0].children().map(text).collect()
}

/// The steps that are replies.
fn replies<'d, 'i>(document: &'d Document<'i>) -> Vec<Node<'d, 'i>> {
    of_class(document, "server").into_iter().filter(|node| node.has_tag_name("li")).collect()
}

#[test]
fn pages_are_well_formed_and_load_nothing() {
    const ELEMENTS: &str = "a b body caption code dd div dl dt footer h1 h2 h3 head header html li main meta ol p pre q \
        section small span strong style table tbody td th title tr ul";
    let known: HashSet<&str> = ELEMENTS.split(' ').collect();
    let hostile = ("hostile".to_owned(), HOSTILE.to_vec());
    for (name, log) in transcripts().into_iter().chain([hostile, ("empty".to_owned(), b"S: 220 a\n".to_vec())]) {
        let page = page("well-formed", &log);
        let document = document(&page);
        let mut ids = HashSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        for node in document.descendants().filter(Node::is_element) {
            assert!(known.contains(node.tag_name().name()), "{name}: {node:?}");
            for attribute in node.attributes() {
                match attribute.name() {
                    "href" => match attribute.value().strip_prefix('#') {
                        Some(anchor) => assert!(ids.contains(anchor), "{name}: {anchor}"),
                        None => assert!(attribute.value().starts_with("https://www.rfc-editor.org/rfc/rfc"), "{name}"),
                    },
                    "class" | "id" | "style" | "scope" | "lang" | "aria-hidden" => {}
                    _ => assert!(node.has_tag_name("meta"), "{name}: {attribute:?}"),
                }
            }
        }
        let style = document.descendants().find(|node| node.has_tag_name("style")).map(text).unwrap_or_default();
        assert!(!style.is_empty() && !style.contains("url(") && !style.contains("@import"));
        // Headings without gaps in their levels.
        let levels = document.descendants().filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok());
        let levels: Vec<u8> = levels.collect();
        assert!(levels.first() == Some(&1) && levels.windows(2).all(|two| two[1] <= two[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn every_reply_is_a_step_with_its_verdict() {
    for (name, log) in transcripts() {
        let page = page("steps", &log);
        let document = document(&page);
        let found = replies(&document).into_iter().map(|step| {
            let code = step.descendants().find(|node| is_of_class(node, "code")).map(text);
            let rule = step.descendants().find(|node| is_of_class(node, "broken") || is_of_class(node, "tolerated"));
            let section = rule.and_then(|rule| rule.descendants().find(|node| node.has_tag_name("a"))).map(text);
            (code, rule.map(|rule| rule.attribute("class") == Some("broken")), section)
        });
        let objects = objects(&[], &log);
        let expected = objects.iter().filter(|object| !object["code"].is_null()).map(|object| {
            let section = object["section"].as_str().map(str::to_owned);
            (Some(object["code"].to_string()), object["rule"].as_str().map(|_| object["verdict"] == "broken"), section)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn what_went_wrong_comes_first_and_leads_to_its_place() {
    let page = page("wrong", b"C: RETR a.txt\nS: 226 done\nC: LIST\nS: 550 no\nC: LIST b\nS: 550 no\nC: SIZE x\n");
    let document = document(&page);
    let found = of_class(&document, "troubles")[0].children().map(|trouble| {
        let links = trouble.descendants().filter_map(|node| node.attribute("href")?.strip_prefix("#s"));
        (text(trouble), links.map(str::to_owned).collect::<Vec<_>>())
    });
    let expected = [
        (
            "The server broke a rule with 226 to RETR a.txt: a preliminary reply should have come before \
                (RFC 959 §5.4)line 2",
            ["2"].as_slice(),
        ),
        ("No reply to SIZE x before the endline 7", &["8"]),
        ("550 FileUnavailable to LIST: no2 times: line 4, line 6", &["4", "6"]),
    ];
    let expected = expected.map(|(words, links)| (words.to_owned(), links.iter().map(ToString::to_string).collect()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
    let at = |part: &str| page.find(part).expect(part);
    assert!(at("id=\"wrong\"") < at("id=\"counts\"") && at("id=\"counts\"") < at("id=\"connections\""));
    let unasked = crate::html::page("unasked", b"S: 220 a\nS: 550 no\n");
    assert_eq!(troubles(&unasked), ["550 FileUnavailable: noline 2"]);
    let peaceful = crate::html::page("peaceful", b"C: NOOP\nS: 200 ok\n");
    assert!(peaceful.contains("Nothing: no rule was broken, and no reply reports a failure."));
}

#[test]
fn text_of_the_log_stays_text() {
    let page = page("hostile", HOSTILE);
    let document = document(&page);
    let texts: String = replies(&document).into_iter().map(text).collect();
    for said in [
        "<script>alert(1)</script> \"q\" 'a' &amp; \\u{1b}7\\u{0}\u{fffd} \\u{202e}evil",
        "</style></pre></li><h1>x",
        "\u{fffd}\u{fffd} <!-- ",
        " ]]> & &amp; ",
        "\"><a href=javascript:alert(1)>",
    ] {
        assert!(texts.contains(said), "`{said}` is not in:\n{texts}");
    }
    let commands: String = of_class(&document, "client").into_iter().map(text).collect();
    assert!(commands.contains("USER <img src=x onerror=alert(1)>") && commands.contains("RETR a</code><script>"));
    let is_odd = |character: char| character.is_control() && character != '\n' || character == '\u{202e}';
    assert!(!page.contains(is_odd));
}

#[test]
fn any_bytes_make_a_page() {
    let lines =
        (0..=255_u8).flat_map(|byte| [b"C: NOOP ".as_slice(), &[byte, b'\n'], b"S: 200 ", &[byte, b'\n']].concat());
    let page = page("bytes", &lines.collect::<Vec<_>>());
    assert_eq!(document(&page).root_element().tag_name().name(), "html");
}

#[test]
fn passwords_are_not_shown() {
    let page = page("hostile-password", HOSTILE);
    assert!(!page.contains("hunter2"));
    let document = document(&page);
    let commands: String = of_class(&document, "client").into_iter().map(text).collect();
    assert!(commands.contains("PASS ****"), "{commands}");
    assert!(page.contains("'PASS ****': command not understood"));
    let log =
        b"C: USER u\nS: 331 a\nC: PASS topsecret\nS: 530 not topsecret\nC: TopSecret\nS: 500 what is TOPSECRET?\n\
        C: ACCT hushhush\nS: 503 a\nC: SITE PSWD old0 new0\nS: 200 a\nC: ADAT YWRhdA==\nS: 503 a\nC: PASS second2\nS: 331 again\n\
        C: forgotten\nS: 500 FORGOTTEN?\n";
    let page = crate::html::page("passwords", log).to_lowercase();
    for secret in ["topsecret", "hushhush", "old0", "new0", "ywrhda", "second2", "forgotten"] {
        assert!(!page.contains(secret), "{secret}");
    }
}

#[test]
fn the_bars_are_those_of_the_summary() {
    for (name, log) in transcripts() {
        let page = page("bars", &log);
        let document = document(&page);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let rows = document.descendants().filter(|node| node.has_tag_name("tr"));
        let found = rows.map(|row| {
            let cell = |name: &str| row.children().find(|cell| cell.has_tag_name(name)).map(text).unwrap_or_default();
            words(&format!("{} {}", cell("th"), cell("td"))).replace("… ", "")
        });
        let found: Vec<String> = found.collect();
        let summary = run(&["--summary"], &log);
        let is_row = |line: &str| line.contains("xx ") || line.starts_with('x') || line.starts_with("no group");
        let expected: Vec<String> = summary.text().lines().map(words).filter(|line| is_row(line)).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn connections_have_times_users_and_transfers() {
    let log = b"Sat Nov 21 14:16:53 2026 [pid 1] CONNECT: Client \"127.0.0.1\"\n\
        Sat Nov 21 14:16:53 2026 [pid 1] FTP response: Client \"127.0.0.1\", \"220 ready\"\n\
        Sat Nov 21 14:16:54 2026 [pid 1] FTP command: Client \"127.0.0.1\", \"USER demo\"\n\
        Sat Nov 21 14:16:54 2026 [pid 1] [demo] FTP response: Client \"127.0.0.1\", \"230 in\"\n\
        Sat Nov 21 14:16:54 2026 [pid 1] [demo] FTP command: Client \"127.0.0.1\", \"STOR a\"\n\
        Sat Nov 21 14:16:54 2026 [pid 1] [demo] FTP response: Client \"127.0.0.1\", \"150 ok\"\n\
        Sat Nov 21 14:17:59 2026 [pid 1] [demo] FTP response: Client \"127.0.0.1\", \"226 done\"\n";
    let page = page("times", log);
    let document = document(&page);
    assert!(page.contains("2026-11-21 14:16:53 to  14:17:59 (66 s)"), "{page}");
    assert!(text(of_class(&document, "about")[0]).starts_with("user demo, 2026-11-21 14:16:53"));
    let data: Vec<_> = of_class(&document, "data").into_iter().map(text).collect();
    assert_eq!(data, ["Data to the server", "Data end"]);
    let busy: Vec<bool> = replies(&document).iter().map(|step| is_of_class(step, "busy")).collect();
    assert_eq!(busy, [false, false, true, true]);
    let at: Vec<_> = of_class(&document, "at").into_iter().map(text).collect();
    assert!(at.iter().any(|at| at == "14:17:59 after 65 s line 7"), "{at:?}");
    let untimed = crate::html::page("untimed", b"S: 220 a\nC: USER b\nS: 230 c\n");
    assert_eq!(
        of_class(&crate::html::document(&untimed), "at").iter().map(|at| text(*at)).collect::<String>(),
        "line 1line 2line 3"
    );
}

#[test]
fn a_page_is_about_one_log_and_never_replaces_it() {
    let log = place("log");
    std::fs::write(&log, b"S: 220 a\n").expect("the log is written");
    let name = log.to_str().expect("a name in UTF-8");
    let told = run(&["--html", name, name], b"");
    assert_eq!((told.code, told.text()), (1, ""));
    assert!(told.err.contains("this is the log"), "{}", told.err);
    assert_eq!(std::fs::read(&log).expect("the log is there"), b"S: 220 a\n");
    std::fs::remove_file(&log).expect("the log is removed");
    let page = place("two");
    let told = run(&["--html", page.to_str().expect("a name in UTF-8"), "a.log", "b.log"], b"");
    assert_eq!((told.code, told.text(), page.exists()), (2, "", false));
    let told = run(&["--html", "/nowhere/at/all.html"], b"S: 220 a\n");
    assert!(told.code == 1 && told.err.contains("/nowhere/at/all.html"), "{}", told.err);
}

#[test]
fn a_long_log_makes_a_page_of_limited_size() {
    let verbs = (0..150).map(|number| format!("C: X{number:03}\nS: 500 no\n")).collect::<String>();
    // A quotation mark takes six bytes in a page.
    let reply = "C: HELP\n".to_owned() + &format!("S: 214-{}\n", "\"".repeat(400)).repeat(29) + "S: 214 end\n";
    let log = [verbs, reply.repeat(300), "C: LIST\nS: 226 done\n".to_owned()].concat();
    let page = page("long", log.as_bytes());
    assert!((12 << 20..16 << 20).contains(&page.len()), "{}", page.len());
    let document = document(&page);
    assert!(text(of_class(&document, "verdicts")[0]).contains("150 replies report a failure"));
    let listed = of_class(&document, "troubles")[0].children().map(text).collect::<Vec<_>>();
    assert_eq!(listed.len(), 102, "one broken rule, 100 failures, and how many more");
    assert!(listed[0].starts_with("The server broke a rule with 226 to LIST"), "{}", listed[0]);
    assert_eq!(listed[101], "The same 50 more times with other commands or codes");
    let gap = of_class(&document, "gap").into_iter().map(text).collect::<String>();
    let skipped: usize = gap.split(' ').next().expect("a number").parse().expect("a number");
    let is_step = |node: &Node<'_, '_>| node.attribute("id").is_some_and(|id| id.starts_with('s'));
    let steps = document.descendants().filter(is_step).count();
    assert_eq!(steps + skipped, 2 * (150 + 300 + 1), "{gap}");
    assert!(replies(&document).last().is_some_and(|last| text(*last).contains("Broken rule")));
}
