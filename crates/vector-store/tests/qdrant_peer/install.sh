#!/usr/bin/env bash
# Makes the peer's Python environment under target/, once for each version of the requirements, and prints its
# interpreter. Several tests may call it at once.
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../../target
mkdir -p "$target"
target=$(cd "$target" && pwd)
requirements=$here/requirements.txt
version=$("${PYTHON:-python3}" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest()[:12])' "$requirements")
home=$target/qdrant-peer-$version
exec 3>&1 1>&2
if [ ! -x "$home/bin/python" ]; then
    # made under another name and renamed when whole; whoever is second throws theirs away
    making=$(mktemp -d "$target/qdrant-peer-making.XXXXXX")
    trap 'rm -rf "$making"' EXIT
    "${PYTHON:-python3}" -m venv "$making"
    "$making/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -r "$requirements"
    "$making/bin/python" -c 'import os, sys; os.rename(*sys.argv[1:])' "$making" "$home" 2>/dev/null || test -x "$home/bin/python"
fi
echo "$home/bin/python" >&3
