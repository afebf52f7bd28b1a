//! Every command, with arguments of all kinds.

use ftp_codes::exchange::{Exchange, Step, Verdict};
use ftp_codes::{Command, ReplyCode};

use crate::server::Server;

#[test]
fn every_command_gets_a_reply_that_the_table_permits() {
    let server = Server::start();
    for mut talk in [server.greeted(), server.logged_in()] {
        // Those left out end the login.
        let ends_login = |command: &Command| matches!(command, Command::User | Command::Rein | Command::Quit);
        for command in Command::ALL.iter().copied().filter(|command| !ends_login(command)) {
            for argument in ["", " ", " x", " /", " ../x", " 1", " -1", " \u{e9}\t", " ON", " 1,2,3,4,5,6"] {
                let mut exchange = Exchange::new(command);
                let mut code = talk.ask(format!("{command}{argument}").as_bytes()).code();
                loop {
                    let judged = exchange.reply(code);
                    assert_eq!(judged.verdict, Verdict::Permitted, "{code} to `{command}{argument}`");
                    if judged.step != Step::Wait {
                        break;
                    }
                    code = talk.reply().code();
                }
                // No data connection will be made, so the server should not wait for one.
                if matches!(
                    code.listed(),
                    Some(ReplyCode::EnteringPassiveMode | ReplyCode::EnteringExtendedPassiveMode)
                ) {
                    talk.send(b"NLST\r\nABOR\r\n");
                    assert_eq!(talk.codes(3), [150, 425, 226]);
                }
            }
        }
    }
}

#[test]
fn data_goes_only_to_the_client() {
    let server = Server::start();
    let mut talk = server.logged_in();
    // Another host, the port of a service, and what is not an address (RFC 2577 §3).
    for (line, code) in [
        ("PORT 192,0,2,1,31,144", 504),
        ("PORT 127,0,0,1,0,22", 504),
        ("PORT 127,0,0,1,3,255", 504),
        ("PORT 127,0,0,1", 501),
        ("PORT 127,0,0,1,31,256", 501),
        ("PORT (127,0,0,1,31,144)", 501),
        ("EPRT |1|192.0.2.1|8080|", 504),
        ("EPRT |1|127.0.0.1|22|", 504),
        ("EPRT |2|::1|8080|", 522),
        ("EPRT |1|host|8080|", 501),
        ("EPRT 127.0.0.1:8080", 501),
        ("EPRT |1|127.0.0.1|8080|)extra", 501),
    ] {
        assert_eq!(talk.say(line), code, "{line}");
    }
    assert_eq!(talk.say("NLST"), 150);
    assert_eq!(talk.code(), 425);
    assert_eq!(talk.say("EPSV ALL"), 200);
    for line in ["PASV", "PORT 127,0,0,1,31,144", "EPRT |1|127.0.0.1|8080|"] {
        assert_eq!(talk.say(line), 501, "{line}");
    }
    assert_eq!(talk.say("EPSV"), 229);
}
