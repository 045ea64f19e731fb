"""Gatherings that recur under one name: each is a series with an occurrence per date."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMED = re.compile(
    r"\b(?:[A-Z][\w’'-]*\s+(?:(?:and|of|for|on|the)\s+)?){0,4}?[A-Z][\w’'-]*\s+"
    r"(?:[Ss]ecurity\s+[Cc]onference|[Ss]ecurity\s+[Ff]orum|[Dd]efen[cs]e\s+[Cc]ontact\s+[Gg]roup"
    r"|[Cc]ontact\s+[Gg]roup|Dialogue|Defence\s+Summit|Airshow|Air\s+Show)\b"
)
_BODY = (
    r"(?P<body>NATO|EU|G7|G20|G8|UN|ASEAN|AUKUS|OSCE|BRICS|Quad|Nordic|European\s+Union|JEF|SCO)"
)
_FIELD = r"(?P<field>(?:defen[cs]e|foreign)\s+)"
_MINISTERS = re.compile(
    rf"\b{_BODY}(?:['’]s)?\s+{_FIELD}(?:ministers?['’]?s?|ministerial)['’]?\s+"
    r"(?:meeting|gathering|talks|ministerial|session)\b"
    rf"|\b(?:meeting|gathering|session|talks)\s+of\s+(?:the\s+)?(?P<body2>NATO|EU|G7|G20|ASEAN|European\s+Union|Nordic)(?:['’]s)?\s+"
    r"(?P<field2>(?:defen[cs]e|foreign)\s+)ministers\b"
    rf"|\b{_BODY.replace('body', 'body3')}\s+{_FIELD.replace('field', 'field3')}ministerial\b",
    re.IGNORECASE,
)
_SUMMIT = re.compile(rf"\b{_BODY}(?:['’]s)?(?:\s+leaders['’]?)?\s+(?P<what>[Ss]ummit)\b")
_GROUP = re.compile(r"group$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in a text where a series is named.

    `group` marks a body that meets rather than a meeting: it is an event only where it gathers.
    """

    name: str
    start: int
    end: int
    group: bool


def occurrences(text: str) -> list[Occurrence]:
    """The series named in a text, in order."""
    out = []
    for match in _MINISTERS.finditer(text):
        parts = match.groupdict()
        body = parts["body"] or parts["body2"] or parts["body3"]
        field = (parts["field"] or parts["field2"] or parts["field3"]).strip().lower()
        name = f"{_body(body)} {field.replace('defense', 'defence')} ministers' meeting"
        out.append(Occurrence(name, match.start(), match.end(), group=False))
    for match in _SUMMIT.finditer(text):
        out.append(
            Occurrence(f"{_body(match['body'])} summit", match.start(), match.end(), group=False)
        )
    for match in _NAMED.finditer(text):
        words = match.group().removeprefix("The ").split()
        name = " ".join(
            w if w in {"and", "of", "for", "on", "the"} else w[:1].upper() + w[1:] for w in words
        )
        name = name.replace("Defense", "Defence")
        out.append(Occurrence(name, match.start(), match.end(), group=bool(_GROUP.search(name))))
    return sorted(out, key=lambda each: each.start)


def _body(body: str) -> str:
    return "EU" if body.lower() == "european union" else body
