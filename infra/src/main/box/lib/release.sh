# shellcheck shell=bash
# Releases of the application, side by side; `current` names the one in use. To be sourced.

# install_release S3_URL: the asset's own name is the hash of what is in it.
install_release() {
  local url=$1 name draft
  name=$(basename "$url" .zip)
  if [ ! -d "$releases/$name" ]; then
    draft=$(mktemp -d "$releases/.draft.XXXXXX")
    aws s3 cp --only-show-errors "$url" "$draft/application.zip" || fail "No application at $url"
    unzip -q "$draft/application.zip" -d "$draft/application" || fail "$url is not a whole zip"
    [ -f "$draft/application/quarkus-run.jar" ] || fail "$url holds no quarkus-run.jar"
    chmod -R u=rwX,go=rX "$draft/application"
    mv -T "$draft/application" "$releases/$name"
    rm -rf "$draft"
  fi
  touch "$releases/$name"
  ln -sfn "$releases/$name" "$releases/.current"
  mv -fT "$releases/.current" "$releases/../current"
  say "Release $name"
  keep_two
}

keep_two() {
  local old
  rm -rf "$releases"/.draft.*
  # shellcheck disable=SC2012 # the names are hashes
  ls -1t "$releases" | tail -n +3 | while IFS= read -r old; do
    rm -rf "${releases:?}/$old"
  done
}
