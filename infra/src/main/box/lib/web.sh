# shellcheck shell=bash
# The web process and what it needs beside it, started and stopped. To be sourced.

pages=${MILLIONS_PAGES:-/var/www/millions}
motd=${MILLIONS_MOTD:-/etc/motd.d/millions}

# What httpd says while the web process is down: down or moving.
page() {
  whole_file "$pages/index.html" 0644 root <"$box/httpd/$1.html"
}

stop_web() {
  page moving
  systemctl stop millions
}

# The web process must not write to a home that the deployment has left.
hold_web() {
  local text
  text="The data of this box lives in $(actual_home), the deployment wants it in $(wanted_home): run  sudo millions-move  (or deploy the stage that wants it there)"
  page moving
  mkdir -p "$(dirname "$motd")"
  whole_file "$motd" 0644 root <<<"$text"
  say "$text"
}

start_home() {
  rm -f "$motd" "$data/move"
  page down
  if [ "$(wanted_home)" = box ]; then
    start_postgresql
    publish_password
    systemctl start millions-backup.timer
  else
    systemctl stop millions-backup.timer millions-postgresql
  fi
  systemctl start millions-secrets.timer
  systemctl restart millions
}

ready() {
  curl -fsS --max-time 5 -o /dev/null "http://127.0.0.1:$(web_port)/q/health/ready" 2>/dev/null
}

web_port() {
  local port
  port=$(value "$etc/settings" QUARKUS_HTTP_PORT)
  echo "${port:-8080}"
}
