"""Makes infra/python_environment.py importable for the layer's modules."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "infra"))

from python_environment import SetupError, ensure_environment, run_pip, say  # noqa: E402

__all__ = ["SetupError", "ensure_environment", "run_pip", "say"]
