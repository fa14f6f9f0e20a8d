# Every developer command. `make up` serves the product; `make test` tests it.
# Settings: PORT, CINERAG_STATE_DIR, CINERAG_DATA_DIR, CINERAG_MODEL_DIR, TMDB_API_KEY (see README.md).

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8080
PYTHON ?= python3
export PORT

CINERAG := target/release/cinerag
say = @printf '\n== %s\n' "$(1)"

.PHONY: help up build layer site screenshots lcp lighthouse functions invoke validate localstack localstack-host publish-site data test test-tools test-functions lint bench eval examples eval-sets eval-baseline \
	eval-recommend train openapi clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 15

up: build ## build everything, ingest, and serve API and site on PORT (8080)
	$(call say,ingest)
	$(CINERAG) ingest
	$(call say,serve)
	$(CINERAG) serve --port $(PORT)

build: layer site $(CINERAG) ## build the model layer, the site and the binary

layer: ## build the embedding model and its runtime library into layers/minilm/dist
	$(call say,model layer)
	$(PYTHON) layers/minilm/build.py

site: frontend/dist/index.html ## build the site into frontend/dist

frontend/node_modules/.package-lock.json: frontend/package.json frontend/package-lock.json
	$(call say,site: packages)
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

SITE_SOURCES := $(shell find frontend/src frontend/public frontend/plugins -type f 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.ts frontend/*.json frontend/*.js frontend/*.mjs)
frontend/dist/index.html: frontend/node_modules/.package-lock.json $(SITE_SOURCES)
	$(call say,site)
	cd frontend && npm run build
	@touch $@

screenshots: build ## take screenshots of every page, three widths in both themes, into target/screenshots (needs Chromium)
	frontend/scripts/on-starter.sh target/screenshots-state npm run --silent screenshots

lcp: build ## measure the largest contentful paint of every page, with the CPU slowed down four times (needs Chromium)
	frontend/scripts/on-starter.sh target/screenshots-state npm run --silent lcp

lighthouse: build ## run Lighthouse on every kind of page (needs Chromium); a measurement, not a test
	frontend/scripts/on-starter.sh target/screenshots-state npm run --silent lighthouse

# Cargo decides what is out of date.
.PHONY: $(CINERAG)
$(CINERAG):
	$(call say,cinerag)
	cargo build --release --locked -p cinerag

functions: ## build every Lambda function as deployed, into target/lambda/<name>/bootstrap, and install Lambda's emulator
	$(call say,functions)
	$(PYTHON) functions/build.py
	$(PYTHON) functions/build.py emulator

FUNCTION ?= search
EVENT ?= crates/cinerag/tests/events/search-words.json
invoke: ## invoke a built function with an event: make invoke FUNCTION=search EVENT=FILE
	@$(PYTHON) functions/invoke.py $(FUNCTION) $(EVENT)

validate: layer ## check the deployment without AWS: cfn-lint, sam validate, checkov, build of every function, sizes
	$(call say,validate)
	$(PYTHON) infra/validate.py

localstack: ## start LocalStack, Qdrant and Redis in Docker and run the journeys through them
	$(PYTHON) localstack/containers.py

localstack-host: ## run the journeys on LocalStack without Docker
	$(PYTHON) localstack/host.py journeys

STACK ?= cinerag
publish-site: site ## publish the built site to the bucket of the deployed STACK (cinerag)
	$(PYTHON) infra/publish_site.py $(STACK)

data: $(CINERAG) ## download MovieLens and enrich it from TMDB (TMDB_API_KEY) into CINERAG_DATA_DIR or data/downloaded
	$(CINERAG) data

test: ## install what the tests need, build everything and run every test
	PYTHON="$(PYTHON)" bash .ci/test

test-tools: ## install what the tests need beyond Rust, Node and Python
	PYTHON="$(PYTHON)" bash .ci/install

test-functions: test-tools layer functions ## run the functions' tests on the functions as deployed
	CINERAG_FUNCTIONS_DIR=target/lambda cargo test --release --locked --workspace --test suite -- functions::

lint: ## check formatting and lints only
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings

bench: layer functions ## measure on the 9,742 films of CINERAG_DATA_DIR; writes target/bench.json (BENCH_ARGS=--quick)
	cargo build --release --locked -p cinerag -p cinerag-bench
	target/release/cinerag-bench --json target/bench.json $(BENCH_ARGS)

STARTER_EVAL_FILES = data/eval/starter/starter-discovery.jsonl data/eval/starter/starter-facts.jsonl
EVAL_FILES = data/eval/facts-*.jsonl data/eval/discovery.jsonl \
	$(CINERAG_DATA_DIR)/eval/tip-of-the-tongue.jsonl $(CINERAG_DATA_DIR)/eval/conversational.jsonl

eval: layer $(CINERAG) ## measure relevance over data/eval and CINERAG_DATA_DIR/eval, and slots; writes target/eval.json (EVAL_ARGS=--compare=FILE)
	$(CINERAG) ingest
	$(CINERAG) eval --json target/eval.json $(EVAL_ARGS) $(EVAL_FILES)
	env -u CINERAG_DATA_DIR $(CINERAG) --state-dir target/eval-starter ingest
	$(CINERAG) --state-dir target/eval-starter eval --json target/eval-starter.json $(STARTER_EVAL_FILES)
	$(CINERAG) eval-slots --json target/eval-slots.json $(CINERAG_DATA_DIR)/eval/query-slots.jsonl

examples: layer $(CINERAG) ## print the first ten films of everyday requests (data/eval/examples.txt)
	$(CINERAG) ingest
	@while IFS= read -r query; do printf '\n== %s\n' "$$query"; $(CINERAG) search "$$query"; done < data/eval/examples.txt

eval-sets: layer $(CINERAG) ## regenerate data/eval/facts-*.jsonl from the films of CINERAG_DATA_DIR
	$(CINERAG) ingest
	$(CINERAG) eval-sets --out data/eval --seed 1 --per-kind 30

eval-baseline: layer $(CINERAG) ## record current relevance in data/eval/baseline.json, which the tests compare with
	$(CINERAG) ingest
	$(CINERAG) eval --baseline data/eval/baseline.json --update-baseline $(EVAL_FILES)
	env -u CINERAG_DATA_DIR $(CINERAG) --state-dir target/eval-starter ingest
	$(CINERAG) --state-dir target/eval-starter eval --baseline data/eval/starter/baseline.json --update-baseline $(STARTER_EVAL_FILES)

eval-recommend: layer $(CINERAG) ## measure recommendations on held-out ratings of CINERAG_DATA_DIR; writes target/eval-recommend.json
	$(CINERAG) ingest
	$(CINERAG) eval-recommend --json target/eval-recommend.json

train: layer $(CINERAG) ## train the film genome into crates/genome/model and every ranking model into crates/retrieval/models; then rebuild
	$(CINERAG) train concepts --write crates/genome/model
	cargo build --release --locked -p cinerag
	$(CINERAG) ingest
	$(CINERAG) train similar --write crates/retrieval/models/similar.json
	$(CINERAG) train recommend --write crates/retrieval/models/recommend.json
	$(CINERAG) train list --write crates/retrieval/models/list.json --queries data/eval/lists.jsonl
	$(CINERAG) train rerank --write crates/retrieval/models/rerank.json --queries data/eval/discovery.jsonl \
		$(CINERAG_DATA_DIR)/eval/tip-of-the-tongue.jsonl $(CINERAG_DATA_DIR)/eval/conversational.jsonl

openapi: $(CINERAG) ## write the contract to crates/api/openapi.json and the site's types from it
	$(CINERAG) openapi > crates/api/openapi.json
	cd frontend && npm run api:generate

clean: ## remove everything built, downloaded or ingested
	rm -rf target .cinerag frontend/dist frontend/node_modules layers/minilm/dist
