//! A permitted code in place of another one.

use super::connection::Connection;
use crate::exchange::Exchange;
use crate::exchange::step::Step;
use crate::{Class, CodeSet, CommandKind, Group, RawCode, Replies, ReplyCode};

impl Connection {
    /// The permitted code that is nearest to this one and says no more than it does.
    pub(super) fn nearest(&self, exchange: Exchange, code: RawCode, permitted: CodeSet) -> Option<ReplyCode> {
        // A reply to any command says nothing about this one, and 202 says that nothing was done.
        let permitted = permitted.difference(Replies::any()).without(ReplyCode::CommandSuperfluous);
        let is_permitted = |near: &ReplyCode| permitted.contains(*near);
        match code.class() {
            _ if code == ReplyCode::CommandSuperfluous => None,
            Class::PositiveCompletion => self.completion(exchange, code, permitted),
            Class::TransientNegative => transient(code).iter().copied().find(is_permitted),
            Class::PermanentNegative => {
                let general = permanent(code).iter().copied().find(is_permitted);
                general.or_else(|| permitted.intersection(refusals(exchange)).first())
            }
            _ => None,
        }
    }

    /// A success after which the client does the same.
    fn completion(&self, exchange: Exchange, code: RawCode, permitted: CodeSet) -> Option<ReplyCode> {
        let request = exchange.request();
        let effect = |code: RawCode| {
            let step = Step::after(request, code);
            (step, self.event(request, code, step))
        };
        let is_fit = |near: &ReplyCode| near.class() == code.class() && effect(near.raw()) == effect(code);
        permitted.iter().filter(is_fit).min_by_key(|near| (Some(near.group()) != code.group(), *near))
    }
}

/// The failures that say less. There are none for a failure that is about connections or the login, because clients act
/// on it.
fn transient(code: RawCode) -> &'static [ReplyCode] {
    match code.group() {
        Some(Group::Connections | Group::Authentication) => &[],
        _ => &[ReplyCode::FileTemporarilyUnavailable, ReplyCode::LocalError],
    }
}

/// The failures that say the same, or less.
fn permanent(code: RawCode) -> &'static [ReplyCode] {
    use ReplyCode::{
        CommandNotImplemented, CommandUnrecognized, FileUnavailable, ParameterNotImplemented, ParameterSyntaxError,
    };
    match code.listed() {
        Some(CommandUnrecognized) => &[CommandNotImplemented, FileUnavailable],
        Some(CommandNotImplemented) => &[CommandUnrecognized, FileUnavailable],
        Some(ParameterSyntaxError) => &[ParameterNotImplemented, FileUnavailable],
        Some(ParameterNotImplemented) => &[ParameterSyntaxError, FileUnavailable],
        _ => &[FileUnavailable],
    }
}

/// The codes that refuse a login or a security exchange for good, whatever the cause.
const fn refusals(exchange: Exchange) -> CodeSet {
    let Some(command) = exchange.request().command() else { return CodeSet::EMPTY };
    match command.kind() {
        CommandKind::AccessControl | CommandKind::Security => {
            let about_login = CodeSet::of_group(Group::Authentication);
            command
                .replies()
                .failure
                .intersection(about_login)
                .intersection(CodeSet::of_class(Class::PermanentNegative))
        }
        _ => CodeSet::EMPTY,
    }
}
