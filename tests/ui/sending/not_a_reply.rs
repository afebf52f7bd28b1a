//! What is not a reply is not sent, and the message says how to make a reply.

use ftp_codes::ReplyCode;
use ftp_codes::payload::FileSize;
use ftp_codes::reply::ReplyWriter;

fn main() {
    let mut replies = ReplyWriter::new(Vec::new());
    let _ = replies.send(FileSize::new(1024));
    let _ = replies.send("220 ready");
    let _ = replies.send(ReplyCode::ServiceReady.raw());
}
