"""Symbol versions are compared as numbers, and Amazon Linux 2023 is the limit."""

import unittest

import support  # noqa: F401  (puts the layer on the path)

from reporting import LayerError
from runtime_library import check_amazon_linux, highest_versions

LOADER = "ld-linux-x86-64.so.2"


def findings(needed: list[str], **versions: str) -> dict:
    return {"needed": needed, "symbol_versions": versions}


class HighestVersionTests(unittest.TestCase):
    def test_versions_are_compared_number_by_number(self) -> None:
        names = ["GLIBC_2.4", "GLIBC_2.28", "GLIBC_2.2.5", "GLIBCXX_3.4.9", "GLIBCXX_3.4.22"]
        self.assertEqual(highest_versions(names), {"GLIBC": "2.28", "GLIBCXX": "3.4.22"})

    def test_a_private_symbol_is_refused(self) -> None:
        with self.assertRaisesRegex(LayerError, "GLIBC_PRIVATE"):
            highest_versions(["GLIBC_2.4", "GLIBC_PRIVATE"])


class AmazonLinuxTests(unittest.TestCase):
    def test_exactly_what_it_has_passes(self) -> None:
        needed = ["libc.so.6", "libstdc++.so.6", LOADER]
        check_amazon_linux(findings(needed, GLIBC="2.34", GLIBCXX="3.4.29", CXXABI="1.3.13"), LOADER)

    def test_a_newer_symbol_fails_and_both_versions_are_named(self) -> None:
        with self.assertRaisesRegex(LayerError, "GLIBC 2.38.*has 2.34"):
            check_amazon_linux(findings(["libc.so.6"], GLIBC="2.38"), LOADER)

    def test_an_unknown_family_fails(self) -> None:
        with self.assertRaisesRegex(LayerError, "LIBFOO 1"):
            check_amazon_linux(findings(["libc.so.6"], LIBFOO="1"), LOADER)

    def test_another_library_fails(self) -> None:
        with self.assertRaisesRegex(LayerError, "libgomp.so.1"):
            check_amazon_linux(findings(["libc.so.6", "libgomp.so.1"], GLIBC="2.28"), LOADER)


if __name__ == "__main__":
    unittest.main()
