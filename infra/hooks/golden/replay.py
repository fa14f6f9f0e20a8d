#!/usr/bin/env python3
"""Runs the golden queries against a running CineRAG over HTTP, as the hook does against a new version of a function.

    python3 infra/hooks/golden/replay.py https://d111111abcdef8.cloudfront.net            # every function's
    python3 infra/hooks/golden/replay.py http://localhost:8080 search movie browse        # of these functions

Ends with 1 and says what is wrong where an answer is not as it should be.
"""

from __future__ import annotations

import hashlib
import json
import sys
import urllib.error
import urllib.request

from golden import QUERIES, failures

DEADLINE_S = 30


def over_http(base: str):
    """Returns a function that sends an event as the HTTP request it represents."""
    opener = urllib.request.build_opener()

    def ask(event: dict) -> bytes:
        query = event["rawQueryString"]
        url = base.rstrip("/") + event["rawPath"] + (f"?{query}" if query else "")
        body = event["body"].encode() if "body" in event else None
        headers = {"accept": "application/json"}
        if body is not None:
            # CloudFront signs requests for `ask` with the body's hash, which it reads from this header
            hash_of_body = hashlib.sha256(body).hexdigest()
            headers |= {"content-type": "application/json", "x-amz-content-sha256": hash_of_body}
        request = urllib.request.Request(url, body, headers, method=event["requestContext"]["http"]["method"])
        try:
            with opener.open(request, timeout=DEADLINE_S) as answer:
                return payload_of(answer.status, answer.read())
        except urllib.error.HTTPError as refused:
            return payload_of(refused.code, refused.read())
        except OSError as error:
            raise ValueError(f"no answer: {error}") from None

    return ask


def payload_of(status: int, body: bytes) -> bytes:
    """An HTTP answer as a function's payload."""
    return json.dumps({"statusCode": status, "body": body.decode()}).encode()


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    known = list(dict.fromkeys(query["function"] for query in QUERIES))
    functions = sys.argv[2:] or known
    if unknown := set(functions) - set(known):
        sys.exit(f"no golden query for {', '.join(sorted(unknown))}; there are some for {', '.join(known)}")
    wrong = [line for function in functions for line in failures(function, over_http(sys.argv[1]))]
    for line in wrong:
        print(line, file=sys.stderr)
    asked = sum(query["function"] in functions for query in QUERIES)
    print(f"{asked - len(wrong)} of {asked} golden queries answered as expected")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
