//! The state of the login, and where TLS begins and ends.

use ftp_codes::Command;
use ftp_codes::exchange::{Event, Login, Session, Step};

use crate::{greeted, reply, send};

/// The state after each command and its reply.
fn states(session: &mut Session, exchanges: &[(Command, u16)]) -> Vec<Login> {
    let state = |(command, number): &(Command, u16)| {
        send(session, &[*command]);
        reply(session, *number);
        session.login()
    };
    exchanges.iter().map(state).collect()
}

#[test]
fn greeting() {
    let mut session = Session::new();
    assert_eq!(reply(&mut session, 120).step, Step::Wait);
    assert_eq!(reply(&mut session, 220).event, Some(Event::Ready));
    let mut refused = Session::new();
    assert_eq!(reply(&mut refused, 421).event, Some(Event::Closing));
}

#[test]
fn user_password_account() {
    let logins = states(&mut greeted(), &[(Command::User, 331), (Command::Pass, 332), (Command::Acct, 230)]);
    assert_eq!(logins, [Login::NeedsPassword, Login::NeedsAccount, Login::LoggedIn]);
    let logins = states(&mut greeted(), &[(Command::User, 332), (Command::Acct, 202)]);
    assert_eq!(logins, [Login::NeedsAccount, Login::LoggedIn]);
    assert_eq!(states(&mut greeted(), &[(Command::User, 232)]), [Login::LoggedIn]);
}

#[test]
fn a_failed_step_begins_again() {
    let logins = states(&mut greeted(), &[(Command::User, 331), (Command::Pass, 530), (Command::User, 331)]);
    assert_eq!(logins, [Login::NeedsPassword, Login::LoggedOut, Login::NeedsPassword]);
    let logins = states(&mut greeted(), &[(Command::User, 332), (Command::Acct, 530)]);
    assert_eq!(logins, [Login::NeedsAccount, Login::LoggedOut]);
}

#[test]
fn an_account_for_one_command() {
    let mut session = greeted();
    let logins = states(&mut session, &[(Command::User, 230), (Command::Stor, 532), (Command::Acct, 530)]);
    assert_eq!(logins, [Login::LoggedIn; 3]);
    send(&mut session, &[Command::Acct]);
    assert_eq!(reply(&mut session, 230).event, None, "the user was logged in before");
}

#[test]
fn reinitialized() {
    let mut session = greeted();
    states(&mut session, &[(Command::Auth, 234), (Command::User, 230)]);
    assert!(session.is_protected());
    send(&mut session, &[Command::Rein]);
    assert_eq!(reply(&mut session, 120).event, None);
    assert_eq!(session.login(), Login::LoggedIn);
    assert_eq!(reply(&mut session, 220).event, Some(Event::Reinitialized));
    assert_eq!((session.login(), session.is_protected()), (Login::LoggedOut, false));
}

#[test]
fn tls() {
    let mut session = greeted();
    states(&mut session, &[(Command::User, 230)]);
    send(&mut session, &[Command::Auth]);
    assert_eq!(reply(&mut session, 234).event, Some(Event::StartTls));
    // The login must be repeated (RFC 2228 §3).
    assert_eq!((session.login(), session.is_protected()), (Login::LoggedOut, true));

    send(&mut session, &[Command::Ccc]);
    assert_eq!(reply(&mut session, 533).event, None);
    assert!(session.is_protected());
    send(&mut session, &[Command::Ccc]);
    assert_eq!(reply(&mut session, 200).event, Some(Event::EndTls));
    assert!(!session.is_protected());
}

#[test]
fn a_security_exchange_of_many_steps() {
    let mut session = greeted();
    send(&mut session, &[Command::Auth]);
    assert_eq!(reply(&mut session, 334).step, Step::Send(&[Command::Adat]));
    send(&mut session, &[Command::Adat]);
    assert_eq!(reply(&mut session, 335).step, Step::Send(&[Command::Adat]));
    send(&mut session, &[Command::Adat]);
    assert_eq!(reply(&mut session, 235).event, Some(Event::Secured));
    assert!(session.is_protected());
}

#[test]
fn closing() {
    let mut session = greeted();
    send(&mut session, &[Command::Quit]);
    assert_eq!(reply(&mut session, 221).event, Some(Event::Closing));
    // Some servers send 421 and stay.
    let mut session = greeted();
    send(&mut session, &[Command::User]);
    assert_eq!(reply(&mut session, 421).step, Step::Closing);
    assert!(session.is_closing());
    send(&mut session, &[Command::User]);
    reply(&mut session, 421);
    assert!(session.is_closing());
    assert_eq!(states(&mut session, &[(Command::User, 230)]), [Login::LoggedIn]);
    assert!(!session.is_closing());
}
