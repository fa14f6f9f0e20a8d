"""Hashes and sizes of files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Iterable

_CHUNK_BYTES = 1 << 20


def sha256_of(*paths: Path) -> str:
    """SHA-256 (hex) over the bytes of the files, one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
    return digest.hexdigest()


def total_size(paths: Iterable[Path]) -> int:
    """Sum of the lengths of the files, in bytes."""
    return sum(path.stat().st_size for path in paths)
