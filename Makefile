# Everything a developer types. Beside make, only Python 3.11+, pip and git are needed beforehand.

# What `make demo` hands to `heard demo`, `make test` to pytest, `make bench` to each measurement and `make battery`,
# also its short form, to the runner of its rows:
DEMO_ARGS ?=
TEST_ARGS ?=
# How many tests run side by side:
TEST_WORKERS ?= 3
BENCH_ARGS ?=
BATTERY_ARGS ?=
# Names of faults for `make mutants`; without any it tries them all:
MUTANTS_ARGS ?=

BIN := .venv/bin
BOOTSTRAP := packaging/bootstrap.sh

.PHONY: help env demo test lint format bench battery battery-short mutants pictures translations lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)
	@printf '\n  make demo DEMO_ARGS="--for 15"   ends by itself, also without a screen\n'
	@printf '  make test TEST_ARGS="-k kiosk"    some of the tests\n'
	@printf '  make battery BATTERY_ARGS="--seed 7 R9"   one row again with the same chances\n'

env: ## the environment in .venv, as requirements.lock says
	@$(BOOTSTRAP) env

demo: env ## a kitchen on your screen: hub, kiosks and guests
	@$(BIN)/heard demo $(DEMO_ARGS)

test: ## all tests, with a real Redis, PostgreSQL, browser and QML scene
	@$(BOOTSTRAP) test
	@# What pytest makes of the tests and of its plugins is kept: anew, that takes each worker five seconds.
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -n $(TEST_WORKERS) --dist worksteal $(TEST_ARGS)
	@# Some of the tests were asked for: then the battery was not.
	@[ -n "$(TEST_ARGS)" ] || $(MAKE) -s battery-short BATTERY_ARGS=--no-times

lint: env ## ruff, mypy --strict, qmllint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@files=$$(find kiosk_app -name '*.qml'); if [ -n "$$files" ]; then set -x; \
		$(BIN)/pyside6-qmllint --max-warnings 0 -I kiosk_app/qml $$files; fi

format: env ## lays out the code as `make lint` wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: env ## the figures the README quotes; BENCH_ARGS="--json FILE" keeps them, --short is done sooner
	@missed=0; for measurement in tests/bench/bench_*.py; do \
		PYTHONPATH=tests $(BIN)/python "$$measurement" $(BENCH_ARGS) || missed=1; done; exit $$missed

battery: env ## every fault of the table, with all its counts; about 25 minutes, best on a machine with nothing else to do
	@$(BOOTSTRAP) test
	@PYTHONPATH=tests $(BIN)/python tests/battery/run.py $(BATTERY_ARGS)

battery-short: env ## the same with small counts
	@PYTHONPATH=tests $(BIN)/python tests/battery/run.py --short $(BATTERY_ARGS)

mutants: env ## a fault in the running product for each promise, and the row of the battery that catches it; 5 minutes
	@$(BIN)/python tests/battery/faults.py $(MUTANTS_ARGS)

pictures: ## tests/screens anew, to be looked at before they are committed; all that tests draw goes to build/pictures
	@$(BOOTSTRAP) test
	@$(BIN)/pytest -q -n $(TEST_WORKERS) $$(grep -l keep_picture tests/kiosk/test_*.py) --pictures build/pictures --keep-screens

translations: env ## every sentence of the screens into resources/translations, for translators, and what the kiosk loads of it
	@$(BIN)/python packaging/make_translations.py

lock: ## requirements.lock anew from pyproject.toml; LOCK_ARGS=--upgrade for newer versions
	@$(BOOTSTRAP) lock $(LOCK_ARGS)

clean: ## removes what the other targets made
	rm -rf .venv .uv build dist demo-screens .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find hub_server kiosk_app tests -name __pycache__ -prune -exec rm -rf {} +
