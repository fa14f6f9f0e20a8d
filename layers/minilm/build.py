#!/usr/bin/env python3
"""Builds the embedding layer: model, vocabulary and ONNX Runtime for AWS Lambda.

    python3 layers/minilm/build.py            # what `make layer` runs
    python3 layers/minilm/build.py --help

Needs Python 3.9 or later and nothing else to start; see README.md.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import platform
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

from assemble import check_size, publish, set_modes, write_manifest
from environment import ensure_environment, say
from fetch import fetch_model, fetch_runtime_wheel
from pins import LAMBDA_ARCHITECTURES, MODEL_FILES, MODEL_FINGERPRINT, ONNXRUNTIME_VERSION, PLATFORMS
from reporting import LayerError, exit_with, megabytes
from runtime_library import extract_library, extract_licences
from stamp import is_current, remove_stamp, source_digest, write_stamp

LAYER = Path(__file__).resolve().parent
FOLDER_IN_LAYER = "minilm"
"""The layer's files lie in /opt/minilm once Lambda has unpacked it."""
_STEPS = 6
_PARTIAL = ".partial-"


@dataclass(frozen=True)
class Model:
    """The exported model, ready to be copied into any number of layers."""

    exported: Path
    vocabulary: Path
    quality: dict


def host_architecture() -> str:
    """This machine's architecture as named in pins.py, such as linux-x86_64 or macos-arm64."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"{system}-{machine}"


def default_architectures() -> list[str]:
    """Lambda's two, and this machine's if it is another supported one."""
    host = host_architecture()
    extra = [host] if host in PLATFORMS and host not in LAMBDA_ARCHITECTURES else []
    return [*LAMBDA_ARCHITECTURES, *extra]


def run_script(python: Path, script: str, *arguments: object) -> None:
    """Run one of our scripts in the virtual environment; its output is shown as it comes."""
    finished = subprocess.run([str(python), str(LAYER / script), *map(str, arguments)])
    if finished.returncode != 0:
        raise LayerError(f"{script} failed (exit code {finished.returncode}); its message is above")


def inspect_library(python: Path, library: Path, arch: str) -> dict[str, Any]:
    """Check the library in the virtual environment; return what it requires (runtime_library.py)."""
    load = ["--load"] if arch == host_architecture() else []
    command = [str(python), str(LAYER / "runtime_library.py"), str(library), arch, *load]
    finished = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if finished.returncode != 0:
        raise LayerError(f"the library for {arch} can't be used; the reason is above")
    return json.loads(finished.stdout)


@contextmanager
def only_build(cache: Path) -> Iterator[None]:
    """Hold the build lock: a second build waits, and the lock of a killed one is released."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another build of this layer is running; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def assemble_layer(arch: str, wheel: Path, model: Model, python: Path, work: Path) -> str:
    """Put one layer together in `work/<arch>`; return its fingerprint."""
    folder = work / arch / FOLDER_IN_LAYER
    licences = folder / "licences"
    licences.mkdir(parents=True)
    for source in (*sorted(model.exported.iterdir()), model.vocabulary):
        shutil.copyfile(source, folder / source.name)
    for source in sorted((LAYER / "licences").iterdir()):
        shutil.copyfile(source, licences / source.name)
    extract_licences(wheel, licences)
    library = extract_library(wheel, PLATFORMS[arch], folder)
    manifest = write_manifest(folder, arch, inspect_library(python, library, arch), model.quality)
    set_modes(work / arch)
    size = check_size(folder)
    say(f"      {arch}: {megabytes(size)}, symbols {manifest['symbol_versions'] or 'not inspected'}")
    return manifest["fingerprint"]


def build(architectures: list[str], dist: Path) -> None:
    """Build the layers of these architectures into `dist` and replace what is there."""
    started = time.monotonic()
    cache = LAYER / ".cache"
    dist.mkdir(parents=True, exist_ok=True)
    # Left by a killed build: this one holds the lock.
    for leftover in dist.glob(f"{_PARTIAL}*"):
        shutil.rmtree(leftover)

    say(f"[1/{_STEPS}] preparing the Python environment")
    python = ensure_environment("minilm") / "python"
    say(f"[2/{_STEPS}] fetching weights and vocabulary ({megabytes(sum(pin.size for pin in MODEL_FILES))})")
    model_folder = fetch_model(cache)
    say(f"[3/{_STEPS}] fetching ONNX Runtime {ONNXRUNTIME_VERSION} for {', '.join(architectures)}")
    wheels = {arch: fetch_runtime_wheel(cache, PLATFORMS[arch]) for arch in architectures}

    with tempfile.TemporaryDirectory(prefix=_PARTIAL, dir=dist) as scratch:
        work = Path(scratch)
        exported = work / "model"
        say(f"[4/{_STEPS}] exporting the 8-bit model")
        run_script(python, "export.py", model_folder, exported)
        say(f"[5/{_STEPS}] verifying it against the float64 reference")
        report = work / "report.json"
        run_script(python, "verify.py", model_folder, exported, "--report", report)
        model = Model(exported, model_folder / "vocab.txt", json.loads(report.read_text()))
        say(f"[6/{_STEPS}] assembling")
        for arch in architectures:
            found = assemble_layer(arch, wheels[arch], model, python, work)
            remove_stamp(dist, arch)
            publish(work / arch, dist / arch)
            write_stamp(dist, arch, source_digest(LAYER, arch))
    if found != MODEL_FINGERPRINT:
        say(f"note: fingerprint {found} is not the one in pins.py: an index made elsewhere may be refused")
    say(f"minilm layer built in {time.monotonic() - started:.0f} s: {os.path.relpath(dist)}")


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Build the embedding layer (all-MiniLM-L6-v2 on ONNX Runtime) into layers/minilm/dist.",
        epilog="A run with nothing to do takes a fraction of a second.",
    )
    parser.add_argument(
        "--arch",
        action="append",
        choices=sorted(PLATFORMS),
        help=f"architecture to build, repeatable (default: {', '.join(default_architectures())})",
    )
    parser.add_argument("--force", action="store_true", help="rebuild even if up to date")
    return parser.parse_args()


def main() -> None:
    """Build what is missing or outdated."""
    arguments = parse_arguments()
    architectures = list(dict.fromkeys(arguments.arch or default_architectures()))
    dist = LAYER / "dist"

    def outdated() -> list[str]:
        return [arch for arch in architectures if not is_current(dist, arch, source_digest(LAYER, arch))]

    if arguments.force or outdated():
        with only_build(LAYER / ".cache"):
            # Checked again: a build that ran in the meantime may have made them.
            wanted = architectures if arguments.force else outdated()
            if wanted:
                build(wanted, dist)
                return
    say(f"minilm layer is up to date ({', '.join(architectures)})")


if __name__ == "__main__":
    exit_with(main)
