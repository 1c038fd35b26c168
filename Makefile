# make run: the dashboard at http://localhost:8501 (PORT=… changes the port).  make test: linter, formatter, all tests.
# make lock: the newest versions that requirements.txt allows, with hashes.  make audit: asks PyPI for known holes in them.
# make bench: what it costs, in the browser and over WebSockets.  make soak: what it holds out, ends in an error if less.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

SECONDS ?= 60

.PHONY: run test format bench soak scale fuzz lock audit
run: $(VENV)/.runtime
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.tests
	sh scripts/setup.sh tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Bounded in count and time; a figure may be set: make soak SESSIONS=100
SESSIONS ?= 50
ROUNDS ?= 20
RUNS ?= 2000
VISITS ?= 500
UPLOADS ?= 100

bench: $(VENV)/.tests
	sh scripts/setup.sh tests
	$(BIN)/python -m tests.benchmarks.board

soak: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.soak --sessions $(SESSIONS) --rounds $(ROUNDS) --runs $(RUNS) --visits $(VISITS) --uploads $(UPLOADS)

scale: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.scale

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

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

$(VENV)/.runtime: requirements.lock
	sh scripts/setup.sh venv $(VENV)
	$(INSTALL) -r requirements.lock
	touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.lock
	$(INSTALL) -r tests/requirements.lock
	touch $@
