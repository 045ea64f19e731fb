"""What an editor may decide about stories, with what it would change, before it is recorded.

What is recorded is English, whatever the editor reads: everybody reads it afterwards.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Story
from articles.stories.rulings import APART, HEADLINE, MERGE, MOVE, SPLIT, sides, subject
from entities.models import Ruling
from entities.rulings.frame import Decision, newest_id, standing
from entities.rulings.subjects import report


class Impossible(Exception):
    """The decision says nothing, or would leave nothing behind; the message says which."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a story has before and after, in reports and in texts of their own."""

    headline: str
    reports: tuple[int, int]
    texts: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision with its effects, the rulings it goes against, and the newest ruling known."""

    decision: Decision
    effects: tuple[Effect, ...]
    against: tuple[Ruling, ...]
    seen: int


def move(story: Story, chosen: Collection[int], target: Story | None, *, why: str) -> Proposal:
    """Put these reports of the story, each with its copies, into another."""
    reports = _families(story, chosen)
    other = _another(story, target)
    theirs = _reports(other)
    decision = Decision(
        about=MOVE,
        subjects=(subject(story), subject(other), *_subjects(reports)),
        payload=_payload(reports, other, theirs),
        was=f"{_said(reports)} in “{story}”",
        now=f"{_said(reports)} in “{other}”",
        why=why,
    )
    effects = (_less(story, reports), _more(other, theirs, reports))
    return _proposal(decision, effects, _kept_apart(reports, theirs))


def keep(story: Story, chosen: Collection[int], *, why: str) -> Proposal:
    """Leave these reports of the story there, each with its copies, whatever is found later."""
    reports = _families(story, chosen)
    rest = [each for each in _reports(story) if each not in reports]
    decision = Decision(
        about=MOVE,
        subjects=(subject(story), *_subjects(reports)),
        payload=_payload(reports, story, rest),
        was=f"{_said(reports)} in “{story}” by its likeness",
        now=f"{_said(reports)} in “{story}” for good",
        why=why,
    )
    return _proposal(decision, (), ())


def split(story: Story, chosen: Collection[int], *, why: str) -> Proposal:
    """Make a story of its own of these reports, and keep the two apart."""
    reports = _families(story, chosen)
    rest = [each for each in _reports(story) if each not in reports]
    if not rest:
        raise Impossible(_("All reports of the story are chosen; leave some behind."))
    own = [each for each in reports if each.independent] or reports
    headline = own[0].title[:300]
    uid = str(uuid4())
    decision = Decision(
        about=SPLIT,
        subjects=(subject(story), f"story:{uid}", *_subjects(reports)),
        payload={
            "reports": _identities(reports),
            "story": uid,
            "with": [],
            "headline": headline,
            "from": str(story.uid),
            "without": _identities(rest),
        },
        was=f"{_said(reports)} in “{story}”",
        now=f"{_said(reports)} in a story of their own, “{headline}”",
        why=why,
    )
    new = Effect(headline, (0, len(reports)), (0, _texts(reports)))
    return _proposal(decision, (_less(story, reports), new), ())


def merge(story: Story, target: Story | None, *, why: str) -> Proposal:
    """Put all reports of the story into another, whose address and headline stay."""
    other = _another(story, target)
    ours, theirs = _reports(story), _reports(other)
    decision = Decision(
        about=MERGE,
        subjects=(subject(story), subject(other), *_subjects([*ours, *theirs])),
        payload=_payload([*ours, *theirs], other, theirs),
        was=f"two stories, “{story}” and “{other}”",
        now=f"one story, “{other}”",
        why=why,
    )
    effects = (_less(story, ours), _more(other, theirs, ours))
    return _proposal(decision, effects, _kept_apart(ours, theirs))


def apart(story: Story, target: Story | None, *, why: str) -> Proposal:
    """Never let the machine join the two."""
    other = _another(story, target)
    sides = [
        {"story": str(each.uid), "reports": _identities(_reports(each))} for each in (story, other)
    ]
    decision = Decision(
        about=APART,
        subjects=(subject(story), subject(other)),
        payload={"left": sides[0], "right": sides[1]},
        was="",
        now=f"“{story}” and “{other}” are not the same story",
        why=why,
    )
    return _proposal(decision, (), ())


def headline(story: Story, words: str, *, why: str) -> Proposal:
    """Call the story so, whatever its reports are called."""
    line = " ".join(words.split())[:300]
    if not line:
        raise Impossible(_("Write a headline."))
    if line == story.headline:
        raise Impossible(_("That is its headline."))
    decision = Decision(
        about=HEADLINE,
        subjects=(subject(story),),
        payload={
            "story": str(story.uid),
            "with": _identities(_reports(story)),
            "headline": line,
        },
        was=f"the story is called “{story.headline}”",
        now=f"the story is called “{line}”",
        why=why,
    )
    return _proposal(decision, (), ())


def _payload(
    reports: Sequence[Article], target: Story, theirs: Sequence[Article]
) -> dict[str, object]:
    return {
        "reports": _identities(reports),
        "story": str(target.uid),
        "with": _identities(theirs),
    }


def _proposal(
    decision: Decision, effects: tuple[Effect, ...], against: Sequence[Ruling]
) -> Proposal:
    return Proposal(decision, effects, tuple(against), newest_id(decision.subjects))


def _another(story: Story, target: Story | None) -> Story:
    while target and target.moved_to:
        target = target.moved_to
    if target is None:
        raise Impossible(_("Choose the other story."))
    if target == story:
        raise Impossible(_("That is the same story."))
    return target


def _families(story: Story, chosen: Collection[int]) -> list[Article]:
    """The chosen reports of the story, and whoever there prints the same text."""
    picked = Article.objects.filter(story=story, pk__in=chosen)
    roots = {each.reprint_of_id or each.pk for each in picked.only("reprint_of")}
    if not roots:
        raise Impossible(_("Choose at least one report of this story."))
    family = Q(pk__in=roots) | Q(reprint_of__in=roots)
    return list(Article.objects.filter(family, story=story).oldest().for_list())


def _reports(story: Story) -> list[Article]:
    return list(Article.objects.filter(story=story).oldest().for_list())


def _identities(reports: Sequence[Article]) -> list[str]:
    return [each.identity for each in reports]


def _subjects(reports: Sequence[Article]) -> tuple[str, ...]:
    return tuple(report(each.identity) for each in reports)


def _texts(reports: Sequence[Article]) -> int:
    return sum(each.independent for each in reports)


def _said(reports: Sequence[Article]) -> str:
    """ "“Title”" or "“Title” and 2 more"."""
    first = f"“{reports[0].title}”"
    more = len(reports) - 1
    return f"{first} and {more} more" if more else first


def _less(story: Story, gone: Sequence[Article]) -> Effect:
    now = _reports(story)
    return Effect(
        story.headline,
        (len(now), len(now) - len(gone)),
        (_texts(now), _texts(now) - _texts(gone)),
    )


def _more(story: Story, now: Sequence[Article], come: Sequence[Article]) -> Effect:
    return Effect(
        story.headline,
        (len(now), len(now) + len(come)),
        (_texts(now), _texts(now) + _texts(come)),
    )


def _kept_apart(ours: Sequence[Article], theirs: Sequence[Article]) -> list[Ruling]:
    """The rulings that say of two of these that they are not of one story."""
    one, other = set(_identities(ours)), set(_identities(theirs))
    found = []
    for ruling in standing(APART, SPLIT):
        left, right = (set(side["reports"]) for side in sides(ruling))
        if (left & one and right & other) or (left & other and right & one):
            found.append(ruling)
    return found
