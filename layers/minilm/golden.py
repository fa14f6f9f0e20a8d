"""Makes golden/golden.json: what every implementation must agree with.

Run it after changing golden/sentences.txt, once build.py has run:

    target/python/minilm/bin/python layers/minilm/golden.py
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from reporting import LayerError, Percentage, exit_with, say
from fetch import cached_path
from pins import DIMENSION, MODEL_FILES

LAYER = Path(__file__).resolve().parent
SENTENCES = LAYER / "golden" / "sentences.txt"
GOLDEN = LAYER / "golden" / "golden.json"
DECIMALS = 6
"""Rounding of the vectors: an error of 5e-7, far below what 8 bits cost."""


@dataclass(frozen=True)
class GoldenSentence:
    """A text, its token ids ([CLS] ... [SEP], at most 256) and its reference vector."""

    text: str
    token_ids: list[int]
    vector: list[float]


def read_golden(path: Path = GOLDEN) -> list[GoldenSentence]:
    """Read a golden file. Raises LayerError when it is missing or of another dimension."""
    if not path.exists():
        raise LayerError(f"{path} is missing; restore it with `git checkout` or make it with golden.py")
    content = json.loads(path.read_text(encoding="utf-8"))
    if content["dimension"] != DIMENSION:
        raise LayerError(f"{path} holds vectors of {content['dimension']} numbers, not {DIMENSION}")
    return [GoldenSentence(**sentence) for sentence in content["sentences"]]


def write_golden(sentences: list[GoldenSentence], path: Path) -> None:
    """Write compact JSON with one sentence a line, so that a change reads well in a diff."""
    lines = [
        json.dumps(vars(sentence), ensure_ascii=False, separators=(",", ":")) for sentence in sentences
    ]
    text = f'{{"dimension":{DIMENSION},"sentences":[\n' + ",\n".join(lines) + "\n]}\n"
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)


def main() -> None:
    """Recompute every sentence of golden/sentences.txt."""
    # The other functions need the standard library only.
    from reference import ReferenceEncoder
    from wordpiece import tokenizer_from_vocabulary

    model = {pin.name: cached_path(LAYER / ".cache", pin) for pin in MODEL_FILES}
    if not all(path.exists() for path in model.values()):
        raise LayerError("the model is not fetched yet; run `python3 layers/minilm/build.py` first")
    # Not splitlines(): a sentence may hold other characters that it takes as line ends.
    texts = SENTENCES.read_text(encoding="utf-8").rstrip("\n").split("\n")
    tokenizer = tokenizer_from_vocabulary(model["vocab.txt"])
    encoder = ReferenceEncoder(model["model.safetensors"])
    progress = Percentage("reference vectors", len(texts))
    sentences = []
    for text in texts:
        token_ids = tokenizer.encode(text).ids
        vector = [round(float(number), DECIMALS) for number in encoder.encode(token_ids)]
        sentences.append(GoldenSentence(text, token_ids, vector))
        progress.advance(1)
    progress.close()
    write_golden(sentences, GOLDEN)
    say(f"wrote {len(sentences)} sentences to {GOLDEN}")


if __name__ == "__main__":
    exit_with(main)
