"""Makes the layer's modules importable, and tiny stand-ins for its large files."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

LAYER = Path(__file__).resolve().parent.parent
if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))


class FolderTestCase(unittest.TestCase):
    """A test with a folder of its own, removed afterwards."""

    def setUp(self) -> None:
        """Make the folder."""
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write(self, name: str, content: bytes = b"x") -> Path:
        """Write a file below the folder, making its parents."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path
