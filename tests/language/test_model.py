"""The model as the site runs it finds what it finds as published."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from spacy.language import Language
from spacy.tokens import Token

from entities.language.model import as_published, parse


def said_of(token: Token) -> tuple[object, ...]:
    kind = token.tag_, token.pos_, str(token.morph), token.lemma_
    return *kind, token.head.i, token.dep_, token.ent_iob_, token.ent_type_, token.is_sent_start


def test_it_says_the_same_of_every_word(nlp: Language, own_reports: Path) -> None:
    lines = (own_reports / "reports.jsonl").read_text().splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    published = as_published(settings.SPACY_MODEL)
    words = 0
    for text, ours, theirs in zip(texts, parse(nlp, texts), parse(published, texts), strict=True):
        assert ours.text == theirs.text == text
        for one, other in zip(ours, theirs, strict=True):
            assert said_of(one) == said_of(other), (one.sent.text, one.text)
            words += 1
    assert words > 3_000
