"""A question typed as a sentence, read into what the form can ask.

"what did Healey say before 10 March about Ukraine" are quotations, a speaker, a day and a place.
Only a sentence that begins as a question is read so, and what is read is offered, never assumed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from articles.typed_date import typed_date
from entities.language.gazetteer.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from articles.typed_date import TypedDate
    from entities.models import Entity

_SAYING = r"(?:sa(?:y|id)|t(?:ell|old)|spoken?|speak|talk(?:ed)?|comment(?:ed)?)"
_DOING = (
    r"(?:m(?:e)?et|visit(?:ed)?|call(?:ed)?|attend(?:ed)?|host(?:ed)?|receive[ds]?|sign(?:ed)?"
    r"|agree[ds]?|happen(?:ed)?|t(?:ake|ook)|promise[ds]?|announce[ds]?)"
)
_OPENINGS = [
    (re.compile(opening), kind)
    for opening, kind in (
        (rf"what (?:did|does|has|have) (?P<who>.+?) {_SAYING}\b", "quotes"),
        (rf"(?:who|what was|what is) {_SAYING}\b(?: what)?", "quotes"),
        (
            rf"(?:who|whom|what|when|where|which)\b(?P<who>.*?)\b{_DOING}\b(?: place| part)?",
            "events",
        ),
        (r"(?:when|where)\b(?: (?:was|were|is|are|did|does))?", "events"),
        (r"(?:who|whom)\b(?: (?:was|were|is|are|did|does))?", "people"),
        (r"(?:what|which)\b(?: (?:was|were|is|are|reports?|articles?|stories))*", ""),
    )
]
"""How a question begins and what it asks for. Of the words of its beginning, only `who` may name
somebody."""

_ASKING = re.compile(r"(?:who|whom|what|when|where|which)\s")

_SPAN: dict[str, Callable[[TypedDate], tuple[date | None, date | None]]] = {
    "before": lambda told: (None, told.earliest - timedelta(days=1)),
    "after": lambda told: (told.latest + timedelta(days=1), None),
    "since": lambda told: (told.earliest, None),
    "from": lambda told: (told.earliest, None),
    **dict.fromkeys(("until", "till", "by", "to"), lambda told: (None, told.latest)),
    **dict.fromkeys(("on", "in", "during", ""), lambda told: (told.earliest, told.latest)),
}
_LONGEST_DATE = 5
"""Words: "the day before yesterday", "on 6 march 2025"."""

_JOINTS = frozenset(
    """about at in with by on of from to and regarding concerning near over between the a an for
    did does do was were is are has have been be there any anything what who it its their his her
    say said tell told together meeting meetings""".split()
)
_MOST_PHRASES = 6


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """`kind` as the form calls it; `phrases` may be names, `who` the speaker's; days inclusive."""

    kind: str
    phrases: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


def typed_question(words: str, *, today: date, newest: date | None = None) -> TypedQuestion | None:
    """None where the words are no question. `today` and `newest` as for `typed_date`."""
    plain = " ".join(words.lower().replace(",", " ").strip(" ?").split())
    for opening, kind in _OPENINGS:
        found = opening.match(plain)
        if found is None:
            continue
        rest, first, last = _days_of(plain[found.end() :].split(), today=today, newest=newest)
        before = found.groupdict().get("who") or ""
        phrases = dict.fromkeys([*_phrases(before.split()), *_phrases(rest)])
        if not phrases and first is last is None:
            return None
        return TypedQuestion(kind, tuple(phrases)[:_MOST_PHRASES], first, last)
    return None


def looks_asked(words: str) -> bool:
    """Whether they begin as a question does; cheaper than reading it."""
    return bool(_ASKING.match(words.strip().lower()))


def names_meant(phrases: Iterable[str], known: Iterable[Entity]) -> dict[str, Entity]:
    """Whom each phrase names whole word by whole word: who is called so, else the first of these
    whose name has it."""
    entities = [(each, fold(each.name).split()) for each in known]
    found: dict[str, Entity] = {}
    for phrase in phrases:
        wanted = fold(phrase).split()
        holding = [(each, name) for each, name in entities if _holds(name, wanted)]
        if holding:
            found[phrase] = next((each for each, name in holding if name == wanted), holding[0][0])
    return found


def _holds(name: list[str], wanted: list[str]) -> bool:
    length = len(wanted)
    return any(name[at : at + length] == wanted for at in range(len(name) - length + 1))


def _days_of(
    words: list[str], *, today: date, newest: date | None
) -> tuple[list[str], date | None, date | None]:
    """The words without those that are a time, and the inclusive days that they leave."""
    first = last = None
    rest: list[str] = []
    at = 0
    while at < len(words):
        joint = words[at] if words[at] in _SPAN else ""
        start = at + bool(joint)
        for end in range(min(len(words), start + _LONGEST_DATE), start, -1):
            told = typed_date(" ".join(words[start:end]), today=today, newest=newest)
            if told:
                begins, ends = _SPAN[joint](told)
                first, last = begins or first, ends or last
                at = end
                break
        else:
            rest.append(words[at])
            at += 1
    return rest, first, last


def _phrases(words: list[str]) -> list[str]:
    """What stands between words that only join."""
    found: list[list[str]] = [[]]
    for word in words:
        if word in _JOINTS:
            found.append([])
        else:
            found[-1].append(word)
    return [" ".join(each) for each in found if each]
