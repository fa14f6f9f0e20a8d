#!/usr/bin/env python3
"""Invokes one built function with one event, as Lambda would: what `make invoke` runs.

    python3 functions/invoke.py search crates/cinerag/tests/events/search-words.json

With Docker it is `sam local invoke` on what `make validate` built; without, AWS's runtime interface emulator on what
`make functions` built. The function reads the index of CINERAG_STATE_DIR (.cinerag). Its answer goes to standard output, its
log to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "localstack"))

from build import EMULATORS, OUTPUT, ROOT, host_architecture  # noqa: E402
from containers import docker_answers  # noqa: E402  from localstack/
from python_environment import programs  # noqa: E402  from infra/

DEADLINE_S = 60


class InvokeError(Exception):
    """The invocation failed. The text says why."""


def variables() -> dict[str, str]:
    """The function's environment: the local index and model, and every CINERAG_ variable that is set."""
    arch = {"x86_64": "linux-x86_64", "arm64": "linux-aarch64"}[host_architecture() or "x86_64"]
    state = ROOT / os.environ.get("CINERAG_STATE_DIR", ".cinerag")
    own = {name: value for name, value in os.environ.items() if name.startswith("CINERAG_")}
    local = {"CINERAG_INDEX_DIR": str(state / "index"), "CINERAG_MODEL_DIR": str(ROOT / "layers/minilm/dist" / arch / "minilm")}
    return local | own


def with_emulator(function: str, event: bytes) -> bytes:
    """Run the function under AWS's emulator, started for this one invocation."""
    bootstrap, emulator = OUTPUT / function / "bootstrap", EMULATORS / f"aws-lambda-rie-{host_architecture()}"
    for built in (bootstrap, emulator):
        if not built.is_file():
            raise InvokeError(f"no {built.relative_to(ROOT)}: run make functions")
    address, runtime = free_address(), free_address()
    command = [str(emulator), "--runtime-interface-emulator-address", address, "--runtime-api-address", runtime]
    lambda_sets = {"AWS_LAMBDA_FUNCTION_NAME": function, "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST"}
    lambda_sets |= {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769", "AWS_LAMBDA_FUNCTION_TIMEOUT": "30", "AWS_REGION": "eu-west-1"}
    # A file: the emulator blocks once a pipe that nobody reads is full.
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [*command, str(bootstrap)], env=variables() | lambda_sets, stdout=log, stderr=log, start_new_session=True
        )
        try:
            wait_for(address, process)
            return post(f"http://{address}/2015-03-31/functions/function/invocations", event)
        finally:
            # Ends the emulator and the function; SIGTERM would leave the function running.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace"))


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return f"127.0.0.1:{held.getsockname()[1]}"


def wait_for(address: str, process: subprocess.Popen) -> None:
    """Wait until the address accepts connections."""
    host, port = address.split(":")
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.01)
    raise InvokeError("the emulator did not start")


def post(url: str, body: bytes) -> bytes:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    try:
        with direct.open(request, timeout=DEADLINE_S) as answer:
            return answer.read()
    except OSError as error:
        raise InvokeError(f"the function did not answer: {error}") from None


def with_sam(function: str, event: Path) -> int:
    """`sam local invoke` in Lambda's own image. The index comes from S3: the container cannot read this machine's folders."""
    built = ROOT / "target" / "sam" / "template.yaml"
    sam = programs("sam") / "sam"
    if not built.is_file() or not sam.is_file():
        raise InvokeError("the SAM build is missing: run make validate")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as settings:
        json.dump({"Parameters": {name: value for name, value in os.environ.items() if name.startswith("CINERAG_")}}, settings)
        settings.flush()
        command = [str(sam), "local", "invoke", f"{function.capitalize()}Function", "--template", str(built)]
        command += ["--event", str(event), "--env-vars", settings.name, "--region", "eu-west-1"]
        return subprocess.run(command, env={**os.environ, "SAM_CLI_TELEMETRY": "0"}).returncode


def main() -> None:
    parser = argparse.ArgumentParser(description="Invoke one built function with one event.")
    parser.add_argument("function")
    parser.add_argument("event", type=Path)
    parser.add_argument("--emulator", action="store_true", help="use the emulator even if Docker is running")
    arguments = parser.parse_args()
    try:
        event = arguments.event.read_bytes()
        json.loads(event)
        if not arguments.emulator and docker_answers():
            sys.exit(with_sam(arguments.function, arguments.event))
        answer = json.loads(with_emulator(arguments.function, event))
        print(json.dumps(answer, indent=2, ensure_ascii=False))
        sys.exit(0 if "errorType" not in answer else 1)
    except (InvokeError, OSError, ValueError) as error:
        sys.exit(f"functions/invoke.py: {error}")


if __name__ == "__main__":
    main()
