#!/bin/sh
# `match_code!` compiles to the machine code of the match written by hand, and has no branch that panics.
#
#     tests/machine-code.sh
#
# The same functions are compiled twice, by the macros and by hand, and their instructions are compared. It fails where
# they differ, and where the functions of the macros can panic, optimised or not.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=${CARGO_TARGET_DIR:-$root/target}/machine-code
rm -rf "$work"/macro "$work"/hand
mkdir -p "$work/macro/src" "$work/hand/src"
CARGO_TARGET_DIR=$work/target
export CARGO_TARGET_DIR

# codes PATTERN: an arm for every listed code; PATTERN is `name` or `number`.
codes() {
    awk -v pattern="$1" '
        $1 == "code" { number = $3 }
        $1 == "name" && number {
            gsub("\"", "", $3)
            printf "%s%s => %d", separator, (pattern == "name" ? $3 : number), number * 3 % 11
            separator = ", "
            number = 0
        }' "$root/spec/replies.toml"
}

# package NAME: a package that is no member of the workspace around it. Its functions come on standard input.
package() {
    cat >"$work/$1/Cargo.toml" <<END
[package]
name = "matches"
version = "0.0.0"
edition = "2024"

[dependencies]
ftp-codes = { path = "$root/ftp-codes" }

[profile.dev]
debug = false

[workspace]
END
    cp "$root/Cargo.lock" "$work/$1/Cargo.lock"
    {
        echo 'use ftp_codes::{RawCode, ReplyCode};'
        # One function after the other, under its own name.
        sed 's/^pub /#[unsafe(no_mangle)]\npub /'
    } >"$work/$1/src/lib.rs"
    cargo fetch --quiet --manifest-path "$work/$1/Cargo.toml"
}

package macro <<END
use ftp_codes::{code_matches, match_code};

pub fn classes_only(code: RawCode) -> u32 {
    match_code!(code { 1xx => 7, 2xx => 3, 3xx => 9, 4xx => 1, 5xx => 8, 6xx => 2 })
}
pub fn numbers_and_classes(code: RawCode) -> u32 {
    match_code!(code { 220 | 221 => 7, 331 => 3, 2xx | 3xx => 9, 421 => 5, 4xx => 1, _ => 0 })
}
pub fn every_name(code: ReplyCode) -> u32 {
    match_code!(code { $(codes name) })
}
pub fn every_name_and_unlisted(code: RawCode) -> u32 {
    match_code!(code { $(codes name), unlisted => 99 })
}
pub fn ranges_and_masks_with_a_guard(code: RawCode, retries: u32) -> u32 {
    match_code!(code { 421..=426 if retries < 3 => 1, x5x => retries, 5x0 | xx4 => 3, 400..=599 if retries > 9 => 4, _ => 5 })
}
pub fn binding(code: RawCode) -> u32 {
    match_code!(code { found @ (4xx | 5xx) => u32::from(found.code()) ^ 3, _ => 0 })
}
pub fn binding_with_a_guard(code: &ReplyCode) -> u32 {
    match_code!(code { found @ 4xx if found.detail() == 1 => u32::from(found.code()), 2xx => 2, _ => 0 })
}
pub fn question(code: RawCode) -> bool {
    code_matches!(code, 2xx | 331 | 35x)
}
pub fn question_with_a_guard(code: ReplyCode, late: bool) -> bool {
    code_matches!(code, 4xx | 5xx if late)
}
pub const fn in_a_constant(code: ReplyCode) -> u32 {
    match_code!(code { 1xx => 1, 2xx | 3xx => 2, 4xx => 3, 5xx | 6xx => 4 })
}
END

