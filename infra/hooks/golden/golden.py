"""The golden queries: what a new version of a function must answer before it gets traffic.

In: a function's name and a way to ask it. Out: what is wrong, a line each; nothing where all is well. The queries are
true of the starter catalogue and of MovieLens alike.
"""

from __future__ import annotations

import json
from pathlib import Path

QUERIES = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))
END_OF_PRELUDE = b"\x00" * 8
"""Ends the JSON object of status and headers that a streamed answer begins with."""


def queries_of(function: str) -> list[dict]:
    """The queries of a function."""
    return [query for query in QUERIES if query["function"] == function]


def event_of(query: dict) -> dict:
    """A query as the event that API Gateway and Function URLs send, payload format 2.0."""
    method, path = query.get("method", "GET"), query["path"]
    event = {
        "version": "2.0",
        "routeKey": f"{method} {path}",
        "rawPath": path,
        "rawQueryString": query.get("query", ""),
        "headers": {"accept": "application/json", "content-type": "application/json", "host": "golden.invalid"},
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "golden",
            "domainName": "golden.invalid",
            "domainPrefix": "golden",
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": "cinerag-golden",
            },
            "requestId": "golden",
            "routeKey": f"{method} {path}",
            "stage": "$default",
            "time": "01/Jan/2026:00:00:00 +0000",
            "timeEpoch": 1767225600000,
        },
        "isBase64Encoded": False,
    }
    if "body" in query:
        event["body"] = json.dumps(query["body"])
    return event


def answer_of(payload: bytes) -> tuple[int, str]:
    """Status and body of a function's payload, streamed or not."""
    prelude, streamed, body = payload.partition(END_OF_PRELUDE)
    head = json.loads(prelude)
    if "statusCode" not in head:
        raise ValueError(f"no answer but {payload[:300]!r}")
    return head["statusCode"], body.decode() if streamed else head.get("body", "")


def difference(query: dict, status: int, text: str) -> str | None:
    """What is wrong with an answer, if anything is."""
    asked = f"{query.get('method', 'GET')} {query['path']}?{query.get('query', '')}"
    if status != query["status"]:
        return f"{asked}: status {status}, not {query['status']}: {text[:300]}"
    if "contains" in query and query["contains"] not in text:
        return f"{asked}: does not contain {query['contains']!r}: {text[:300]}"
    body = json.loads(text)
    hits = [hit.get("title") for hit in body.get("hits", [])]
    if "first" in query and hits[:1] != [query["first"]]:
        return f"{asked}: first is {hits[:1]}, not {query['first']!r}"
    if "among" in query and query["among"] not in hits:
        return f"{asked}: {query['among']!r} is not among {hits}"
    if len(hits) < query.get("least", 0):
        return f"{asked}: {len(hits)} hits, expected at least {query['least']}"
    if "title" in query and body.get("title") != query["title"]:
        return f"{asked}: the title is {body.get('title')!r}, not {query['title']!r}"
    return None


def failures(function: str, ask) -> list[str]:
    """What is wrong with the answers of a function; `ask` takes an event and returns the function's payload."""
    wrong = []
    for query in queries_of(function):
        try:
            said = difference(query, *answer_of(ask(event_of(query))))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            said = f"{query['path']}: {error}"
        if said:
            wrong.append(said)
    return wrong
