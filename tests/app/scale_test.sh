#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# scale_test.sh CLI MAKE_CASES: a screening cut into blocks by GNU parallel, put
# together in order, with one block's process killed in the middle, is the same as a
# screening in one.
set -euo pipefail
cli=$1
make_cases=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder cli folder

"$make_cases" 4000 > "$folder/in.ndjson"
sed -i '1234s/.*/not a case/; 2000s/.*//' "$folder/in.ndjson" # a bad line and an empty one
status=0
"$cli" screen "$folder/in.ndjson" --out "$folder/one.ndjson" --as-of 2026-11-22 2> "$folder/one.txt" || status=$?
[ "$status" -eq 1 ] || { echo "the single run ended with $status"; exit 1; }

# Screens block $1 of 300 lines. The third is killed the first time, with half a row out.
screen_block() {
    local first=$((($1 - 1) * 300 + 1)) status=0
    if [ "$1" -eq 3 ] && [ ! -e "$folder/killed" ]; then
        touch "$folder/killed"
        echo -n '{"half a row'
        kill -KILL "$BASHPID"
    fi
    "$cli" screen - --out - --threads 1 --first-line "$first" --as-of 2026-11-22 2>> "$folder/errors" || status=$?
    [ "$status" -le 1 ] # bad lines are no reason to do the block again
}
export -f screen_block

SHELL=$(command -v bash) parallel --will-cite --pipe -N 300 --keep-order --retries 3 --jobs 2 \
    'screen_block {#}' < "$folder/in.ndjson" > "$folder/parts.ndjson" 2> "$folder/parallel.txt" ||
    { cat "$folder/parallel.txt"; exit 1; }

[ -e "$folder/killed" ] || { echo "no block was killed"; exit 1; }
grep -q '^1234:' "$folder/errors" || { echo "the bad line was not reported by its number"; cat "$folder/errors"; exit 1; }
cmp "$folder/one.ndjson" "$folder/parts.ndjson"
echo "the same: $(wc -l < "$folder/one.ndjson") rows"
