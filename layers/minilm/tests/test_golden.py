"""The committed golden file is whole, and reads back as it was written."""

import math

import support

from reporting import LayerError
from golden import GOLDEN, SENTENCES, GoldenSentence, read_golden, write_golden
from pins import DIMENSION, MAX_TOKENS

CLS, SEP = 101, 102


class CommittedFileTests(support.FolderTestCase):
    def test_it_holds_every_sentence_in_order(self) -> None:
        texts = SENTENCES.read_text(encoding="utf-8").rstrip("\n").split("\n")
        self.assertEqual([sentence.text for sentence in read_golden()], texts)

    def test_vectors_are_unit_length_and_ids_framed_and_cut(self) -> None:
        sentences = read_golden()
        for sentence in sentences:
            self.assertEqual(len(sentence.vector), DIMENSION)
            self.assertAlmostEqual(math.hypot(*sentence.vector), 1, places=4)
            self.assertEqual((sentence.token_ids[0], sentence.token_ids[-1]), (CLS, SEP))
            self.assertLessEqual(len(sentence.token_ids), MAX_TOKENS)
        self.assertEqual(max(len(sentence.token_ids) for sentence in sentences), MAX_TOKENS)

    def test_it_has_one_sentence_a_line(self) -> None:
        lines = GOLDEN.read_text(encoding="utf-8").split("\n")
        self.assertEqual(len(lines), len(read_golden()) + 3)  # opening, closing, and the last line end


class RoundTripTests(support.FolderTestCase):
    def test_what_is_written_reads_back(self) -> None:
        sentences = [GoldenSentence('a "quoted"\ttext 🎬', [CLS, 7, SEP], [0.5] * DIMENSION)]
        write_golden(sentences, self.folder / "golden.json")
        self.assertEqual(read_golden(self.folder / "golden.json"), sentences)

    def test_a_missing_file_says_what_to_do(self) -> None:
        with self.assertRaisesRegex(LayerError, "git checkout"):
            read_golden(self.folder / "none.json")
