# shellcheck shell=bash
# The data volume: found by its id, given a file system once, mounted at /data. To be sourced.

# A wrong guess here would cost all data, so two signs must agree: nothing known on it, and only zeros, as a new
# EBS volume is (docs.aws.amazon.com/ebs/latest/userguide/ebs-initialize.html).
format_when_blank() {
  local device=$1 known=0
  blkid -p "$device" >/dev/null || known=$?
  # blkid(8): 0 something found, 2 nothing found or not readable, 8 ambivalent
  case $known in
    0) return 0 ;;
    2) ;;
    *) fail "What is on $device is not clear; it is left as it is" ;;
  esac
  head -c 1048576 "$device" | cmp -s -n 1048576 - /dev/zero ||
    fail "$device has no file system that is known, and is not empty; it is left as it is"
  say "Making a file system on $device"
  mkfs.xfs -q "$device"
}

mount_volume() {
  local volume=$1 device uuid
  device=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume/-/}
  wait_until 180 "the volume $volume" test -b "$device" || fail "The volume $volume is not attached"
  mkdir -p "$data"
  if ! mountpoint -q "$data"; then
    format_when_blank "$device"
    uuid=$(blkid -p -s UUID -o value "$device")
    mount -t xfs -o noatime,nodev,nosuid "UUID=$uuid" "$data"
    say "Mounted $volume at $data"
  fi
  # A volume that was made larger.
  xfs_growfs "$data" >/dev/null
}

# The first install decides where the data lives; from then on only millions-move does.
remember_home() {
  [ -f "$data/home" ] || wanted_home | whole_file "$data/home" 0644 root
}
