"""The two 8-bit storage schemes of the exported model, and their inverses."""

from __future__ import annotations

import numpy as np

BLOCK = 32
"""Weights along the input dimension that share one scale."""
_ZERO_POINT = 128
_LARGEST = 255


def quantise_blocks(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Quantise a linear layer's weight for MatMulNBits with 8 bits.

    `weight` is float32 [inputs, outputs]. Returns the integers, uint8
    [outputs, inputs / 32, 32], and the scales, float32 [outputs, inputs / 32];
    a weight is (integer - 128) * scale. The scale's sign is chosen so that the
    block's largest magnitude falls on 0, the end of the range with 128 steps:
    it is kept exactly. Every error is at most half a |scale|, except that a
    value near the opposite extreme (128 steps, where there are 127) may be off
    by a whole one.

    Raises ValueError when `inputs` is no multiple of 32.
    """
    inputs, outputs = weight.shape
    if inputs % BLOCK:
        raise ValueError(f"{inputs} inputs are no multiple of the block of {BLOCK}")
    blocks = weight.T.reshape(outputs, inputs // BLOCK, BLOCK)
    extreme_at = np.abs(blocks).argmax(axis=-1)
    extremes = np.take_along_axis(blocks, extreme_at[..., None], axis=-1)[..., 0]
    scales = extremes / np.float32(-_ZERO_POINT)
    scales = np.where(scales == 0, np.float32(1), scales)
    integers = np.clip(np.rint(blocks / scales[..., None]) + _ZERO_POINT, 0, _LARGEST)
    return integers.astype(np.uint8), scales.astype(np.float32)


def dequantise_blocks(integers: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The inverse of `quantise_blocks`: float32 [inputs, outputs]."""
    outputs = integers.shape[0]
    centred = integers.astype(np.float32) - _ZERO_POINT
    return (centred * scales[..., None]).reshape(outputs, -1).T


def quantise_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Quantise a lookup table with one scale a row.

    `table` is float32 [rows, columns]. Returns int8 [rows, columns] in -127..127
    and float32 scales [rows, 1]. Every error is at most half a scale.
    """
    scales = np.abs(table).max(axis=1, keepdims=True) / np.float32(127)
    scales = np.where(scales == 0, np.float32(1), scales)
    integers = np.clip(np.rint(table / scales), -127, 127)
    return integers.astype(np.int8), scales.astype(np.float32)


def dequantise_rows(integers: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """The inverse of `quantise_rows`: float32 [rows, columns]."""
    return integers.astype(np.float32) * scales
