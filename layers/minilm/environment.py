"""The virtual environment that exporting and verifying run in.

build.py itself needs nothing but the standard library; numpy, onnx and the rest
live in `.venv`, so that no package of the person's own Python is touched.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from common import LayerError, is_interactive, say

OLDEST_PYTHON = (3, 11)
"""Oldest Python that the pinned numpy and ONNX Runtime have wheels for."""
_CANDIDATES = ("python3.14", "python3.13", "python3.12", "python3.11")


def ensure_environment(layer: Path) -> Path:
    """Make `.venv` if it is missing, half made or outdated; return its Python.

    Raises LayerError when no Python is new enough, venv or pip is missing, or the
    packages can't be installed.
    """
    environment = layer / ".venv"
    python = environment / "bin" / "python"
    requirements = layer / "requirements.txt"
    # Written last: without it the environment is taken as half made.
    marker = environment / "complete"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if python.exists() and marker.exists() and marker.read_text() == wanted:
        return python

    base = find_python()
    say(f"      making {environment} with {base}")
    shutil.rmtree(environment, ignore_errors=True)
    made = subprocess.run([base, "-m", "venv", str(environment)], capture_output=True, text=True)
    if made.returncode != 0:
        raise LayerError(
            f"`{base} -m venv` failed; on Debian and Ubuntu install the package python3-venv, then run "
            f"this again.\n{(made.stdout + made.stderr).strip()}"
        )
    say("      installing the pinned packages (about 70 MB)")
    run_pip(
        python,
        ["install", "--no-deps", "--only-binary=:all:", "-r", str(requirements)],
        "installing requirements.txt",
    )
    marker.write_text(wanted)
    return python


def find_python() -> str:
    """This interpreter when it is new enough, else the newest one on PATH."""
    if sys.version_info >= OLDEST_PYTHON:
        return sys.executable
    for name in _CANDIDATES:
        found = shutil.which(name)
        if found:
            return found
    raise LayerError(
        f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old for the pinned packages, and none of "
        f"{', '.join(_CANDIDATES)} is on PATH; install one of them."
    )


def run_pip(python: Path, arguments: list[str], purpose: str) -> None:
    """Run pip; on a terminal with its own progress bars, else quietly.

    Raises LayerError that ends with pip's own last lines.
    """
    command = [str(python), "-m", "pip", *arguments, "--disable-pip-version-check", "--no-input"]
    if is_interactive():
        finished = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    else:
        finished = subprocess.run([*command, "--quiet"], capture_output=True, text=True)
    if finished.returncode != 0:
        tail = "\n".join((finished.stderr or "").strip().splitlines()[-6:])
        raise LayerError(
            f"pip failed while {purpose}; check the network and pip's index or proxy settings "
            f"(`pip config list`), then run this again.\n{tail}"
        )
