# make run: the dashboard at http://localhost:8501 (PORT=… changes the port).  make test: linter, formatter, all tests.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test format bench scale
run: $(VENV)/.runtime
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: $(VENV)/.tests
	sh scripts/setup.sh tests
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

$(VENV)/.runtime: requirements.txt
	sh scripts/setup.sh venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.tests: $(VENV)/.runtime tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@
