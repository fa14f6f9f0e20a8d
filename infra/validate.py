#!/usr/bin/env python3
"""Validates the deployment without an AWS account.

    python3 infra/validate.py lint     # cfn-lint, SAM and checkov over every template: half a minute
    python3 infra/validate.py build    # build and package everything as deployed, and check sizes: many minutes
    python3 infra/validate.py          # both

SAM, cfn-lint and checkov are installed under target/python on first use.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import subprocess
import sys
import zipfile
from pathlib import Path

from python_environment import ROOT, SetupError, ensure_environment, say
from suppressions import SUPPRESSED

INFRA = ROOT / "infra"
FUNCTIONS = ROOT / "target" / "lambda"
"""What functions/build.py writes and the templates name as CodeUri."""
PACKAGED = ROOT / "target" / "sam"
TEMPLATES = [ROOT / "template.yaml", *sorted(INFRA.glob("*.yaml"))]
ZIPPED_LIMIT = 50_000_000
"""Lambda's limit for a zip that is uploaded, in bytes: 50 MB."""
UNZIPPED_LIMIT = 250_000_000
"""Lambda's limit for a function with all its layers, unzipped."""
LAYERS = {"x86_64": "linux-x86_64", "arm64": "linux-aarch64"}


class Invalid(Exception):
    """The deployment is invalid. The text says why."""


def sam_tools() -> Path:
    return ensure_environment("sam")


def without_aws() -> dict[str, str]:
    """An environment in which SAM calls neither AWS nor its telemetry. It needs a region nevertheless."""
    return {**os.environ, "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true"}


def run(command: list[str], **options) -> subprocess.CompletedProcess:
    """Run a program; its output is part of the error if it fails."""
    finished = subprocess.run(command, cwd=ROOT, env=without_aws(), capture_output=True, text=True, **options)
    if finished.returncode != 0:
        raise Invalid(f"{Path(command[0]).name} {' '.join(command[1:])}\n{finished.stdout}{finished.stderr}".rstrip())
    return finished


def lint() -> None:
    """Check every template with each of the tools."""
    names = [str(template.relative_to(ROOT)) for template in TEMPLATES]
    tools = sam_tools()
    run([str(tools / "cfn-lint"), *names])
    say(f"cfn-lint: {len(names)} templates, nothing found")
    for name in names:
        run([str(tools / "sam"), "validate", "--lint", "--template", name])
    say(f"sam validate --lint: {len(names)} templates are valid")
    with_sam = [name for name in names if "AWS::Serverless" in (ROOT / name).read_text(encoding="utf-8")]
    run([str(tools / "python"), str(INFRA / "transform.py"), *with_sam])
    say(f"SAM's translator: {len(with_sam)} templates become CloudFormation")
    check_risks()


def check_risks() -> None:
    """checkov's findings must be exactly those accepted in suppressions.py."""
    tools = ensure_environment("checkov")
    command = [str(tools / "checkov"), "--framework", "cloudformation", "--skip-download", "--quiet", "--compact"]
    command += ["--output", "json", "--soft-fail"]
    command += [argument for template in TEMPLATES for argument in ("--file", str(template))]
    report = json.loads(run(command).stdout)
    reports = report if isinstance(report, list) else [report]
    failed = [finding for part in reports for finding in part["results"]["failed_checks"]]
    passed = sum(part["summary"]["passed"] for part in reports)
    if passed == 0:
        raise Invalid("checkov checked nothing")
    found = {}
    for finding in failed:
        kind = finding["resource"].rpartition(".")[0]
        line = f"{finding['check_id']} {finding['check_name']}: {finding['file_path']} {finding['resource']}"
        found.setdefault((finding["check_id"], kind), []).append(line)
    new = [line for key, lines in found.items() if key not in SUPPRESSED for line in lines]
    if new:
        raise Invalid("checkov found problems that infra/suppressions.py does not accept:\n" + "\n".join(new))
    stale = [f"{check} for {kind}" for check, kind in SUPPRESSED if (check, kind) not in found]
    if stale:
        raise Invalid("infra/suppressions.py accepts problems that checkov does not find: " + ", ".join(stale))
    say(f"checkov: {passed} checks passed, {len(failed)} findings, each with its reason in infra/suppressions.py")


def build(arch: str) -> None:
    """Build the functions as they are deployed, package them with SAM, and check their sizes."""
    layer = ROOT / "layers" / "minilm" / "dist" / LAYERS[arch]
    if not layer.is_dir():
        raise SetupError(f"no {layer.relative_to(ROOT)}: run python3 layers/minilm/build.py --arch {LAYERS[arch]}")
    # Its progress is shown immediately.
    built = subprocess.run([sys.executable, str(ROOT / "functions" / "build.py"), "--arch", arch], cwd=ROOT)
    if built.returncode != 0:
        raise Invalid("functions/build.py failed; its message is above")
    sam = [str(sam_tools() / "sam"), "build", "--build-dir", str(PACKAGED), "--parameter-overrides", f"Architecture={arch}"]
    run(sam)
    say("sam build: every template is packaged with the functions in target/lambda")
    check_sizes(layer)


def check_sizes(layer: Path) -> None:
    """Print each function's size. The layer is counted with every one, though only some have it."""
    layer_unzipped = sum(file.stat().st_size for file in layer.rglob("*") if file.is_file())
    too_large = []
    programs = sorted(FUNCTIONS.glob("*/bootstrap"))
    say(f"{'':24}{'zipped':>12}{'unzipped':>12}{'with layer':>12}")
    for program in programs:
        zipped, unzipped = zipped_size(program.parent), program.stat().st_size
        total = unzipped + layer_unzipped
        say(f"  {program.parent.name:22}{zipped / 1e6:9.2f} MB{unzipped / 1e6:9.2f} MB{total / 1e6:9.2f} MB")
        if zipped > ZIPPED_LIMIT or total > UNZIPPED_LIMIT:
            too_large.append(program.parent.name)
    zipped = zipped_size(layer)
    say(f"  {'(layer)':22}{zipped / 1e6:9.2f} MB{layer_unzipped / 1e6:9.2f} MB")
    if zipped > ZIPPED_LIMIT:
        too_large.append("the layer")
    if too_large:
        raise Invalid(f"over Lambda's limits (50 MB zipped, 250 MB unzipped): {', '.join(too_large)}")
    say(f"{len(programs)} functions and the layer are within Lambda's limits: 50 MB zipped, 250 MB unzipped")


def zipped_size(folder: Path) -> int:
    """Size of the folder as a zip, as SAM uploads it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            packed.write(file, file.relative_to(folder))
    return archive.tell()


def parse_arguments() -> argparse.Namespace:
    here = {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine().lower(), "x86_64")
    parser = argparse.ArgumentParser(description="Validate the deployment without AWS.")
    parser.add_argument("what", nargs="?", choices=["lint", "build", "all"], default="all")
    parser.add_argument("--arch", choices=sorted(LAYERS), default=here, help="architecture to build for (default: %(default)s)")
    return parser.parse_args()


def main() -> None:
    arguments = parse_arguments()
    try:
        if arguments.what != "build":
            lint()
        if arguments.what != "lint":
            build(arguments.arch)
    except (Invalid, SetupError) as error:
        sys.exit(f"infra/validate.py: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
