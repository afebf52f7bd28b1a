//! `Masked`: what every report gets to see. People attach reports to bug reports, so that none shows a password.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use ftp_codes::code_matches;
use ftp_codes::wire::Lossy;

use super::secrets::{Known, Secrets};
use super::{End, Report, Unit};
use crate::conversation::{Entry, Judgement, Seen, What};
use crate::reply::Reply;

/// How many clients are remembered.
const CLIENTS: usize = 1024;

/// A report that is given everything but passwords.
pub(crate) struct Masked {
    report: Box<dyn Report>,
    clients: BTreeMap<usize, Secrets>,
    /// The secrets of all clients.
    known: Known,
    /// A line is held back until it is known what was sent in it, and with it what follows from it.
    line: Option<String>,
    held: Vec<(usize, Seen, Judgement)>,
}

impl Masked {
    /// Hides passwords from a report.
    pub(crate) fn new(report: Box<dyn Report>) -> Self {
        Self { report, clients: BTreeMap::new(), known: Known::default(), line: None, held: Vec::new() }
    }

    /// Reports what was held back.
    fn release(&mut self) -> io::Result<()> {
        if let Some(line) = self.line.take() {
            self.report.line(self.known.line(&line).as_bytes())?;
        }
        let report = &mut self.report;
        self.held
            .drain(..)
            .try_for_each(|(connection, seen, judgement)| report.entry(&Entry { connection, seen: &seen, judgement }))
    }

    /// A command line without its secret; `None` if it has none.
    fn command(&mut self, connection: usize, line: &str) -> Option<String> {
        let client = client(&mut self.clients, connection);
        let Some(secret) = client.find(line) else { return changed(client.text(line)) };
        client.latest().inspect(|latest| self.known.learn(latest));
        if let Some(shown) = self.line.as_deref().and_then(|line| secret.hidden_in(line)) {
            self.line = Some(shown);
        }
        Some(secret.hidden())
    }

    /// A reply without the secrets in it; `None` if it has none.
    fn reply(&mut self, connection: usize, reply: &Reply, judgement: &Judgement) -> Option<Reply> {
        let client = client(&mut self.clients, connection);
        client.is_asked = code_matches!(reply.code(), NeedPassword | NeedAccount);
        if !client.may_change(reply.as_reply().as_bytes()) {
            return None;
        }
        let shown = reply.map(|line| client.text(line).into_owned())?;
        // A number that happens to be a password is still a number.
        let is_read = |reply: &Reply| reply.payload(judgement.command()).is_some_and(|(_, read)| read.is_ok());
        (is_read(&shown) == is_read(reply)).then_some(shown)
    }

    /// What is known of a reply or a command, without the secrets in it; `None` if it has none.
    fn judgement(&self, connection: usize, judgement: &Judgement) -> Option<Judgement> {
        let client = self.clients.get(&connection)?;
        let sent = judgement.sent.as_deref().and_then(|sent| changed(client.sent(sent)));
        let is_shown = judgement.unanswered.iter().all(|request| changed(client.text(request)).is_none());
        if sent.is_none() && is_shown {
            return None;
        }
        let unanswered = judgement.unanswered.iter().map(|request| client.text(request).into_owned()).collect();
        let sent = sent.map(Into::into).or_else(|| judgement.sent.clone());
        Some(Judgement { sent, unanswered, ..judgement.clone() })
    }
}

/// What is known of a client. If there are too many, the first one is forgotten.
fn client(clients: &mut BTreeMap<usize, Secrets>, connection: usize) -> &mut Secrets {
    if clients.len() >= CLIENTS && !clients.contains_key(&connection) {
        clients.pop_first();
    }
    clients.entry(connection).or_default()
}

/// A text in which something was hidden.
fn changed(text: Cow<'_, str>) -> Option<String> {
    match text {
        Cow::Borrowed(_) => None,
        Cow::Owned(text) => Some(text),
    }
}

impl Report for Masked {
    fn counts(&mut self, unit: Unit) {
        self.report.counts(unit);
    }

    fn wants_lines(&self) -> bool {
        self.report.wants_lines()
    }

    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        self.release()?;
        if self.report.wants_lines() {
            self.line = Some(Lossy(line).to_string());
        }
        Ok(())
    }

    fn wants_time(&self) -> bool {
        self.report.wants_time()
    }

    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let what = match &entry.seen.what {
            What::Command(line) => {
                let shown = self.command(entry.connection, &Lossy(line).to_cow());
                shown.map(|line| What::Command(line.into_bytes()))
            }
            What::Reply(reply) => self.reply(entry.connection, reply, &entry.judgement).map(What::Reply),
            _ => None,
        };
        let judgement = self.judgement(entry.connection, &entry.judgement);
        let is_held = self.line.is_some();
        if what.is_none() && judgement.is_none() && !is_held {
            return self.report.entry(entry);
        }
        let what = what.unwrap_or_else(|| entry.seen.what.clone());
        let judgement = judgement.unwrap_or_else(|| entry.judgement.clone());
        self.held.push((entry.connection, Seen { what, ..*entry.seen }, judgement));
        if is_held { Ok(()) } else { self.release() }
    }

    fn end(&mut self, end: &End) -> io::Result<()> {
        self.release()?;
        self.report.end(end)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.release()?;
        self.report.flush()
    }
}
