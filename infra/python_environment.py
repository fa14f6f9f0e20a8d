#!/usr/bin/env python3
"""Creates the Python environments that builds and tests run in, each from one list of pinned packages.

    python3 infra/python_environment.py moto             # create target/python/moto unless it is current; print its Python
    python3 infra/python_environment.py moto sam         # several, one line each
    python3 infra/python_environment.py --list           # every environment and its requirements file

An environment is rebuilt when its requirements file changes. Needs Python 3.9 to start and finds a newer one for the
environments; the packages of the system's own Python are not touched. A new environment needs one line in ENVIRONMENTS.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "target" / "python"
# Each file lists every package with its dependencies: they are installed with --no-deps.
ENVIRONMENTS = {
    "cargo-lambda": "functions/requirements.txt",
    "checkov": "infra/requirements-checkov.txt",
    "localstack": "localstack/requirements.txt",
    "minilm": "layers/minilm/requirements.txt",
    "moto": "crates/aws/requirements.txt",
    "qdrant-peer": "crates/vector-store/tests/qdrant_peer/requirements.txt",
    "sam": "infra/requirements-sam.txt",
}
OLDEST_PYTHON = (3, 11)
"""The oldest Python that every pinned package supports."""
UV = "uv==0.13.9"
_CANDIDATES = ("python3.14", "python3.13", "python3.12", "python3.11")


class SetupError(Exception):
    """An environment cannot be created. The text says why and what to do about it."""


def say(message: str) -> None:
    """Print a line immediately, also through a pipe."""
    print(message, flush=True)


def programs(name: str) -> Path:
    """The folder of an environment's programs, whether or not it has been created."""
    return FOLDER / name / "bin"


def ensure_environment(name: str) -> Path:
    """Create the environment if it is missing, incomplete or outdated; return the folder of its programs."""
    requirements = ROOT / ENVIRONMENTS[name]
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    # Written last: without it the environment is incomplete.
    marker = FOLDER / name / "complete"
    if not _is_current(marker, digest):
        with _lock(name):
            # Another process may have created it in the meantime.
            if not _is_current(marker, digest):
                _create(name, requirements)
                marker.write_text(digest)
    return programs(name)


def run_pip(arguments: list[str], purpose: str) -> None:
    """Run pip, with its progress bars on a terminal and silently elsewhere."""
    command = [str(_ensure_installer() / "python"), "-m", "pip", *arguments]
    command += ["--disable-pip-version-check", "--no-input"]
    _run(command if sys.stderr.isatty() else [*command, "--quiet"], purpose)


def _is_current(marker: Path, digest: str) -> bool:
    return marker.exists() and marker.read_text() == digest


@contextmanager
def _lock(name: str) -> Iterator[None]:
    """Tests run side by side; only one of them creates the environment."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _create(name: str, requirements: Path) -> None:
    installer, folder = _ensure_installer(), FOLDER / name
    source = requirements.relative_to(ROOT)
    # Standard output is for the result.
    print(f"creating {folder.relative_to(ROOT)} from {source}", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    _run([_find_python(), "-m", "venv", "--without-pip", str(folder)], f"creating {folder.relative_to(ROOT)}")
    python = str(folder / "bin" / "python")
    command = [str(installer / "uv"), "pip", "install", "--quiet", "--no-deps", "--python", python]
    _run([*command, "--requirement", str(requirements)], f"installing {source}")


def _ensure_installer() -> Path:
    """The folder with uv and pip, in an environment of their own: uv installs, pip downloads for other platforms."""
    folder = FOLDER / "uv"
    marker = folder / "complete"
    if not _is_current(marker, UV):
        with _lock("uv"):
            if not _is_current(marker, UV):
                shutil.rmtree(folder, ignore_errors=True)
                _run([_find_python(), "-m", "venv", str(folder)], "creating an environment (Debian: install python3-venv)")
                pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
                _run([*pip, "--no-input", UV], f"installing {UV}")
                marker.write_text(UV)
    return folder / "bin"


def _run(command: list[str], purpose: str) -> None:
    """Run a command; its last lines are part of the error."""
    finished = subprocess.run(command, stdout=sys.stderr, stderr=subprocess.PIPE, text=True)
    if finished.returncode != 0:
        tail = "\n".join(finished.stderr.strip().splitlines()[-6:])
        raise SetupError(
            f"{Path(command[0]).name} failed while {purpose}; check the network, and the index settings of pip "
            f"(`pip config list`) and uv (UV_DEFAULT_INDEX), then try again.\n{tail}"
        )


def _find_python() -> str:
    """This interpreter if it is new enough, otherwise the newest one on PATH."""
    if sys.version_info >= OLDEST_PYTHON:
        return sys.executable
    for candidate in _CANDIDATES:
        found = shutil.which(candidate)
        if found:
            return found
    raise SetupError(
        f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old for the pinned packages, and none of "
        f"{', '.join(_CANDIDATES)} is on PATH; install one of them."
    )


def main() -> None:
    names = sys.argv[1:]
    if names == ["--list"]:
        for name, requirements in ENVIRONMENTS.items():
            print(f"{name:14}{requirements}")
        return
    if not names or any(name not in ENVIRONMENTS for name in names):
        sys.exit(f"{__doc__}\nEnvironments: {', '.join(ENVIRONMENTS)}")
    try:
        for name in names:
            print(ensure_environment(name) / "python")
    except SetupError as error:
        sys.exit(f"infra/python_environment.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
