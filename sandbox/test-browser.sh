#!/bin/sh
# Runs the tests of keeping in headless Chromium. Needs chromium, chromedriver and wasm-bindgen-test-runner.
set -eu
cd "$(dirname "$0")"
PATH="$PATH:$HOME/.cache/kotodigi/tools/bin"
export PATH
export CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_TIMEOUT=120
exec cargo test --target wasm32-unknown-unknown -p kotodigi-sandbox --test browser "$@"
