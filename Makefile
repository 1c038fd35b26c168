# make run: the dashboard at http://localhost:8501 (PORT=… changes the port).  make test: linter, formatter, all tests.
# make bench: what it costs, in the browser and over WebSockets.  make soak: what it holds out, ends in an error if less.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test format bench soak scale
run: $(VENV)/.runtime
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.tests
	sh scripts/setup.sh browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest

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
	sh scripts/setup.sh browser
	$(BIN)/python -m tests.benchmarks.board

soak: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.soak --sessions $(SESSIONS) --rounds $(ROUNDS) --runs $(RUNS) --visits $(VISITS) --uploads $(UPLOADS)

scale: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.scale

$(VENV)/.runtime: requirements.txt
	sh scripts/setup.sh venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@
