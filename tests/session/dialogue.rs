//! Dialogues as text: a number is a reply, a verb is a command. What is said of each of them follows it.

use ftp_codes::Command;
use ftp_codes::exchange::Session;

use crate::code;

/// The dialogue with the verdicts that are not `permitted`, and the verbs that replies answer where it is not the one
/// that was sent last. Commands that were passed over are listed in brackets.
fn judged(session: &mut Session, dialogue: &str) -> String {
    let mut told = Vec::new();
    let mut newest = String::from("connection");
    for word in dialogue.split(' ') {
        let (answered, verdict) = match word.parse() {
            Ok(number) => {
                let outcome = session.reply(code(number));
                let answered = outcome.answered.map_or_else(|| "-".to_owned(), |request| request.to_string());
                (Some(answered).filter(|answered| *answered != newest), outcome.verdict)
            }
            Err(_) => {
                newest = word.to_owned();
                (None, session.command(Command::from_verb(word.as_bytes())).expect("there is room"))
            }
        };
        let answered = answered.map(|verb| format!(">{verb}")).unwrap_or_default();
        let rule = verdict.rule().map(|rule| format!("!{}", rule.name())).unwrap_or_default();
        let passed: String = session.unanswered().map(|(request, _)| format!("[{request}]")).collect();
        told.push(format!("{word}{answered}{rule}{passed}"));
    }
    told.join(" ")
}

fn says(dialogue: &str) -> String {
    judged(&mut Session::new(), dialogue)
}

#[test]
fn a_reply_belongs_to_a_command_that_permits_it() {
    for (next, number) in [("PASV", "227"), ("EPSV", "229"), ("QUIT", "221"), ("REIN", "220"), ("TYPE", "504")] {
        let dialogue = format!("220 USER 230 RETR 150 ABOR 426 {next} {number}");
        let expected = format!("220 USER 230 RETR 150 ABOR 426>RETR {next}!not-waited {number}!unanswered[ABOR]");
        assert_eq!(says(&dialogue), expected);
    }
    // A transfer may fail before it has begun.
    assert_eq!(
        says("220 USER 230 RETR 150 ABOR 426 LIST 425 NOOP 200"),
        "220 USER 230 RETR 150 ABOR 426>RETR LIST!not-waited 425!unanswered NOOP 200[ABOR]"
    );
    // It stays in step: the next transfer is complete.
    assert_eq!(
        says("220 USER 230 RETR 150 ABOR 426 PASV 227 RETR 150 226"),
        "220 USER 230 RETR 150 ABOR 426>RETR PASV!not-waited 227!unanswered[ABOR] RETR 150 226"
    );
}

/// A server that does not answer `USER` without an argument.
#[test]
fn a_command_without_an_answer_is_no_login() {
    let mut session = Session::new();
    let told = judged(&mut session, "220 USER USER 331 PASS 530 NOOP 200");
    assert_eq!(told.matches("unanswered").count(), 1, "{told}");
    assert_eq!(session.login().name(), "logged-out");
}

#[test]
fn only_its_own_code_begins_and_ends_protection() {
    let protected = |dialogue: &str| {
        let mut session = Session::new();
        judged(&mut session, dialogue);
        session.is_protected()
    };
    assert!(!protected("220 AUTH 202"));
    assert!(!protected("220 AUTH 200"));
    assert!(protected("220 AUTH 234"));
    assert!(!protected("220 AUTH 334 ADAT 202"));
    assert!(protected("220 AUTH 334 ADAT 235"));
    assert!(protected("220 AUTH 234 CCC 202"));
    assert!(!protected("220 AUTH 234 CCC 200"));
    assert!(protected("220 AUTH 234 REIN 202"));
    assert!(!protected("220 AUTH 234 REIN 220"));
}

/// The connection has TLS already, and the server passes over a second `AUTH`.
#[test]
fn a_superfluous_auth_changes_nothing() {
    let mut session = Session::new();
    judged(&mut session, "220 AUTH 234 USER 331 PASS 230 AUTH 202");
    assert_eq!((session.login().name(), session.is_protected()), ("logged-in", true));
}

#[test]
fn a_new_security_exchange_voids_the_old_one_and_the_login() {
    let mut session = Session::new();
    judged(&mut session, "220 AUTH 334 ADAT 235 USER 230 AUTH 334");
    assert_eq!((session.login().name(), session.is_protected()), ("logged-out", false));
    judged(&mut session, "ADAT 535");
    assert_eq!((session.login().name(), session.is_protected()), ("logged-out", false));
}

