"""Checks an exported model against the golden sentences before it is used.

Runs ONNX Runtime with the options the service uses: one thread, and no graph
optimisation, as the graph is written with fused operators already.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Sequence

import numpy as np
import onnxruntime

from reporting import LayerError, Percentage, exit_with, say
from export import MODEL_FILE
from golden import GoldenSentence, read_golden
from reference import ReferenceEncoder
from wordpiece import published_tokenizer, tokenizer_from_vocabulary

SMALLEST_COSINE = 0.998
"""Least agreement with the float64 reference that a sentence may have."""
_SPOT_CHECKS = 3
_REFERENCE_TOLERANCE = 1e-6  # the golden vectors are rounded to 6 decimals
# Pooling sums padded zeros in another order: the last bit of a number may differ,
# 3e-8. A mask that leaks changes the third decimal.
_PADDING_TOLERANCE = 1e-6


class ExportedModel:
    """The exported model in an ONNX Runtime session."""

    def __init__(self, model: Path) -> None:
        """Load `model.onnx`; its data file lies beside it."""
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.intra_op_num_threads = 1
        options.log_severity_level = 4  # failures arrive as exceptions; no second copy on stderr
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def encode(self, batch: Sequence[Sequence[int]]) -> np.ndarray:
        """Embeddings float32 [batch, hidden]; shorter rows are padded with 0."""
        padded = np.zeros((len(batch), max(len(row) for row in batch)), dtype=np.int64)
        for index, row in enumerate(batch):
            padded[index, : len(row)] = row
        return self._session.run(["embedding"], {"input_ids": padded})[0]


def check_tokens(sentences: list[GoldenSentence], model_folder: Path) -> None:
    """Our WordPiece, the published tokenizer and the golden file must give the same ids."""
    tokenizers = {
        "the tokenizer built from vocab.txt": tokenizer_from_vocabulary(model_folder / "vocab.txt"),
        "the published tokenizer.json": published_tokenizer(model_folder / "tokenizer.json"),
    }
    for name, tokenizer in tokenizers.items():
        for sentence in sentences:
            if tokenizer.encode(sentence.text).ids != sentence.token_ids:
                raise LayerError(f"{name} gives other token ids than golden.json for {sentence.text!r}")


def check_reference(sentences: list[GoldenSentence], model_folder: Path) -> None:
    """Recompute the shortest golden vectors: the file must belong to these weights."""
    encoder = ReferenceEncoder(model_folder / "model.safetensors")
    for sentence in sorted(sentences, key=lambda each: len(each.token_ids))[:_SPOT_CHECKS]:
        difference = np.abs(encoder.encode(sentence.token_ids) - np.array(sentence.vector)).max()
        if difference > _REFERENCE_TOLERANCE:
            raise LayerError(
                f"golden.json is {difference:.1e} off the reference for {sentence.text!r}; run golden.py again"
            )


def cosines(sentences: list[GoldenSentence], vectors: np.ndarray) -> np.ndarray:
    """Cosine of each exported vector with its golden one: float64 [sentences]."""
    expected = np.array([sentence.vector for sentence in sentences])
    lengths = np.linalg.norm(expected, axis=1) * np.linalg.norm(vectors.astype(np.float64), axis=1)
    return (expected * vectors).sum(axis=1) / lengths


def check_agreement(sentences: list[GoldenSentence], similarity: np.ndarray) -> None:
    """Every sentence must reach `SMALLEST_COSINE`; the error names the worst."""
    worst = int(similarity.argmin())
    # Written so that a NaN fails too.
    if not similarity[worst] >= SMALLEST_COSINE:
        raise LayerError(
            f"the exported model agrees only to {similarity[worst]:.5f} (at least {SMALLEST_COSINE} wanted) "
            f"with the reference on {sentences[worst].text!r}"
        )


def check_padding(model: ExportedModel, sentences: list[GoldenSentence], alone: np.ndarray) -> None:
    """A sentence in a padded batch must get the vector it gets alone, to the last bit or so."""
    together = model.encode([sentence.token_ids for sentence in sentences])
    changes = np.abs(together - alone).max(axis=1)
    worst = int(changes.argmax())
    if not changes[worst] <= _PADDING_TOLERANCE:
        raise LayerError(
            f"padding changes the vector of {sentences[worst].text!r} by {changes[worst]:.1e}; the mask is wrong"
        )


def verify(model_folder: Path, exported: Path) -> dict[str, float]:
    """Run every check; return the sentence count and the smallest and mean cosine.

    Raises LayerError at the first check that fails.
    """
    sentences = read_golden()
    check_tokens(sentences, model_folder)
    check_reference(sentences, model_folder)
    model = ExportedModel(exported / MODEL_FILE)
    progress = Percentage("golden sentences", len(sentences))
    rows = []
    for sentence in sentences:
        rows.append(model.encode([sentence.token_ids])[0])
        progress.advance(1)
    progress.close()
    alone = np.stack(rows)
    similarity = cosines(sentences, alone)
    check_agreement(sentences, similarity)
    check_padding(model, sentences, alone)
    return {
        "sentences": len(sentences),
        "min_cosine": round(float(similarity.min()), 6),
        "mean_cosine": round(float(similarity.mean()), 6),
    }


def main() -> None:
    """Command line: verify.py MODEL_FOLDER EXPORTED_FOLDER [--report FILE]."""
    parser = argparse.ArgumentParser(description="Check an exported model against the golden sentences.")
    parser.add_argument("model", type=Path, help="folder with model.safetensors, vocab.txt and tokenizer.json")
    parser.add_argument("exported", type=Path, help="folder with model.onnx and model.onnx.data")
    parser.add_argument("--report", type=Path, help="write the figures here, as JSON")
    arguments = parser.parse_args()
    report = verify(arguments.model, arguments.exported)
    say(
        f"      cosine with the reference over {report['sentences']} sentences: "
        f"min {report['min_cosine']:.5f}, mean {report['mean_cosine']:.5f}; padding changes nothing"
    )
    if arguments.report:
        arguments.report.write_text(json.dumps(report), encoding="utf-8")


if __name__ == "__main__":
    exit_with(main)
