#!/bin/sh
# Installs what is missing, and nothing twice: .ci/tools.sh web|pack|browser|oidc|deny|office|peers …
# Everything comes from crates.io, npm or Debian; tools land in ~/.cache/kotodigi/tools.
set -eu

tools=$HOME/.cache/kotodigi/tools
repo=$(cd "$(dirname "$0")/.." && pwd)
PATH="$PATH:$tools/bin:$HOME/.cargo/bin"

say() { printf '== %s\n' "$*"; }

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

updated=
debian() { # COMMAND PACKAGE…: Debian's packages, where the command is not there yet
  command -v "$1" >/dev/null && return 0
  command=$1
  shift
  say "$* for $command, from Debian"
  [ -n "$updated" ] || { root apt-get update -qq && updated=yes; }
  root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

crate() { # NAME VERSION COMMAND
  [ -x "$tools/bin/$3" ] && "$tools/bin/$3" --version 2>/dev/null | grep -q "$2" && return 0
  say "$1 $2, from crates.io (a few minutes, once)"
  CARGO_TARGET_DIR="$tools/build" cargo install --quiet --root "$tools" --force "$1" --version "$2"
}

# The page's WASM binder must be of the version in Cargo.lock.
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$repo/Cargo.lock")

for what in "$@"; do
  case $what in
    web)
      rustup target list --installed | grep -q '^wasm32-unknown-unknown$' || {
        say "the wasm32 target, by rustup"
        rustup target add wasm32-unknown-unknown
      }
      debian node nodejs
      crate wasm-bindgen-cli "$bindgen" wasm-bindgen
      ;;
    pack) crate wasm-pack 0.15.1 wasm-pack ;;
    oidc)
      debian node nodejs
      debian npm npm
      if [ ! -d "$repo/tests/oidc/node_modules/oidc-provider" ]; then
        say "a certified OpenID provider for the tests of the login, from npm"
        (cd "$repo/tests/oidc" && npm ci --no-audit --no-fund --silent)
      fi
      ;;
    deny) crate cargo-deny 0.20.2 cargo-deny ;;
    mutants) crate cargo-mutants 27.1.0 cargo-mutants ;;
    # A spreadsheet that opens what we export.
    office) debian soffice libreoffice-calc ;;
    # Other programs that check tables, for the benchmark only.
    peers)
      debian python3 python3 python3-venv
      if [ ! -x "$tools/peers/bin/frictionless" ]; then
        say "polars, pandera, Great Expectations and frictionless, from PyPI"
        python3 -m venv "$tools/peers"
        "$tools/peers/bin/pip" install --quiet --disable-pip-version-check -r "$repo/tests/peers/requirements.txt"
      fi
      if [ ! -x "$tools/bin/qsvlite" ]; then
        debian cmake cmake
        # The newest whose published form builds by itself.
        say "qsv, from crates.io: it takes a while"
        CARGO_TARGET_DIR="$tools/build" cargo install --quiet qsv --version 4.0.0 --locked --no-default-features --features lite --bin qsvlite --root "$tools"
      fi
      ;;
    browser)
      debian chromium chromium
      debian chromedriver chromium-driver
      debian node nodejs
      debian npm npm
      if [ ! -d "$repo/tests/browser/node_modules/axe-core" ]; then
        say "the browser tests' libraries, from npm"
        (cd "$repo/tests/browser" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --silent)
      fi
      ;;
    *)
      echo "tools.sh: web, pack, browser, oidc, deny, mutants, office or peers, not $what" >&2
      exit 2
      ;;
  esac
done
