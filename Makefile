# `make run` and `make test` do all the set-up themselves; `make help` lists the rest.
SHELL := /bin/sh
PROGRAM := .build/release/trainyard
# Coloured diagnostics are a compiler flag: with them a build on a terminal and one without would not share their work.
BUILD := swift build -c release --no-color-diagnostics
LINTED := Package.swift Sources Tests
PREFIX ?= /usr/local

.PHONY: assets bench bench-dashboard bench-hard bench-languages bench-live bench-server build clean dist dist-check docker-check format fuzz fuzz-coverage fuzz-server help huggingface-check install keys lint run setup test

help:
	@echo 'make run     build, then open the dashboard (without a terminal: train a sample project in plain lines)'
	@echo 'make test    build, lint, unit tests, end-to-end tests in a pseudo-terminal'
	@echo 'make build   leave the program at $(PROGRAM)'
	@echo 'make install PREFIX=/usr/local: the program, its manual page and completions for bash'
	@echo 'make dist    leave dist/trainyard, with every library but the C library inside; make dist-check runs it in an empty root'
	@echo 'make docker-check   try docker/ without Docker: compose files, image steps and services in a clean root (as root)'
	@echo 'make huggingface-check   read an exported model with the libraries of Hugging Face, and import it elsewhere'
	@echo 'make bench   DATA=file.json: train on its train rows, score on its test rows (EFFORT=quick|balanced|best)'
	@echo 'make bench-languages: the same for eight languages (EFFORT=quick|balanced|best)'
	@echo 'make bench-hard DATA=file.json: the same on thirty examples, on one intent with nine rows of ten, on 1,000 characters a row'
	@echo 'make bench-dashboard: what the dashboard promises in figures, measured in a pseudo-terminal'
	@echo 'make bench-live DATA=file.json: how learning follows edits (ROWS=2000 EDITS=100)'
	@echo 'make fuzz    SECONDS=600 [READERS="dialogflow slots"]: read damaged files of every format, so long a reader, outside of continuous integration'
	@echo 'make fuzz-server  SECONDS=600: send a running server damaged requests for so long'
	@echo 'make bench-server DATA=file.json: a million requests, killed replicas, redeployments (needs wrk)'
	@echo 'make fuzz-coverage SECONDS=600 [READERS="csv zip"]: the same guided by coverage, with the address sanitizer, for so long a reader'
	@echo 'make lint    the style check alone; make format mends what can be mended'
	@echo 'make keys    write docs/KEYS.md anew, from the command table'
	@echo 'make assets  renew the list of embedded themes, languages and sample projects'
	@echo 'make clean   remove what was built'

setup:
	@scripts/setup run

build: setup
	$(BUILD) --product trainyard

run: build
	@if [ -t 0 ] && [ -t 1 ]; then exec $(PROGRAM); else exec $(PROGRAM) demo; fi

# `make install PREFIX=$HOME/.local` needs no root.
install: build
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/trainyard
	$(PROGRAM) manual > .build/trainyard.1
	install -D -m 644 .build/trainyard.1 $(DESTDIR)$(PREFIX)/share/man/man1/trainyard.1
	$(PROGRAM) --generate-completion-script bash > .build/trainyard.bash
	install -D -m 644 .build/trainyard.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/trainyard

# One release build serves the unit tests and the end-to-end tests, which run by themselves because they measure times.
test:
	@scripts/setup test
	swift format lint --strict --recursive $(LINTED)
	$(BUILD) --build-tests
	swift test -c release --skip-build --disable-xctest --skip EndToEnd
	swift test -c release --skip-build --disable-xctest --no-parallel --filter EndToEnd

# As many readers at a time as there are processors, each for so long; a file that crashes one is left in .build/fuzz.
fuzz:
	@scripts/setup test
	@mkdir -p .build/fuzz
	FUZZ_SECONDS=$(or $(SECONDS),600) FUZZ_READERS="$(READERS)" FUZZ_FOLDER=$(CURDIR)/.build/fuzz \
		swift test -c release --disable-xctest --filter FuzzTests

fuzz-server: build
	scripts/fuzz-server $(PROGRAM) --seconds $(or $(SECONDS),600)

bench-server: build
	scripts/bench-server $(PROGRAM) $(DATA)
# One reader after another; what was found worth keeping stays in .build/fuzz/corpus.
fuzz-coverage: build
	scripts/fuzz-coverage $(or $(SECONDS),600) $(READERS)

# Other languages than English: templates that people of each wrote, from PyPI; see scripts/language-data.
bench-languages: build
	@scripts/setup test
	scripts/language-data .build/languages
	@for file in .build/languages/*.json; do code=$$(basename $$file .json); echo "$$code"; \
		$(PROGRAM) benchmark $$file --language $$code --effort $(or $(EFFORT),balanced) 2>/dev/null \
			| grep -E 'accuracy|macro F1|scored on|trained on|training, CPU'; done

# What is hard in one way each, made of DATA; see scripts/hard-data.
bench-hard: build
	scripts/hard-data $(DATA) .build/hard
	@for file in .build/hard/*.json; do basename $$file .json; \
		$(PROGRAM) benchmark $$file --effort $(or $(EFFORT),balanced) 2>/dev/null \
			| grep -E 'accuracy|macro F1|calibration|scored on|trained on|training, CPU|one parse'; done

dist: setup
	scripts/dist

# What dist/trainyard is linked to, and whether it trains and opens its dashboard where there is nothing but the C library.
dist-check:
	@test -x dist/trainyard || { echo 'dist/trainyard is missing: make dist' >&2; exit 1; }
	$(BUILD) --build-tests
	TRAINYARD_DIST=$(CURDIR)/dist/trainyard swift test -c release --skip-build --disable-xctest --filter DistTests

docker-check:
	scripts/docker-check

huggingface-check: build
	scripts/huggingface-check

lint:
	swift format lint --strict --recursive $(LINTED)

format:
	swift format --in-place --recursive $(LINTED)

keys:
	@scripts/setup test
	$(BUILD) --build-tests
	WRITE_KEYS=1 swift test -c release --skip-build --disable-xctest --filter KeyTableTests

assets:
	scripts/embed-assets

bench: build
	$(PROGRAM) benchmark $(DATA) --effort $(or $(EFFORT),balanced)

bench-dashboard:
	@scripts/setup test
	$(BUILD) --build-tests
	@swift test -c release --skip-build --disable-xctest --no-parallel --filter DashboardTargetTests | grep -E 'measured|✘'

bench-live: build
	$(PROGRAM) benchmark $(DATA) --live $(if $(ROWS),--rows $(ROWS)) --edits $(or $(EDITS),100)

clean:
	rm -rf .build
