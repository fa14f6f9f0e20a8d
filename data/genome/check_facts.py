#!/usr/bin/env python3
"""Compares the genome's labels with facts of films: Academy Awards, colour, languages, sources.

    CINERAG_DATA_DIR=DIR python3 data/genome/check_facts.py

Reads `labels/*.jsonl` beside this file and `facts/` and `tmdb/` in `CINERAG_DATA_DIR`. Facts are used for checking
only and are never copied. Prints every label that a fact contradicts and exits with 1 if there is any that
`differences.jsonl` does not explain. Needs nothing but Python's standard library.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator

HERE = Path(__file__).resolve().parent

ACTING = "Acting"
OTHER_COMPETITIVE = {"Directing", "Writing", "Music", "Production"}
SHORT_FILMS = "SHORT"

Check = Callable[[dict[str, Any]], "bool | None"]
"""Whether a concept holds by a film's facts; None where the facts do not say."""


def awards(facts: dict[str, Any], won: bool | None = True) -> Iterator[tuple[str, str]]:
    """Class and category of the film's nominations, or of those it won."""
    for nomination in facts.get("oscars", []):
        if won is None or nomination["won"] is won:
            yield nomination["class"], nomination["category"]


def won_category(*words: str) -> Check:
    """Won an award whose category contains one of the words; short films have categories of their own."""

    def holds(facts: dict[str, Any]) -> bool | None:
        categories = [category for _, category in awards(facts) if SHORT_FILMS not in category]
        return any(word in category for category in categories for word in words)

    return holds


def won_class(*classes: str) -> Check:
    """Won a competitive award of one of these classes."""

    def holds(facts: dict[str, Any]) -> bool | None:
        return any(kind in classes for kind, _ in awards(facts))

    return holds


def nominated_for_best_picture(facts: dict[str, Any]) -> bool | None:
    """Nominated for best picture without winning it."""
    is_nominated = any("BEST PICTURE" in category for _, category in awards(facts, won=None))
    return is_nominated and not won_category("BEST PICTURE")(facts)


def in_languages(*codes: str) -> Check:
    """Original or spoken language is one of these. Says only that a film is not of the kind, never that it is."""

    def holds(facts: dict[str, Any]) -> bool | None:
        spoken = set(facts.get("spoken_languages", [])) | {facts.get("original_language")} - {None}
        return None if not spoken or spoken & set(codes) else False

    return holds


def in_colour(facts: dict[str, Any]) -> bool | None:
    """A film on record as being in colour is not black and white; the reverse is right for all but tinted films."""
    colour = facts.get("color")
    return None if colour is None else colour == "black and white"


CHECKS: dict[str, Check] = {
    "best-picture": won_category("BEST PICTURE"),
    "oscar-acting": won_class(ACTING),
    "oscar-craft": won_class(*OTHER_COMPETITIVE),
    "oscar-nominee": nominated_for_best_picture,
    "foreign-oscar": won_category("INTERNATIONAL FEATURE", "FOREIGN LANGUAGE"),
    "animated-oscar": won_category("ANIMATED FEATURE", "DOCUMENTARY (Feature)"),
    "black-and-white": in_colour,
    "anime": in_languages("ja"),
    "japanese-classics": in_languages("ja"),
    "korean-cinema": in_languages("ko"),
    "bollywood": in_languages("hi", "ur", "pa", "ta", "te", "en"),
    "iranian-cinema": in_languages("fa"),
    "french-new-wave": in_languages("fr", "it", "en"),
    "italian-neorealism": in_languages("it"),
    "wuxia": in_languages("zh", "cn"),
    "hong-kong-action": in_languages("zh", "cn", "en"),
}
"""What facts can say of each concept."""


def read_facts(data: Path) -> dict[int, dict[str, Any]]:
    """Facts by MovieLens id."""
    facts: dict[int, dict[str, Any]] = {}
    for name in ("facts/facts", "facts/oscars", "tmdb/movies"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                film = facts.setdefault(record["_movielens_id"], {})
                fields = ("color", "spoken_languages", "oscars", "original_language")
                film.update({key: record[key] for key in fields if key in record and key not in film})
                if "spoken_languages" in record and name.startswith("tmdb"):
                    film["spoken_languages"] = [language["iso_639_1"] for language in record["spoken_languages"]]
    return facts


def differences(labels: Iterable[dict[str, Any]], facts: dict[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each label that a fact contradicts, and each fact that no label states."""
    for film in labels:
        known = facts.get(film["id"])
        if known is None:
            continue
        for concept, check in CHECKS.items():
            holds = check(known)
            if holds is not None and holds != (concept in film["concepts"]):
                yield {"id": film["id"], "title": film["title"], "concept": concept, "by_fact": holds}


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file of lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    """Runs the comparison; 1 when a difference is not explained, 2 without the facts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("CINERAG_DATA_DIR"), help="folder of the facts")
    parser.add_argument("--json", action="store_true", help="print differences as JSON lines")
    options = parser.parse_args()
    if options.data is None or not (Path(options.data) / "facts").is_dir():
        print("set CINERAG_DATA_DIR to a folder with facts/ and tmdb/", file=sys.stderr)
        return 2
    labels = [film for path in sorted((HERE / "labels").glob("*.jsonl")) for film in read_lines(path)]
    explained_file = HERE / "differences.jsonl"
    explained = read_lines(explained_file) if explained_file.exists() else []
    settled = {(entry["id"], entry["concept"]) for entry in explained}
    found = list(differences(labels, read_facts(Path(options.data))))
    open_ones = [entry for entry in found if (entry["id"], entry["concept"]) not in settled]
    for entry in open_ones:
        as_text = f"{entry['id']} {entry['title']}: {entry['concept']}, by fact {entry['by_fact']}"
        print(json.dumps(entry, ensure_ascii=False) if options.json else as_text)
    stale = settled - {(entry["id"], entry["concept"]) for entry in found}
    for id_, concept in sorted(stale):
        print(f"differences.jsonl: {id_} {concept} is no difference any more", file=sys.stderr)
    print(f"{len(labels)} films, {len(found)} differences, {len(open_ones)} not explained", file=sys.stderr)
    return 1 if open_ones or stale else 0


if __name__ == "__main__":
    sys.exit(main())
