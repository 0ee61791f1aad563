#!/bin/sh
# Builds the practice page into dist/: the WASM program, its glue, the page and the styles, each with .br and .gz
# beside it. Names carry a piece of their content's hash, so everything but index.html may be cached for ever.
# Fails when the whole page is heavier than 1.5 MB in brotli. Beside it the migration workbench: one file with
# everything in it, which is served, saved and opened from a disk as the same bytes; its weight is a budget of its own.
#
#   sandbox/build.sh [DIST]
set -eu

at_most=1500000
workbench_at_most=900000
repo=$(cd "$(dirname "$0")/.." && pwd)
dist=${1:-$repo/dist}
cd "$repo"
PATH="$PATH:$HOME/.cache/kotodigi/tools/bin:$HOME/.cargo/bin"
export PATH

say() { printf '%s\n' "$*"; }
fail() { say "build.sh: $*" >&2; exit 1; }

# --- the program ---------------------------------------------------------------------------------------------

needed=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
command -v wasm-bindgen >/dev/null ||
  fail "wasm-bindgen is missing: cargo install wasm-bindgen-cli --version $needed"
found=$(wasm-bindgen --version | cut -d' ' -f2)
[ "$found" = "$needed" ] ||
  fail "wasm-bindgen is $found but Cargo.lock needs $needed: cargo install wasm-bindgen-cli --version $needed"

target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
cargo build --quiet --profile web --target wasm32-unknown-unknown -p kotodigi-sandbox --bins

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' INT TERM
bound=$target/web-bound
workbench=$target/web-bound-workbench

bind() { # PROGRAM NAME KIND FOLDER: wasm-bindgen takes a while; an unchanged program is not bound again.
  program=$target/wasm32-unknown-unknown/web/$1.wasm
  if [ ! -f "$4/done" ] || ! cmp -s "$program" "$4/program.wasm"; then
    rm -rf "$4"
    mkdir -p "$4"
    wasm-bindgen --target "$3" --no-typescript --remove-name-section --remove-producers-section \
      --out-dir "$4" --out-name "$2" "$program"
    cp "$program" "$4/program.wasm"
    : >"$4/done"
  fi
}

bind kotodigi-sandbox app web "$bound"
bind kotodigi-workbench workbench no-modules "$workbench"

# --- the files, under names that change with their content ------------------------------------------------------

hashed() { # FILE NAME.EXTENSION: copies FILE into the stage and prints its new name
  hash=$(sha256sum "$1" | cut -c1-12)
  name=${2%.*}-$hash.${2##*.}
  cp "$1" "$stage/$name"
  say "$name"
}

work=$stage/.work
mkdir "$work"
wasm=$(hashed "$bound/app_bg.wasm" app.wasm)
# Without the remarks and the indentation of the generated glue.
sed -E -e "s/app_bg\.wasm/$wasm/g" -e '/^ *(\/\*\*|\*\/|\*( |$))/d' -e 's/^ +//' "$bound/app.js" >"$work/app.js"
app=$(hashed "$work/app.js" app.js)
# Glue that the program brings along is imported by relative name, and is named by its content already.
[ ! -d "$bound/snippets" ] || cp -R "$bound/snippets" "$stage/snippets"
sed "s/app\.js/$app/; s/app\.wasm/$wasm/" sandbox/boot.js >"$work/boot.js"
boot=$(hashed "$work/boot.js" boot.js)

: >"$work/styles"
for style in sandbox/style/*.css; do
  [ -f "$style" ] || continue
  name=$(hashed "$style" "$(basename "$style")")
  say "  <link rel=\"stylesheet\" href=\"./$name\">" >>"$work/styles"
done
# What else the page shows (icons, fonts) keeps its names.
[ ! -d sandbox/public ] || cp -R sandbox/public/. "$stage/"
preload="  <link rel=\"modulepreload\" href=\"./$app\">"
sed -e "s|boot\.js|$boot|" -e "/<!-- styles -->/{r $work/styles
a\\
$preload
d
}" sandbox/index.html >"$stage/index.html"

# --- the workbench: styles, glue, program and script in one file ---------------------------------------------------

sandbox/workbench/build.sh "$workbench" >"$stage/workbench.html"
rm -rf "$work"

# --- into dist/, compressing only what is new --------------------------------------------------------------------

# NPOSTFIX and NDIRECT suit a program; the command-line program cannot be told them.
brotli_of() {
  if command -v node >/dev/null; then
    node -e 'const z=require("zlib"),f=require("fs"),p=process.argv[1],c=z.constants,b=f.readFileSync(p);f.writeFileSync(p+".br",z.brotliCompressSync(b,{params:{[c.BROTLI_PARAM_QUALITY]:11,[c.BROTLI_PARAM_LGWIN]:24,[c.BROTLI_PARAM_SIZE_HINT]:b.length,[c.BROTLI_PARAM_NPOSTFIX]:2,[c.BROTLI_PARAM_NDIRECT]:60}}))' "$1"
  elif command -v brotli >/dev/null; then
    brotli -q 11 -f -k -o "$1.br" "$1"
  else
    say "build.sh: neither node nor brotli is here: the page is served with gzip only" >&2
  fi
}

mkdir -p "$dist"
(cd "$stage" && find . -type f) | sed 's|^\./||' | sort >"$stage.list"
trap 'rm -rf "$stage" "$stage.list"' EXIT
(cd "$dist" && find . -type f ! -name '*.br' ! -name '*.gz') | sed 's|^\./||' | while IFS= read -r old; do
  grep -qxF "$old" "$stage.list" || rm -f "$dist/$old" "$dist/$old.br" "$dist/$old.gz"
done

total=0
bench_weight=0
while IFS= read -r file; do
  if ! cmp -s "$stage/$file" "$dist/$file" || [ ! -f "$dist/$file.gz" ]; then
    mkdir -p "$(dirname "$dist/$file")"
    rm -f "$dist/$file" "$dist/$file.br" "$dist/$file.gz"
    cp "$stage/$file" "$dist/$file.part"
    gzip -9 -n -c "$dist/$file.part" >"$dist/$file.gz.part"
    brotli_of "$dist/$file.part"
    # The plain file comes last: while it is missing or old, the next build does this one again.
    [ ! -f "$dist/$file.part.br" ] || mv "$dist/$file.part.br" "$dist/$file.br"
    mv "$dist/$file.gz.part" "$dist/$file.gz"
    mv "$dist/$file.part" "$dist/$file"
  fi
  sent=$dist/$file.br
  [ -f "$sent" ] || sent=$dist/$file.gz
  plain=$(wc -c <"$dist/$file")
  weight=$(wc -c <"$sent")
  if [ "$file" = workbench.html ]; then bench_weight=$weight; else total=$((total + weight)); fi
  printf '%10d %10d  %s\n' "$plain" "$weight" "$file"
done <"$stage.list"
find "$dist" -type f -name '*.part*' -exec rm -f {} +

say "$total bytes in all, as sent; at most $at_most; the workbench $bench_weight; at most $workbench_at_most"
[ "$total" -le "$at_most" ] || fail "the page is $((total - at_most)) bytes too heavy"
[ "$bench_weight" -le "$workbench_at_most" ] || fail "the workbench is $((bench_weight - workbench_at_most)) bytes too heavy"
