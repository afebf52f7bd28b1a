#!/bin/sh
# How long 500 uses of `match_code!` with eight arms take to compile, against 500 matches written by hand.
#
#     tests/compile-time-matching.sh [rounds]
#
# Prints the minimum and the median of both, for `cargo check` and for `cargo build`, and the ratio of the macro to the
# hand; the goal is 1.5 or less. Only the crate that holds the matches is compiled, what it depends on has been before.
# The two are compiled in turn, so that a busy machine is unfair to neither.
set -eu

rounds=${1:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/compile-time-matching
rm -rf "$work"/macro "$work"/hand "$work"/*.ms
mkdir -p "$work/macro/src" "$work/hand/src"

# Every round compiles everything.
CARGO_INCREMENTAL=0
CARGO_TARGET_DIR=$work/target
export CARGO_INCREMENTAL CARGO_TARGET_DIR

# package NAME: a package that is no member of the workspace around it. The matches come on standard input.
package() {
    cat >"$work/$1/Cargo.toml" <<END
[package]
name = "matches-by-$1"
version = "0.0.0"
edition = "2024"

[dependencies]
ftp-codes = { path = "$root/ftp-codes" }

[workspace]
END
    cp "$root/Cargo.lock" "$work/$1/Cargo.lock"
    cat >"$work/$1/src/lib.rs"
    cargo fetch --quiet --manifest-path "$work/$1/Cargo.toml"
}

# Every fourth match binds the value and has a guard, every other is of a `RawCode`.
awk 'BEGIN {
    for (use = 0; use < 500; use++) {
        code = use % 2 ? "ReplyCode" : "RawCode"
        print "pub fn decide_" use "(code: ftp_codes::" code ", retries: u32) -> u32 {"
        print "    ftp_codes::match_code!(code {"
        print "        ServiceReady => retries + " use ","
        print "        331 | 332 => 1,"
        print "        1xx => 2,"
        print "        42x if retries < 3 => 3,"
        print "        421..=426 => 4,"
        print "        55x => 5,"
        print use % 4 ? "        4xx | 5xx => 6," : "        found @ (4xx | 5xx) if retries > 6 => u32::from(found.code()),"
        print "        _ => 7,"
        print "    })"
        print "}"
    }
}' | package macro

awk 'BEGIN {
    for (use = 0; use < 500; use++) {
        code = use % 2 ? "ReplyCode" : "RawCode"
        print "pub fn decide_" use "(code: ftp_codes::" code ", retries: u32) -> u32 {"
        print "    match code.code() {"
        print "        220 => retries + " use ","
        print "        331 | 332 => 1,"
        print "        100..=199 => 2,"
        print "        420..=429 if retries < 3 => 3,"
        print "        421..=426 => 4,"
        print "        550..=559 => 5,"
        print use % 4 ? "        400..=499 | 500..=599 => 6," : "        400..=499 | 500..=599 if retries > 6 => u32::from(code.code()),"
        print "        _ => 7,"
        print "    }"
        print "}"
    }
}' | package hand

# compile COMMAND NAME: the milliseconds of it, appended to the file of its times.
compile() {
    touch "$work/$2/src/lib.rs"
    start=$(date +%s%N)
    cargo "$1" --quiet --offline --manifest-path "$work/$2/Cargo.toml"
    end=$(date +%s%N)
    echo $(((end - start) / 1000000)) >>"$work/$1-$2.ms"
}

# pick NAME LINE: one of the sorted times.
pick() {
    sort -n "$work/$1.ms" | sed -n "$2p"
}

middle=$(((rounds + 1) / 2))
for command in check build; do
    # One round that is not counted compiles the dependencies.
    compile $command macro
    compile $command hand
    rm "$work"/$command-*.ms
    round=0
    while [ "$round" -lt "$rounds" ]; do
        compile $command macro
        compile $command hand
        round=$((round + 1))
    done
    for name in macro hand; do
        echo "cargo $command, $name: minimum $(pick $command-$name 1) ms, median $(pick $command-$name $middle) ms of $rounds"
    done
    ratio() {
        awk -v ours="$(pick $command-macro "$1")" -v theirs="$(pick $command-hand "$1")" \
            'BEGIN { printf "%.2f", ours / theirs }'
    }
    echo "cargo $command, ratio: minimum $(ratio 1), median $(ratio $middle)"
done
