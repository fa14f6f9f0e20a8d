"""ONNX Runtime's shared library: out of its wheel, and fit for Amazon Linux 2023.

The wheel is built against an old glibc, so its library starts on Lambda; other
builds of ONNX Runtime need a newer one and fail only there, at the first request.
Inspecting the symbol versions here finds that out before anything is uploaded.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import re
import zipfile
from pathlib import Path
from typing import Any, Iterable

from reporting import LayerError, exit_with
from fetch import extract_member
from pins import (
    AMAZON_LINUX_2023_LIBRARIES,
    AMAZON_LINUX_2023_SYMBOLS,
    ONNXRUNTIME_VERSION,
    PLATFORMS,
    Platform,
)

_SYMBOL_VERSION = re.compile(r"([A-Z]+)_([0-9]+(?:\.[0-9]+)*)")


def extract_library(wheel: Path, platform: Platform, destination: Path) -> Path:
    """Copy the library out of the wheel into a folder; return its path."""
    library = destination / platform.installed_name
    with zipfile.ZipFile(wheel) as archive:
        extract_member(archive, platform.library, library)
    return library


def extract_licences(wheel: Path, destination: Path) -> None:
    """Copy ONNX Runtime's licence and, if there, its third-party notices."""
    with zipfile.ZipFile(wheel) as archive:
        extract_member(archive, "onnxruntime/LICENSE", destination / "onnxruntime-MIT.txt")
        notices = "onnxruntime/ThirdPartyNotices.txt"
        if notices in archive.namelist():
            extract_member(archive, notices, destination / "onnxruntime-ThirdPartyNotices.txt")


def inspect(library: Path) -> dict[str, Any]:
    """What an ELF library asks of its system.

    Returns `needed` (names of libraries, sorted) and `symbol_versions` (the highest
    of each family, such as {"GLIBC": "2.28"}).
    """
    # Here and not above: extracting runs without the virtual environment.
    from elftools.elf.dynamic import DynamicSection
    from elftools.elf.elffile import ELFFile
    from elftools.elf.gnuversions import GNUVerNeedSection

    needed: set[str] = set()
    versions: set[str] = set()
    with library.open("rb") as stream:
        for section in ELFFile(stream).iter_sections():
            if isinstance(section, DynamicSection):
                needed.update(tag.needed for tag in section.iter_tags("DT_NEEDED"))
            elif isinstance(section, GNUVerNeedSection):
                for _, entries in section.iter_versions():
                    versions.update(entry.name for entry in entries)
    return {"needed": sorted(needed), "symbol_versions": highest_versions(versions)}


def highest_versions(names: Iterable[str]) -> dict[str, str]:
    """The highest version of each family among names such as GLIBC_2.28.

    Raises LayerError on a name of another form (GLIBC_PRIVATE, say): nothing that
    depends on one can be promised to start elsewhere.
    """
    highest: dict[str, tuple[int, ...]] = {}
    for name in names:
        match = _SYMBOL_VERSION.fullmatch(name)
        if not match:
            raise LayerError(f"ONNX Runtime's library needs the symbol version {name}, which can't be compared")
        family, version = match[1], tuple(int(part) for part in match[2].split("."))
        highest[family] = max(highest.get(family, ()), version)
    return {family: ".".join(map(str, version)) for family, version in sorted(highest.items())}


def check_amazon_linux(findings: dict[str, Any], loader: str) -> None:
    """Raise LayerError if Amazon Linux 2023 lacks a library or symbol version."""
    strange = set(findings["needed"]) - AMAZON_LINUX_2023_LIBRARIES - {loader}
    if strange:
        raise LayerError(
            f"ONNX Runtime's library needs {', '.join(sorted(strange))}, which Lambda's system does not "
            "have; choose another release of onnxruntime in pins.py"
        )
    for family, version in findings["symbol_versions"].items():
        limit = AMAZON_LINUX_2023_SYMBOLS.get(family)
        if limit is None or tuple(int(part) for part in version.split(".")) > limit:
            offered = ".".join(map(str, limit)) if limit else "nothing"
            raise LayerError(
                f"ONNX Runtime's library needs {family} {version}, and Amazon Linux 2023 has {offered}; "
                "choose another release of onnxruntime in pins.py"
            )


class _ApiBase(ctypes.Structure):
    """OrtApiBase, the one structure of the library whose layout never changes."""

    _fields_ = [
        ("get_api", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint32)),
        ("get_version", ctypes.CFUNCTYPE(ctypes.c_char_p)),
    ]


def loaded_version(library: Path) -> str:
    """Load the library into this process and ask it for its version.

    Raises LayerError when this machine can't load it.
    """
    try:
        get_base = ctypes.CDLL(str(library)).OrtGetApiBase
    except (OSError, AttributeError) as error:
        raise LayerError(f"this machine can't load ONNX Runtime's library: {error}") from error
    get_base.restype = ctypes.POINTER(_ApiBase)
    return get_base().contents.get_version().decode()


def main() -> None:
    """Command line: runtime_library.py LIBRARY ARCH [--load]; prints the findings as JSON."""
    parser = argparse.ArgumentParser(description="Check ONNX Runtime's library for an architecture.")
    parser.add_argument("library", type=Path)
    parser.add_argument("arch", choices=sorted(PLATFORMS))
    parser.add_argument("--load", action="store_true", help="also load it: it is for this machine")
    arguments = parser.parse_args()
    loader = PLATFORMS[arguments.arch].loader
    findings: dict[str, Any] = {"needed": None, "symbol_versions": None}
    if loader:
        findings = inspect(arguments.library)
        check_amazon_linux(findings, loader)
    if arguments.load:
        version = loaded_version(arguments.library)
        if version != ONNXRUNTIME_VERSION:
            raise LayerError(f"the library says it is version {version}, not {ONNXRUNTIME_VERSION}")
    print(json.dumps(findings))


if __name__ == "__main__":
    exit_with(main)
