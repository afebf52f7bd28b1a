//! What it costs to read and to write replies. `cargo bench --bench decoder`
#![allow(missing_docs, clippy::indexing_slicing, clippy::unwrap_used, reason = "a benchmark")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ftp_codes::reply::{OutgoingReply, Reply, ReplyDecoder, Style};
use std::hint::black_box;

const ONE_LINE: &str = "250 Directory successfully changed to /a/b\r\n";

/// 30 lines, in the two forms that are met.
fn thirty_lines(prefix: &str) -> String {
    let mut text = String::from("211-Extensions supported, each on a line of its own:\r\n");
    for line in 0..28 {
        text += &format!("{prefix}MLST size*;modify*;type*;perm*;unique*;UNIX.mode;{line:02}\r\n");
    }
    text + "211 End\r\n"
}

fn read(c: &mut Criterion) {
    for (name, text) in
        [("one line", ONE_LINE), ("30 lines", &thirty_lines(" ")), ("30 lines, prefixed", &thirty_lines("211-"))]
    {
        let mut group = c.benchmark_group(name);
        let bytes = text.as_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        for (way, mut decoder) in
            [("decode", ReplyDecoder::new()), ("decode, strict", ReplyDecoder::new().strict(true))]
        {
            group.bench_function(way, |b| b.iter(|| decoder.decode(black_box(bytes)).unwrap().unwrap().1));
        }
        let reply = Reply::parse(bytes).unwrap();
        group.bench_function("walk over the lines", |b| {
            b.iter(|| black_box(reply).lines().map(<[u8]>::len).sum::<usize>());
        });
        group.finish();
    }
}

/// What a slow network makes of a reply.
fn byte_by_byte(c: &mut Criterion) {
    let text = thirty_lines("211-");
    let bytes = text.as_bytes();
    let mut group = c.benchmark_group("byte by byte");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("30 lines", |b| {
        let mut decoder = ReplyDecoder::new();
        b.iter(|| (1..=bytes.len()).filter(|len| decoder.decode(&black_box(bytes)[..*len]).unwrap().is_some()).count());
    });
    group.finish();
}

fn write(c: &mut Criterion) {
    let lines = ["Extensions supported:", "MLST size*;modify*;", "SIZE", "UTF8", "End"];
    let mut group = c.benchmark_group("write");
    group.bench_function("five lines to a slice", |b| {
        let mut room = [0; 256];
        b.iter(|| {
            let code = ftp_codes::ReplyCode::CommandOkay;
            let reply = OutgoingReply::new(code, black_box(&lines)).unwrap().style(Style::Indented);
            reply.write_to_slice(black_box(&mut room)).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, read, byte_by_byte, write);
criterion_main!(benches);
