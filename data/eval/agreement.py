#!/usr/bin/env python3
"""How far a second judge agrees with the judged sets: Cohen's weighted kappa over the films that both have graded.

    agreement.py

A fifth of the queries, with up to 36 of their films each, was graded a second time without sight of the first grades
(`agreement/`). Linear and quadratic kappa over the grades 0 to 3, and the share of films that both call good (2 or 3) or
both do not.
"""
import collections
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'genome'))
from agreement import weighted_kappa  # the genome's own, not this file

SETS = {'discovery': HERE / 'discovery.jsonl', 'starter-discovery': HERE / 'starter/starter-discovery.jsonl'}


def grades(path):
    """Grade by film, by query."""
    queries = (json.loads(line) for line in path.open(encoding='utf-8'))
    return {query['id']: {film['id']: film['grade'] for film in query['judgements']} for query in queries}


def main():
    print('| set | films | linear κ | quadratic κ | agree on good |\n|---|---:|---:|---:|---:|')
    for name, path in SETS.items():
        first, second = grades(path), grades(HERE / 'agreement' / f'{name}.jsonl')
        pairs = [(first[query][film], grade) for query, films in second.items() for film, grade in films.items()
                 if film in first[query]]
        linear, quadratic = (weighted_kappa(collections.Counter(pairs), power) for power in (1, 2))
        good = sum((a >= 2) == (b >= 2) for a, b in pairs) / len(pairs)
        print(f'| {name} | {len(pairs):,} | {linear:.2f} | {quadratic:.2f} | {good:.2f} |')


if __name__ == '__main__':
    main()
