//! `Masked`: what every report gets to see. People attach reports to bug reports, so that none shows a password.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use ftp_codes::code_matches;
use ftp_codes::wire::Lossy;

use super::secrets::{Known, Secrets, may_have_secret};
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

    /// Remembers the secret in an entry that is not shown.
    fn learn(&mut self, entry: &Entry<'_>) {
        let command = entry.judgement.command();
        match &entry.seen.what {
            What::Command(line) if may_have_secret(command) => {
                let client = client(&mut self.clients, entry.connection);
                if client.find(&Lossy(line).to_cow(), command).is_some() {
                    client.latest().inspect(|latest| self.known.learn(latest));
                }
            }
            What::Reply(reply) if asks(reply) => client(&mut self.clients, entry.connection).is_asked = true,
            _ => {}
        }
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
}

/// What is known of a client. If there are too many, the first ones are forgotten.
fn client(clients: &mut BTreeMap<usize, Secrets>, connection: usize) -> &mut Secrets {
    let is_new = clients.last_key_value().is_none_or(|(last, _)| *last < connection);
    while is_new && clients.len() >= CLIENTS {
        clients.pop_first();
    }
    clients.entry(connection).or_default()
}

/// Whether the server asks for a secret.
fn asks(reply: &Reply) -> bool {
    code_matches!(reply.code(), NeedPassword | NeedAccount)
}

/// A reply without the secrets in it; `None` if it has none.
fn reply(client: &Secrets, reply: &Reply, judgement: &Judgement) -> Option<Reply> {
    if !client.may_change(reply.as_reply().as_bytes()) {
        return None;
    }
    let shown = reply.map(|line| client.text(line).into_owned())?;
    // A number that happens to be a password is still a number.
    let is_read = |reply: &Reply| reply.payload(judgement.command()).is_some_and(|(_, read)| read.is_ok());
    (is_read(&shown) == is_read(reply)).then_some(shown)
}

/// What is known of a reply or a command, without the secrets in it; `None` if it has none.
fn judgement(client: &Secrets, judgement: &Judgement) -> Option<Judgement> {
    let sent = judgement.sent.as_deref().and_then(|sent| changed(client.sent(sent, judgement.command())));
    let is_shown = judgement.unanswered.iter().all(|request| changed(client.text(request)).is_none());
    if sent.is_none() && is_shown {
        return None;
    }
    let unanswered = judgement.unanswered.iter().map(|request| client.text(request).into_owned()).collect();
    let sent = sent.map(Into::into).or_else(|| judgement.sent.clone());
    Some(Judgement { sent, unanswered, ..judgement.clone() })
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
        if self.report.wants_lines() {
            self.release()?;
            self.line = Some(Lossy(line).to_string());
        }
        Ok(())
    }

    fn wants_time(&self) -> bool {
        self.report.wants_time()
    }

    fn entry(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let is_shown = self.line.is_some() || self.report.shows(entry);
        if !is_shown {
            self.learn(entry);
            return self.report.entry(entry);
        }
        let client = client(&mut self.clients, entry.connection);
        let what = match &entry.seen.what {
            What::Command(line) => {
                let line = Lossy(line).to_cow();
                let shown = match client.find(&line, entry.judgement.command()) {
                    Some(secret) => {
                        client.latest().inspect(|latest| self.known.learn(latest));
                        let other = self.line.as_deref().and_then(|line| secret.hidden_in(line));
                        self.line = other.or_else(|| self.line.take());
                        Some(secret.hidden())
                    }
                    None => changed(client.text(&line)),
                };
                shown.map(|line| What::Command(line.into_bytes()))
            }
            What::Reply(said) => {
                client.is_asked = asks(said);
                reply(client, said, &entry.judgement).map(What::Reply)
            }
            _ => None,
        };
        let judgement = judgement(client, &entry.judgement);
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
