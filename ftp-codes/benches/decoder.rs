//! The cost of reading and writing replies and command lines. `cargo bench --bench decoder`
#![allow(missing_docs, clippy::indexing_slicing, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ftp_codes::command::{CommandDecoder, OutgoingCommand};
use ftp_codes::reply::{OutgoingReply, OwnedReply, Reply, ReplyDecoder, Style};
use ftp_codes::{Command, ReplyCode};

const ONE_LINE: &str = "250 Directory successfully changed to /a/b\r\n";

/// A reply of 30 lines, in the two forms that servers use.
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
            group.bench_function(way, |b| b.iter(|| decoder.decode(&mut black_box(bytes)).unwrap().unwrap().code()));
        }
        let reply = Reply::parse(bytes).unwrap();
        group.bench_function("walk over the lines", |b| {
            b.iter(|| black_box(reply).lines().map(<[u8]>::len).sum::<usize>());
        });
        group.finish();
    }
}

/// A reply that arrives over a slow network.
fn byte_by_byte(c: &mut Criterion) {
    let text = thirty_lines("211-");
    let bytes = text.as_bytes();
    let mut group = c.benchmark_group("byte by byte");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("30 lines", |b| {
        let mut decoder = ReplyDecoder::new();
        b.iter(|| (1..=bytes.len()).filter(|len| decoder.decode(&mut &black_box(bytes)[..*len]).is_some()).count());
    });
    group.finish();
}

fn write(c: &mut Criterion) {
    let mut group = c.benchmark_group("write");
    let mut slice = [0; 256];
    let text = "no such file or directory";
    group.bench_function("one line to a slice", |b| {
        b.iter(|| {
            let reply = OutgoingReply::new(ReplyCode::FileUnavailable, black_box(text)).unwrap();
            reply.write_to_slice(black_box(&mut slice)).unwrap()
        });
    });
    let reply = OwnedReply::new(ReplyCode::FileUnavailable, text).unwrap();
    group.bench_function("an owned line to a slice", |b| {
        b.iter(|| black_box(&reply).to_outgoing().write_to_slice(black_box(&mut slice)).unwrap());
    });
    group.bench_function("an owned line is built", |b| {
        b.iter(|| OwnedReply::new(ReplyCode::FileUnavailable, black_box(text)).unwrap());
    });
    let lines = [&b"Extensions supported:"[..], b"MLST size*;modify*;", b"SIZE", b"UTF8", b"End"];
    group.bench_function("five lines to a slice", |b| {
        b.iter(|| {
            let reply = OutgoingReply::from_lines(ReplyCode::SystemStatus, Style::Indented, black_box(&lines)).unwrap();
            reply.write_to_slice(black_box(&mut slice)).unwrap()
        });
    });
    group.bench_function("the floor: a copy of the same bytes", |b| {
        let sent = black_box(&b"550 no such file or directory\r\n"[..]);
        b.iter(|| black_box(&mut slice)[..sent.len()].copy_from_slice(black_box(sent)));
    });
    group.finish();
}

fn commands(c: &mut Criterion) {
    let mut group = c.benchmark_group("command");
    let mut decoder = CommandDecoder::new();
    group.bench_function("decode", |b| {
        b.iter(|| {
            let line = decoder.decode(&mut black_box(&b"RETR name\r\n"[..])).unwrap().unwrap();
            (line.command(), line.argument().len())
        });
    });
    group.bench_function("the floor: a search for the line feed", |b| {
        b.iter(|| black_box(&b"RETR name\r\n"[..]).iter().position(|byte| *byte == b'\n'));
    });
    group.bench_function("write to a slice", |b| {
        let mut slice = [0; 256];
        b.iter(|| {
            let command = OutgoingCommand::new(Command::Retr, black_box("name")).unwrap();
            command.write_to_slice(black_box(&mut slice)).unwrap()
        });
    });
    group.finish();
}

criterion_group!(benches, read, byte_by_byte, write, commands);
criterion_main!(benches);
