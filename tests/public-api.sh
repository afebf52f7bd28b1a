#!/usr/bin/env bash
# Whether the public API of ftp-codes is the one in ftp-codes/public-api.txt; with BLESS=1, writes that file.
#
#     tests/public-api.sh
#
# Needs a nightly compiler and `cargo install cargo-public-api`. Without them nothing is compared.
set -euo pipefail

cd "$(dirname "$0")/.."
expected=ftp-codes/public-api.txt
if ! cargo +nightly public-api --version >/dev/null 2>&1; then
    echo "skipped: needs a nightly compiler and cargo-public-api"
    exit 0
fi

# Impls of traits are listed without their items, which follow from the trait. Traits in `matching` are hidden.
methods='as_ref|bit(and|or|xor)(_assign)?|decode_eof|default|deserialize|encode|eq|extend|fmt|from|from_iter|from_str|hash'
methods+='|into_iter|next|next_back|not|number|partial_cmp|serialize|size_hint|source|sub(_assign)?|try_from'
listing() {
    cargo +nightly public-api -p ftp-codes --all-features -sss |
        grep -vE -e 'ftp_codes::matching::\w+' \
            -e "^pub (const )?fn \S+::($methods)[<(]" \
            -e '^pub type \S+::(Err|Error|IntoIter|Item|Output|Value)(<.*>)? = ' |
        sed -e '/^impl/{/ for /!d}' -e 's/ftp_codes:://g' -e 's/core::option::Option/Option/g' -e 's/core::result::Result/Result/g'
}

found=$(listing)
if [[ -n ${BLESS-} ]]; then
    echo "$found" >"$expected"
elif ! diff -u "$expected" - <<<"$found"; then
    echo "the public API has changed: if it should, run \`BLESS=1 tests/public-api.sh\` and note it in CHANGELOG.md" >&2
    exit 1
fi
