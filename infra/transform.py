"""Translates SAM templates into CloudFormation with SAM's own translator, as AWS does on deployment.

In: template files. Out: nothing if all are valid, otherwise the translator's errors. `validate.py` runs it in the
environment of SAM: `sam validate --lint` does not translate and misses errors that a deployment would hit.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

MANAGED_POLICIES = {
    name: f"arn:aws:iam::aws:policy/service-role/{name}"
    for name in ("AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaSQSQueueExecutionRole")
}


class ManagedPolicies:
    """The managed policies that the translator would request from IAM."""

    def load(self) -> dict[str, str]:
        return MANAGED_POLICIES


def translate(path: Path) -> dict:
    """The template as CloudFormation. Code paths are replaced by S3 ones: the translator reads no folders."""
    template = yaml_parse(path.read_text(encoding="utf-8"))
    for resource in template["Resources"].values():
        for local in ("CodeUri", "ContentUri"):
            if local in resource.get("Properties", {}):
                resource["Properties"][local] = "s3://bucket/key"
    parameters = {name: meaning.get("Default", "x") for name, meaning in template.get("Parameters", {}).items()}
    return transform(template, parameters, ManagedPolicies())


def main() -> None:
    # It logs its own disabled features.
    logging.disable(logging.WARNING)
    wrong = []
    for name in sys.argv[1:]:
        try:
            translate(Path(name))
        except InvalidDocumentException as error:
            wrong.append(f"{name}: {error.message} {[cause.message for cause in error.causes]}")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
