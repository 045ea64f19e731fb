# Attaché. Everything runs in .venv/, made here from the lock files; see README.md.

SEEDS ?= seeds
CANDIDATES := $(PYTHON) $(if $(PYTHON),,python3 python3.13 python3.12 python3.11)
# The first Python that is new enough and can make a virtual environment; looked for only when needed.
FIND_PYTHON = for each in $(CANDIDATES); do \
	"$$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	each=; done; test "$$each" || { echo "Python 3.11 or newer with venv is needed (Debian, Ubuntu: \
	apt install python3 python3-venv), or name one: make $@ PYTHON=/path/to/python3" >&2; exit 1; }
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run admin test check bench

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: ## install, load SEEDS=seeds and serve on PORT=8000; Ctrl-C stops all of it
	@$(FIND_PYTHON); "$$each" -m config.port && "$$each" -m config.install \
		&& exec $(BIN)/python -m config.launch --seeds "$(SEEDS)"

admin: ## make an account for /admin/; asks for name and password
	@$(FIND_PYTHON); "$$each" -m config.install && $(BIN)/python manage.py migrate --no-input --verbosity=0 \
		&& exec $(BIN)/python manage.py createsuperuser

test: ## install, check and test everything, in a real browser too
	@$(FIND_PYTHON); "$$each" -m config.install --dev
	@.ci/chromium
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest

check: ## style, types, import directions, templates, migrations
	@$(FIND_PYTHON); "$$each" -m config.install --dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy config articles entities tests manage.py
	$(BIN)/lint-imports
	find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 --check {} +
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: ## measure the site, and Datasette beside it, with 10,000 and SIZE (100,000) reports, and rulings
	@$(FIND_PYTHON); "$$each" -m config.install --dev
	@test -x .cache/datasette/bin/datasette || $(BIN)/python -m venv .cache/datasette
	@.cache/datasette/bin/pip install --quiet --require-hashes --requirement requirements-bench.txt
	for size in 10000 $(or $(SIZE),100000); do \
	  $(BIN)/python -m tests.benchmarks.speed --reports $$size --further \
	    --datasette .cache/datasette/bin/datasette \
	    --json $(or $(DATA_DIR),.data)/bench-$$size.json || exit 1; \
	done
	$(BIN)/python -m tests.benchmarks.rulings --json $(or $(DATA_DIR),.data)/bench-rulings.json
	$(BIN)/python -m tests.benchmarks.grouping --json $(or $(DATA_DIR),.data)/bench-grouping.json
	$(BIN)/python -m tests.benchmarks.intake $(wildcard ../shared/eval/data/stream-1500.jsonl.gz) --reports 300 --soak 10000 --json $(or $(DATA_DIR),.data)/bench-intake.json
	$(BIN)/python -m tests.benchmarks.crash --json $(or $(DATA_DIR),.data)/bench-crash.json
	@command -v npm >/dev/null || { echo "Lighthouse needs node and npm (Debian: apt install npm)" >&2; exit 1; }
	@mkdir -p .cache/lighthouse && cp -r tests/benchmarks/lighthouse/. .cache/lighthouse
	@cd .cache/lighthouse && npm ci --silent --ignore-scripts
	$(BIN)/python -m tests.benchmarks.lighthouse .cache/lighthouse --json $(or $(DATA_DIR),.data)/bench-lighthouse.json
