#!/usr/bin/env bash
# The nightly dump of the database on the box. Seven are kept, on the same volume: against a mistake in the data.
# Against the loss of the volume stand its snapshots.
set -euo pipefail
# shellcheck source=lib/common.sh
. "$(dirname "$(readlink -f "$0")")/lib/common.sh"

target=$data/backup/millions-$(date -u +%Y%m%d).dump
pg_dump --format=custom --file="$target.unfinished" millions
mv -f "$target.unfinished" "$target"
# shellcheck disable=SC2012 # the names are dates
ls -1 "$data"/backup/millions-*.dump | sort -r | tail -n +8 | xargs -r rm --
say "Wrote $target"
