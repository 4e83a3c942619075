# shellcheck shell=bash
# What every script of the box shares. To be sourced.
# shellcheck disable=SC2034 # each script uses some of it

box=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Elsewhere only in tests.
etc=${MILLIONS_ETC:-/etc/millions}
run=${MILLIONS_RUN:-/run/millions}
data=${MILLIONS_DATA:-/data}
releases=${MILLIONS_RELEASES:-/opt/millions/releases}
owner=${MILLIONS_OWNER:-millions}

say() {
  printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*"
}

fail() {
  say "$*" >&2
  exit 1
}

# value FILE NAME: the value of the line NAME=VALUE; empty when there is none.
value() {
  [ -f "$1" ] || return 0
  awk -v name="$2=" 'index($0, name) == 1 { last = substr($0, length(name) + 1) } END { printf "%s", last }' "$1"
}

# wait_until SECONDS WHAT COMMAND...: fails when the command does not succeed in time.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    if ((SECONDS >= deadline)); then
      say "Gave up waiting for $what" >&2
      return 1
    fi
    sleep 1
  done
}

# whole_file PATH MODE OWNER: writes its input there in one step, and only when it differs.
whole_file() {
  local path=$1 mode=$2 user=$3 draft
  draft=$(mktemp "$(dirname "$path")/.draft.XXXXXX") || return
  if ! { cat >"$draft" && chown "$user" "$draft" && chmod "$mode" "$draft"; }; then
    rm -f "$draft"
    return 1
  fi
  if cmp -s "$draft" "$path"; then
    rm -f "$draft"
  else
    mv -fT "$draft" "$path"
  fi
}

# Where the data should live by the deployment, and where it does live by the volume.
wanted_home() {
  value "$etc/box" HOME
}

actual_home() {
  if [ -f "$data/home" ]; then
    cat "$data/home"
  else
    wanted_home
  fi
}

being_moved() {
  [ "$(wanted_home)" != "$(actual_home)" ]
}
