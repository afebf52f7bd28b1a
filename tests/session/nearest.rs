//! The permitted code nearest to one that a back end reports.

use ftp_codes::exchange::{Request, Session};
use ftp_codes::{Class, Command, ReplyCode};

use crate::{code, greeted, reply, send};

/// What a server sends to a command instead of a code.
fn nearest(session: &Session, number: u16) -> Option<u16> {
    session.nearest(code(number)).map(ReplyCode::code)
}

/// The command, whether a transfer has begun, what the back end reports, and what the server sends.
const CASES: [(Command, bool, u16, Option<u16>); 22] = [
    (Command::Retr, false, 553, Some(550)),
    (Command::Retr, false, 452, Some(450)),
    (Command::Retr, false, 502, Some(500)),
    (Command::Retr, false, 504, Some(501)),
    (Command::Retr, true, 452, Some(451)),
    (Command::Retr, true, 200, Some(226)),
    // 551 and 552 name a cause. 425 does not mean that a file is busy.
    (Command::Stor, true, 550, None),
    (Command::Dele, false, 425, None),
    (Command::Dele, false, 200, Some(250)),
    (Command::Mkd, false, 250, Some(257)),
    // Not 502: a client would never send the command again.
    (Command::Mkd, false, 503, Some(550)),
    (Command::Pass, false, 550, Some(530)),
    // Not 202: the login took place.
    (Command::Pass, false, 200, Some(230)),
    (Command::User, false, 430, None),
    // A client would send an account.
    (Command::Pass, false, 331, None),
    (Command::Type, false, 550, None),
    (Command::Pasv, false, 550, None),
    (Command::Noop, false, 550, None),
    (Command::Noop, false, 421, Some(421)),
    (Command::Auth, false, 550, Some(534)),
    // 234 would begin TLS, and 200 would say that the data is protected.
    (Command::Auth, false, 200, None),
    (Command::Prot, false, 202, None),
];

#[test]
fn the_code_that_the_author_of_a_server_expects() {
    for (command, has_begun, number, expected) in CASES {
        let mut session = Session::resumed();
        send(&mut session, &[command]);
        if has_begun {
            reply(&mut session, 150);
        }
        assert_eq!(nearest(&session, number), expected, "{number} to {command}");
    }
}

#[test]
fn a_command_out_of_sequence_is_refused_for_that() {
    let mut session = greeted();
    send(&mut session, &[Command::Rnto]);
    assert_eq!([550, 450, 250].map(|number| nearest(&session, number)), [Some(503), None, None]);
}

#[test]
fn nothing_waits() {
    assert_eq!([200, 421, 550].map(|number| nearest(&greeted(), number)), [None, Some(421), None]);
}

/// The same rule, written with numbers.
fn model(command: Command, permitted: &[u16], number: u16) -> Option<u16> {
    if permitted.contains(&number) {
        return Some(number);
    }
    let usable = |number: &u16| permitted.contains(number) && ![202, 332, 421, 533].contains(number);
    match (number / 100, number / 10 % 10) {
        (2, _) if number != 202 && (number == 221) == (command == Command::Quit) || command == Command::Quit => {
            let effects = [(Command::Auth, 234), (Command::Adat, 235), (Command::Ccc, 200)];
            let fit = (200..300).filter(usable).filter(|near| !effects.contains(&(command, *near)));
            fit.min_by_key(|near| (near / 10 != number / 10, *near)).filter(|_| number != 202)
        }
        (4, 2 | 3) => None,
        (4, _) => [450, 451].into_iter().find(usable),
        (5, _) => {
            let same = match number {
                500 => 502,
                502 => 500,
                501 => 504,
                504 => 501,
                _ => 550,
            };
            let own = match command {
                Command::User | Command::Pass | Command::Acct => 530,
                Command::Auth | Command::Prot | Command::Ccc => 534,
                Command::Adat | Command::Mic | Command::Conf | Command::Enc => 535,
                _ => 550,
            };
            [same, 550, own].into_iter().find(usable)
        }
        _ => None,
    }
}

#[test]
fn every_command_and_every_listed_code() {
    for command in Command::ALL.iter().copied() {
        for begins in [false, true] {
            // Nothing is out of sequence in a session whose beginning was not seen.
            let mut session = Session::<()>::resumed();
            send(&mut session, &[command]);
            let preliminary = Request::Command(command).replies().preliminary.first().filter(|_| begins);
            if let Some(preliminary) = preliminary {
                session.reply(preliminary);
            }
            let permitted: Vec<u16> = session.expects().iter().map(ReplyCode::code).collect();
            for &listed in ReplyCode::ALL {
                let near = session.nearest(listed);
                let expected = model(command, &permitted, listed.code());
                assert_eq!(near.map(ReplyCode::code), expected, "{} to {command} ({begins})", listed.code());
                let Some(near) = near else { continue };
                assert!(session.judge(near).is_permitted());
                let after = |code| session.clone().reply(code);
                let (this, that) = (after(near), after(listed));
                assert_eq!((near.class(), this.step, this.event), (listed.class(), that.step, that.event));
            }
        }
    }
}

#[test]
fn a_command_about_files_has_a_code_for_every_permanent_failure() {
    let commands = [Command::Cwd, Command::Retr, Command::Stor, Command::List, Command::Rnfr, Command::Mlsd];
    for command in commands {
        let mut session = greeted();
        send(&mut session, &[command]);
        for listed in ReplyCode::ALL.iter().filter(|listed| listed.class() == Class::PermanentNegative) {
            assert!(session.nearest(*listed).is_some(), "{} to {command}", listed.code());
        }
    }
}
