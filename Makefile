# make run     install what is missing, build pages and server, fill a made-up municipality, serve it
# make test    everything: format, lints, licences, units, tables, stories, properties, HTTP, real Chromium
# make bench   every figure as a ratio in one run
# make bench-peers the check of old registers beside polars, pandera, qsv, Great Expectations and frictionless
# make mutants the policy changed in every way a tool knows; each change has to be noticed
# All can be repeated.

SHELL := /bin/sh
TOOLS := $(HOME)/.cache/kotodigi/tools
export PATH := $(PATH):$(TOOLS)/bin:$(HOME)/.cargo/bin
PRACTICE := target/practice
LISTEN ?= 127.0.0.1:8080
# CARGO_TARGET_DIR may stand elsewhere.
TARGET := $(or $(CARGO_TARGET_DIR),target)
KOTODIGI := $(TARGET)/release/kotodigi

.PHONY: run test test-long bench bench-peers mutants check pages server units npm browser clean-practice help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

run: pages server
	@echo "== A made-up municipality in $(PRACTICE)"
	@test -d $(PRACTICE) || $(KOTODIGI) synth --clients 400 --seed 1 --stories --data $(PRACTICE)
	@echo "== http://localhost:8080  (stop with Ctrl-C)"
	$(KOTODIGI) serve --training --data $(PRACTICE) --listen $(LISTEN)

pages:
	@.ci/tools.sh web
	@echo "== The pages"
	sandbox/build.sh

server: pages
	@echo "== The server"
	cargo build --release -p kotodigi-server

test: check units npm browser
	@echo "== All tests passed"

check:
	@.ci/tools.sh web deny
	@echo "== Format, lints, licences"
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	cargo clippy -p kotodigi-sandbox --target wasm32-unknown-unknown --quiet -- -D warnings
	cargo deny --config .deny.toml --log-level error check bans licenses sources

# The hostile files go through the released binary: their ten seconds are its.
units: server
	@.ci/tools.sh oidc
	@echo "== Units, tables, stories, properties, journals, HTTP, the house"
	KOTODIGI=$(abspath $(KOTODIGI)) cargo test --workspace --quiet

npm:
	@.ci/tools.sh web pack browser
	@echo "== The npm package"
	wasm-pack --log-level warn build core --target web --no-opt --mode no-install --out-dir $(abspath $(TARGET))/npm
	KOTODIGI_NPM=$(abspath $(TARGET))/npm node --test tests/browser/explain.mjs

browser: server
	@.ci/tools.sh browser
	@echo "== Real Chromium"
	KOTODIGI=$(abspath $(KOTODIGI)) node --test --test-concurrency=1 $(addprefix tests/browser/,login.mjs pages.mjs access.mjs verify.mjs intake.mjs dual.mjs)

test-long: test
	@.ci/tools.sh office
	KOTODIGI=$(abspath $(KOTODIGI)) cargo test --workspace --quiet --release -- --ignored

bench: server
	@.ci/tools.sh browser
	cargo run --quiet --release -p kotodigi-tests --bin bench
	KOTODIGI=$(abspath $(KOTODIGI)) node tests/browser/figures.mjs

# Other programs are installed for this, so it stands apart.
bench-peers: server
	@.ci/tools.sh peers
	KOTO_PEERS=$(TOOLS)/peers/bin/python cargo run --quiet --release -p kotodigi-tests --bin bench intake-peers

# What judges the policy: the core's own tests, and the table from the Act.
mutants:
	@.ci/tools.sh mutants
	cargo mutants -p kotodigi -f 'core/src/access/**/*.rs' -o $(TARGET) --timeout 60 \
		--cargo-test-arg=--lib --cargo-test-arg=--test=policy --cargo-test-arg=--test=sight

clean-practice:
	rm -rf $(PRACTICE)
