//! Dialogues as text: a number is a reply, a verb is a command. The verdict is appended to each.

use ftp_codes::Command;
use ftp_codes::exchange::Session;

use crate::code;

/// The dialogue with the verdicts that are not `permitted`, and the verbs that replies answer where it is not the one
/// that was sent last. Commands that were passed over are listed in brackets.
fn judged(session: &mut Session, dialogue: &str) -> String {
    judged_words(session, dialogue.split(' ')).join(" ")
}

/// The same, word by word.
pub(crate) fn judged_words<'w, const N: usize>(
    session: &mut Session<(), N>,
    words: impl Iterator<Item = &'w str>,
) -> Vec<String> {
    let mut judged = Vec::new();
    let mut newest = String::from("connection");
    for word in words {
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
        judged.push(format!("{word}{answered}{rule}{passed}"));
    }
    judged
}

fn says(dialogue: &str) -> String {
    judged(&mut Session::new(), dialogue)
}

#[test]
fn a_reinitialized_session_is_not_protected() {
    let mut session = Session::new();
    judged(&mut session, "220 AUTH 234 REIN 202");
    assert!(session.is_protected());
    judged(&mut session, "REIN 220");
    assert!(!session.is_protected());
}

#[test]
fn envelopes() {
    assert_eq!(says("220 631"), "220 631>-!unprotected");
    assert_eq!(says("220 USER 631 331"), "220 USER 631!unprotected 331");
    assert_eq!(says("220 AUTH 334 ADAT 235 USER 631 331"), "220 AUTH 334 ADAT 235 USER 631 331");
    // The 631 comes instead of the 150, as what follows shows.
    assert_eq!(says("220 RETR 631 226"), "220 RETR 631!unprotected 226");
    // The 631 comes instead of the reply to `STAT`.
    assert_eq!(
        says("220 RETR 150 STAT 631 426 HELP 502 PASV 227"),
        "220 RETR 150 STAT 631>RETR!unprotected 426>RETR HELP!not-waited 502[STAT] PASV 227"
    );
}

#[test]
fn during_a_transfer() {
    assert_eq!(says("220 RETR 150 USER 226 331"), "220 RETR 150 USER 226>RETR 331");
    assert_eq!(says("220 RETR 150 REIN 226 220"), "220 RETR 150 REIN 226>RETR 220");
    assert_eq!(says("220 RETR 150 NOOP 226 200"), "220 RETR 150 NOOP!before-completion 226>RETR 200");
}

/// An urgent command overtakes what waits for the end of a transfer. Others are read after what was sent before them.
#[test]
fn overtaking() {
    assert_eq!(
        says("220 RETR 150 SITE ABOR 502 226 530"),
        "220 RETR 150 SITE!before-completion ABOR 502 226>RETR 530>SITE"
    );
    assert_eq!(
        says("220 RETR 150 NOOP STAT 211 226 200"),
        "220 RETR 150 NOOP!before-completion STAT 211 226>RETR 200>NOOP"
    );
    assert_eq!(
        says("220 RETR 150 NOOP QUIT 221 226 200"),
        "220 RETR 150 NOOP!before-completion QUIT 221 226>RETR 200>NOOP"
    );
    assert_eq!(
        says("220 RETR 150 SITE REIN 530 120 220 NOOP 200"),
        "220 RETR 150 SITE!before-completion REIN 530>RETR!other-code 120[SITE] 220 NOOP 200"
    );
}

/// `LIST` is not answered: it has no marker, whereas `APPE` has one.
#[test]
fn a_preliminary_reply_to_a_later_command() {
    assert_eq!(
        says("220 LIST APPE 150 110 226 NOOP 200"),
        "220 LIST APPE!not-waited 150>LIST 110!unanswered 226[LIST] NOOP 200"
    );
}

#[test]
fn a_wrong_code_before_the_right_one() {
    assert_eq!(says("220 RETR 299 226 NOOP 200"), "220 RETR 299!missing-preliminary 226 NOOP 200");
    assert_eq!(says("220 120 220 NOOP 200"), "220 120!after-end 220 NOOP 200");
}

#[test]
fn a_wrong_code_during_a_transfer() {
    assert_eq!(says("220 RETR 150 STAT 215 226"), "220 RETR 150 STAT 215!other-code 226>RETR");
    let mut session = Session::new();
    judged(&mut session, "220 RETR 150 RETR 504");
    assert!(session.is_in_step());
}

#[test]
fn another_first_digit() {
    assert_eq!(says("220 NOOP 331"), "220 NOOP 331!wrong-class");
    assert_eq!(says("220 AUTH 550"), "220 AUTH 550!undocumented");
}

#[test]
fn the_same_code_to_another_command_is_not_a_repetition() {
    assert_eq!(says("220 TYPE 200 DELE 200 PWD 257"), "220 TYPE 200 DELE 200!other-code PWD 257");
    for failure in ["450", "550"] {
        let dialogue = format!("220 RETR {failure} PASV {failure} NOOP 200");
        assert_eq!(says(&dialogue), format!("220 RETR {failure} PASV {failure}!other-code NOOP 200"));
    }
    assert_eq!(says("220 USER 331 PASS 230 230 SYST 215"), "220 USER 331 PASS 230 230!after-end SYST 215");
}

/// Is the second 200 the answer to `LIST`, or a repetition? The next five replies fit both. A later one decides, and is not
/// blamed.
#[test]
fn the_likeliest_explanation_wins_after_five_replies() {
    let mut session = Session::new();
    judged(&mut session, "220 STRU LIST STOR STOU 200 200 150 425 150 110");
    assert!(!session.is_in_step());
    judged(&mut session, "250");
    assert!(session.is_in_step());
    assert_eq!(judged(&mut session, "150 425 CDUP 200"), "150>STOU 425>STOU CDUP 200");
}

/// Is 331 a wrong reply to `NOOP`, or one that nothing waits for? The client that sends `PWD` has got its reply.
#[test]
fn a_client_that_goes_on_does_not_wait() {
    let mut session = Session::new();
    judged(&mut session, "220 NOOP 331");
    assert!(!session.is_in_step());
    judged(&mut session, "PWD");
    assert!(session.is_in_step());
}

/// The first 426 could have come before its 150. A server that sends 426 without a 150 again does so on purpose.
#[test]
fn a_habit_has_one_explanation() {
    let mut session = Session::new();
    judged(&mut session, "220 STOR 426");
    assert!(!session.is_in_step());
    judged(&mut session, "STOR STOR STOR 426");
    assert!(session.is_in_step());
}

/// One reply to a transfer and its `ABOR` leaves open which of them waits, however long ago the last fault was.
#[test]
fn a_fault_that_is_explained_is_forgotten() {
    let mut session = Session::new();
    judged(&mut session, "220 SYST PWD PASV 257 215 227 NOOP 200 NOOP 200 NOOP 200 NOOP 200 NOOP 200");
    assert!(session.is_in_step());
    judged(&mut session, "RETR 150 ABOR 226");
    assert!(!session.is_in_step());
}

#[test]
fn an_inexplicable_reply() {
    assert_eq!(says("220 USER 331 500"), "220 USER 331 500!after-end");
    assert_eq!(says("220 NOOP 200 331"), "220 NOOP 200 331>-!unsolicited");
}
