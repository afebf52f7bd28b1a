use ftp_codes::{Command, ReplyCode, command::CommandReader, reply::ReplyWriter};
use std::{error::Error, net::TcpStream};

fn serve(control: &TcpStream) -> Result<(), Box<dyn Error>> {
    let (mut commands, mut replies) = (CommandReader::new(control), ReplyWriter::new(control));
    replies.send(ReplyCode::ServiceReady)?; // 220 Service ready for new user.
    while let Some(line) = commands.read()? {
        replies.send(match line.command() {
            Some(Command::Noop) => ReplyCode::CommandOkay,
            Some(_) => ReplyCode::CommandNotImplemented,
            None => ReplyCode::CommandUnrecognized,
        })?;
    }
    Ok(())
}