package hand <<END
pub fn classes_only(code: RawCode) -> u32 {
    match code.code() { 100..=199 => 7, 200..=299 => 3, 300..=399 => 9, 400..=499 => 1, 500..=599 => 8, _ => 2 }
}
pub fn numbers_and_classes(code: RawCode) -> u32 {
    match code.code() { 220 | 221 => 7, 331 => 3, 200..=299 | 300..=399 => 9, 421 => 5, 400..=499 => 1, _ => 0 }
}
pub fn every_name(code: ReplyCode) -> u32 {
    match code.code() { $(codes number | sed 's/\(.*\), [0-9]* =>/\1, _ =>/') }
}
pub fn every_name_and_unlisted(code: RawCode) -> u32 {
    match code.code() { $(codes number), _ => 99 }
}
pub fn ranges_and_masks_with_a_guard(code: RawCode, retries: u32) -> u32 {
    match code.code() {
        421..=426 if retries < 3 => 1,
        150..=159 | 250..=259 | 350..=359 | 450..=459 | 550..=559 | 650..=659 => retries,
        500 | 510 | 520 | 530 | 540 | 560 | 570 | 580 | 590 => 3,
        $(for n in $(seq 104 10 699); do case $n in ?5?) ;; *) printf '%s ' "${or:-} $n"; or='|' ;; esac; done) => 3,
        400..=599 if retries > 9 => 4,
        _ => 5,
    }
}
pub fn binding(code: RawCode) -> u32 {
    match code.code() { 400..=499 | 500..=599 => u32::from(code.code()) ^ 3, _ => 0 }
}
pub fn binding_with_a_guard(code: &ReplyCode) -> u32 {
    match code.code() { 400..=499 if code.detail() == 1 => u32::from(code.code()), 200..=299 => 2, _ => 0 }
}
pub fn question(code: RawCode) -> bool {
    matches!(code.code(), 200..=299 | 331 | 350..=359)
}
pub fn question_with_a_guard(code: ReplyCode, late: bool) -> bool {
    matches!(code.code(), 400..=499 | 500..=599 if late)
}
pub const fn in_a_constant(code: ReplyCode) -> u32 {
    match code.code() { 100..=199 => 1, 200..=299 | 300..=399 => 2, 400..=499 => 3, _ => 4 }
}
END

# assembly NAME PROFILE LEVEL: compiles a package and prints its assembly.
assembly() {
    cargo rustc --quiet --offline --manifest-path "$work/$1/Cargo.toml" --profile "$2" --lib -- \
        --emit "asm=$work/$1-$2.s" -C codegen-units=1 -C opt-level="$3"
    cat "$work/$1-$2.s"
}

# Instructions, and the data that they read. Labels are numbered as they come.
instructions() {
    awk '
        /^[[:space:]]*\.(file|ident|section|p2align|type|size|globl|cfi_[a-z_]+|text|hidden|addrsig.*)/ { next }
        /^[[:space:]]*(#|$)/ { next }
        {
            rest = $0
            line = ""
            while (match(rest, /\.L[A-Za-z]+[0-9_]*/)) {
                label = substr(rest, RSTART, RLENGTH)
                if (!(label in names)) names[label] = ".L" ++count
                line = line substr(rest, 1, RSTART - 1) names[label]
                rest = substr(rest, RSTART + RLENGTH)
            }
            print line rest
        }'
}

for name in macro hand; do
    assembly $name release 3 | instructions >"$work/$name.instructions"
done
functions=$(grep -c '^[a-z_]*:$' "$work/macro.instructions")
if ! diff "$work/hand.instructions" "$work/macro.instructions" >"$work/difference"; then
    echo "match_code! does not compile to what is written by hand (<), but to (>):"
    cat "$work/difference"
    exit 1
fi
echo "$functions functions, $(grep -c '^	[a-z]' "$work/macro.instructions") instructions: the same by match_code! as by hand"

# What was not optimised keeps every branch that was written.
assembly macro dev 0 >/dev/null
for profile in release dev; do
    # From the label of one of our functions to its end.
    if awk '/^[a-z_]*:$/ { inside = 1 } /^\.Lfunc_end/ { inside = 0 } inside' "$work/macro-$profile.s" |
        grep -n -i 'panic\|ud2\|unreachable'; then
        echo "the functions of match_code! can panic in the profile $profile"
        exit 1
    fi
done
echo "no branch that panics, optimised or not"
