#!/usr/bin/env bash
# How long a cold build takes of a program that depends on ftp-codes, beside one that depends on strum with `derive`.
#
#     tests/compile-time.sh [rounds]
#
# Prints the minimum and the median of wall time and CPU time, and their ratios to strum. The programs are built in turn, each
# time into a fresh target directory, so that a busy machine is unfair to none of them. CPU time is steadier.
set -euo pipefail

rounds=${1:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/compile-time
rm -rf "$work"

# Cargo compiles a path dependency incrementally and with its lints, and one from the registry not. A user has the latter.
export CARGO_INCREMENTAL=0 RUSTFLAGS=--cap-lints=allow
unset CARGO_TARGET_DIR

# program NAME DEPENDENCY: a package that is not a member of the workspace around it.
program() {
    mkdir -p "$work/$1/src"
    cat >"$work/$1/Cargo.toml" <<END
[package]
name = "hello"
version = "0.0.0"
edition = "2024"

[dependencies]
$2

[workspace]
END
    cat >"$work/$1/src/main.rs"
    # What has to come from the network comes now.
    cargo fetch --quiet --manifest-path "$work/$1/Cargo.toml"
}

ours='use ftp_codes::ReplyCode; fn main() { println!("{}", ReplyCode::ServiceReady); }'
theirs='#[derive(strum::Display)] enum ReplyCode { ServiceReady } fn main() { println!("{}", ReplyCode::ServiceReady); }'
program bare "ftp-codes = { path = \"$root/ftp-codes\", default-features = false }" <<<"$ours"
program payload "ftp-codes = { path = \"$root/ftp-codes\", features = [\"std\", \"payload\"] }" <<<"$ours"
program strum 'strum = { version = "0.28", features = ["derive"] }' <<<"$theirs"

# build NAME: appends the seconds of a cold build, wall and CPU, to the file of its times.
build() {
    rm -rf "$work/$1/target"
    TIMEFORMAT='%R %U %S'
    { time cargo build --quiet --offline --manifest-path "$work/$1/Cargo.toml"; } 2>"$work/time"
    awk '{ print $1, $2 + $3 }' "$work/time" >>"$work/$1.times"
}

# One round that does not count brings the compiler and the sources into memory.
for round in $(seq 0 "$rounds"); do
    for name in bare payload strum; do build "$name"; done
    [ "$round" -gt 0 ] || rm "$work"/*.times
done

# pick NAME COLUMN LINE: one of the sorted times.
pick() {
    cut -d' ' -f"$2" "$work/$1.times" | sort -n | sed -n "$3p"
}

middle=$(((rounds + 1) / 2))
for name in bare payload strum; do
    for column in 1 2; do
        kind=$([ "$column" = 1 ] && echo wall || echo CPU)
        for line in 1 "$middle"; do
            which=$([ "$line" = 1 ] && echo minimum || echo median)
            awk -v name="$name" -v kind="$kind" -v which="$which" \
                -v ours="$(pick "$name" "$column" "$line")" -v theirs="$(pick strum "$column" "$line")" \
                'BEGIN { printf "%-8s %-4s %-8s %6.2f s, %.2f of strum\n", name, kind, which, ours, ours / theirs }'
        done
    done
done
