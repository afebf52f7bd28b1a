//! Compares our decoder with two SMTP crates, whose replies have the same form, on a single reply; with an FTP client, on
//! replies from a socket; and with a search for newlines, on a long log.
//!
//! Ours borrows the reply and looks for its end, whereas lettre and smtp-proto always build the lines as strings. So ours is
//! measured twice: for a client that wants only the code, and for one that walks over every line. The decoder of suppaftp
//! cannot be used without a socket.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ftp_codes::reply::{ReplyDecoder, ReplyReader};
use std::{
    hint::black_box,
    io::Write,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    thread,
    time::Instant,
};

const ONE_LINE: &str = "250 Directory successfully changed to /a/b\r\n";

/// 30 lines, as a server answers FEAT.
fn thirty_lines() -> String {
    let mut text = String::from("211-Extensions supported, each on a line of its own:\r\n");
    for line in 0..28 {
        text += &format!("211-MLST size*;modify*;type*;perm*;unique*;UNIX.mode;{line:02}\r\n");
    }
    text + "211 End\r\n"
}

fn decoders(c: &mut Criterion) {
    let thirty = thirty_lines();
    for (name, text) in [("one-line", ONE_LINE), ("thirty-lines", &thirty)] {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("ftp-codes", |b| {
            let mut decoder = ReplyDecoder::new();
            b.iter(|| decoder.decode(&mut black_box(text.as_bytes())).unwrap().unwrap().code());
        });
        group.bench_function("ftp-codes, walking the lines", |b| {
            let mut decoder = ReplyDecoder::new();
            b.iter(|| {
                let reply = decoder.decode(&mut black_box(text.as_bytes())).unwrap().unwrap();
                reply.lines().map(<[u8]>::len).sum::<usize>()
            });
        });
        group.bench_function("lettre", |b| {
            b.iter(|| black_box(text).parse::<lettre::transport::smtp::response::Response>().unwrap());
        });
        group.bench_function("smtp-proto", |b| {
            use smtp_proto::response::parser::ResponseReceiver;
            b.iter(|| ResponseReceiver::default().parse(&mut black_box(text.as_bytes()).iter()).unwrap());
        });
        group.finish();
    }
}

/// A log of 16 MiB.
fn stream(c: &mut Criterion) {
    let thirty = thirty_lines();
    for (name, unit) in [("stream/one-line", ONE_LINE.to_owned()), ("stream/mixed", ONE_LINE.repeat(10) + &thirty)] {
        let bytes = unit.repeat((1 << 24) / unit.len()).into_bytes();
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.sample_size(20);
        group.bench_function("ftp-codes", |b| {
            b.iter(|| {
                let mut decoder = ReplyDecoder::new();
                let (mut rest, mut replies) = (black_box(&bytes[..]), 0);
                while let Some(reply) = decoder.decode(&mut rest) {
                    black_box(reply.unwrap());
                    replies += 1;
                }
                replies
            });
        });
        group.bench_function("memchr, next newline after newline", |b| {
            b.iter(|| memchr::memchr_iter(b'\n', black_box(&bytes)).fold(0, |n, at| n + (at & 1)));
        });
        group.bench_function("memchr, count", |b| {
            b.iter(|| memchr::memchr_iter(b'\n', black_box(&bytes)).count());
        });
        group.finish();
    }
}

/// A server that greets and then repeats itself until the client hangs up.
fn server() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        client.write_all(b"220 ready\r\n").unwrap();
        let replies = ONE_LINE.repeat(1000);
        while client.write_all(replies.as_bytes()).is_ok() {}
    });
    address
}

fn socket(c: &mut Criterion) {
    let mut group = c.benchmark_group("socket/one-line");
    group.bench_function("ftp-codes", |b| {
        let mut replies = ReplyReader::new(TcpStream::connect(server()).unwrap());
        assert!(replies.read().unwrap().is_some());
        b.iter(|| replies.read().unwrap().unwrap().code());
    });
    group.bench_function("suppaftp", |b| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
        b.iter_custom(|count| {
            runtime.block_on(async {
                let mut client = suppaftp::tokio::AsyncFtpStream::connect(server()).await.unwrap();
                let start = Instant::now();
                for _ in 0..count {
                    black_box(client.read_response(suppaftp::Status::RequestedFileActionOk).await.unwrap());
                }
                start.elapsed()
            })
        });
    });
    group.finish();
}

criterion_group!(benches, decoders, stream, socket);
criterion_main!(benches);
