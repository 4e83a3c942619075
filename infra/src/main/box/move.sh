#!/usr/bin/env bash
# Moves the data to where the deployment wants it: between this box and the services around it. The web process is
# down meanwhile. Killed anywhere, it goes on when called again. The old home keeps all it had.
#   sudo millions-move [--dry-run] [box|services]
# Without a side, to where the deployment wants it. With box while the deployment wants the services: before going down to
# stage 1, which takes the services away; the web process stays down until that deployment.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=lib/common.sh
. "$here/lib/common.sh"
# shellcheck source=lib/postgresql.sh
. "$here/lib/postgresql.sh"
# shellcheck source=lib/sides.sh
. "$here/lib/sides.sh"
# shellcheck source=lib/move-sql.sh
. "$here/lib/move-sql.sh"
# shellcheck source=lib/move-content.sh
. "$here/lib/move-content.sh"
# shellcheck source=lib/web.sh
. "$here/lib/web.sh"

# A move keeps its name over all its attempts.
name_move() {
  local to=$1 name
  if [ "$(value "$data/move" TO)" = "$to" ]; then
    MOVE=$(value "$data/move" NAME)
    say "Going on with the move $MOVE to $to"
    return
  fi
  name=$(date -u +%Y%m%d%H%M%S)
  printf 'TO=%s\nNAME=%s\n' "$to" "$name" | whole_file "$data/move" 0600 root
  MOVE=$name
  say "Beginning the move $MOVE to $to"
}

set_aside_sql() {
  cat >&2 <<TEXT
To keep those tables under another name and move into an empty database, as an owner of both:
  ALTER DATABASE millions RENAME TO millions_before; CREATE DATABASE millions OWNER millions;
On this box: sudo -u postgres psql -d postgres. Then call millions-move again.
TEXT
}

move() {
  local from=$1 to=$2
  stop_web
  start_postgresql
  name_sides
  name_move "$to"
  sql_move "$from" "$to" "$MOVE" || {
    [ "$(sql_state "$to" "$MOVE")" != occupied ] || set_aside_sql
    fail "The rows were not moved; $from is as it was"
  }
  case $to in
    services) content_to_bucket "$(bucket)" || fail "The content was not moved; $from is as it was" ;;
    box) content_to_disk "$(bucket)" "$MOVE" || fail "The content was not moved; $from is as it was" ;;
  esac
  whole_file "$data/home" 0644 root <<<"$to"
  sync -f "$data"
  rm -f "$data/move"
  say "The data lives in $to now; $from keeps its copy"
  if being_moved; then hold_web; else start_home; fi
}

foretell() {
  local from=$1 to=$2 move started='' state there
  move=$(value "$data/move" NAME)
  if ! systemctl -q is-active millions-postgresql; then
    say "Starting PostgreSQL on this box, to look"
    start_postgresql
    started=yes
  fi
  name_sides
  state=$(sql_state "$to" "${move:-none}")
  say "Rows to copy from $from to $to, where the database is $state:"
  sql_rows "$from"
  there=$(content_in_bucket "$(bucket)")
  say "Content on this box: $(content_total "$(content_on_disk "$content")")"
  say "Content in $(bucket): $(content_total "$there")"
  [ "$state" != occupied ] || set_aside_sql
  say "Nothing was moved. The move stops the web process, copies, compares, writes $data/home=$to, starts it."
  [ -z "$started" ] || systemctl stop millions-postgresql
}

main() {
  local dry='' from to=''
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry=yes ;;
      box | services) to=$1 ;;
      *)
        echo "millions-move [--dry-run] [box|services]" >&2
        exit 2
        ;;
    esac
    shift
  done
  [ "$(id -u)" = 0 ] || fail "Only root moves data: sudo millions-move"
  mountpoint -q "$data" || fail "This box has no data volume"
  exec 9>"$run/move.lock"
  flock -n 9 || fail "Another millions-move is at work"
  from=$(actual_home)
  to=${to:-$(wanted_home)}
  if [ "$from" = "$to" ]; then
    say "The data lives in $to already"
    return
  fi
  if [ -n "$dry" ]; then
    foretell "$from" "$to"
  else
    move "$from" "$to"
  fi
}

main "$@" > >(tee -a /var/log/millions/move.log) 2>&1
