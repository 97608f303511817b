# The two commands of the README are `make demo` and `make test`; `make help` lists the rest.
SWIFT ?= swift
RELEASE := .build/release/liandan

.PHONY: help demo year test soak build bench format check install tools clean

help: ## lists what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "%-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: build ## a month of a district, acted by three parties, audited, tampered with, caught
	Fixtures/qianjiang/demo $(RELEASE)

year: build ## a year of a district, bag by bag: played, audited, and compared with what was placed in it; some minutes
	Fixtures/qianjiang/year $(RELEASE)

test: tools ## every test; optimised, as they go through every byte of a ledger, and run what the demo runs
	$(SWIFT) test -c release --disable-testable-imports

soak: tools ## random walks of 100,000 steps, a load of 20,000, 60,000 stops of three vehicles at once: many minutes
	LIANDAN_WALK=100000 LIANDAN_LOAD=20000 LIANDAN_STOPS=60000 $(SWIFT) test -c release \
		--disable-testable-imports --filter 'RandomWalkTests|LargeLoadTests|CollectionStopsTests'

build: tools ## the command, optimised: .build/release/liandan, and liandan-pdf beside it
	$(SWIFT) build -c release --product liandan
	$(SWIFT) build -c release --product liandan-pdf

bench: tools ## figures beside plain SQLite and a C program, in one run; what a large load takes; what a long log reads
	Benchmarks/run
	Benchmarks/load
	Benchmarks/proofs

format: ## formats the code
	.ci/format

check: tools ## what CI checks before the tests: format, imports
	.ci/format --check
	.ci/check-imports

install: tools ## installs the command, its libraries linked in, to PREFIX (/usr/local)
	$(SWIFT) build -c release --product liandan --static-swift-stdlib --scratch-path .build-static
	$(SWIFT) build -c release --product liandan-pdf --static-swift-stdlib --scratch-path .build-static
	install -D -t $(DESTDIR)$(or $(PREFIX),/usr/local)/bin \
		.build-static/release/liandan .build-static/release/liandan-pdf

tools: ## installs what is missing (apt): headers of libraries, a Chinese font, what the tests check with
	@.ci/tools

clean: ## removes what was built
	rm -rf .build .build-static demo year
