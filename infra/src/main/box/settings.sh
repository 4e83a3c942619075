#!/usr/bin/env bash
# Makes what the web process reads out of what the deployment wrote: placeholders become values, once at each
# start (settings.sh) and every minute for the password files (settings.sh secrets).
#   @{instance}          this machine's id
#   @{secret:ARN:FIELD}  one field of a secret, which is a JSON object
set -euo pipefail
# shellcheck source=lib/common.sh
. "$(dirname "$(readlink -f "$0")")/lib/common.sh"

metadata=${MILLIONS_METADATA:-http://169.254.169.254}
declare -A fetched=()

instance() {
  local token
  token=$(curl -fsS --max-time 2 --retry 3 -X PUT "$metadata/latest/api/token" \
    -H "X-aws-ec2-metadata-token-ttl-seconds: 60") &&
    curl -fsS --max-time 2 --retry 3 -H "X-aws-ec2-metadata-token: $token" \
      "$metadata/latest/meta-data/instance-id"
}

# Each secret is asked for once in a run, so two fields are of one version. Answers in REPLY.
secret() {
  local arn=${1%:*} field=${1##*:}
  if [ -z "${fetched[$arn]:-}" ]; then
    fetched[$arn]=$(aws secretsmanager get-secret-value --region "$(value "$etc/box" REGION)" \
      --secret-id "$arn" --query SecretString --output text) || return
  fi
  REPLY=$(jq -er --arg field "$field" '.[$field]' <<<"${fetched[$arn]}") || {
    say "The secret $arn has no field $field" >&2
    return 1
  }
}

# Answers in REPLY. What a placeholder stands for is not searched again.
resolve() {
  local rest=$1 done='' name
  while [[ $rest == *'@{'*'}'* ]]; do
    done+=${rest%%'@{'*}
    rest=${rest#*'@{'}
    name=${rest%%'}'*}
    rest=${rest#*'}'}
    case $name in
      instance) REPLY=$(instance) || return ;;
      secret:*:*) secret "${name#secret:}" || return ;;
      *)
        say "Unknown placeholder @{$name}: allowed are @{instance} and @{secret:ARN:FIELD}" >&2
        return 1
        ;;
    esac
    done+=$REPLY
  done
  REPLY=$done$rest
}

# systemd.exec(5), EnvironmentFile: in double quotes a backslash keeps ", \, $ and ` as they are.
quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//\$/\\\$}
  text=${text//\`/\\\`}
  printf '"%s"' "$text"
}

settings() {
  local line rendered=''
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '' | '#'*) continue ;;
      [A-Za-z_]*=*) ;;
      *) fail "Not a setting in $etc/settings: ${line%%=*}" ;;
    esac
    resolve "${line#*=}" || fail "${line%%=*} could not be made"
    rendered+="${line%%=*}=$(quoted "$REPLY")"$'\n'
  done <"$etc/settings"
  whole_file "$run/settings.env" 0400 root <<<"${rendered%$'\n'}"
}

# A secret that cannot be had now leaves its file as it was: the next minute tries again.
secrets() {
  local line missed=0
  [ -f "$etc/secrets" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in '' | '#'*) continue ;; esac
    if resolve "${line#*=}"; then
      printf '%s' "$REPLY" | whole_file "${line%%=*}" 0400 "$owner" || missed=1
    else
      say "${line%%=*} could not be refreshed" >&2
      missed=1
    fi
  done <"$etc/secrets"
  return "$missed"
}

case ${1:-all} in
  all)
    secrets || fail "A password file could not be made"
    settings
    ;;
  secrets) secrets ;;
  # One value, for the scripts beside this one.
  value)
    resolve "$2" || exit 1
    printf '%s' "$REPLY"
    ;;
  *) fail "settings.sh [all|secrets|value TEXT]" ;;
esac
