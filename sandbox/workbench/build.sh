#!/bin/sh
# Puts the workbench into one file, printed: its policy names the hash of each script and style, and no address.
#
#   sandbox/workbench/build.sh BOUND
#
# BOUND holds workbench.js and workbench_bg.wasm, as wasm-bindgen makes them for "no-modules".
set -eu

bound=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat "$here"/../style/*.css "$here/style.css" >"$work/style"
cp "$bound/workbench.js" "$work/glue"
cp "$here/boot.js" "$work/boot"
cp "$here/worker.js" "$work/worker"
gzip -9 -n -c "$bound/workbench_bg.wasm" | base64 >"$work/program"

hash() { # FILE: its SHA-256 in base64, as a policy names it, with nothing but POSIX and coreutils
  octal=$(sha256sum "$1" | awk '{ d = "0123456789abcdef"
    for (i = 1; i <= 64; i += 2) printf "\\0%03o", (index(d, substr($1, i, 1)) - 1) * 16 + index(d, substr($1, i + 1, 1)) - 1 }')
  printf '%b' "$octal" | base64
}

# Whole lines of the parts go where the page names them; the last line has no end, so that a browser that writes
# the page out again writes these bytes.
sed -e "s|@sha-glue@|$(hash "$work/glue")|" -e "s|@sha-boot@|$(hash "$work/boot")|" \
  -e "s|@sha-style@|$(hash "$work/style")|" "$here/page.html" |
  awk -v work="$work" '
    match($0, /@[a-z]+@/) {
      printf "%s", substr($0, 1, RSTART - 1)
      part = work "/" substr($0, RSTART + 1, RLENGTH - 2)
      while ((getline line <part) > 0) print line
      printf "%s", substr($0, RSTART + RLENGTH)
      if (part !~ /boot$/) print ""
      next
    }
    { print }'
printf '</body></html>'
