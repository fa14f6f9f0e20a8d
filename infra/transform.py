"""Has SAM's own translator turn templates into CloudFormation, as AWS does when it deploys them.

In: template files. Out: nothing where all is well, else what the translator says. Run by `validate.py` in the
environment that has the translator: `sam validate --lint` does without it, and lets pass what a deployment would not.
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
    """What the translator would ask IAM for."""

    def load(self) -> dict[str, str]:
        return MANAGED_POLICIES


def translate(path: Path) -> dict:
    """The template as CloudFormation. Code counts as uploaded: the translator reads no folders."""
    template = yaml_parse(path.read_text(encoding="utf-8"))
    for resource in template["Resources"].values():
        for local in ("CodeUri", "ContentUri"):
            if local in resource.get("Properties", {}):
                resource["Properties"][local] = "s3://bucket/key"
    parameters = {name: meaning.get("Default", "x") for name, meaning in template.get("Parameters", {}).items()}
    return transform(template, parameters, ManagedPolicies())


def main() -> None:
    # it tells of features of its own that are off
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
