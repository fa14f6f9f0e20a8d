#!/usr/bin/env bash
# usage: on-starter.sh STATE_DIR COMMAND…
# Runs a command in frontend/ with CINERAG_URL set to a temporary server: the built site and binary with the starter
# catalogue, on a free port. CINERAG selects another binary.
set -euo pipefail
cd "$(dirname "$0")/../.."
state="$1"
shift
cinerag="${CINERAG:-target/release/cinerag}"
unset CINERAG_DATA_DIR
export CINERAG_STATE_DIR="$state"
"$cinerag" ingest
log="$(mktemp)"
"$cinerag" serve --port 0 --site-dir frontend/dist > "$log" &
server=$!
trap 'kill "$server" 2> /dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 100); do grep -q http "$log" && break; sleep 0.1; done
CINERAG_URL="$(grep -o 'http://localhost:[0-9]*' "$log" | head -n 1)"
export CINERAG_URL
cd frontend
"$@"
