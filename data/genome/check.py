#!/usr/bin/env python3
"""Checks the film genome: the concepts, the requests and, where they exist, the labels of films.

Reads `concepts/*.jsonl`, `requests/*.jsonl` and `labels/*.jsonl` beside this file (or under `--root`),
prints every problem with its file and line, and exits with 1 if there is any.
Needs nothing but Python's standard library.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import sys
from pathlib import Path
from typing import Any, Callable, Iterator

MIN_CONCEPTS = 350
MIN_FILMS = 2_500
MIN_CONCEPTS_PER_FILM = 8
MAX_CONCEPTS_PER_FILM = 26
GRADES = (1, 2, 3)

_SCHEMA = "concept.schema.json"
_REQUEST_KEYS = ["request", "concepts"]
_LABEL_KEYS = ["id", "imdb_id", "tmdb_id", "title", "year", "concepts"]
_IMDB_ID = re.compile(r"tt[0-9]{7,10}")
_YEARS = range(1888, 2101)
_NOT_A_WORD = re.compile(r"[^\w&+'./]+")


class Report:
    """Collects problems, each with the place it was found in."""

    def __init__(self) -> None:
        """Starts empty."""
        self.problems: list[str] = []

    def at(self, place: str) -> Callable[[str], None]:
        """A function that records a problem at this place."""
        return lambda text: self.problems.append(f"{place}: {text}")


def read_lines(folder: Path, report: Report) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Every JSON object of the folder's `.jsonl` files with its place and file."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            place = f"{folder.name}/{path.name}:{number}"
            try:
                row = json.loads(line, object_pairs_hook=_without_duplicate_keys)
            except ValueError as error:
                report.at(place)(f"invalid JSON: {error}")
                continue
            if isinstance(row, dict):
                yield place, path, row
            else:
                report.at(place)("expected a JSON object")


def _without_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    counts = collections.Counter(key for key, _ in pairs)
    twice = sorted(key for key, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"key given twice: {', '.join(twice)}")
    return dict(pairs)


def normalised(phrasing: str) -> str:
    """A phrasing without case, hyphens and repeated spaces, for comparison."""
    return " ".join(_NOT_A_WORD.sub(" ", phrasing.casefold()).split())


def check_shape(row: dict[str, Any], schema: dict[str, Any], problem: Callable[[str], None]) -> bool:
    """Check one concept against the schema. True if the rest can be checked too."""
    rules = schema["properties"]
    missing = [key for key in schema["required"] if key not in row]
    unknown = [key for key in row if key not in rules]
    if missing:
        problem(f"missing: {', '.join(missing)}")
    if unknown:
        problem(f"unknown: {', '.join(unknown)}")
    if not missing and not unknown and list(row) != list(rules):
        problem(f"keys must be in this order: {', '.join(rules)}")
    found: list[str] = []
    for key in rules:
        if key in row:
            found += _faults(key, row[key], rules[key], schema)
    for fault in found:
        problem(fault)
    return not missing and not found


def _faults(name: str, value: Any, rule: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    """What is wrong with a value, by the few keywords of JSON Schema that we use."""
    if "$ref" in rule:
        rule = {**schema["$defs"][rule["$ref"].rsplit("/", 1)[1]], **rule}
    if "enum" in rule and value not in rule["enum"]:
        return [f"{name}: {value!r} is not one of {', '.join(rule['enum'])}"]
    if rule.get("type") == "array":
        if not isinstance(value, list):
            return [f"{name}: expected a list"]
        faults = []
        if len(value) < rule.get("minItems", 0):
            faults.append(f"{name}: {len(value)} items, at least {rule['minItems']} needed")
        if len(value) > rule.get("maxItems", len(value)):
            faults.append(f"{name}: {len(value)} items, at most {rule['maxItems']} allowed")
        for position, item in enumerate(value):
            faults += _faults(f"{name}[{position}]", item, rule["items"], schema)
            if rule.get("uniqueItems") and item in value[:position]:
                faults.append(f"{name}: {item!r} is given twice")
        return faults
    if rule.get("type") == "string":
        if not isinstance(value, str):
            return [f"{name}: expected a string"]
        if not rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)):
            return [f"{name}: {value!r} is too short or too long"]
        if "pattern" in rule and not re.search(rule["pattern"], value):
            return [f"{name}: {value!r} does not match {rule['pattern']}"]
    return []


def check_concepts(root: Path, report: Report) -> dict[str, dict[str, Any]]:
    """Check every concept and how they refer to each other. Returns them by id."""
    schema = json.loads((root / _SCHEMA).read_text(encoding="utf-8"))
    concepts: dict[str, dict[str, Any]] = {}
    places: dict[str, str] = {}
    for place, path, row in read_lines(root / "concepts", report):
        problem = report.at(place)
        if not check_shape(row, schema, problem):
            continue
        if row["id"] in concepts:
            problem(f"id {row['id']!r} is already used in {places[row['id']]}")
            continue
        if row["facet"] != path.stem:
            problem(f"facet {row['facet']!r} belongs in {row['facet']}.jsonl")
        concepts[row["id"]] = row
        places[row["id"]] = place
    for concept_id, row in concepts.items():
        _check_references(row, concepts, report.at(places[concept_id]))
    _check_phrasings(concepts, places, report)
    if len(concepts) < MIN_CONCEPTS:
        report.at("concepts")(f"{len(concepts)} concepts, at least {MIN_CONCEPTS} needed")
    return concepts


def _check_references(
    row: dict[str, Any], concepts: dict[str, dict[str, Any]], problem: Callable[[str], None]
) -> None:
    for key in ("opposites", "neighbours"):
        for other in row[key]:
            if other == row["id"]:
                problem(f"{key}: refers to itself")
            elif other not in concepts:
                problem(f"{key}: no concept {other!r}")
            elif key == "opposites" and row["id"] not in concepts[other]["opposites"]:
                problem(f"opposites: {other!r} does not list {row['id']!r} in return")
    for other in sorted(set(row["opposites"]) & set(row["neighbours"])):
        problem(f"{other!r} is both an opposite and a neighbour")


def _check_phrasings(
    concepts: dict[str, dict[str, Any]], places: dict[str, str], report: Report
) -> None:
    owners: dict[str, list[str]] = collections.defaultdict(list)
    for concept_id, row in concepts.items():
        problem = report.at(places[concept_id])
        for phrasing in row["phrasings"]:
            text = normalised(phrasing)
            if not text:
                problem(f"phrasings: {phrasing!r} has no words")
                continue
            if concept_id in owners[text]:
                continue
            for other in owners[text]:
                if other not in row["neighbours"] or concept_id not in concepts[other]["neighbours"]:
                    problem(
                        f"phrasings: {phrasing!r} also belongs to {other!r}; "
                        "drop one, or list each as a neighbour of the other"
                    )
            owners[text].append(concept_id)


def check_requests(root: Path, concepts: dict[str, dict[str, Any]], report: Report) -> int:
    """Check the requests. Returns their number."""
    seen: dict[str, str] = {}
    count = 0
    for place, path, row in read_lines(root / "requests", report):
        problem = report.at(place)
        count += 1
        if list(row) != _REQUEST_KEYS:
            problem(f"keys must be, in this order: {', '.join(_REQUEST_KEYS)}")
            continue
        text = normalised(row["request"]) if isinstance(row["request"], str) else ""
        if not text:
            problem(f"request: {row['request']!r} has no words")
        first = seen.setdefault(text, place)
        if first != place:
            problem(f"request: {row['request']!r} is already in {first}")
        weights = row["concepts"]
        if not isinstance(weights, dict) or not weights:
            problem("concepts: expected an object of ids and weights")
            continue
        for concept_id, weight in weights.items():
            if concept_id not in concepts:
                problem(f"concepts: no concept {concept_id!r}")
            if type(weight) is not int or weight not in GRADES:
                problem(f"concepts: weight {weight!r} of {concept_id!r} is not 1, 2 or 3")
        chief = concepts.get(max(weights, key=lambda concept_id: weights[concept_id]))
        if chief and chief["facet"] != path.stem:
            problem(f"the first of its strongest concepts belongs in {chief['facet']}.jsonl")
    return count


def check_labels(root: Path, concepts: dict[str, dict[str, Any]], report: Report) -> int | None:
    """Check the label files. Returns the number of films, None without label files."""
    if not any((root / "labels").glob("*.jsonl")):
        return None
    seen: dict[tuple[str, Any], str] = {}
    films = 0
    for place, _, row in read_lines(root / "labels", report):
        problem = report.at(place)
        films += 1
        if list(row) != _LABEL_KEYS:
            problem(f"keys must be, in this order: {', '.join(_LABEL_KEYS)}")
            continue
        for fault in _label_faults(row, concepts):
            problem(fault)
        for key in ("id", "imdb_id", "tmdb_id"):
            first = seen.setdefault((key, str(row[key])), place)
            if first != place:
                problem(f"{key} {row[key]!r} is already used in {first}")
    if films < MIN_FILMS:
        report.at("labels")(f"{films} films, at least {MIN_FILMS} needed")
    return films


def _label_faults(row: dict[str, Any], concepts: dict[str, dict[str, Any]]) -> list[str]:
    faults = []
    for key in ("id", "tmdb_id"):
        if type(row[key]) is not int or row[key] < 1:
            faults.append(f"{key}: {row[key]!r} is not a positive integer")
    if not isinstance(row["imdb_id"], str) or not _IMDB_ID.fullmatch(row["imdb_id"]):
        faults.append(f"imdb_id: {row['imdb_id']!r} is not 'tt' and at least seven digits")
    if not isinstance(row["title"], str) or not row["title"] or row["title"] != row["title"].strip():
        faults.append(f"title: {row['title']!r} is empty or padded")
    if type(row["year"]) is not int or row["year"] not in _YEARS:
        faults.append(f"year: {row['year']!r} is not a year")
    grades = row["concepts"]
    if not isinstance(grades, dict):
        return [*faults, "concepts: expected an object of ids and grades"]
    for concept_id, grade in grades.items():
        if concept_id not in concepts:
            faults.append(f"concepts: no concept {concept_id!r}")
        if type(grade) is not int or grade not in GRADES:
            faults.append(f"concepts: grade {grade!r} of {concept_id!r} is not 1, 2 or 3")
    if not MIN_CONCEPTS_PER_FILM <= len(grades) <= MAX_CONCEPTS_PER_FILM:
        faults.append(
            f"concepts: {len(grades)} given, "
            f"between {MIN_CONCEPTS_PER_FILM} and {MAX_CONCEPTS_PER_FILM} needed"
        )
    return faults


def summary(concepts: dict[str, dict[str, Any]], requests: int, films: int | None) -> str:
    """The counts in a few lines."""
    facets = collections.Counter(row["facet"] for row in concepts.values())
    phrasings = sum(len(row["phrasings"]) for row in concepts.values())
    lines = [f"{facet:16}{count:5}" for facet, count in sorted(facets.items())]
    lines.append(f"{len(concepts)} concepts, {phrasings} phrasings, {requests} requests")
    lines.append("no labels yet" if films is None else f"{films} labelled films")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Run the check. Returns the exit status."""
    parser = argparse.ArgumentParser(
        description="Check the concepts, requests and labels of the film genome.",
        epilog="Exits with 1 if there is a problem, 2 if the files can't be read.",
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(__file__).resolve().parent,
        help="folder with concept.schema.json, concepts/ and labels/ (default: this script's)",
    )
    options = parser.parse_args(arguments)
    report = Report()
    try:
        concepts = check_concepts(options.root, report)
        requests = check_requests(options.root, concepts, report)
        films = check_labels(options.root, concepts, report)
    except (OSError, ValueError) as error:
        print(f"can't read the genome: {error}", file=sys.stderr)
        return 2
    for problem in report.problems:
        print(problem, file=sys.stderr)
    if report.problems:
        print(f"{len(report.problems)} problems", file=sys.stderr)
        return 1
    print(summary(concepts, requests, films))
    return 0


if __name__ == "__main__":
    sys.exit(main())
