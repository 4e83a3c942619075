# shellcheck shell=bash
# The rows' part of a move: from one service of PGSERVICEFILE to another. To be sourced.

ask() {
  local service=$1
  shift
  psql -qXAt -v ON_ERROR_STOP=1 -d "service=$service" "$@"
}

own_schemas="n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"

# sql_rows SERVICE: a line for each table and sequence: its name and how many rows, or where it is.
sql_rows() {
  ask "$1" -F ' ' <<SQL
SELECT format('SELECT %L, count(*) FROM %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r' AND $own_schemas ORDER BY n.nspname, c.relname \gexec
SELECT format('SELECT %L, last_value FROM %I.%I', n.nspname || '.' || c.relname, n.nspname, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'S' AND $own_schemas ORDER BY n.nspname, c.relname \gexec
SQL
}

# sql_state SERVICE MOVE: empty, or moved when this very move ended there, else occupied. The mark is made by the
# transaction that brings the rows, so neither is ever there without the other.
sql_state() {
  local relations mark
  mark=$(ask "$1" -c "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()") ||
    return
  relations=$(ask "$1" -c "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE $own_schemas") ||
    return
  if [ "$mark" = "millions-move $2" ]; then
    echo moved
  elif [ "$relations" = 0 ]; then
    echo empty
  else
    echo occupied
  fi
}

# An older pg_dump does not read a newer server, and a newer one writes settings that an older server refuses.
sql_versions_fit() {
  local from to dump
  from=$(ask "$1" -c 'SHOW server_version_num') || return
  to=$(ask "$2" -c 'SHOW server_version_num') || return
  dump=$(pg_dump --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
  if ((from / 10000 > dump || to / 10000 < dump)); then
    say "pg_dump $dump cannot move from PostgreSQL $((from / 10000)) to $((to / 10000))" >&2
    return 1
  fi
}

# psql's own --single-transaction commits at the end of its input, which is also how a killed pg_dump looks to it.
# So the commit is part of the input, behind the whole dump; an input without it is rolled back.
sql_copy() {
  local from=$1 to=$2 move=$3
  {
    echo '\set ON_ERROR_STOP on'
    echo 'BEGIN;'
    # The comment, not a table: nothing of a move stays among the application's own.
    pg_dump --no-owner --no-privileges --no-publications --no-subscriptions -d "service=$from" &&
      printf '\nCOMMENT ON DATABASE :"DBNAME" IS '\''millions-move %s'\'';\nCOMMIT;\n' "$move"
  } | psql -qX -v ON_ERROR_STOP=1 -o /dev/null -d "service=$to" || return
  [ "$(sql_state "$to" "$move")" = moved ]
}

sql_compare() {
  local from to
  from=$(sql_rows "$1") || return
  to=$(sql_rows "$2") || return
  if [ "$from" != "$to" ]; then
    say "Rows differ between $1 (<) and $2 (>):" >&2
    diff <(echo "$from") <(echo "$to") >&2
    return 1
  fi
  say "Rows are equal, table by table:"
  echo "$from"
}

# sql_move FROM TO MOVE: all or nothing; again after a kill.
sql_move() {
  local from=$1 to=$2 move=$3 state
  state=$(sql_state "$to" "$move") || return
  case $state in
    moved) say "The rows arrived before" ;;
    occupied)
      say "The database of $to already holds tables, which are not of this move; it is left as it is" >&2
      return 1
      ;;
    empty)
      sql_versions_fit "$from" "$to" || return
      say "Copying the rows from $from to $to"
      if ! sql_copy "$from" "$to" "$move"; then
        say "The rows did not arrive; $to is as empty as before" >&2
        return 1
      fi
      # Without the warning for each catalogue that is another's.
      PGOPTIONS='-c client_min_messages=error' ask "$to" -c 'ANALYZE' || return
      ;;
  esac
  sql_compare "$from" "$to"
}
