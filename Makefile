# make run [PORT=8080] [SIM_PORT=8090] [STRIPE_PORT=8100] [STAFF_PORT=8081] [READER=simulator]   the whole demo; Ctrl-C stops it
# make rehearse [ENV=file] [SHEET=file] [AMOUNT=40]   plays faults on both sides and prints a sheet (docs/rehearsal.md)
# make test                              everything that a change must pass
# make lint, types, unit, e2e            its parts
# make engines                           the longer journeys in Chromium, Firefox and WebKit
# make mutants [ONLY=words]              breaks the code in one listed place after the other and sees tests fail
# make soak [HISTORIES=10000] [SEED=1]   many seeded histories of the money, and what went wrong in them
# make pictures                          takes the pictures in docs/pictures again
# make texts                             brings the catalogues of texts up to date with the code; then translate
# make static                            compresses the scripts of the screens again after a change
# make htmx                             builds the htmx that we ship from its published package; then make static
# make lock                              writes requirements.lock and requirements-dev.lock again after a change
# make audit                             asks for known advisories of the locked packages
# make sbom                              writes a release's bill of materials into dist/
# make tree DEST=folder                  copies what a server needs, and nothing else

PORT = 8080
SIM_PORT = 8090
STRIPE_PORT = 8100
STAFF_PORT = 8081
READER = simulator
HISTORIES = 10000
SEED = 1
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
PYTHON = python3
BIN = .venv/bin

.NOTPARALLEL:
.PHONY: run rehearse test tools lint format types unit e2e engines soak soak-breaks mutants pictures texts static htmx lock audit sbom tree bench bench-peer clean

run: .venv/.runtime
	@exec $(BIN)/python demo/run.py --port $(PORT) --sim-port $(SIM_PORT) --stripe-port $(STRIPE_PORT) --staff-port $(STAFF_PORT) --reader $(READER)

rehearse: .venv/.runtime
	@$(BIN)/python -m rehearsal $(if $(ENV),--env $(ENV)) $(if $(SHEET),--sheet $(SHEET)) $(if $(AMOUNT),--amount $(AMOUNT))

test: tools
	@scripts/test

tools: .venv/.dev
	@scripts/test-tools

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: .venv/.dev
	$(BIN)/mypy

unit: .venv/.dev
	$(BIN)/pytest -n 2 --dist worksteal tests

e2e: .venv/.dev
	$(BIN)/pytest -n 2 --dist worksteal e2e

engines: tools
	ENGINES=1 $(BIN)/pytest -n 2 --dist worksteal e2e/engines

soak: .venv/.dev
	@$(BIN)/python -m tests.histories.soak $(HISTORIES) $(SEED)

soak-breaks: .venv/.dev
	@$(BIN)/python -m tests.histories.reconciled $(or $(BREAKS),2000) $(SEED)

mutants: .venv/.dev
	@$(BIN)/python -m tests.mutants $(ONLY)

pictures: .venv/.dev
	PICTURES=1 $(BIN)/pytest e2e/test_pictures.py e2e/test_scene_pictures.py e2e/stripe/test_card_pictures.py e2e/identity/test_login_pictures.py e2e/console/test_console_pictures.py

texts: .venv/.dev
	@$(BIN)/python scripts/texts.py

static: .venv/.dev
	@$(BIN)/python scripts/pack_static.py

htmx: .venv/.dev
	@$(BIN)/python scripts/lean_htmx.py

lock: .venv-tools/.made
	@scripts/lock

audit: .venv-tools/.made
	@scripts/audit

sbom: .venv-tools/.made
	@.venv-tools/bin/python scripts/sbom.py dist/cashier-$(VERSION).cdx.json

tree:
	@scripts/tree $(DEST)

bench: .venv/.dev
	$(BIN)/python -m benchmarks

bench-peer: .venv/.dev
	$(BIN)/python -m benchmarks --only peer

clean:
	rm -rf .venv .venv-peer .venv-tools build cashier.egg-info dist .demo .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps keep later starts from asking pip again; they live and die with the environment.
.venv/.runtime: requirements.lock
	@scripts/venv $(PYTHON) requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock
	@scripts/venv $(PYTHON) requirements-dev.lock
	@touch .venv/.runtime $@

.venv-tools/.made: requirements-tools.txt
	@$(PYTHON) -m venv .venv-tools
	@.venv-tools/bin/pip install --quiet --disable-pip-version-check -r requirements-tools.txt
	@touch $@
