# Two environments, each made once: .venv with the package, .venv-test with what its tests need beside it.
PYTHON ?= python3
DEMO ?= .venv
TEST ?= .venv-test
SOURCES := $(shell find src -type f -not -name '*.pyc')
PIP := -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: demo test check docs clean

demo: $(DEMO)/.installed   ## install the package and read an example dispatch
	$(DEMO)/bin/dateline read examples/border-talks.txt

test: $(TEST)/.installed   ## pass the tests against the installed package
	$(TEST)/bin/python -m pytest

check: $(TEST)/.installed  ## lint, types and the order of the rooms
	$(TEST)/bin/ruff check
	$(TEST)/bin/ruff format --check
	$(TEST)/bin/mypy
	$(TEST)/bin/lint-imports --no-logo

docs: $(TEST)/.installed   ## write the generated pages again
	$(TEST)/bin/python docs/generate.py

clean:
	rm -rf $(DEMO) $(TEST)

# The first stamp needs a package index, the second nothing: a changed source is installed again without a network.
$(DEMO)/.needs $(TEST)/.needs: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python $(PIP) hatchling
	$(@D)/bin/python $(PIP) --no-build-isolation $(if $(filter $(TEST),$(@D)),'.[dev]','.')
	touch $@

$(DEMO)/.installed $(TEST)/.installed: %/.installed: %/.needs $(SOURCES)
	$(@D)/bin/python $(PIP) --no-build-isolation --no-deps --force-reinstall .
	touch $@
