"""Small things every step shares: the error type, hashing, and saying what happens."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Callable, Iterable

_CHUNK_BYTES = 1 << 20


class LayerError(Exception):
    """The build can't go on. The text says what is wrong and what to do about it."""


def say(line: str) -> None:
    """Print one line at once, also when the output is a pipe."""
    print(line, flush=True)


def is_interactive() -> bool:
    """Whether a person watches: only then are percentages redrawn in place."""
    return sys.stdout.isatty()


class Percentage:
    """A percentage redrawn in place on a terminal, and silent elsewhere."""

    def __init__(self, label: str, total: int) -> None:
        """`total` is in the unit that `advance` counts in (bytes, sentences)."""
        self._label = label
        self._total = max(total, 1)
        self._done = 0
        self._drawn_at = 0.0
        self._enabled = is_interactive()

    def advance(self, amount: int) -> None:
        """Count `amount` more units as done."""
        self._done += amount
        now = time.monotonic()
        if self._enabled and now - self._drawn_at >= 0.1:
            self._drawn_at = now
            percent = min(100, 100 * self._done // self._total)
            sys.stdout.write(f"\r      {self._label} {percent:3d} %")
            sys.stdout.flush()

    def close(self) -> None:
        """Wipe the percentage off the terminal."""
        if self._enabled and self._drawn_at:
            sys.stdout.write("\r\x1b[K")
            sys.stdout.flush()


def sha256_of(*paths: Path) -> str:
    """SHA-256 (hex) over the bytes of the files, one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
    return digest.hexdigest()


def megabytes(size: int) -> str:
    """`size` bytes as a person reads it, in units of 10^6 bytes."""
    return f"{size / 1e6:.1f} MB"


def total_size(paths: Iterable[Path]) -> int:
    """Sum of the lengths of the files, in bytes."""
    return sum(path.stat().st_size for path in paths)


def exit_with(main: Callable[[], None]) -> None:
    """Run a script's `main`: expected failures become one line and exit code 1."""
    try:
        main()
    except LayerError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output, `head` say, has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        print(f"error: {error}; check the free space and the permissions there", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nstopped; what was finished stays, nothing half made is left in use", file=sys.stderr)
        sys.exit(130)
