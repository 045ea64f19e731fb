"""Names: the people, places and organisations of one text.

No Django here, and no clock.
"""

from __future__ import annotations

from spacy.tokens import Doc

from entities.language.findings import FoundName, Kind
from entities.language.names.keys import surname_key

_KIND_OF_LABEL: dict[str, Kind] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organisation",
}


def find_names(doc: Doc) -> tuple[FoundName, ...]:
    """The names in a text, in order; mentions with equal (kind, name) are one entity."""
    found = []
    for ent in doc.ents:
        kind = _KIND_OF_LABEL.get(ent.label_)
        if kind is None:
            continue
        start, end = ent.start, ent.end
        while end > start + 1 and doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
            end -= 1
        if doc[start].lower_ == "the" and end > start + 1:
            start += 1
        span = doc[start:end]
        found.append((span.start_char, span.end_char, span.text, kind))
    full = {surname_key(text): text for *_, text, kind in found if kind == "person" and " " in text}
    return tuple(
        FoundName(
            start=start,
            end=end,
            text=text,
            kind=kind,
            name=full.get(surname_key(text), text) if kind == "person" else text,
            rule="model",
        )
        for start, end, text, kind in found
    )
