//! Situations in which a judge is easily unfair, from the recordings in `tests/data/transcripts`. If no server got into one,
//! a recording is edited, and the test says how.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use ftp_codes::exchange::{Login, Rule, Session};
use ftp_codes::{Command, CommandKind, Standing};

use crate::dialogue::judged_words;
use crate::recorded::conversations;
use crate::transcript::Message;

type Conversation = Session<(), 128>;

/// A recording: the verbs and the numbers, and their lines.
#[derive(Clone)]
struct Recording(Vec<(usize, String)>);

impl Recording {
    fn of(name: &str) -> Self {
        let lines = BTreeMap::from_iter(conversations()).remove(name).expect("a transcript has this name");
        let words = lines.into_iter().filter_map(|line| match line.message {
            Message::Connected => None,
            Message::Command(verb) => Some((line.number, verb)),
            Message::Reply(code) => Some((line.number, code.code().to_string())),
        });
        Self(words.collect())
    }

    /// Another word in this line.
    fn replace(mut self, line: usize, word: &str) -> Self {
        let (_, old) = self.0.iter_mut().find(|(number, _)| *number == line).expect("a command or a reply");
        word.clone_into(old);
        self
    }

    /// One more word after this line.
    fn insert_after(mut self, line: usize, word: &str) -> Self {
        let place = self.0.iter().take_while(|(number, _)| *number <= line).count();
        self.0.insert(place, (line, word.to_owned()));
        self
    }

    /// These words at the end.
    fn add(mut self, words: &str) -> Self {
        let last = self.0.last().expect("it is not empty").0;
        self.0.extend(words.split(' ').zip(last + 1..).map(|(word, line)| (line, word.to_owned())));
        self
    }

    /// The verdicts on these lines, and the session after them.
    fn judged(&self, lines: RangeInclusive<usize>) -> (String, Conversation) {
        let mut session = Conversation::default();
        let until = self.0.iter().take_while(|(line, _)| line <= lines.end());
        let judged = judged_words(&mut session, until.map(|(_, word)| word.as_str()));
        let within = self.0.iter().zip(judged).filter(|((line, _), _)| lines.contains(line));
        (within.map(|(_, judged)| judged).collect::<Vec<_>>().join(" "), session)
    }

    fn says(&self, lines: RangeInclusive<usize>) -> String {
        self.judged(lines).0
    }

    /// Whether the session is logged in and whether it is protected, after this line.
    fn state(&self, line: usize) -> (bool, bool) {
        let (_, session) = self.judged(1..=line);
        (session.login() == Login::LoggedIn, session.is_protected())
    }
}

#[test]
fn a_reply_belongs_to_a_command_that_permits_it() {
    // `ABOR` is not answered.
    let abort = Recording::of("ftp-srv-4.6.3-abor-c1");
    assert_eq!(abort.says(15..=20), "ABOR PASV!not-waited 227!unanswered RETR 150[ABOR]");
    for (next, number) in [("EPSV", "229"), ("QUIT", "221"), ("REIN", "220"), ("TYPE", "504")] {
        // Another command after it.
        let edited = abort.clone().replace(16, next).replace(17, number);
        assert_eq!(edited.says(15..=17), format!("ABOR {next}!not-waited {number}!unanswered"));
    }
    // A transfer may fail before it has begun.
    let edited = abort.replace(16, "LIST").replace(17, "425");
    assert_eq!(edited.says(15..=17), "ABOR LIST!not-waited 425!unanswered");
    // `SITE` is not answered.
    let bare = Recording::of("ftp-srv-4.6.3-bare");
    assert_eq!(bare.says(53..=57), "SITE SYST!not-waited 215!unanswered STAT 211[SITE]");
}

