# shellcheck shell=bash
# The content's part of a move: between /data/content and a bucket. To be sourced.
#
# A file's path below the directory is its object's key (DiskContentStore), except for drafts in .unfinished. What an
# object is stored with is ServedObject's: a type and a cache rule for three endings, the plain type for all others.

content=$data/content

# Lines of key, tab, bytes; sorted by key.
content_on_disk() {
  [ -d "$1" ] || return 0
  (cd "$1" && find . -path ./.unfinished -prune -o -type f -printf '%P\t%s\n') | LC_ALL=C sort
}

content_in_bucket() {
  local listed
  listed=$(aws s3api list-objects-v2 --bucket "$1" --query 'Contents[].[Key, Size]' --output text) || return
  [ "$listed" = None ] || [ -z "$listed" ] || LC_ALL=C sort <<<"$listed"
}

content_total() {
  awk -F '\t' 'NF { objects++; bytes += $2 } END { printf "%d objects, %d bytes\n", objects, bytes }' <<<"$1"
}

content_upload() {
  local ending type forever='public, max-age=31536000, immutable'
  aws s3 sync --only-show-errors "$content" "s3://$1" --exclude '.unfinished/*' \
    --exclude '*.css' --exclude '*.js' --exclude '*.svg' --content-type application/octet-stream || return
  for ending in css js svg; do
    case $ending in
      css) type='text/css; charset=UTF-8' ;;
      js) type='text/javascript; charset=UTF-8' ;;
      svg) type='image/svg+xml' ;;
    esac
    aws s3 sync --only-show-errors "$content" "s3://$1" --exclude '*' --include "*.$ending" \
      --exclude '.unfinished/*' --content-type "$type" --cache-control "$forever" || return
  done
}

content_compare() {
  if [ "$1" != "$2" ]; then
    say "Content differs between the old home (<) and the new one (>):" >&2
    diff <(echo "$1") <(echo "$2") | head -n 20 >&2
    return 1
  fi
  say "Content is equal: $(content_total "$1")"
}

# Whatever is in the bucket must be of the disk: two contents in one are not to be told apart later.
content_to_bucket() {
  local bucket=$1 here there strangers
  here=$(content_on_disk "$content")
  there=$(content_in_bucket "$bucket") || return
  strangers=$(LC_ALL=C comm -13 <(cut -f 1 <<<"$here") <(cut -f 1 <<<"$there"))
  if [ -n "$strangers" ]; then
    say "The bucket $bucket holds $(wc -l <<<"$strangers") objects that are not of this box, for example:" >&2
    head -n 3 <<<"$strangers" >&2
    return 1
  fi
  say "Copying $(content_total "$here") to $bucket"
  content_upload "$bucket" || return
  there=$(content_in_bucket "$bucket") || return
  content_compare "$here" "$there"
}

# Into a directory beside the old one, which is then set aside, not removed. What a killed copy left there under
# other names goes; names it shares with the bucket are complete, as the copy renames them.
content_to_disk() {
  local bucket=$1 move=$2 arriving=$content.arriving here there stranger
  there=$(content_in_bucket "$bucket") || return
  here=$(content_on_disk "$content")
  if [ "$here" = "$there" ]; then
    say "Content is equal: $(content_total "$here")"
    return
  fi
  mkdir -p "$arriving"
  say "Copying $(content_total "$there") to $content"
  aws s3 sync --only-show-errors "s3://$bucket" "$arriving" || return
  LC_ALL=C comm -23 <(content_on_disk "$arriving" | cut -f 1) <(cut -f 1 <<<"$there") |
    while IFS= read -r stranger; do
      rm -f "$arriving/$stranger"
    done
  content_compare "$there" "$(content_on_disk "$arriving")" || return
  chown -R "$owner:" "$arriving"
  sync -f "$arriving"
  [ ! -d "$content" ] || mv -T "$content" "$content.before-$move" || return
  mv -T "$arriving" "$content"
}
