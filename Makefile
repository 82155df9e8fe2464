# make demo        install what is missing, fetch the model, build the release, brief you on the example crisis
# make test        the same for the development build, then all tests
# make web-test    the page of the brief in a real Chromium: opens, keyboard, accessibility, hostile reports, print
# make check-long  sanitizers, long fuzzing, large runs: hours, not minutes
# make format      clang-format over the sources      make clean   remove build/
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test web-test sanitize fuzz bench check-long format clean
export CMAKE_BUILD_PARALLEL_LEVEL ?= $(shell nproc)
FUZZ_SECONDS ?= 5
EXAMPLE := examples/strait
STEP := @printf '\n==> %s\n'

help:
	@sed -n 's/^# //p' Makefile

demo:
	@tools/setup.sh build
	$(STEP) 'build: the release, at build/release/vedette, with its model and gazetteer'
	@tools/build.sh release vedette assets
	$(STEP) 'run: vedette watch $(EXAMPLE)/watch.toml $(EXAMPLE)/reports'
	@build/release/vedette watch $(EXAMPLE)/watch.toml $(EXAMPLE)/reports

test:
	@tools/setup.sh build
	@tools/venv.sh tools/requirements-exchange.txt || echo "==> python: going on without pandas, DuckDB and pyarrow; their tests are skipped"
	$(STEP) 'build: the development build and its tests, in build/dev'
	@tools/build.sh dev all assets
	$(STEP) 'test: everything that ctest knows in build/dev'
	@ctest --preset dev

# Chromium is Debian's; the pages under test are written by the development build.
web-test:
	@tools/setup.sh build web
	$(STEP) 'build: the development build, which writes the pages'
	@tools/build.sh dev vedette assets
	$(STEP) 'test: the types of web/, then its pages in Chromium'
	@cd web && npm run --silent check && npm test --silent

# The address and undefined-behaviour sanitizers over the same tests.
sanitize:
	@tools/setup.sh build
	$(STEP) 'build: with the address and undefined-behaviour sanitizers, in build/asan'
	@tools/build.sh asan all assets
	$(STEP) 'test: the same tests under the sanitizers'
	@ctest --preset asan

# A few seconds of every fuzz target; FUZZ_SECONDS=3600 for a long run.
fuzz:
	@tools/setup.sh build fuzz
	$(STEP) 'build: the fuzz targets, in build/fuzz'
	@tools/build.sh fuzz fuzzers
	@tools/run_fuzzers.sh $(FUZZ_SECONDS)

bench:
	@tools/setup.sh build bench
	$(STEP) 'build: the benchmarks, in build/bench'
	@tools/build.sh bench benches assets
	@for b in build/bench/*_bench; do [ -x "$$b" ] || continue; "$$b" || exit 1; done

check-long: test sanitize
	$(STEP) 'test: 100,000 reports through the grouping'
	@tools/build.sh release story_test
	@VEDETTE_LONG=1 build/release/story_test --gtest_filter="Long*"
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=1800
	$(STEP) 'test: the thread sanitizer'
	@tools/build.sh tsan all assets
	@ctest --preset tsan
	$(STEP) 'test: 200 kills of the store at random moments, a reader beside a writer for a minute'
	@VEDETTE_KILLS=200 VEDETTE_TOGETHER_SECONDS=60 build/dev/e2e_test --gtest_filter='StoreProgram.SurvivesKills*:StoreProgram.Readers*'

format:
	@tools/setup.sh format
	@git ls-files '*.cc' '*.h' | xargs clang-format -i

clean:
	@rm -rf build
