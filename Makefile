# make run: the dashboard at http://localhost:8501 (PORT=… changes the port).
# make check: linter, formatter, types, imports, unit tests, in under a minute.  make test: all of it, and every other test.
# make format: let the linter and the formatter mend what they can.
# make lock: the newest versions that requirements.txt allows, with hashes.  make audit: asks PyPI for known holes in them.
# make sbom: what is installed, as a CycloneDX list, and its licences.
# make bench, make soak, make scale: measurements, which are written into docs/measurements.md.  make fuzz: the readers under a fuzzer.
PORT ?= 8501
# Python keeps what it has compiled: each server and worker that a test starts would otherwise compile all of it again.
unexport PYTHONDONTWRITEBYTECODE
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run lint check test format bench soak scale fuzz lock audit sbom
run: $(VENV)/.runtime
	$(BIN)/streamlit run app.py --server.port $(PORT)

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy --no-error-summary

check: lint
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow" tests/loaders tests/dashboard

test: lint
	sh scripts/setup.sh tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Each is bounded in number and time; a number can be set: make soak SESSIONS=100
SESSIONS ?= 50
ROUNDS ?= 20
RUNS ?= 2000
VISITS ?= 500
UPLOADS ?= 100
SECONDS ?= 60

bench: $(VENV)/.tests
	sh scripts/setup.sh benchmarks
	$(BIN)/python -m tests.benchmarks.record board

# Ends in an error if the server misses one of its stated limits.
soak: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.record soak --sessions $(SESSIONS) --rounds $(ROUNDS) --runs $(RUNS) --visits $(VISITS) --uploads $(UPLOADS)

scale: $(VENV)/.tests
	sh scripts/setup.sh benchmarks
	$(BIN)/python -m tests.benchmarks.record scale

# The readers under a fuzzer, each for so many seconds (SECONDS=…); what breaks one stands in .fuzz/finds, and the exit status is not 0.
fuzz: $(VENV)/.fuzz
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

$(VENV)/.fuzz: $(VENV)/.tests tests/fuzz/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/fuzz/requirements.txt
	touch $@


lock: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv~=0.13.9'
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) requirements.txt tests/requirements.txt -c requirements.lock -o tests/requirements.lock

audit: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip-audit~=2.10'
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r tests/requirements.lock

# The packages that the board runs on as a CycloneDX list, sbom.json; and docs/licences.md.
sbom: $(VENV)/.tests
	$(BIN)/python -m venv $(VENV)-sbom
	$(VENV)-sbom/bin/python -m pip install --quiet --disable-pip-version-check 'cyclonedx-bom~=7.0'
	$(VENV)-sbom/bin/cyclonedx-py requirements requirements.lock --output-reproducible -o sbom.json
	$(BIN)/python scripts/licences.py

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/.runtime: requirements.lock
	sh scripts/setup.sh venv $(VENV)
	$(INSTALL) -r requirements.lock
	touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.lock
	$(INSTALL) -r tests/requirements.lock
	touch $@
