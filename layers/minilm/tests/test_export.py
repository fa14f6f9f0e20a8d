"""Exporting a tiny random model: same bytes each time, and the right function."""

import support
import numpy as np
from safetensors.numpy import save_file

from files import sha256_of
from reporting import LayerError
from export import DATA_FILE, MODEL_FILE, ModelConfig, export
from golden import GoldenSentence
from reference import ReferenceEncoder
from verify import ExportedModel, check_agreement, check_padding, cosines

HIDDEN, WIDE, VOCABULARY, POSITIONS, LAYERS = 64, 128, 50, 16, 2
CONFIG = ModelConfig(attention_heads=2, max_tokens=12)


def random_weights() -> dict[str, np.ndarray]:
    """Weights of a two-layer BERT, under the names of the real one."""
    random = np.random.default_rng(11)
    weights: dict[str, np.ndarray] = {}

    def matrix(name: str, *shape: int) -> None:
        weights[name] = random.normal(scale=0.2, size=shape).astype(np.float32)

    def linear(name: str, outputs: int, inputs: int) -> None:
        matrix(f"{name}.weight", outputs, inputs)
        matrix(f"{name}.bias", outputs)

    def norm(name: str) -> None:
        weights[f"{name}.weight"] = random.uniform(0.5, 1.5, HIDDEN).astype(np.float32)
        matrix(f"{name}.bias", HIDDEN)

    matrix("embeddings.word_embeddings.weight", VOCABULARY, HIDDEN)
    matrix("embeddings.position_embeddings.weight", POSITIONS, HIDDEN)
    matrix("embeddings.token_type_embeddings.weight", 2, HIDDEN)
    norm("embeddings.LayerNorm")
    for index in range(LAYERS):
        prefix = f"encoder.layer.{index}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{prefix}.attention.{part}", HIDDEN, HIDDEN)
        norm(f"{prefix}.attention.output.LayerNorm")
        linear(f"{prefix}.intermediate.dense", WIDE, HIDDEN)
        linear(f"{prefix}.output.dense", HIDDEN, WIDE)
        norm(f"{prefix}.output.LayerNorm")
    # The real file holds this integer tensor too; it must be passed over.
    weights["embeddings.position_ids"] = np.arange(POSITIONS, dtype=np.int64)[None]
    return weights


class ExportTests(support.FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.safetensors = self.folder / "model.safetensors"
        save_file(random_weights(), self.safetensors)
        export(self.safetensors, self.folder / "first", CONFIG)
        encoder = ReferenceEncoder(self.safetensors, CONFIG.attention_heads)
        batch = ([1, 5, 9, 2], [1, 2], [1, *range(10, 20), 2])
        self.sentences = [GoldenSentence(str(ids), ids, list(encoder.encode(ids))) for ids in batch]
        self.model = ExportedModel(self.folder / "first" / MODEL_FILE)
        self.alone = np.concatenate([self.model.encode([each.token_ids]) for each in self.sentences])

    def test_the_same_weights_give_the_same_bytes(self) -> None:
        export(self.safetensors, self.folder / "second", CONFIG)
        for name in (MODEL_FILE, DATA_FILE):
            self.assertEqual(sha256_of(self.folder / "first" / name), sha256_of(self.folder / "second" / name))

    def test_exporting_over_an_old_export_gives_the_same_bytes(self) -> None:
        before = sha256_of(self.folder / "first" / DATA_FILE)
        export(self.safetensors, self.folder / "first", CONFIG)
        self.assertEqual(sha256_of(self.folder / "first" / DATA_FILE), before)

    def test_it_agrees_with_the_reference(self) -> None:
        self.assertGreater(cosines(self.sentences, self.alone).min(), 0.999)
        np.testing.assert_allclose(np.linalg.norm(self.alone, axis=1), 1, rtol=1e-6)

    def test_padding_changes_nothing(self) -> None:
        check_padding(self.model, self.sentences, self.alone)

    def test_a_changed_vector_fails_the_padding_check(self) -> None:
        with self.assertRaisesRegex(LayerError, "padding changes"):
            check_padding(self.model, self.sentences, self.alone + np.float32(1e-3))

    def test_more_tokens_than_allowed_fail(self) -> None:
        with self.assertRaises(Exception):
            self.model.encode([[1] * (CONFIG.max_tokens + 1)])

    def test_disagreement_names_the_worst_sentence(self) -> None:
        for poor in (0.9, float("nan")):
            with self.assertRaisesRegex(LayerError, r"\[1, 2\]"):
                check_agreement(self.sentences, np.array([1.0, poor, 1.0]))
