//! The programs that the README shows do what it says.

const README: &str = include_str!("../../README.md");

fn is_shown(program: &str) -> bool {
    README.contains(&format!("```rust\n{program}```\n"))
}

mod client {
    use std::io::Write;
    use std::net::TcpListener;

    include!("client.rs");

    #[test]
    fn gets_an_address_to_connect_to() -> Result<(), Box<dyn Error>> {
        assert!(super::is_shown(include_str!("client.rs")));
        for (reply, outcome) in [
            ("227 Entering Passive Mode (10,0,0,1,12,34).", "127.0.0.1:3106"),
            ("421 Bye.", "the server closes the connection"),
            ("425 Busy.", "try again later: 425 Busy."),
            ("502 No.", "no passive mode: 502 No."),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0")?;
            let control = TcpStream::connect(listener.local_addr()?)?;
            write!(listener.accept()?.0, "{reply}\r\n")?;
            let found = passive(&mut ReplyReader::new(control))
                .map_or_else(|error| error.to_string(), |address| address.to_string());
            assert_eq!(found, outcome);
        }
        Ok(())
    }
}

mod server {
    use std::io::{Read, Write};
    use std::net::{Shutdown, TcpListener};

    include!("server.rs");

    #[test]
    fn answers_each_command() -> Result<(), Box<dyn Error>> {
        assert!(super::is_shown(include_str!("server.rs")));
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let mut client = TcpStream::connect(listener.local_addr()?)?;
        client.write_all(b"NOOP\r\nPWD\r\nXYZZY\r\n")?;
        client.shutdown(Shutdown::Write)?;
        serve(&listener.accept()?.0)?;
        let mut replies = String::new();
        client.read_to_string(&mut replies)?;
        let codes: Vec<&str> = replies.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
        assert_eq!(codes, ["220", "200", "502", "500"]);
        Ok(())
    }
}