#[test]
fn a_user_name_without_an_answer_is_not_a_login() {
    let logins = Recording::of("inetutils-ftpd-2.4-logins");
    let expected = "USER USER!not-waited 331 PASS!not-waited 530>USER NOOP!not-waited 200!unanswered[PASS]";
    assert_eq!(logins.says(9..=15), expected);
    assert_eq!(logins.state(15), (false, false));
}

#[test]
fn only_its_own_code_begins_and_ends_protection() {
    // The connection already uses TLS, and the server ignores the second `AUTH`.
    let tls = Recording::of("ftp-srv-4.6.3-tls");
    assert_eq!(tls.says(23..=27), "AUTH 234 AUTH 202!undocumented");
    assert_eq!([24, 27].map(|line| tls.state(line).1), [true, true]);
    // The code of the first `AUTH` replaced.
    assert_eq!(["202", "200"].map(|word| tls.clone().replace(24, word).state(24).1), [false; 2]);

    let clear = Recording::of("pure-ftpd-1.0.50-tls-required-c1");
    assert_eq!([82, 83].map(|line| clear.state(line)), [(true, true), (true, false)]);
    // The code of `CCC` replaced.
    assert_eq!(clear.replace(83, "202").state(83), (true, true));

    let secured = Recording::of("gridftp-13.24-gsi-get");
    assert_eq!([11, 12].map(|line| secured.state(line).1), [false, true]);
    // The code of the last `ADAT` replaced.
    assert_eq!(secured.replace(12, "202").state(12), (false, false));
}

#[test]
fn protected_replies_require_a_security_exchange() {
    let secured = Recording::of("gridftp-13.24-gsi-get");
    assert_eq!(secured.says(11..=14), "ADAT 235 ENC 632");
    // It was refused.
    assert_eq!(secured.replace(12, "535").says(11..=14), "ADAT 535 ENC 632!unprotected");
}

#[test]
fn a_new_security_exchange_voids_the_old_one_and_the_login() {
    // A second `AUTH` of the same session.
    let tls = Recording::of("ftp-srv-4.6.3-tls").replace(26, "NOOP").replace(27, "200");
    let last = tls.0[tls.0.len() - 3].0;
    assert_eq!(tls.state(last), (true, true));
    let edited = tls.replace(last + 1, "AUTH").replace(last + 2, "334").add("ADAT 535");
    assert_eq!([last + 2, last + 4].map(|line| edited.state(line)), [(false, false); 2]);
}

#[test]
fn a_server_closes_after_the_transfer_that_was_running_at_quit() {
    let quit = Recording::of("pyftpdlib-2.2.0-abor-c1");
    let (judged, session) = quit.judged(103..=110);
    assert_eq!(judged, "RETR 125 QUIT 221 426>RETR");
    assert!(session.is_closing());
    // One more command.
    assert_eq!(quit.add("NOOP").says(111..=111), "NOOP!after-quit");
}

/// A section is cited only for the commands that it is about.
#[test]
fn the_rules_for_security_commands_and_for_rfc_959_are_cited_for_no_others() {
    let mut cited = 0;
    for (_, lines) in conversations() {
        let mut session = Conversation::default();
        for line in lines {
            match line.message {
                Message::Connected => session = Conversation::default(),
                Message::Command(verb) => {
                    if session.command(Command::from_verb(verb.as_bytes())).is_err() {
                        session.forget();
                    }
                }
                Message::Reply(code) => {
                    let outcome = session.reply(code);
                    let command = outcome.answered.and_then(|request| request.command());
                    let (Some(rule), Some(command)) = (outcome.verdict.rule(), command) else { continue };
                    let is_security = command.kind() == CommandKind::Security;
                    match rule {
                        Rule::Undocumented => assert!(is_security, "{command}: {}", line.text),
                        Rule::OtherCode => assert!(!is_security, "{command}: {}", line.text),
                        Rule::WrongClass => assert_eq!(command.standing(), Standing::Standard, "{command}"),
                        _ => continue,
                    }
                    cited += 1;
                }
            }
        }
    }
    assert!(cited > 50, "{cited}");
}

