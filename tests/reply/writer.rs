//! What must come out when a reply is written: every case of `data/corpus/encode.jsonl`.

use base64::{Engine, prelude::BASE64_STANDARD};
use ftp_codes::{
    RawCode, ReplyCode,
    reply::{EndRule, OutgoingReply, OwnedReply, Reply, ReplyDecoder, Style},
};
use serde_json::Value;

/// The cases write bytes as Latin-1.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn write(case: &Value) -> Result<OwnedReply, String> {
    let code = RawCode::new(case["code"].as_u64().unwrap() as u16).ok_or("code-out-of-range")?;
    let lines: Vec<_> = case["lines"].as_array().unwrap().iter().map(|line| bytes(line.as_str().unwrap())).collect();
    let style = match case["style"].as_str().unwrap() {
        "rfc959" => Style::Rfc959,
        "prefixed" => Style::Prefixed,
        "indented" => Style::Indented,
        other => panic!("no style `{other}`"),
    };
    let reply = OutgoingReply::new(code, &lines).map_err(|error| error.as_str().to_owned())?;
    Ok(reply.style(style).double_iac(case["profile"] == "telnet").into())
}

#[test]
fn every_case() {
    let mut count = 0;
    for case in
        include_str!("../data/corpus/encode.jsonl").lines().map(|line| serde_json::from_str::<Value>(line).unwrap())
    {
        let written = write(&case);
        match case["expect"]["bytes_b64"].as_str() {
            Some(wanted) => {
                let written = written.unwrap();
                assert_eq!(written.as_bytes(), BASE64_STANDARD.decode(wanted).unwrap(), "{case}");
                let mut strict = ReplyDecoder::new().strict(true);
                let (reply, used) = strict.decode(written.as_bytes()).unwrap().unwrap();
                assert_eq!(used, written.as_bytes().len());
                assert_eq!(reply, written);
            }
            None => assert_eq!(written.unwrap_err(), case["expect"]["error"], "{case}"),
        }
        count += 1;
    }
    assert_eq!(count, 14);
}

#[test]
fn a_reply_that_is_sent_on_keeps_its_marks() {
    for bytes in [&b"220-a\r\n220-b\r\n 220 c\r\n220 d\r\n"[..], b"220 a\r\n"] {
        let reply = OutgoingReply::forward(Reply::parse(bytes).unwrap()).unwrap();
        for style in [Style::Rfc959, Style::Prefixed, Style::Indented] {
            assert_eq!(reply.clone().style(style).to_vec(), bytes, "{style:?}");
        }
    }
    // It ends with another code than it began with.
    let mut decoder = ReplyDecoder::new().end_rule(EndRule::AnyCode);
    let (reply, _) = decoder.decode(b"426-a\r\n426-b\r\n226 c\r\n").unwrap().unwrap();
    let sent = OutgoingReply::forward(reply).unwrap().style(Style::Indented).to_vec();
    assert_eq!(sent, b"226-a\r\n226-b\r\n226 c\r\n");
}

#[test]
fn a_code_is_a_reply() {
    let sent = |reply: OutgoingReply<[&'static str; 1]>| reply.to_string();
    assert_eq!(sent(ReplyCode::CommandOkay.into()), "200 Command okay.\r\n");
    assert_eq!(sent(ReplyCode::CommandOkay.raw().into()), "200 Command okay.\r\n");
    assert_eq!(sent(RawCode::new(299).unwrap().into()), "299 \r\n");
}
