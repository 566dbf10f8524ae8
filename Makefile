# copydesk. `make run` does the main job, `make test` passes the tests; both set up what they need, once.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check bench chaos clean

# Paths are relative, so that a clone may stand in a folder whose name has spaces.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Nothing of ours, or of what we use, phones home.
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1

help:  ## Show these lines
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(READY)  ## Normalize the stories in fixtures/inbox through the Prefect flow; articles go to out/
	@"$(BIN)/copydesk" run fixtures/inbox --prefect; code=$$?; [ $$code -eq 3 ] || exit $$code

test: $(READY)  ## Run the tests; needs no network
	@"$(BIN)/python" -m pytest -n auto --maxprocesses 4 --dist worksteal

check: $(READY)  ## Lint, types, import arrows
	@"$(BIN)/python" -m ruff check .
	@"$(BIN)/python" -m mypy
	@"$(BIN)/python" -m pytest tests/test_arrows.py

bench: $(READY)  ## Run the benchmarks
	@for name in languages translate faults repair speed whole; do [ -e "benchmarks/$$name.py" ] || continue; \
	  echo "== $$name"; "$(BIN)/python" -m "benchmarks.$$name" || exit 1; done

chaos: $(READY)  ## Kill the desk 400 times on 10,000 stories, with an oracle looking on (half an hour)
	@"$(BIN)/python" tests/chaos/drive.py --stories 10000 --random 200 --each 25 --workers 2

clean:  ## Remove the virtual environment, out/ and caches
	rm -rf $(VENV) out build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

$(READY): requirements.lock pyproject.toml
	@set -e; \
	python=; \
	for name in python3.13 python3.12 python3.11 python3 python; do \
	  if command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	    >/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "copydesk needs Python 3.11, 3.12 or 3.13; found: $$(python3 --version 2>&1 || true)" >&2; \
	  echo "Install one of them and run make again." >&2; exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	  echo "$$($$python --version) has no venv module. On Debian and Ubuntu: apt install $$python-venv" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$python --version): once, a few minutes." >&2; \
	[ -x "$(BIN)/python" ] || $$python -m venv $(VENV); \
	if ! "$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock; then \
	  echo "" >&2; \
	  echo "The packages of requirements.lock could not be installed (pip says why above)." >&2; \
	  echo "If the package index cannot be reached: check the network, or name a mirror in PIP_INDEX_URL." >&2; exit 1; \
	fi; \
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	touch $(READY)
