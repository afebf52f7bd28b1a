//! `Talk`: one connection as a sequence diagram, from top to bottom.

use std::collections::VecDeque;

use maud::{Markup, PreEscaped, Render, html};

use super::words::{Foreign, Span, number};
use crate::conversation::Peers;
use crate::time::Time;

/// How many steps are shown before one with trouble, where steps are skipped.
const CONTEXT: usize = 6;

/// How many steps a browser lays out at once.
const CHUNK: usize = 40;

/// How many bytes of steps a page may still have.
#[derive(Debug)]
pub(super) struct Budget {
    /// For any step.
    pub(super) any: usize,
    /// For those with trouble, after that.
    pub(super) trouble: usize,
}

/// A command that was not answered, and the line that it was sent in.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub(super) request: String,
    pub(super) sent: String,
    pub(super) line: usize,
}

/// A control connection and its data connections.
#[derive(Debug, Default)]
pub(super) struct Talk {
    pub(super) peers: Peers,
    pub(super) span: Span,
    pub(super) replies: usize,
    /// How many rules were broken, and how many replies say that something has failed.
    pub(super) broken: usize,
    pub(super) failed: usize,
    /// The user who has logged in, or has tried to.
    pub(super) user: Option<String>,
    /// When the latest step happened, and the date that was shown last.
    pub(super) latest: Option<Time>,
    pub(super) date: String,
    /// The command that was sent last.
    pub(super) asked: Option<String>,
    /// The command that waits for its reply.
    pub(super) waiting: Option<Waiting>,
    /// Whether data is being transferred.
    pub(super) is_busy: bool,
    steps: Vec<String>,
    /// The latest steps that are not shown, and how many were before them.
    unshown: VecDeque<String>,
    forgotten: usize,
}

impl Talk {
    /// Adds a step, if there is space for it; whether it is shown.
    pub(super) fn push(&mut self, step: Markup, is_trouble: bool, budget: &mut Budget) -> bool {
        let PreEscaped(step) = step;
        if let Some(rest) = budget.any.checked_sub(step.len()) {
            budget.any = rest;
            self.steps.push(step);
            return true;
        }
        budget.any = 0;
        let needed = step.len() + self.unshown.iter().map(String::len).sum::<usize>();
        match budget.trouble.checked_sub(needed).filter(|_| is_trouble) {
            Some(rest) => {
                budget.trouble = rest;
                self.skip();
                self.steps.extend(self.unshown.drain(..));
                self.steps.push(step);
                true
            }
            None => {
                if self.unshown.len() == CONTEXT {
                    self.unshown.pop_front();
                    self.forgotten += 1;
                }
                self.unshown.push_back(step);
                false
            }
        }
    }

    /// Whether nothing of it is shown.
    pub(super) fn is_unshown(&self) -> bool {
        self.steps.is_empty()
    }

    /// Says how many steps were skipped.
    fn skip(&mut self) {
        if self.forgotten > 0 {
            let words = number(self.forgotten, "step is not shown", "steps are not shown");
            self.steps.push(html! { li.gap { p { (words) } } }.into_string());
        }
        self.forgotten = 0;
    }

    /// The heading and the diagram.
    pub(super) fn write(mut self, connection: usize, page: &mut String) {
        self.forgotten += self.unshown.len();
        self.skip();
        html! {
            h3 id=(format!("c{connection}")) { "Connection " (connection) }
            p.about { (self.about()) }
            div.lanes aria-hidden="true" { span {} span { "Client" } span { "Server" } span { "Data" } }
        }
        .render_to(page);
        for steps in self.steps.chunks(CHUNK) {
            // Its height is a guess until a browser lays it out.
            html! { ol style=(format!("--steps:{}", steps.len())) { @for step in steps { (PreEscaped(step)) } } }
                .render_to(page);
        }
    }

    /// Who talked, when, and what came of it.
    pub(super) fn about(&self) -> Markup {
        html! {
            @if let Some(client) = self.peers.client { "from " (client) ", " }
            @if let Some(server) = self.peers.server { "to " (server) ", " }
            @if let Some(user) = &self.user { "user " code { (Foreign(user)) } ", " }
            @let span = self.span.render();
            @if !span.0.is_empty() { (span) ", " }
            (number(self.replies, "reply", "replies"))
            @if self.broken > 0 { ", " strong.broken { (number(self.broken, "broken rule", "broken rules")) } }
            @if self.failed > 0 { ", " strong.failed { (number(self.failed, "failure", "failures")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page shows of steps of one byte; those in capitals are trouble.
    fn shown(steps: &str, any: usize, trouble: usize) -> String {
        let (mut talk, mut budget) = (Talk::default(), Budget { any, trouble });
        for step in steps.chars() {
            talk.push(PreEscaped(step.to_string()), step.is_uppercase(), &mut budget);
        }
        let mut page = String::new();
        talk.write(1, &mut page);
        let steps = page.split_once("<ol").map_or("", |(_, steps)| steps);
        let gap = steps.replace("<li class=\"gap\"><p>", "[").replace("</p></li>", "]");
        gap.replace("</ol>", "").split_once('>').map_or(String::new(), |(_, steps)| steps.to_owned())
    }

    #[test]
    fn a_page_that_is_full_shows_trouble_and_what_came_before() {
        assert_eq!(shown("abc", 9, 9), "abc");
        assert_eq!(shown("abc", 2, 9), "ab[1 step is not shown]");
        assert_eq!(shown("abcdefghijklM", 2, 9), "ab[4 steps are not shown]ghijklM");
        assert_eq!(shown("abCdefG", 2, 9), "abCdefG");
        assert_eq!(shown("abCdefG", 2, 4), "abC[4 steps are not shown]");
        assert_eq!(shown("abc", 0, 0), "[3 steps are not shown]");
    }
}