#[test]
fn a_password_may_follow_a_user_who_needs_none() {
    let anonymous = Recording::of("ftp-srv-4.6.3-anon");
    assert_eq!(anonymous.says(5..=8), "USER 230 PASS 202");
    // With another command between them.
    let edited = anonymous.replace(7, "NOOP").replace(8, "200").add("PASS 503");
    assert_eq!(edited.says(5..=10), "USER 230 NOOP 200 PASS!out-of-sequence 503");
}

#[test]
fn commands_during_a_transfer() {
    let transfer = Recording::of("pyftpdlib-2.2.0-abor-c1");
    // The client should have waited, and the server should have let the command wait.
    assert_eq!(transfer.says(90..=97), "RETR 125 NOOP!before-completion 200!not-queued 426>RETR");
    // Another command in its place.
    for (command, number) in [("REIN", "220"), ("USER", "331"), ("STAT", "211")] {
        let edited = transfer.clone().replace(92, command).replace(93, number);
        assert_eq!(edited.says(90..=97), format!("RETR 125 {command} {number} 426>RETR"));
    }
}

#[test]
fn that_421_is_permitted_excuses_no_other_code() {
    let refused = Recording::of("aioftp-0.28.3-bare");
    assert_eq!(refused.says(59..=60), "NOOP 502!other-code");
    // Another code in its place: none of them is better for `NOOP`.
    for number in ["422", "425", "426", "429", "450", "550"] {
        assert_eq!(refused.clone().replace(60, number).says(59..=60), format!("NOOP {number}!other-code"));
    }
    // `LIST` was sent with it: 425 is for the transfer.
    let edited = refused.replace(60, "LIST").replace(61, "425");
    assert_eq!(edited.says(59..=61), "NOOP LIST!not-waited 425!unanswered");
}

#[test]
fn a_failure_after_150_is_judged_the_same_for_every_transfer() {
    let failed = Recording::of("ftp-srv-4.6.3-dataerr");
    assert_eq!(failed.says(119..=121), "STOR 150 550!other-code");
    // Another command in its place.
    for command in ["LIST", "NLST", "MLSD", "RETR", "STOU", "APPE"] {
        assert_eq!(failed.clone().replace(119, command).says(119..=121), format!("{command} 150 550!other-code"));
    }
}

#[test]
fn a_command_out_of_sequence_must_be_refused_for_that() {
    let renaming = Recording::of("pure-ftpd-1.0.50-bare");
    assert_eq!(renaming.says(41..=44), "RNFR 550 RNTO!out-of-sequence 550!not-refused");
    // Another code in its place.
    let with = |word| renaming.clone().replace(44, word).says(43..=44);
    assert_eq!(with("503"), "RNTO!out-of-sequence 503");
    assert_eq!(with("530"), "RNTO!out-of-sequence 530");
    assert_eq!(with("450"), "RNTO!out-of-sequence 450!not-refused");
    assert_eq!(with("250"), "RNTO!out-of-sequence 250!not-refused");
    // `RNFR` accepted.
    assert_eq!(renaming.replace(42, "350").replace(44, "450").says(41..=44), "RNFR 350 RNTO 450");
}

#[test]
fn a_repeated_reply_is_not_blamed_on_the_next_command() {
    let twice = Recording::of("inetutils-ftpd-2.4-prelogin");
    assert_eq!(twice.says(46..=50), "PORT 530 500!after-end PASV 530");
    // The end of a transfer once more, before the next command and after it.
    let transfer = Recording::of("pyftpdlib-2.2.0-abor-c1").replace(97, "226");
    let before = transfer.clone().insert_after(97, "226").says(97..=99);
    assert_eq!(before, "226>RETR 226>RETR!after-end NOOP 200");
    let after = transfer.insert_after(98, "226").says(97..=99);
    assert_eq!(after, "226>RETR NOOP 226>RETR!after-end 200");
}
