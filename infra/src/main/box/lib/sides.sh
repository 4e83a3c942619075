# shellcheck shell=bash
# The two homes of the data, as names that psql and aws understand. To be sourced.
#
# The services are known from the settings while the deployment wants them; /data/services keeps what is needed to
# find them again when it wants the box.

services_file=$data/services

# Of jdbc:postgresql://HOST[:PORT]/DATABASE[?NAME=VALUE&...] what libpq needs, as lines of a service file.
jdbc_to_service() {
  local url=$1 pair pairs
  [[ $url =~ ^jdbc:postgresql://([^:/?]+)(:([0-9]+))?/([^?]+)(\?(.*))?$ ]] ||
    fail "Not a JDBC URL of one PostgreSQL server: $url"
  printf 'host=%s\nport=%s\ndbname=%s\n' \
    "${BASH_REMATCH[1]}" "${BASH_REMATCH[3]:-5432}" "${BASH_REMATCH[4]}"
  local query=${BASH_REMATCH[6]} mode=require
  IFS='&' read -ra pairs <<<"$query"
  for pair in "${pairs[@]}"; do
    case $pair in
      sslmode=*) mode=${pair#*=} ;;
      sslrootcert=*) printf '%s\n' "$pair" ;;
    esac
  done
  case $mode in
    require | verify-ca | verify-full) printf 'sslmode=%s\n' "$mode" ;;
    *) fail "The database is reached over TLS only, not with sslmode=$mode" ;;
  esac
}

# At every boot that wants the services.
remember_services() {
  local name text lines=''
  for name in MILLIONS_SQL_PRIMARY_URL MILLIONS_SQL_USERNAME MILLIONS_CONTENT_S3_BUCKET; do
    text=$(value "$etc/settings" "$name")
    [ -n "$text" ] || fail "The settings lack $name"
    lines+=$name=$text$'\n'
  done
  text=$(value "$etc/secrets" /run/millions/sql-password)
  [ -n "$text" ] || fail "$etc/secrets lacks /run/millions/sql-password"
  whole_file "$services_file" 0600 root <<<"${lines}PASSWORD=$text"
}

bucket() {
  value "$services_file" MILLIONS_CONTENT_S3_BUCKET
}

# Makes `psql service=box` and `psql service=services` reach the two. In memory only, for root only.
name_sides() {
  local password url user
  [ -f "$services_file" ] || fail "$services_file is missing: this box never knew the services"
  password=$("$box/settings.sh" value "$(value "$services_file" PASSWORD)") ||
    fail "The password of the services could not be had"
  url=$("$box/settings.sh" value "$(value "$services_file" MILLIONS_SQL_PRIMARY_URL)")
  user=$("$box/settings.sh" value "$(value "$services_file" MILLIONS_SQL_USERNAME)")
  {
    printf '[box]\nhost=127.0.0.1\nport=5432\ndbname=millions\nuser=millions\npassword=%s\n' \
      "$(cat "$data/secrets/sql-password")"
    printf '[services]\n'
    jdbc_to_service "$url"
    printf 'user=%s\npassword=%s\n' "$user" "$password"
  } | whole_file "$run/sides.conf" 0400 root
  export PGSERVICEFILE=$run/sides.conf PGCONNECT_TIMEOUT=10
}
