"""Puts one architecture's layer together, and into place in a single rename."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from files import sha256_of, total_size
from reporting import LayerError, megabytes
from pins import (
    DIMENSION,
    MAX_TOKENS,
    MODEL_NAME,
    MODEL_REVISION,
    ONNXRUNTIME_VERSION,
    SIZE_LIMIT_BYTES,
)

FINGERPRINTED = ("model.onnx", "model.onnx.data", "vocab.txt")
"""What decides a vector: two layers that agree on these can share an index."""
MANIFEST = "manifest.json"
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


def layer_files(folder: Path) -> list[Path]:
    """Every file below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fingerprint(folder: Path) -> str:
    """SHA-256 (hex) over the model, its data and the vocabulary, in this order."""
    return sha256_of(*(folder / name for name in FINGERPRINTED))


def write_manifest(folder: Path, arch: str, library: dict[str, Any], quality: dict[str, float]) -> dict[str, Any]:
    """Write and return `manifest.json`, which describes every other file in the folder.

    `library` is what runtime_library.py found, `quality` what verify.py measured.
    """
    manifest = {
        "model": MODEL_NAME,
        "revision": MODEL_REVISION,
        "fingerprint": fingerprint(folder),
        "arch": arch,
        "dimension": DIMENSION,
        "max_tokens": MAX_TOKENS,
        "onnxruntime": ONNXRUNTIME_VERSION,
        "needed_libraries": library["needed"],
        "symbol_versions": library["symbol_versions"],
        "verified": quality,
        "files": {
            path.relative_to(folder).as_posix(): {"sha256": sha256_of(path), "bytes": path.stat().st_size}
            for path in layer_files(folder)
            if path.name != MANIFEST
        },
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return manifest


def set_modes(root: Path) -> None:
    """Make `root` and all below it readable by any user: Lambda runs as another one."""
    for path in (root, *root.rglob("*")):
        path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)


def check_size(folder: Path, limit: int = SIZE_LIMIT_BYTES) -> int:
    """The layer's size in bytes. Raises LayerError with the largest files above `limit`."""
    files = layer_files(folder)
    size = total_size(files)
    if size > limit:
        largest = sorted(files, key=lambda path: -path.stat().st_size)[:3]
        listed = ", ".join(f"{path.name} {megabytes(path.stat().st_size)}" for path in largest)
        raise LayerError(
            f"the layer is {megabytes(size)}, above the limit of {megabytes(limit)} (largest: {listed}); "
            "make them smaller, or raise SIZE_LIMIT_BYTES in pins.py"
        )
    return size


def publish(partial: Path, final: Path) -> None:
    """Rename a finished folder into place, replacing what was there.

    At no moment is a half-written folder seen under the final name.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    replaced = final.with_name(f".replaced-{final.name}")
    shutil.rmtree(replaced, ignore_errors=True)
    if final.exists():
        os.rename(final, replaced)
    os.rename(partial, final)
    shutil.rmtree(replaced, ignore_errors=True)