#[test]
fn envelopes() {
    assert_eq!(says("220 USER 631 331"), "220 USER 631!unprotected 331");
    assert_eq!(says("220 631"), "220 631>-!unprotected");
    assert_eq!(says("220 AUTH 334 ADAT 235 USER 631 331"), "220 AUTH 334 ADAT 235 USER 631 331");
}

#[test]
fn a_server_closes_after_the_transfer_that_was_running_at_quit() {
    let mut session = Session::new();
    assert_eq!(judged(&mut session, "220 RETR 150 QUIT 221 226"), "220 RETR 150 QUIT 221 226>RETR");
    assert!(session.is_closing());
    assert_eq!(judged(&mut session, "NOOP"), "NOOP!after-quit");
}

#[test]
fn a_password_may_follow_a_user_who_needs_none() {
    assert_eq!(says("220 USER 230 PASS 202"), "220 USER 230 PASS 202");
    assert_eq!(says("220 USER 230 NOOP 200 PASS 503"), "220 USER 230 NOOP 200 PASS!out-of-sequence 503");
}

#[test]
fn during_a_transfer() {
    assert_eq!(says("220 RETR 150 USER 226 331"), "220 RETR 150 USER 226>RETR 331");
    assert_eq!(says("220 RETR 150 REIN 226 220"), "220 RETR 150 REIN 226>RETR 220");
    assert_eq!(says("220 RETR 150 USER 331 226"), "220 RETR 150 USER 331 226>RETR");
    // The client should have waited, and the server should have let the command wait.
    assert_eq!(
        says("220 RETR 150 NOOP 200 226 PWD 257"),
        "220 RETR 150 NOOP!before-completion 200!not-queued 226>RETR PWD 257"
    );
    assert_eq!(says("220 RETR 150 NOOP 226 200"), "220 RETR 150 NOOP!before-completion 226>RETR 200");
}

#[test]
fn another_code_with_a_right_first_digit_is_tolerated() {
    for command in ["LIST", "NLST", "MLSD", "RETR", "STOR", "STOU", "APPE"] {
        let expected = format!("220 {command} 150 550!other-code");
        assert_eq!(says(&format!("220 {command} 150 550")), expected);
    }
    for number in [422, 425, 426, 429, 450, 550] {
        assert_eq!(says(&format!("220 NOOP {number}")), format!("220 NOOP {number}!other-code"));
    }
    assert_eq!(says("220 NOOP 331"), "220 NOOP 331!wrong-class");
    assert_eq!(says("220 AUTH 550"), "220 AUTH 550!undocumented");
}

#[test]
fn a_command_out_of_sequence_must_be_refused_for_that() {
    assert_eq!(says("220 RNTO 503"), "220 RNTO!out-of-sequence 503");
    assert_eq!(says("220 RNTO 530"), "220 RNTO!out-of-sequence 530");
    assert_eq!(says("220 RNTO 450"), "220 RNTO!out-of-sequence 450!not-refused");
    assert_eq!(says("220 RNTO 250"), "220 RNTO!out-of-sequence 250!not-refused");
    assert_eq!(says("220 RNFR 350 RNTO 450"), "220 RNFR 350 RNTO 450");
}

#[test]
fn a_reply_that_comes_twice_is_not_charged_to_the_next_command() {
    assert_eq!(says("220 RETR 150 226 226 PWD 257"), "220 RETR 150 226 226!after-end PWD 257");
    // They cross on the wire.
    assert_eq!(says("220 RETR 150 226 PWD 226 257"), "220 RETR 150 226 PWD 226>RETR!after-end 257");
    assert_eq!(says("220 USER 331 PASS 230 230 SYST 215"), "220 USER 331 PASS 230 230!after-end SYST 215");
    // The same code as an answer to another command is no repetition.
    assert_eq!(says("220 TYPE 200 DELE 200 PWD 257"), "220 TYPE 200 DELE 200!other-code PWD 257");
    assert_eq!(says("220 RETR 550 PASV 550 NOOP 200"), "220 RETR 550 PASV 550!other-code NOOP 200");
}

#[test]
fn a_reply_that_nothing_explains() {
    assert_eq!(says("220 USER 331 500"), "220 USER 331 500!after-end");
    assert_eq!(says("220 NOOP 200 331"), "220 NOOP 200 331>-!unsolicited");
}
