#!/usr/bin/env python3
"""Runs LocalStack without Docker: S3, SQS, EventBridge, Secrets Manager and CloudFormation on loopback.

    python3 localstack/host.py journeys      # start it, run the journeys, stop it
    python3 localstack/host.py serve         # start it at http://127.0.0.1:4566, until Ctrl-C

DynamoDB, Lambda, HTTP API and CloudFront are not available without Docker.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "infra"))

from python_environment import ROOT, SetupError, ensure_environment, say  # noqa: E402  from infra/

STARTS_WITHIN_S = 120
STATE = ROOT / "target" / "localstack"


def start(port: int) -> subprocess.Popen:
    """Start it and wait until it answers."""
    programs = ensure_environment("localstack")
    STATE.mkdir(parents=True, exist_ok=True)
    settings = {
        "GATEWAY_LISTEN": f"127.0.0.1:{port}",
        "LOCALSTACK_VOLUME_DIR": str(STATE),
        "FILESYSTEM_ROOT": str(STATE / "fs"),
        "STATIC_LIBS_DIR": str(STATE / "static"),
        "PERSISTENCE": "0",
        "EAGER_SERVICE_LOADING": "0",
        # No outside connections: no usage reports, no certificate, no name server.
        "DISABLE_EVENTS": "1",
        "SKIP_SSL_CERT_DOWNLOAD": "1",
        "DNS_ADDRESS": "0",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
    log = (STATE / "log").open("w")
    command = [str(programs / "python"), str(HERE / "loopback.py")]
    process = subprocess.Popen(
        command, cwd=STATE, env={**os.environ, **settings}, stdout=log, stderr=log, start_new_session=True
    )
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        if answers(port):
            return process
        time.sleep(0.2)
    stop(process)
    tail = "\n".join((STATE / "log").read_text().splitlines()[-15:])
    raise SetupError(f"LocalStack did not start on port {port}; the end of its log, {STATE / 'log'}:\n{tail}")


def answers(port: int) -> bool:
    """Whether it is ready."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://127.0.0.1:{port}/_localstack/health", timeout=2) as health:
            return health.status == 200
    except OSError:
        return False


def stop(process: subprocess.Popen) -> None:
    """Stop it and its child processes."""
    for how, patience_s in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, how)
            process.wait(patience_s)
            return
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def journeys() -> int:
    """Run the journeys on a LocalStack of their own; return their exit status."""
    python = ensure_environment("sam") / "python"
    port = free_port()
    process = start(port)
    say(f"LocalStack on 127.0.0.1:{port}")
    try:
        where = {"CINERAG_LOCALSTACK": f"http://127.0.0.1:{port}", "NO_PROXY": "127.0.0.1"}
        command = [str(python), "-m", "unittest", "--verbose", "journeys"]
        return subprocess.run(command, cwd=HERE, env={**os.environ, **where}).returncode
    finally:
        stop(process)


def serve() -> int:
    process = start(4566)
    say("LocalStack on http://127.0.0.1:4566; Ctrl-C stops it")
    try:
        return process.wait()
    finally:
        stop(process)


def main() -> None:
    parser = argparse.ArgumentParser(description="LocalStack without Docker.")
    parser.add_argument("what", choices=["journeys", "serve"])
    arguments = parser.parse_args()
    try:
        sys.exit(journeys() if arguments.what == "journeys" else serve())
    except SetupError as error:
        sys.exit(f"localstack/host.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
