//! Random sessions.

use ftp_codes::exchange::{Exchange, Rule, Session, Verdict};
use ftp_codes::{Class, CodeSet, Command, RawCode, ReplyCode};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What one of the sides does next.
#[derive(Clone, Debug)]
enum Action {
    Send(Option<Command>),
    Receive(RawCode),
}

fn command() -> impl Strategy<Value = Command> {
    select(Command::ALL)
}

/// A command that may be sent at any time.
fn free_command() -> impl Strategy<Value = Command> {
    let needs_another = [Command::Pass, Command::Rnto, Command::Adat];
    command().prop_filter("it needs another before it", move |command| !needs_another.contains(command))
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let sends = prop::option::weighted(0.9, command()).prop_map(Action::Send);
    let receives = (100_u16..700).prop_map(|number| Action::Receive(crate::code(number)));
    let listed = select(ReplyCode::ALL).prop_map(|code| Action::Receive(code.raw()));
    prop::collection::vec(prop_oneof![2 => sends, 1 => receives, 3 => listed], 0..64)
}

/// A code that does not close the connection, so that the session goes on, and needs no security exchange.
fn pick(codes: CodeSet, index: &Index) -> RawCode {
    let codes = codes - CodeSet::of_class(Class::Protected);
    let codes: Vec<ReplyCode> = codes.without(ReplyCode::ServiceNotAvailable).iter().collect();
    index.get(&codes).raw()
}

proptest! {
    /// One command at a time, and a server that keeps to the table.
    #[test]
    fn a_server_that_keeps_to_the_table_is_not_blamed(
        exchanges in prop::collection::vec((free_command(), prop::collection::vec(any::<Index>(), 4)), 0..24),
    ) {
        let mut session = Session::new();
        session.reply(ReplyCode::ServiceReady);
        for (command, choices) in exchanges {
            let sent = session.command(command).expect("nothing waits");
            let is_expected = sent.rule().is_none_or(|rule| {
                matches!(rule, Rule::OutOfSequence | Rule::Abandoned | Rule::AfterQuit)
            });
            prop_assert!(is_expected, "{command}: {sent}");
            let mut exchange = Exchange::new(command);
            let ends = code_ends(&exchange);
            for choice in choices {
                if exchange.is_over() {
                    break;
                }
                let code = pick(exchange.expects(), &choice);
                let judged = exchange.reply(code);
                let received = session.reply(code);
                prop_assert_eq!(received.answered, Some(command.into()));
                prop_assert_eq!((received.step, received.verdict), (judged.step, Verdict::Permitted));
            }
            if !exchange.is_over() {
                let end = if exchange.has_begun() { code_ends(&exchange) } else { ends };
                prop_assert_eq!(session.reply(end).verdict, Verdict::Permitted);
            }
            prop_assert_eq!(session.waiting().count(), 0);
        }
    }

    /// All commands at once: each reply still finds its own.
    #[test]
    fn a_pipeline_is_answered_in_order(
        exchanges in prop::collection::vec((free_command(), any::<Index>()), 0..16),
    ) {
        let mut session = Session::new();
        session.reply(ReplyCode::ServiceReady);
        for (command, _) in &exchanges {
            session.command(*command).expect("there is room for 16");
        }
        for (command, choice) in &exchanges {
            let exchange = Exchange::new(*command);
            let ends = exchange.expects() - CodeSet::of_class(Class::PositivePreliminary);
            let code = pick(ends, choice);
            let received = session.reply(code);
            prop_assert_eq!((received.answered, received.verdict), (Some((*command).into()), Verdict::Permitted));
        }
        prop_assert_eq!(session.waiting().count(), 0);
        prop_assert!(session.is_in_step());
    }

    /// Whatever comes, nothing panics, exactly what is expected is permitted, and the session gets back in step.
    #[test]
    fn chaos_ends_in_step(actions in actions()) {
        let mut session: Session<(), 8> = Session::default();
        for action in actions {
            match action {
                Action::Send(command) => {
                    let waiting = session.waiting().count();
                    prop_assert_eq!(session.command(command).is_err(), waiting == 8);
                }
                Action::Receive(code) => {
                    let expected = session.expects();
                    let permitted = session.reply(code).verdict.is_permitted();
                    prop_assert_eq!(permitted, code.listed().is_some_and(|code| expected.contains(code)));
                }
            }
        }
        // Every waiting command is refused; then the client waits for the reply to each command.
        for _ in 0..8 {
            if session.waiting().count() > 0 {
                session.reply(ReplyCode::CommandUnrecognized);
            }
        }
        for _ in 0..4 {
            session.command(Command::Noop).expect("there is room");
            session.reply(ReplyCode::CommandOkay);
        }
        // Only `PWD` permits this code, whatever else is still open.
        session.command(Command::Pwd).expect("there is room");
        session.reply(ReplyCode::PathCreated);
        prop_assert!(session.is_in_step());
        prop_assert_eq!(session.waiting().count(), 0);
        session.command(Command::Syst).expect("nothing waits");
        let outcome = session.reply(ReplyCode::SystemType);
        prop_assert_eq!((outcome.answered, outcome.verdict), (Some(Command::Syst.into()), Verdict::Permitted));
    }
}

/// A code that ends the command now.
fn code_ends(exchange: &Exchange) -> RawCode {
    let ends = |code: &ReplyCode| {
        let mut exchange = *exchange;
        exchange.reply(code.raw());
        exchange.is_over()
    };
    exchange.expects().iter().find(ends).expect("every command can end").raw()
}
