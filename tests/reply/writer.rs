//! What must come out when a reply is written: every case of `data/corpus/encode.jsonl`.

use base64::{Engine, prelude::BASE64_STANDARD};
use ftp_codes::{
    RawCode,
    reply::{OutgoingReply, OwnedReply, ReplyDecoder, Style},
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
