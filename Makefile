# `make` lists what can be done. Only python3 (3.11 or newer) and make are needed.
PYTHON ?= python3
VENV ?= .venv
PY = $(VENV)/bin/python
PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test check bench messages pictures hooks

help: ## List the targets
	@echo "Glokal: make <target>"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Another port: make run PORT=8001    Another database: DATABASE_URL=postgresql://… make run"

run: $(VENV)/runtime ## Serve the portal with demo content on http://localhost:8000/ (Ctrl-C ends it)
	@$(PY) -m portal.devserver

test: $(VENV)/development ## Run all tests on PostgreSQL; T="tests/home -k menu" picks some
	@$(PY) -m pytest $(T)

check: $(VENV)/development ## Check style, templates, types, import directions, migrations, deployment, translations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint . --lint --quiet
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m portal.checks
	$(PY) -m portal.catalogues check
	$(PY) -m portal.admin_catalogues check
	$(PY) -m portal.account_catalogue check

bench: $(VENV)/development ## Measure pages and API with 10,000 companies in two languages
	@$(PY) -m benchmarks

messages: $(VENV)/runtime ## Bring locale/*/LC_MESSAGES/django.po in line with code and templates
	@$(PY) -m portal.catalogues update
	@$(PY) -m portal.catalogues compile

pictures: $(VENV)/development ## Renew the pictures of the editors' guides from the portal that `make run` serves
	@$(PY) docs/pictures.py http://localhost:$${PORT:-8000}

hooks: $(VENV)/development ## Run the quick checks before every commit (pre-commit)
	@$(PY) -m pre_commit install

# An empty file says which requirements are installed; it is older than the list again when the list changes.
$(VENV)/runtime: requirements.txt $(PY)
	@echo "Installing what the portal needs into $(VENV) (a minute or two, once) …"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt requirements.txt $(PY)
	@echo "Installing what tests and checks need into $(VENV) (a minute or two, once) …"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/runtime

$(PY):
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name it: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name another: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) lacks its venv module. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
