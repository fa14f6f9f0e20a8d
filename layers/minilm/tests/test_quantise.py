"""The 8-bit schemes keep every weight within their stated error."""

import unittest

import support  # noqa: F401  (puts the layer on the path)
import numpy as np

from quantise import BLOCK, dequantise_blocks, dequantise_rows, quantise_blocks, quantise_rows

_ROUNDING = 1 + 1e-5


class BlockTests(unittest.TestCase):
    def setUp(self) -> None:
        self.weight = np.random.default_rng(7).normal(size=(96, 40)).astype(np.float32)

    def test_errors_are_within_half_a_step_except_at_the_short_end(self) -> None:
        integers, scales = quantise_blocks(self.weight)
        steps = np.repeat(np.abs(scales), BLOCK, axis=1).T
        errors = np.abs(dequantise_blocks(integers, scales) - self.weight)
        clipped = integers.reshape(40, 96).T == 255
        self.assertTrue((errors[~clipped] <= 0.5 * _ROUNDING * steps[~clipped]).all())
        self.assertTrue((errors <= _ROUNDING * steps).all())

    def test_the_largest_of_each_block_is_exact(self) -> None:
        restored = dequantise_blocks(*quantise_blocks(self.weight))
        blocks = self.weight.T.reshape(-1, BLOCK)
        largest = np.abs(blocks).argmax(axis=1)
        rows = np.arange(len(blocks))
        np.testing.assert_allclose(restored.T.reshape(-1, BLOCK)[rows, largest], blocks[rows, largest], rtol=1e-6)

    def test_shapes_and_types_are_what_the_operator_takes(self) -> None:
        integers, scales = quantise_blocks(self.weight)
        self.assertEqual((integers.shape, integers.dtype), ((40, 3, 32), np.uint8))
        self.assertEqual((scales.shape, scales.dtype), ((40, 3), np.float32))

    def test_zeros_stay_zeros(self) -> None:
        zeros = np.zeros((64, 2), np.float32)
        np.testing.assert_array_equal(dequantise_blocks(*quantise_blocks(zeros)), zeros)

    def test_a_width_that_does_not_fit_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "33 inputs"):
            quantise_blocks(np.ones((33, 4), np.float32))


class RowTests(unittest.TestCase):
    def test_errors_are_within_half_a_step(self) -> None:
        table = np.random.default_rng(8).normal(size=(50, 64)).astype(np.float32)
        table[3] = 0
        integers, scales = quantise_rows(table)
        self.assertEqual((integers.dtype, scales.shape), (np.int8, (50, 1)))
        errors = np.abs(dequantise_rows(integers, scales) - table)
        self.assertTrue((errors <= 0.5 * _ROUNDING * scales).all())


if __name__ == "__main__":
    unittest.main()
