#!/usr/bin/env python3
"""Builds every Lambda function, and installs the emulator that the tests run them under.

    python3 functions/build.py               # target/lambda/<name>/bootstrap, for this machine's architecture
    python3 functions/build.py emulator      # target/lambda-emulator/aws-lambda-rie-<architecture>
    python3 functions/build.py --help

Needs Python 3.9 or later and Rust. cargo-lambda and zig are installed into target/python/cargo-lambda.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "infra"))

from python_environment import ROOT, SetupError, ensure_environment, say  # noqa: E402

FUNCTIONS = ROOT / "functions"
# Cargo names a folder in target/ after each profile, so no profile may be called `lambda`.
OUTPUT = ROOT / "target" / "lambda"
EMULATORS = ROOT / "target" / "lambda-emulator"
PROFILE = "function"
TARGETS = {"x86_64": "x86_64-unknown-linux-gnu", "arm64": "aarch64-unknown-linux-gnu"}
"""Lambda's two architectures, and what rustc calls them."""
FLAGS = {"x86_64": "--x86-64", "arm64": "--arm64"}


class BuildError(Exception):
    """The build failed. The text says why and what to do about it."""


def host_architecture() -> str | None:
    """This machine's architecture as Lambda names it, or None if Lambda does not support it."""
    names = {"x86_64": "x86_64", "amd64": "x86_64", "arm64": "arm64", "aarch64": "arm64"}
    return names.get(platform.machine().lower())


def ensure_cargo_lambda() -> Path:
    """Install cargo-lambda and zig; return the folder of their programs."""
    folder = ensure_environment("cargo-lambda")
    zig = folder / "zig"
    if not zig.exists():
        # cargo-lambda looks for `zig` on PATH; the package installs it among its own files.
        found = list(folder.parent.glob("lib/python*/site-packages/ziglang/zig"))
        if not found:
            raise BuildError("the package ziglang contains no program `zig`")
        zig.symlink_to(found[0])
    return folder


def output_of(command: list[str]) -> str:
    """The output of a program of the Rust toolchain."""
    try:
        finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        raise BuildError(f"`{command[0]}` is not on PATH; install Rust with rustup") from None
    if finished.returncode != 0:
        raise BuildError(f"`{' '.join(command)}` failed: {finished.stderr.strip()}")
    return finished.stdout.strip()


def check_target(target: str) -> None:
    """Check that the target's standard library is installed before minutes of compiling start."""
    folder = output_of(["rustc", "--print", "target-libdir", "--target", target])
    if not Path(folder).is_dir():
        raise BuildError(f"the Rust target {target} is not installed; add it with `rustup target add {target}`")


def packages() -> list[str]:
    """Names of the functions: every folder with a Cargo.toml next to this file."""
    names = []
    for manifest in sorted(FUNCTIONS.glob("*/Cargo.toml")):
        name = re.search(r'^name\s*=\s*"([^"]+)"', manifest.read_text(encoding="utf-8"), re.MULTILINE)
        if name is None:
            raise BuildError(f"{manifest.relative_to(ROOT)} has no package name")
        names.append(name.group(1))
    return names


def build(arch: str) -> None:
    """Build all functions for one architecture and print their sizes."""
    check_target(TARGETS[arch])
    tools = ensure_cargo_lambda()
    names = packages()
    started = time.monotonic()
    say(f"building {len(names)} functions for {arch}; link-time optimisation takes minutes the first time")
    command = [str(tools / "cargo-lambda"), "lambda", "build", "--locked", "--profile", PROFILE]
    command += [FLAGS[arch], "--lambda-dir", str(OUTPUT)]
    command += [argument for name in names for argument in ("--package", name)]
    path = os.pathsep.join([str(tools), os.environ.get("PATH", os.defpath)])
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path})
    if finished.returncode != 0:
        raise BuildError(f"cargo lambda build failed (exit code {finished.returncode}); its message is above")
    for name in names:
        bootstrap = OUTPUT / name / "bootstrap"
        if not bootstrap.is_file():
            raise BuildError(f"cargo lambda build did not create {bootstrap.relative_to(ROOT)}")
        say(f"  {bootstrap.stat().st_size / 1e6:5.2f} MB  {bootstrap.relative_to(ROOT)}")
    say(f"{len(names)} functions built for {arch} in {time.monotonic() - started:.0f} s")


def install_emulator() -> None:
    """Copy AWS's runtime interface emulator for this machine out of the AWS SAM CLI, which contains it."""
    arch = host_architecture()
    if platform.system() != "Linux" or arch is None:
        say("the emulator runs on Linux only, on x86_64 and arm64: not installed")
        return
    name = f"aws-lambda-rie-{arch}"
    packaged = list(ensure_environment("sam").parent.glob(f"lib/python*/site-packages/samcli/local/rapid/{name}"))
    if not packaged:
        raise BuildError(f"the package aws-sam-cli contains no {name}")
    EMULATORS.mkdir(parents=True, exist_ok=True)
    partial = EMULATORS / f"{name}.partial"
    shutil.copyfile(packaged[0], partial)
    partial.chmod(0o755)
    os.replace(partial, EMULATORS / name)
    say(f"emulator: {(EMULATORS / name).relative_to(ROOT)}")


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Build the Lambda functions as target/lambda/<name>/bootstrap, or install the emulator "
        "that the tests run them under.",
    )
    parser.add_argument("what", nargs="?", choices=["functions", "emulator"], default="functions")
    parser.add_argument(
        "--arch",
        choices=sorted(TARGETS),
        default=host_architecture(),
        help="architecture to build for (default: this machine's, %(default)s)",
    )
    return parser.parse_args()


def main() -> None:
    """Run the command."""
    arguments = parse_arguments()
    try:
        if arguments.what == "emulator":
            install_emulator()
        elif arguments.arch is None:
            raise BuildError(f"Lambda does not support {platform.machine()}; choose --arch x86_64 or --arch arm64")
        else:
            build(arguments.arch)
    except (BuildError, SetupError) as error:
        sys.exit(f"functions/build.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
