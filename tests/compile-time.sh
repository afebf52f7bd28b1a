#!/bin/sh
# How long a cold build takes of a program that depends on ftp-codes, against one that depends on strum with `derive`.
#
#     tests/compile-time.sh [rounds]
#
# Prints the minimum and the median of both, and the ratio of ftp-codes to strum; the goal is 1.0 or less.
# The two are built in turn, each time into a fresh target directory, so that a busy machine is unfair to neither.
set -eu

rounds=${1:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/compile-time
rm -rf "$work"
mkdir -p "$work/ftp-codes/src" "$work/strum/src"

# Cargo compiles a path dependency incrementally and with its lints, and one from the registry not. A user has the latter.
CARGO_INCREMENTAL=0
RUSTFLAGS="--cap-lints=allow"
export CARGO_INCREMENTAL RUSTFLAGS
unset CARGO_TARGET_DIR

# manifest NAME DEPENDENCY: a package that is no member of the workspace around it.
manifest() {
    cat >"$work/$1/Cargo.toml" <<END
[package]
name = "hello-$1"
version = "0.0.0"
edition = "2024"

[dependencies]
$2

[workspace]
END
}

manifest ftp-codes "ftp-codes = { path = \"$root/ftp-codes\" }"
cat >"$work/ftp-codes/src/main.rs" <<'END'
use ftp_codes::ReplyCode;

fn main() {
    println!("{}", ReplyCode::ServiceReady);
}
END

manifest strum 'strum = { version = "0.28", features = ["derive"] }'
cat >"$work/strum/src/main.rs" <<'END'
#[derive(strum::Display)]
enum ReplyCode {
    ServiceReady,
}

fn main() {
    println!("{}", ReplyCode::ServiceReady);
}
END

# What has to come from the network comes now.
cp "$root/Cargo.lock" "$work/ftp-codes/Cargo.lock"
for name in ftp-codes strum; do
    cargo fetch --quiet --manifest-path "$work/$name/Cargo.toml"
done

# build NAME: the milliseconds of a cold build, appended to the file of its times.
build() {
    rm -rf "$work/$1/target"
    start=$(date +%s%N)
    cargo build --quiet --offline --manifest-path "$work/$1/Cargo.toml"
    end=$(date +%s%N)
    echo $(((end - start) / 1000000)) >>"$work/$1.ms"
}

# One round that is not counted brings the compiler and the sources into the memory of the machine.
build ftp-codes
build strum
rm "$work/ftp-codes.ms" "$work/strum.ms"

round=0
while [ "$round" -lt "$rounds" ]; do
    build ftp-codes
    build strum
    round=$((round + 1))
done

# pick NAME LINE: one of the sorted times.
pick() {
    sort -n "$work/$1.ms" | sed -n "$2p"
}

middle=$(((rounds + 1) / 2))
for name in ftp-codes strum; do
    echo "$name: minimum $(pick $name 1) ms, median $(pick $name $middle) ms of $rounds cold builds"
done
ratio() {
    awk -v ours="$(pick ftp-codes "$1")" -v theirs="$(pick strum "$1")" 'BEGIN { printf "%.2f", ours / theirs }'
}
echo "ratio: minimum $(ratio 1), median $(ratio $middle)"
