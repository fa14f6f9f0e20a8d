#!/usr/bin/env python3
"""Computes the monthly cost of CineRAG by traffic: the table in README.md.

    python3 infra/cost.py                 # the table
    python3 infra/cost.py --check         # exits with 1 if the table in README.md differs

Prices are AWS's list prices for us-east-1 in November 2025, in US dollars, without free tiers and taxes. The resources a
request needs were measured (README.md, "Measured") or are assumptions stated beside the constant. Adapt the constants to
your case and run it again.
"""

from __future__ import annotations

import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
HOURS = 730
"""Per month."""

# prices
LAMBDA_GB_S = 0.0000133334
"""arm64, per gigabyte-second."""
LAMBDA_REQUEST = 0.20 / 1e6
HTTP_API_REQUEST = 1.00 / 1e6
CLOUDFRONT_REQUEST = 0.01 / 1e4
CLOUDFRONT_GB = 0.085
S3_GB_MONTH = 0.023
S3_GET = 0.40 / 1e6
DYNAMODB_WRITE = 0.625 / 1e6
DYNAMODB_READ = 0.125 / 1e6
"""Up to 8 KB, eventually consistent."""
LOGS_GB = 0.50
METRIC_MONTH = 0.30
ALARM_MONTH = 0.10
ALARMS = 8
"""infra/canary.yaml and infra/watch.yaml; an alarm on ten metrics is charged as ten."""
ALARMED_METRICS = 18
SECRET_MONTH = 0.40
ELASTICACHE_HOUR = 0.0128
"""cache.t4g.micro, Valkey."""
QDRANT_HOUR = 0.0168 + 18 * 0.08 / HOURS + 0.005
"""t4g.small, 18 GB of gp3, a public IPv4 address."""
ENDPOINT_HOUR = 0.01
"""An interface endpoint in one zone, through which functions in the network read the server's key."""
NAT_HOUR = 0.045 + 0.005
"""With its public IPv4 address; plus 0.045 per gigabyte."""

# resources per request
SEARCH_S, SEARCH_GB = 0.012, 1769 / 1024
"""A distinct query including its embedding on one vCPU: three times the 4.3 ms measured."""
OTHER_S, OTHER_GB = 0.003, 0.5
COLD_S, COLD_SHARE = 0.6, 0.01
"""A cold start fetches the 51 MB index from S3 (assumed 0.5 s); assumed for one request in a hundred."""
ANSWER_KB, LOG_KB = 8, 0.9
SEARCHES = 0.4
"""Share of searches among requests; the rest are suggestions, films and rows."""
FILMS = 0.2
"""Share of requests for single films, whose records are read from the table."""
CACHED = 0.3
"""Share of requests answered from CloudFront's cache."""
METRICS = 27
"""Custom metrics that the functions write (crates/runtime/src/metrics.rs): 4 overall, 10 latencies, 8 stages, 5 tiers."""
STORED_GB = 1.0
"""Data, three indexes, the site."""


def monthly(requests: float) -> dict[str, float]:
    """US dollars per month for a number of requests, by service."""
    reached = requests * (1 - CACHED)
    searches, others = reached * SEARCHES, reached * (1 - SEARCHES)
    warm = searches * SEARCH_S * SEARCH_GB + others * OTHER_S * OTHER_GB
    cold = reached * COLD_SHARE * COLD_S * (SEARCHES * SEARCH_GB + (1 - SEARCHES) * OTHER_GB)
    return {
        "Lambda": (warm + cold) * LAMBDA_GB_S + reached * LAMBDA_REQUEST,
        "HTTP API": reached * HTTP_API_REQUEST,
        "CloudFront": requests * (CLOUDFRONT_REQUEST + ANSWER_KB / 1e6 * CLOUDFRONT_GB),
        "S3, DynamoDB": STORED_GB * S3_GB_MONTH + reached * COLD_SHARE * 2 * S3_GET
        + requests * 0.2 * DYNAMODB_WRITE
        + reached * FILMS * DYNAMODB_READ,
        "logs, metrics, alarms, a secret": reached * LOG_KB / 1e6 * LOGS_GB
        + (METRICS * METRIC_MONTH if requests else 0)
        + ALARMED_METRICS * ALARM_MONTH
        + SECRET_MONTH,
    }


def always_on() -> dict[str, float]:
    """US dollars per month for the optional parts, independent of traffic."""
    return {
        "ElastiCache (one cache.t4g.micro)": ELASTICACHE_HOUR * HOURS,
        "Qdrant of one's own (one t4g.small), with the way to its key": (QDRANT_HOUR + ENDPOINT_HOUR) * HOURS,
        "the same with a way out (a NAT gateway in the endpoint's place)": (QDRANT_HOUR + NAT_HOUR) * HOURS,
        "a way out for Qdrant Cloud beside ElastiCache": NAT_HOUR * HOURS,
    }


def table() -> str:
    """Both tables, in Markdown."""
    traffic = [0, 100_000, 1_000_000, 10_000_000]
    columns = [monthly(requests) for requests in traffic]
    lines = ["| requests a month | " + " | ".join(f"{requests:,}" for requests in traffic) + " |", "|---|" + "---:|" * len(traffic)]
    for part in columns[0]:
        lines.append(f"| {part} | " + " | ".join(f"{column[part]:.2f}" for column in columns) + " |")
    lines.append("| **total, US$** | " + " | ".join(f"**{sum(column.values()):.2f}**" for column in columns) + " |")
    lines += ["", "| optional, always on | US$ a month |", "|---|---:|"]
    lines += [f"| {part} | {price:.2f} |" for part, price in always_on().items()]
    return "\n".join(lines)


def main() -> None:
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if table() in README.read_text(encoding="utf-8") else "the costs in README.md differ from those that infra/cost.py computes")
    if sys.argv[1:]:
        sys.exit(__doc__)
    print(table())


if __name__ == "__main__":
    main()
