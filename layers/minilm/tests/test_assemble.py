"""Modes, size limit, manifest, and layers that are complete or not there."""

import json
import stat
from unittest import mock

import support

import build
from assemble import check_size, fingerprint, publish, set_modes, write_manifest
from files import sha256_of
from reporting import LayerError
from stamp import is_current, remove_stamp, source_digest, write_stamp

ARCH = "linux-x86_64"


class FolderTests(support.FolderTestCase):
    def test_every_file_becomes_0644_and_every_folder_0755(self) -> None:
        self.write("layer/minilm/model.onnx.data").chmod(0o600)
        self.write("layer/minilm/licences/MIT.txt").chmod(0o777)
        (self.folder / "layer" / "minilm").chmod(0o700)
        set_modes(self.folder / "layer")
        for path in (self.folder / "layer").rglob("*"):
            expected = 0o755 if path.is_dir() else 0o644
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), expected, path)
        self.assertEqual(stat.S_IMODE((self.folder / "layer").stat().st_mode), 0o755)

    def test_a_layer_at_the_limit_passes_and_one_above_fails(self) -> None:
        self.write("minilm/model.onnx.data", b"x" * 90)
        self.write("minilm/licences/MIT.txt", b"x" * 10)
        self.assertEqual(check_size(self.folder, limit=100), 100)
        with self.assertRaisesRegex(LayerError, "above the limit.*model.onnx.data"):
            check_size(self.folder, limit=99)

    def test_the_manifest_describes_every_other_file(self) -> None:
        for name in ("model.onnx", "model.onnx.data", "vocab.txt", "licences/MIT.txt"):
            self.write(name, name.encode())
        library = {"needed": ["libc.so.6"], "symbol_versions": {"GLIBC": "2.28"}}
        write_manifest(self.folder, ARCH, library, {"min_cosine": 0.999})
        manifest = json.loads((self.folder / "manifest.json").read_text())
        self.assertEqual(
            set(manifest["files"]), {"model.onnx", "model.onnx.data", "vocab.txt", "licences/MIT.txt"}
        )
        self.assertEqual(manifest["files"]["vocab.txt"]["sha256"], sha256_of(self.folder / "vocab.txt"))
        self.assertEqual(manifest["fingerprint"], fingerprint(self.folder))
        self.assertEqual((manifest["dimension"], manifest["max_tokens"]), (384, 256))

    def test_the_fingerprint_follows_the_vocabulary_too(self) -> None:
        for name in ("model.onnx", "model.onnx.data", "vocab.txt"):
            self.write(name)
        before = fingerprint(self.folder)
        self.write("vocab.txt", b"y")
        self.assertNotEqual(fingerprint(self.folder), before)

    def test_publishing_replaces_the_old_layer_whole(self) -> None:
        self.write(f"dist/{ARCH}/minilm/old")
        self.write("partial/minilm/new")
        publish(self.folder / "partial", self.folder / "dist" / ARCH)
        self.assertEqual([path.name for path in (self.folder / "dist").rglob("*") if path.is_file()], ["new"])


class StampTests(support.FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.model = self.write(f"{ARCH}/minilm/model.onnx", b"0123456789")
        write_stamp(self.folder, ARCH, "digest")

    def test_a_complete_layer_is_current(self) -> None:
        self.assertTrue(is_current(self.folder, ARCH, "digest"))

    def test_other_sources_make_it_outdated(self) -> None:
        self.assertFalse(is_current(self.folder, ARCH, "another digest"))

    def test_a_layer_without_a_stamp_is_not_taken_as_done(self) -> None:
        remove_stamp(self.folder, ARCH)
        self.assertFalse(is_current(self.folder, ARCH, "digest"))

    def test_a_file_cut_short_is_noticed(self) -> None:
        self.model.write_bytes(b"01234")
        self.assertFalse(is_current(self.folder, ARCH, "digest"))

    def test_a_missing_file_or_folder_is_noticed(self) -> None:
        self.model.unlink()
        self.assertFalse(is_current(self.folder, ARCH, "digest"))
        self.model.parent.rmdir()
        self.assertFalse(is_current(self.folder, ARCH, "digest"))

    def test_a_damaged_stamp_is_not_trusted(self) -> None:
        for damaged in ("{", "[]", '{"digest":"digest"}'):
            (self.folder / f"{ARCH}.stamp.json").write_text(damaged)
            self.assertFalse(is_current(self.folder, ARCH, "digest"), damaged)

    def test_the_digest_follows_sources_and_architecture(self) -> None:
        self.write("layer/pins.py", b"VERSION = 1")
        layer = self.folder / "layer"
        before = source_digest(layer, ARCH)
        self.assertNotEqual(source_digest(layer, "linux-aarch64"), before)
        self.write("layer/pins.py", b"VERSION = 2")
        self.assertNotEqual(source_digest(layer, ARCH), before)


class InterruptedBuildTests(support.FolderTestCase):
    """build() with every slow step replaced, stopped while it assembles."""

    def setUp(self) -> None:
        super().setUp()
        self.dist = self.folder / "dist"
        for name in ("say", "ensure_environment", "fetch_runtime_wheel", "fetch_model"):
            self.patch(name, mock.Mock(return_value=self.folder))
        self.patch("run_script", self.fake_script)

    def patch(self, name: str, replacement: object) -> None:
        patch = mock.patch.object(build, name, replacement)
        patch.start()
        self.addCleanup(patch.stop)

    @staticmethod
    def fake_script(_python, _script, *arguments) -> None:
        if "--report" in arguments:
            arguments[-1].write_text("{}")

    def test_the_old_layer_stays_and_nothing_else_does(self) -> None:
        self.write(f"dist/{ARCH}/minilm/model.onnx", b"old")
        write_stamp(self.dist, ARCH, "old digest")
        self.patch("assemble_layer", mock.Mock(side_effect=KeyboardInterrupt))
        with self.assertRaises(KeyboardInterrupt):
            build.build([ARCH], self.dist)
        self.assertTrue(is_current(self.dist, ARCH, "old digest"))
        self.assertEqual({path.name for path in self.dist.iterdir()}, {ARCH, f"{ARCH}.stamp.json"})

    def test_a_kill_before_the_stamp_means_not_done(self) -> None:
        self.patch("assemble_layer", self.fake_assemble)
        self.patch("write_stamp", mock.Mock(side_effect=KeyboardInterrupt))
        with self.assertRaises(KeyboardInterrupt):
            build.build([ARCH], self.dist)
        self.assertFalse(is_current(self.dist, ARCH, source_digest(support.LAYER, ARCH)))

    def test_what_a_killed_build_left_is_swept_up(self) -> None:
        self.write("dist/.partial-killed/model/model.onnx")
        self.patch("assemble_layer", self.fake_assemble)
        build.build([ARCH], self.dist)
        self.assertTrue(is_current(self.dist, ARCH, source_digest(support.LAYER, ARCH)))
        self.assertEqual({path.name for path in self.dist.iterdir()}, {ARCH, f"{ARCH}.stamp.json"})

    @staticmethod
    def fake_assemble(arch, _wheel, _model, _python, work) -> str:
        (work / arch / "minilm").mkdir(parents=True)
        (work / arch / "minilm" / "model.onnx").write_bytes(b"new")
        return "fingerprint"
