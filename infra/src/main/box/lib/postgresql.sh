# shellcheck shell=bash
# PostgreSQL on the box. To be sourced.

cluster=$data/postgresql

# AL2023 has postgresql18 since 2023.10.20260330 (github.com/amazonlinux/amazon-linux-2023/issues/1031). An older
# image has 17 or 16. A cluster that exists decides itself: another major version cannot read it.
postgresql_version() {
  local version
  if [ -f "$cluster/PG_VERSION" ]; then
    cat "$cluster/PG_VERSION"
    return
  fi
  for version in 18 17 16; do
    if dnf -q list "postgresql$version-server" >/dev/null 2>&1; then
      echo "$version"
      return
    fi
  done
  fail "This image offers no PostgreSQL"
}

as_postgres() {
  (cd / && runuser -u postgres -- "$@")
}

# A cluster appears whole or not at all, however often initdb is killed.
make_cluster() {
  local draft=$data/.postgresql.draft
  [ ! -f "$cluster/PG_VERSION" ] || return 0
  say "Making a PostgreSQL cluster"
  rm -rf "$draft"
  install -d -o postgres -g postgres -m 0700 "$draft"
  as_postgres initdb --pgdata="$draft" --data-checksums --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=peer --auth-host=scram-sha-256 >/dev/null
  mv -T "$draft" "$cluster"
  sync -f "$data"
}

make_password() {
  install -d -m 0700 "$data/secrets"
  [ -s "$data/secrets/sql-password" ] ||
    openssl rand -hex 24 | tr -d '\n' | whole_file "$data/secrets/sql-password" 0600 root
}

# The password goes through standard input: arguments are seen by every process.
make_database() {
  as_postgres psql -qX -v ON_ERROR_STOP=1 -d postgres >/dev/null <<SQL
SELECT 'CREATE ROLE millions LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millions') \gexec
SET password_encryption = 'scram-sha-256';
ALTER ROLE millions PASSWORD '$(cat "$data/secrets/sql-password")';
SELECT 'CREATE DATABASE millions OWNER millions'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'millions') \gexec
SQL
}

start_postgresql() {
  make_cluster
  make_password
  systemctl start millions-postgresql
  make_database
}

# Only a web process at home on the box reads this password; elsewhere the file is the secret's.
publish_password() {
  whole_file "$run/sql-password" 0400 "$owner" <"$data/secrets/sql-password"
}
