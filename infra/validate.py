#!/usr/bin/env python3
"""Validates the deployment as far as that goes without AWS.

    python3 infra/validate.py lint     # cfn-lint, SAM and checkov over every template: half a minute
    python3 infra/validate.py build    # sam build of everything, and what each function weighs: many minutes
    python3 infra/validate.py          # both

Needs Python 3.11. SAM, cfn-lint and checkov are installed under target/ on first use; no AWS account is asked.
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

from environment import ROOT, SetupError, ensure_environment, say
from suppressions import SUPPRESSED

INFRA = ROOT / "infra"
BUILT = ROOT / "target" / "sam"
TEMPLATES = [ROOT / "template.yaml", *sorted(INFRA.glob("*.yaml"))]
ZIPPED_LIMIT = 50_000_000
"""Lambda's limit for a zip that is uploaded, in bytes: 50 MB."""
UNZIPPED_LIMIT = 250_000_000
"""Lambda's limit for a function with all its layers, unzipped."""
LAYERS = {"x86_64": "linux-x86_64", "arm64": "linux-aarch64"}


class Invalid(Exception):
    """Says what is wrong with the deployment."""


def sam_tools() -> Path:
    return ensure_environment("infra-venv", INFRA / "requirements-sam.txt")


def without_aws() -> dict[str, str]:
    """An environment in which SAM asks nobody: neither AWS nor its makers. A region has to be named all the same."""
    return {**os.environ, "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true"}


def run(command: list[str], **options) -> subprocess.CompletedProcess:
    """Run a program; its output is shown where it fails."""
    finished = subprocess.run(command, cwd=ROOT, env=without_aws(), capture_output=True, text=True, **options)
    if finished.returncode != 0:
        raise Invalid(f"{Path(command[0]).name} {' '.join(command[1:])}\n{finished.stdout}{finished.stderr}".rstrip())
    return finished


def lint() -> None:
    """Every template by each of the programs."""
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
    look_for_risks()


def look_for_risks() -> None:
    """checkov's findings have to be exactly those that we have said why we live with."""
    tools = ensure_environment("checkov-venv", INFRA / "requirements-checkov.txt")
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
        raise Invalid("checkov found what infra/suppressions.py gives no reason for:\n" + "\n".join(new))
    stale = [f"{check} for {kind}" for check, kind in SUPPRESSED if (check, kind) not in found]
    if stale:
        raise Invalid("infra/suppressions.py suppresses what checkov does not find: " + ", ".join(stale))
    say(f"checkov: {passed} checks passed, {len(failed)} findings, each with its reason in infra/suppressions.py")


def build(arch: str) -> None:
    """`sam build` without Docker, then the weight of every function against Lambda's limits."""
    lambda_tools = ROOT / "target" / "functions-venv" / "bin"
    if not (lambda_tools / "cargo-lambda").exists():
        raise SetupError("no cargo-lambda in target/functions-venv: run python3 functions/build.py tools")
    layer = ROOT / "layers" / "minilm" / "dist" / LAYERS[arch]
    if not layer.is_dir():
        raise SetupError(f"no {layer.relative_to(ROOT)}: run python3 layers/minilm/build.py --arch {LAYERS[arch]}")
    command = [str(sam_tools() / "sam"), "build", "--build-dir", str(BUILT), "--parameter-overrides", f"Architecture={arch}"]
    path = os.pathsep.join([str(lambda_tools), os.environ.get("PATH", os.defpath)])
    say(f"sam build for {arch}; compiling everything takes many minutes the first time")
    # its progress is shown as it comes
    finished = subprocess.run(command, cwd=ROOT, env={**without_aws(), "PATH": path})
    if finished.returncode != 0:
        raise Invalid("sam build failed; its message is above")
    weigh(layer)


def weigh(layer: Path) -> None:
    """Print what each function weighs. The layer is counted with every one, though few have it."""
    layer_unzipped = sum(file.stat().st_size for file in layer.rglob("*") if file.is_file())
    too_heavy = []
    programs = sorted(BUILT.rglob("bootstrap"))
    if not programs:
        raise Invalid(f"sam build left no program in {BUILT.relative_to(ROOT)}")
    say(f"{'':24}{'zipped':>12}{'unzipped':>12}{'with layer':>12}")
    for program in programs:
        zipped, unzipped = zipped_size(program.parent), program.stat().st_size
        total = unzipped + layer_unzipped
        say(f"  {program.parent.name:22}{zipped / 1e6:9.2f} MB{unzipped / 1e6:9.2f} MB{total / 1e6:9.2f} MB")
        if zipped > ZIPPED_LIMIT or total > UNZIPPED_LIMIT:
            too_heavy.append(program.parent.name)
    zipped = zipped_size(layer)
    say(f"  {'(layer)':22}{zipped / 1e6:9.2f} MB{layer_unzipped / 1e6:9.2f} MB")
    if zipped > ZIPPED_LIMIT:
        too_heavy.append("the layer")
    if too_heavy:
        raise Invalid(f"over Lambda's limits (50 MB zipped, 250 MB unzipped): {', '.join(too_heavy)}")
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
    parser.add_argument("--arch", choices=sorted(LAYERS), default=here, help="to build for (default: %(default)s)")
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
