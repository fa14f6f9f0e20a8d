"""Virtual environments under `target/`, one for each list of pinned packages.

The scripts here need nothing but the standard library to start; what they run is installed on first use, so that no
package of the person's own Python is touched.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """Ends a script with a message for a person."""


def say(message: str) -> None:
    """Tell the person at once, also through a pipe."""
    print(message, flush=True)


def ensure_environment(name: str, requirements: Path) -> Path:
    """The folder of programs of the environment `target/<name>`, made anew where it is missing, half made or outdated."""
    if sys.version_info < (3, 11):
        raise SetupError(f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old: this needs 3.11 or later")
    folder = ROOT / "target" / name
    # Written last: without it the environment is taken as half made.
    marker = folder / "complete"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if marker.exists() and marker.read_text() == wanted:
        return folder / "bin"
    say(f"making {folder.relative_to(ROOT)} from {requirements.relative_to(ROOT)}; this takes a minute or two")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True)
    if made.returncode != 0:
        raise SetupError(
            f"`{sys.executable} -m venv` failed; on Debian and Ubuntu install the package python3-venv, then run "
            f"this again.\n{(made.stdout + made.stderr).strip()}"
        )
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-input"]
    pip += ["--disable-pip-version-check", "--no-deps", "-r", str(requirements)]
    installed = subprocess.run(pip, capture_output=True, text=True)
    if installed.returncode != 0:
        tail = "\n".join(installed.stderr.strip().splitlines()[-6:])
        raise SetupError(
            f"pip failed while installing {requirements.relative_to(ROOT)}; check the network and pip's index or "
            f"proxy settings (`pip config list`), then run this again.\n{tail}"
        )
    marker.write_text(wanted)
    return folder / "bin"
