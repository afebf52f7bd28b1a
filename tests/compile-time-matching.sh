#!/bin/sh
# How long 500 uses of `match_code!` with eight arms take to compile, compared with 500 matches written by hand.
#
#     tests/compile-time-matching.sh [rounds]
#
# Prints the minimum and the median of both, for `cargo check` and for `cargo build`, and the ratio of the macro to the
# hand. CPU time is that of the whole command, user and system, and steadier than wall time where others use the machine.
# The goal is a ratio of 1.5 or less for `cargo check`, and 1.3 for `cargo build`. Only the crate that holds the matches is
# compiled; its dependencies have been compiled before. The two are compiled in turn, so that load is unfair to neither.
set -eu

rounds=${1:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/compile-time-matching
rm -rf "$work"/macro "$work"/hand "$work"/*.wall "$work"/*.cpu
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

# compile COMMAND NAME: the milliseconds of it, appended to the files of its times.
compile() {
    touch "$work/$2/src/lib.rs"
    start=$(date +%s%N)
    (
        cargo "$1" --quiet --offline --manifest-path "$work/$2/Cargo.toml"
        times >"$work/times"
    )
    end=$(date +%s%N)
    echo $(((end - start) / 1000000)) >>"$work/$1-$2.wall"
    # The second line of `times` is that of the commands that were run: `0m0.310s 0m0.040s`.
    awk 'NR == 2 {
        gsub("s", "")
        split($1, user, "m")
        split($2, kernel, "m")
        printf "%d\n", 1000 * (60 * (user[1] + kernel[1]) + user[2] + kernel[2])
    }' "$work/times" >>"$work/$1-$2.cpu"
}

# pick FILE LINE: one of the sorted times.
pick() {
    sort -n "$work/$1" | sed -n "$2p"
}

# ratio COMMAND CLOCK LINE
ratio() {
    awk -v ours="$(pick "$1-macro.$2" "$3")" -v theirs="$(pick "$1-hand.$2" "$3")" 'BEGIN { printf "%.2f", ours / theirs }'
}

middle=$(((rounds + 1) / 2))
for command in check build; do
    # One round that is not counted compiles the dependencies.
    compile $command macro
    compile $command hand
    rm "$work"/$command-*.wall "$work"/$command-*.cpu
    round=0
    while [ "$round" -lt "$rounds" ]; do
        compile $command macro
        compile $command hand
        round=$((round + 1))
    done
    for clock in cpu wall; do
        for name in macro hand; do
            file=$command-$name.$clock
            echo "cargo $command, $clock, $name: minimum $(pick $file 1) ms, median $(pick $file $middle) ms of $rounds"
        done
        echo "cargo $command, $clock, ratio: minimum $(ratio $command $clock 1), median $(ratio $command $clock $middle)"
    done
done
