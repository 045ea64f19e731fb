"""Names: the people, places and organisations of one text.

No Django here, and no clock.
"""

from __future__ import annotations

from spacy.tokens import Doc

from entities.language.findings import FoundName
from entities.language.names.agreement import decide
from entities.language.names.keys import surname_key
from entities.language.names.page import lay_out
from entities.language.names.phrases import candidates


def find_names(doc: Doc) -> tuple[FoundName, ...]:
    """The names in a text, in order; mentions with equal (kind, name) are one entity."""
    page = lay_out(doc)
    decided = decide(page, candidates(page))
    out = []
    full = {}
    for each in decided:
        c = each.candidate
        if each.sort == "person" and len(c.words) > 1:
            full.setdefault(surname_key(c.text), c.text)
    for each in decided:
        c = each.candidate
        if each.sort == "nothing":
            continue
        start = doc[c.start].idx
        out.append(
            FoundName(
                start=start,
                end=start + len(c.text),
                text=c.text,
                kind=each.sort,
                name=full.get(surname_key(c.text), c.text) if each.sort == "person" else c.text,
                rule=each.rule,
                reason=each.reason,
                role=c.role,
            )
        )
    return tuple(out)
