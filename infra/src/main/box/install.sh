#!/usr/bin/env bash
# Makes the machine a box of Millions: at every boot, by cloud-init, as root. What is done already is left alone.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=lib/common.sh
. "$here/lib/common.sh"
# shellcheck source=lib/volume.sh
. "$here/lib/volume.sh"
# shellcheck source=lib/release.sh
. "$here/lib/release.sh"
# shellcheck source=lib/postgresql.sh
. "$here/lib/postgresql.sh"
# shellcheck source=lib/sides.sh
. "$here/lib/sides.sh"
# shellcheck source=lib/web.sh
. "$here/lib/web.sh"
# shellcheck source=lib/httpd.sh
. "$here/lib/httpd.sh"

# packages NAME...: asks the repository only for what is missing, so that a reboot needs none.
packages() {
  local try
  rpm -q --quiet "$@" && return
  for try in 1 2 3; do
    dnf -y -q install "$@" && return
    say "Packages could not be had, try $try of 3"
    sleep 10
  done
  fail "Packages could not be had: $*"
}

directories() {
  # A number of its own: the files on the data volume outlive the machine that named their owner.
  id millions >/dev/null 2>&1 ||
    useradd --uid 8080 --user-group --no-create-home --home-dir /var/lib/millions --shell /sbin/nologin millions
  install -d -m 0755 "$releases" "$pages"
  install -d -m 0755 -o root -g millions "$run"
  install -d -m 0755 /var/log/millions
  install -d -m 0750 -o millions -g millions /var/lib/millions
}

data_directories() {
  install -d -m 0750 -o millions -g millions "$data/content" "$data/process"
  install -d -m 0700 -o postgres -g postgres "$data/backup"
}

units() {
  # A zip may have lost it.
  chmod +x "$box"/*.sh
  install -m 0644 "$box"/units/* /etc/systemd/system/
  install -m 0644 "$box/logrotate.conf" /etc/logrotate.d/millions
  ln -sfn "$box/move.sh" /usr/local/bin/millions-move
  systemctl daemon-reload
  systemctl enable -q --now logrotate.timer
}

# The authority behind the certificates of RDS is not one that a system trusts by itself.
# docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
rds_authority() {
  local file=/etc/millions/rds-ca.pem
  grep -q "sslrootcert=$file" "$etc/settings" || return 0
  [ -s "$file" ] ||
    curl -fsS --retry 5 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem |
    whole_file "$file" 0644 root || fail "The certificates of RDS could not be had"
}

# A password file of an earlier stage would overwrite that of the database on this box.
forget_services_password() {
  [ ! -f "$etc/secrets" ] || sed -i '/^\/run\/millions\/sql-password=/d' "$etc/secrets"
}

agent() {
  local ctl=/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl
  sed "s|@LOG_GROUP@|$(value "$etc/box" LOG_GROUP)|g" "$box/agent.json" | whole_file "$etc/agent.json" 0644 root
  "$ctl" -a fetch-config -m ec2 -s -c "file:$etc/agent.json" >/dev/null ||
    say "The CloudWatch agent did not start: no metrics and no logs from here"
}

# Tells the deployment that waits for this box, if one does.
signal() {
  local success=$1 reason=$2 resource
  resource=$(value "$etc/box" RESOURCE)
  [ -n "$resource" ] || return 0
  /opt/aws/bin/cfn-signal --success "$success" --reason "$reason" --resource "$resource" \
    --stack "$(value "$etc/box" STACK)" --region "$(value "$etc/box" REGION)" ||
    say "Nobody waits for the signal of this box"
}

at_exit() {
  local status=$?
  [ "$status" != 0 ] || return 0
  # tee is a step behind.
  sleep 1
  signal false "install.sh: $(tail -n 1 /var/log/millions/install.log)"
}

main() {
  local version wanted
  wanted=$(wanted_home)
  case $wanted in box | services) ;; *) fail "HOME=$wanted: allowed are box, services" ;; esac
  directories
  # libpq, psql and pg_dump come with the server's package.
  packages java-25-amazon-corretto-headless httpd mod_ssl amazon-cloudwatch-agent aws-cfn-bootstrap \
    jq unzip openssl diffutils logrotate
  if [ -n "$(value "$etc/box" DATA_VOLUME)" ]; then
    packages xfsprogs
    mount_volume "$(value "$etc/box" DATA_VOLUME)"
    remember_home
    version=$(postgresql_version)
    packages "postgresql$version" "postgresql$version-server"
    data_directories
  elif [ "$wanted" = box ]; then
    fail "HOME=box needs a DATA_VOLUME"
  fi
  units
  agent
  install_release "$(cat "$etc/application")"
  if [ "$wanted" = box ]; then forget_services_password; else rds_authority; fi
  if [ -n "$(value "$etc/box" DATA_VOLUME)" ] && [ "$wanted" = services ]; then remember_services; fi
  [ -f "$pages/index.html" ] || page down
  start_httpd
  if being_moved; then
    hold_web
    signal true "waits for millions-move"
    return
  fi
  start_home
  [ -z "$(value "$etc/box" RESOURCE)" ] && return
  wait_until 300 "/q/health/ready" ready || fail "The web process was not ready within 5 minutes"
  signal true "ready"
}

mkdir -p /var/log/millions
exec > >(tee -a /var/log/millions/install.log) 2>&1
trap at_exit EXIT
main
