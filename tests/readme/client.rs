use ftp_codes::{Command, match_code};
use ftp_codes::{command::CommandWriter, payload::PassiveAddress, reply::ReplyReader};
use std::{error::Error, net::{SocketAddr, TcpStream}};

fn passive(replies: &mut ReplyReader<TcpStream>) -> Result<SocketAddr, Box<dyn Error>> {
    let control = replies.get_ref();
    let peer = control.peer_addr()?;
    CommandWriter::new(control).send(Command::Pasv)?;
    let reply = replies.read_one()?;
    match_code!(reply.code() {
        EnteringPassiveMode => Ok(PassiveAddress::read(reply)?.value.at_peer(peer)),
        ServiceNotAvailable => Err("the server closes the connection".into()),
        4xx                 => Err(format!("try again later: {reply}").into()),
        1xx | 2xx | 3xx | 5xx | 6xx => Err(format!("no passive mode: {reply}").into()),
    })
}
