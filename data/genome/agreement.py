#!/usr/bin/env python3
"""Measures how far two judges agree who labelled the same films without seeing each other's labels.

    python3 data/genome/agreement.py

Reads `agreement/first.jsonl` and `agreement/second.jsonl` beside this file. Every film and concept is one case, graded 0
(not named) to 3 by each judge. Prints Cohen's weighted kappa (J. Cohen, "Weighted kappa", Psychological Bulletin 70,
1968) with linear and quadratic weights, for all concepts and by facet. Needs nothing but Python's standard library.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
GRADES = range(4)


def read_labels(path: Path) -> dict[int, dict[str, int]]:
    """Grades by film and concept."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["concepts"] for row in rows}


def read_facets() -> dict[str, str]:
    """The facet of each concept."""
    files = sorted((HERE / "concepts").glob("*.jsonl"))
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["facet"] for row in rows}


def weighted_kappa(table: collections.Counter[tuple[int, int]], power: int) -> float:
    """Weighted kappa of a table of grade pairs; weights are the distance of two grades to this power."""
    total = sum(table.values())
    first: collections.Counter[int] = collections.Counter()
    second: collections.Counter[int] = collections.Counter()
    for (one, other), cases in table.items():
        first[one] += cases
        second[other] += cases
    observed = sum(abs(one - other) ** power * cases for (one, other), cases in table.items()) / total
    expected = sum(abs(a - b) ** power * first[a] * second[b] for a in GRADES for b in GRADES) / total**2
    return 1 - observed / expected if expected else 1.0


def main() -> int:
    """Prints the agreement."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    first, second = (read_labels(HERE / "agreement" / f"{name}.jsonl") for name in ("first", "second"))
    facets = read_facets()
    tables: dict[str, collections.Counter[tuple[int, int]]] = collections.defaultdict(collections.Counter)
    for film, labels in first.items():
        for concept, facet in facets.items():
            pair = (labels.get(concept, 0), second[film].get(concept, 0))
            tables[facet][pair] += 1
            tables["all"][pair] += 1
    print(f"{len(first)} films, {len(facets)} concepts")
    print(f"{'facet':16} {'linear':>7} {'quadratic':>9} {'named by both':>14} {'by one':>7}")
    for facet in ["all", *sorted(set(facets.values()))]:
        table = tables[facet]
        both = sum(cases for (one, other), cases in table.items() if one and other)
        either = sum(cases for (one, other), cases in table.items() if bool(one) != bool(other))
        print(f"{facet:16} {weighted_kappa(table, 1):7.2f} {weighted_kappa(table, 2):9.2f} {both:14} {either:7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
