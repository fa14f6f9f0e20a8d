"""Tells whether an architecture's layer is already built from the present sources.

`dist/<arch>.stamp.json` holds a hash of everything the build depends on and the
length of every file it made. It lies beside the layer, not in it, is removed
before the layer is touched and written after it is complete: without it, or with
a file missing or cut short, the layer is built again.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from assemble import layer_files

_SOURCES = ("*.py", "requirements.txt", "golden/golden.json", "licences/*")


def source_digest(layer: Path, arch: str) -> str:
    """SHA-256 (hex) over the layer's sources, pins included, and the architecture."""
    digest = hashlib.sha256(arch.encode())
    for path in sorted(found for pattern in _SOURCES for found in layer.glob(pattern)):
        digest.update(f"\0{path.relative_to(layer).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp_path(dist: Path, arch: str) -> Path:
    """Where the stamp of an architecture lies."""
    return dist / f"{arch}.stamp.json"


def is_current(dist: Path, arch: str, digest: str) -> bool:
    """Whether `dist/<arch>` is complete and was built from sources with this digest."""
    try:
        stamp = json.loads(stamp_path(dist, arch).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return stamp == _stamp(dist, arch, digest)


def write_stamp(dist: Path, arch: str, digest: str) -> None:
    """Record that `dist/<arch>` is complete."""
    path = stamp_path(dist, arch)
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(_stamp(dist, arch, digest)), encoding="utf-8")
    os.replace(partial, path)


def remove_stamp(dist: Path, arch: str) -> None:
    """Declare `dist/<arch>` not complete, before it is changed."""
    stamp_path(dist, arch).unlink(missing_ok=True)


def _stamp(dist: Path, arch: str, digest: str) -> dict[str, Any]:
    folder = dist / arch
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in layer_files(folder)}
    return {"digest": digest, "sizes": sizes}
