# make run: the dashboard at http://localhost:8501 (PORT=… changes the port).  make test: linter, formatter, all tests.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

SECONDS ?= 60

.PHONY: run test format bench scale fuzz
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

bench: $(VENV)/.runtime
	$(BIN)/python -m tests.benchmarks.loader

scale: $(VENV)/.tests
	$(BIN)/python -m tests.benchmarks.scale

# The readers under a fuzzer, each for so many seconds (SECONDS=…); what breaks one stands in .fuzz/finds, and the exit status is not 0.
fuzz: $(VENV)/.fuzz
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

$(VENV)/.fuzz: $(VENV)/.tests tests/fuzz/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/fuzz/requirements.txt
	touch $@

$(VENV)/.runtime: requirements.txt
	sh scripts/setup.sh venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@
