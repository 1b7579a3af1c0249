# The front door of Hearth: `make run` opens it, `make test` checks it. Each sets up what it needs, once.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
READY := .venv/ready-run .venv/ready-test
BOOTSTRAP := $(wildcard packaging/bootstrap/*.py) packaging/bootstrap/start.sh

# Where .venv was made; set-up writes it. No rule makes this file, so reading it never starts a set-up.
-include .venv/ready.mk

# Besides the age of the files, these make set-up have a look: a clone that was moved, a Python that is gone,
# somebody who asks for another Python or another build of the engine.
ifneq ($(READY_ROOT),$(CURDIR))
LOOK := look
else ifeq ($(wildcard $(BIN)/python),)
LOOK := look
else ifneq ($(PYTHON)$(CMAKE_ARGS)$(SKBUILD_CMAKE_ARGS),)
LOOK := look
endif
export PYTHON

.PHONY: help run test lint bench screenshots translations package test-package clean look

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/ready-run  ## set up what is missing and open Hearth; ARGS="chat hello" and the like are handed on
	@sh packaging/bootstrap/front.sh $(BIN)/hearth $(ARGS)

test: lint  ## check everything; the last line is the verdict of pytest
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

lint: .venv/ready-test  ## style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: .venv/ready-test  ## measure the promised numbers
	@$(BIN)/python -m tests.bench $(ARGS)

screenshots: .venv/ready-test  ## each main screen, light and dark, at 1x and 2x, into build/screenshots
	@$(BIN)/python -m tests.screenshots $(ARGS)

translations: .venv/ready-test  ## collect all texts, bring the catalogs up to date, compile them
	@$(BIN)/python packaging/translations $(ARGS)

test-package: .venv/ready-test  ## install what make package built on clean systems, and use it (root, Linux)
	@$(BIN)/python packaging/trial $(ARGS)

package:  ## build what can be installed (.deb, portable .tar.xz), into dist
	@sh packaging/bootstrap/start.sh package $(ARGS)

clean:  ## remove what was built and installed here; your conversations and the built engine are kept
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): .venv/ready-%: pyproject.toml $(BOOTSTRAP) $(LOOK)
	@sh packaging/bootstrap/start.sh $*
