#!/usr/bin/env python3
"""Starts LocalStack, Qdrant and Redis in Docker and runs the journeys: `make localstack`.

    python3 localstack/containers.py             # start, run the journeys, leave it running
    python3 localstack/containers.py --down      # stop it and delete its data
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "infra"))

from python_environment import SetupError, ensure_environment, say  # noqa: E402  from infra/

COMPOSE = ["docker", "compose", "--file", str(HERE / "compose.yaml")]


def docker_answers() -> bool:
    """Whether a Docker engine is running."""
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=30).returncode == 0
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False


def journeys() -> int:
    """Start everything, wait until it is healthy, run the journeys; return their exit status."""
    subprocess.run([*COMPOSE, "up", "--detach", "--wait"], check=True)
    python = ensure_environment("sam") / "python"
    where = {"CINERAG_LOCALSTACK": "http://127.0.0.1:4566", "CINERAG_LOCALSTACK_DOCKER": "1", "NO_PROXY": "127.0.0.1"}
    command = [str(python), "-m", "unittest", "--verbose", "journeys"]
    status = subprocess.run(command, cwd=HERE, env={**os.environ, **where}).returncode
    say("LocalStack is still running at http://127.0.0.1:4566; `python3 localstack/containers.py --down` stops it")
    return status


def main() -> None:
    if not docker_answers():
        sys.exit("localstack/containers.py: Docker is not running; `make localstack-host` runs the journeys that need no Docker")
    try:
        if sys.argv[1:] == ["--down"]:
            sys.exit(subprocess.run([*COMPOSE, "down", "--volumes"]).returncode)
        if sys.argv[1:]:
            sys.exit(__doc__)
        sys.exit(journeys())
    except (SetupError, subprocess.CalledProcessError) as error:
        sys.exit(f"localstack/containers.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
