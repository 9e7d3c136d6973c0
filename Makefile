# `make run` and `make test` do all the set-up themselves; `make help` lists the rest.
SHELL := /bin/sh
PROGRAM := .build/release/trainyard
# Coloured diagnostics are a compiler flag: with them a build on a terminal and one without would not share their work.
BUILD := swift build -c release --no-color-diagnostics
LINTED := Package.swift Sources Tests

.PHONY: fuzz fuzz-server bench-server help setup build run test lint format assets clean bench bench-live

help:
	@echo 'make run     build, then open the dashboard (without a terminal: train a sample project in plain lines)'
	@echo 'make test    build, lint, unit tests, end-to-end tests in a pseudo-terminal'
	@echo 'make build   leave the program at $(PROGRAM)'
	@echo 'make bench   DATA=file.json: train on its train rows, score on its test rows (EFFORT=quick|balanced|best)'
	@echo 'make bench-live DATA=file.json: how learning follows edits (ROWS=2000 EDITS=100)'
	@echo 'make fuzz    SECONDS=600: read damaged files of every format for so long, outside of continuous integration'
	@echo 'make fuzz-server  SECONDS=600: send a running server damaged requests for so long'
	@echo 'make bench-server DATA=file.json: a million requests, killed replicas, redeployments (needs wrk)'
	@echo 'make lint    the style check alone; make format mends what can be mended'
	@echo 'make assets  renew the list of embedded themes and sample projects'
	@echo 'make clean   remove what was built'

setup:
	@scripts/setup run

build: setup
	$(BUILD) --product trainyard

run: build
	@if [ -t 0 ] && [ -t 1 ]; then exec $(PROGRAM); else exec $(PROGRAM) demo; fi

# One release build serves the unit tests and the end-to-end tests, which run by themselves because they measure times.
test:
	@scripts/setup test
	swift format lint --strict --recursive $(LINTED)
	$(BUILD) --build-tests
	swift test -c release --skip-build --disable-xctest --skip EndToEnd
	swift test -c release --skip-build --disable-xctest --no-parallel --filter EndToEnd

# All readers at once; a file that crashes one is left in .build/fuzz.
fuzz:
	@scripts/setup test
	@mkdir -p .build/fuzz
	FUZZ_SECONDS=$(or $(SECONDS),600) FUZZ_FOLDER=$(CURDIR)/.build/fuzz \
		swift test -c release --disable-xctest --filter FuzzTests

fuzz-server: build
	scripts/fuzz-server $(PROGRAM) --seconds $(or $(SECONDS),600)

bench-server: build
	scripts/bench-server $(PROGRAM) $(DATA)

lint:
	swift format lint --strict --recursive $(LINTED)

format:
	swift format --in-place --recursive $(LINTED)

assets:
	scripts/embed-assets

bench: build
	$(PROGRAM) benchmark $(DATA) --effort $(or $(EFFORT),balanced)

bench-live: build
	$(PROGRAM) benchmark $(DATA) --live $(if $(ROWS),--rows $(ROWS)) --edits $(or $(EDITS),100)

clean:
	rm -rf .build
