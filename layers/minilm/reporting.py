"""What the build prints: progress, sizes, and errors as one line."""

from __future__ import annotations

import os
import sys
import time
from typing import Callable

from environment import SetupError, say


class LayerError(Exception):
    """The build failed. The text says what is wrong and what to do about it."""


def is_interactive() -> bool:
    """Whether output goes to a terminal: only then are percentages redrawn in place."""
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


def megabytes(size: int) -> str:
    """`size` bytes in units of 10^6 bytes."""
    return f"{size / 1e6:.1f} MB"


def exit_with(main: Callable[[], None]) -> None:
    """Run a script's `main`; an expected failure prints one line and exits with 1."""
    try:
        main()
    except (LayerError, SetupError) as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of the output, such as `head`, has exited
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        print(f"error: {error}; check the free space and the permissions there", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nstopped; finished parts are complete, unfinished ones are not used", file=sys.stderr)
        sys.exit(130)
