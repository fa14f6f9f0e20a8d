#!/usr/bin/env python3
"""Publishes the built site to the bucket of a deployed stack and invalidates CloudFront's cache.

    python3 infra/publish_site.py cinerag

Uses the `aws` command with the caller's credentials and region.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BUILT = Path(__file__).resolve().parent.parent / "frontend" / "dist"


def aws(*arguments: str) -> str:
    """The output of an `aws` command."""
    return subprocess.run(["aws", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def outputs(stack: str) -> dict[str, str]:
    """The outputs of the root stack."""
    described = json.loads(aws("cloudformation", "describe-stacks", "--stack-name", stack, "--output", "json"))
    return {one["OutputKey"]: one["OutputValue"] for one in described["Stacks"][0]["Outputs"]}


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    if not (BUILT / "index.html").is_file():
        sys.exit("no frontend/dist/index.html: run make site")
    try:
        made = outputs(sys.argv[1])
        bucket = f"s3://{made['SiteBucket']}"
        # Hashed files first, so that no page refers to a missing file; old ones stay for browsers with the old page open.
        aws("s3", "sync", str(BUILT / "assets"), f"{bucket}/assets")
        aws("s3", "sync", str(BUILT), bucket, "--exclude", "assets/*", "--delete")
        aws("cloudfront", "create-invalidation", "--distribution-id", made["Distribution"], "--paths", "/*")
        print(f"published to {made['SiteUrl']}")
    except FileNotFoundError:
        sys.exit("infra/publish_site.py: the `aws` command is not installed")
    except (subprocess.CalledProcessError, KeyError) as error:
        sys.exit(f"infra/publish_site.py: {error}")


if __name__ == "__main__":
    main()
