"""The model's tokenizer, built from vocab.txt.

tokenizer.json of the model pads every text to 128 tokens and cuts it there; both
are wrong for us, and reading its JSON is slower than the plain vocabulary. Names
such as "[MASK]" inside a text are ordinary characters here, not special tokens.
"""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

from pins import MAX_TOKENS


def tokenizer_from_vocabulary(vocabulary: Path) -> Tokenizer:
    """BERT's uncased WordPiece with [CLS] and [SEP], cut at 256 tokens, no padding."""
    words = vocabulary.read_text(encoding="utf-8").rstrip("\n").split("\n")
    ids = {word: index for index, word in enumerate(words)}
    tokenizer = Tokenizer(WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True
    )
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(("[SEP]", ids["[SEP]"]), ("[CLS]", ids["[CLS]"]))
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def published_tokenizer(tokenizer_json: Path) -> Tokenizer:
    """The model's own tokenizer.json, without its padding and cut at 256 tokens."""
    tokenizer = Tokenizer.from_file(str(tokenizer_json))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer
