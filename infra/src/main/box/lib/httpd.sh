# shellcheck shell=bash
# httpd in front of the web process: its certificate and its configuration. To be sourced.

certificates=$etc/tls

own_certificate() {
  local name=$1
  install -d -m 0700 "$certificates"
  # A month before the end, and when the name is another one.
  openssl x509 -in "$certificates/$name.pem" -noout -checkend 2592000 >/dev/null 2>&1 && return
  say "Making a certificate for $name, signed by itself"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 800 \
    -subj "/CN=$name" -addext "subjectAltName=DNS:$name" \
    -keyout "$certificates/$name.key" -out "$certificates/$name.pem" 2>/dev/null
  chmod 0600 "$certificates/$name.key"
}

# AL2023's own repository has no mod_md; its supplementary one, SPAL, does, without the same promise of fixes
# (github.com/amazonlinux/amazon-linux-2023/issues/611). Where it cannot be had the certificate is the box's own;
# certbot of the same repository would be the other way.
managed_certificate() {
  rpm -q --quiet mod_md && return
  dnf -y -q install spal-release && dnf -y -q install mod_md
}

httpd_definitions() {
  local name=$1 domain=$2 managed=$3
  cat <<CONF
Define BOX $box
Define NAME $name
Define PAGES $pages
Define RUNTIME /run/httpd
Define PLAIN_PORT 80
Define TLS_PORT 443
Define WEB_PORT $(web_port)
Define CERTIFICATE $certificates/$name.pem
Define CERTIFICATE_KEY $certificates/$name.key
Define MANAGED_STORE $data/certificates
CONF
  [ -n "$(value "$etc/box" DATA_VOLUME)" ] || echo 'Define BALANCED'
  [ -z "$domain" ] || echo "Define DOMAIN $domain"
  [ -z "$managed" ] || echo 'Define MANAGED'
  echo "Include $box/httpd/millions.conf"
}

start_httpd() {
  local domain='' name=localhost managed='' file
  # Behind a balancer the domain's certificate is the balancer's.
  [ -z "$(value "$etc/box" DATA_VOLUME)" ] || domain=$(value "$etc/box" DOMAIN)
  if [ -n "$domain" ]; then
    name=$domain
    if managed_certificate; then
      managed=yes
      install -d -m 0755 "$data/certificates"
    else
      say "No mod_md: $domain gets a certificate that browsers warn of"
    fi
  fi
  own_certificate "$name"
  # What the packages would serve beside the application.
  for file in ssl welcome autoindex userdir; do
    echo '# Emptied: see millions.conf' >"/etc/httpd/conf.d/$file.conf"
  done
  httpd_definitions "$name" "$domain" "$managed" | whole_file /etc/httpd/conf.d/millions.conf 0644 root
  httpd -t || fail "The configuration of httpd is refused"
  systemctl reload-or-restart httpd
  [ -z "$managed" ] || systemctl start millions-certificate.timer
}
