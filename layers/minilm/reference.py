"""An independent forward pass in numpy float64, straight from the safetensors.

It shares no code with export.py on purpose: a mistake in one shows in the other.
One sentence at a time, without padding, exactly as the model's definition reads.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

_exact_erf = np.vectorize(math.erf, otypes=[np.float64])


class ReferenceEncoder:
    """Turns token ids into an embedding, slowly and in double precision."""

    def __init__(self, safetensors: Path, attention_heads: int = 12, epsilon: float = 1e-12) -> None:
        """Load every floating-point tensor of the file as float64."""
        raw = load_file(safetensors)
        self._weights = {name: tensor.astype(np.float64) for name, tensor in raw.items() if tensor.dtype.kind == "f"}
        self._heads = attention_heads
        self._epsilon = epsilon
        self._layers = len({name.split(".")[2] for name in raw if name.startswith("encoder.layer.")})

    def encode(self, token_ids: list[int]) -> np.ndarray:
        """The embedding of one sentence: float64 [hidden], of length 1.

        `token_ids` includes [CLS] and [SEP] and no padding.
        """
        states = self._embed(token_ids)
        for index in range(self._layers):
            prefix = f"encoder.layer.{index}"
            attention = self._linear(self._attend(states, prefix), f"{prefix}.attention.output.dense")
            states = self._normalise(attention + states, f"{prefix}.attention.output.LayerNorm")
            widened = self._linear(states, f"{prefix}.intermediate.dense")
            activated = widened * 0.5 * (1.0 + _exact_erf(widened / math.sqrt(2.0)))
            narrowed = self._linear(activated, f"{prefix}.output.dense")
            states = self._normalise(narrowed + states, f"{prefix}.output.LayerNorm")
        mean = states.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _embed(self, token_ids: list[int]) -> np.ndarray:
        words = self._weights["embeddings.word_embeddings.weight"][token_ids]
        positions = self._weights["embeddings.position_embeddings.weight"][: len(token_ids)]
        first_type = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normalise(words + positions + first_type, "embeddings.LayerNorm")

    def _attend(self, states: np.ndarray, prefix: str) -> np.ndarray:
        tokens, hidden = states.shape
        width = hidden // self._heads

        def heads(part: str) -> np.ndarray:  # [heads, tokens, width]
            projected = self._linear(states, f"{prefix}.attention.self.{part}")
            return projected.reshape(tokens, self._heads, width).transpose(1, 0, 2)

        scores = heads("query") @ heads("key").transpose(0, 2, 1) / math.sqrt(width)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return (scores @ heads("value")).transpose(1, 0, 2).reshape(tokens, hidden)

    def _linear(self, states: np.ndarray, name: str) -> np.ndarray:
        return states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normalise(self, states: np.ndarray, name: str) -> np.ndarray:
        centred = states - states.mean(axis=-1, keepdims=True)
        variance = (centred**2).mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt(variance + self._epsilon)
        return scaled * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
