"""Are two reports' events one happening? Pure: a function of the two tellings alone.

Kind, participants, day and place are compared one by one, each with a number and a reason in
words. A clash (two days, two cities, two meetings of a series) keeps events apart however much
else they share; "last Thursday" and "6 March" meet because one day lies within the other's span.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entities.language.findings import EventKind, EventStatus, FoundEvent, Kind, Precision
from entities.language.gazetteer import Place, lookup
from entities.resolution.bonds import UNBOUND, Bonds

ENOUGH = 0.7
"""Score from which on two events are one."""

CLASH = -1.0
"""What a comparator gives when the two cannot be one happening."""

WEIGHT = {"participants": 0.5, "day": 0.3, "place": 0.2, "series": 0.5}
"""The most that each agreement adds; a pair that agrees on who and when is one."""

_NEAR = 0.5
"""Degrees of latitude and longitude within which a building and its city lie."""

_UNCERTAIN = 4
"""Days around an event without a date that its report's own date still allows."""

_APART = 45
"""Days between a telling without a date, counted from its report, and any other of its happening.
What the same people do in the same city a season later is another happening."""

_ALIKE: frozenset[frozenset[EventKind]] = frozenset({
    frozenset({"visit", "meeting"}),
    frozenset({"conference", "meeting"}),
})  # fmt: skip
"""Kinds that reports use of one happening; they join only where day and participants agree."""


_OFTEN: frozenset[EventKind] = frozenset({"statement", "visit", "vote", "meeting", "call"})
"""Kinds of which one party has several within days: without a day they need more in common."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one report tells it, as far as the comparison needs it.

    `participants` are (kind, key): the entity's key where it is resolved, else the name.
    `earliest` and `latest` are the inclusive first and last day, None where nothing is known.
    `report_earliest` and `report_latest` say when the report was written, as a last resort for an
    event without a day.
    """

    id: int
    kind: EventKind
    participants: frozenset[tuple[Kind, str]]
    places: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    status: EventStatus = "held"
    series: str = ""
    report_earliest: date | None = None
    report_latest: date | None = None
    report: int = 0
    """Which report tells it: what one report keeps apart is not one happening. 0: not known."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two events are one, from 0 to 1, and why in words."""

    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are one happening."""
        return self.score >= ENOUGH


@dataclass(frozen=True, slots=True)
class Decision:
    """The happening an event belongs to, by the smallest id in it, and why in words."""

    happening: int
    reasons: tuple[str, ...]


def told(
    event: FoundEvent,
    *,
    id: int,  # noqa: A002
    published: date | None = None,
) -> Told:
    """What the comparison needs of a found event."""
    return Told(
        id=id,
        kind=event.kind,
        participants=frozenset((each.kind, each.name) for each in event.participants),
        places=event.places,
        earliest=event.earliest,
        latest=event.latest,
        precision=event.precision,
        status=event.status,
        series=event.series,
        report_earliest=published,
        report_latest=published,
    )


def compare(left: Told, right: Told) -> Likeness:
    """Compare two events; 0.0 with the clash as the reason where they cannot be one."""
    if left.kind != right.kind and frozenset({left.kind, right.kind}) not in _ALIKE:
        return Likeness(0.0, (f"a {left.kind} is not a {right.kind}",))
    if left.report and left.report == right.report and left.kind == right.kind:
        return Likeness(0.0, ("one report tells of both",))
    parts = (
        _series(left, right),
        _participants(left, right),
        _day(left, right),
        _place(left, right),
    )
    clashes = tuple(reason for score, reason in parts if score == CLASH)
    if clashes:
        return Likeness(0.0, clashes)
    score = min(1.0, sum(score for score, _ in parts))
    if left.kind != right.kind and (parts[1][0] <= 0 or parts[2][0] <= 0):
        return Likeness(0.0, (f"a {left.kind} and a {right.kind} without a shared day",))
    reasons = [f"both a {left.kind}" if left.kind == right.kind else "one visit, one meeting"]
    reasons += [reason for _, reason in parts if reason]
    if left.status != right.status:
        reasons.append(f"{left.status} in one report, {right.status} in the other")
    return Likeness(round(score, 3), tuple(reasons))


def _series(left: Told, right: Told) -> tuple[float, str]:
    """The same gathering by name; two names are two gatherings."""
    if left.series and right.series:
        if left.series == right.series:
            return WEIGHT["series"], f"both the {left.series}"
        return CLASH, f"the {left.series} is not the {right.series}"
    return 0.0, ""


def _participants(left: Told, right: Told) -> tuple[float, str]:
    """The share of the shorter list that the longer has; leaders may stand for their country."""
    shared = left.participants & right.participants
    if not shared:
        named = bool(left.participants and right.participants)
        if named and not (left.series and left.series == right.series):
            return CLASH, "nobody takes part in both"
        return 0.0, ""
    names = ", ".join(sorted(name for _, name in shared))
    ours, theirs = left.participants - shared, right.participants - shared
    if not ours or not theirs:
        # One shared person of two says less than all of two: half of that is owed to the rest.
        whole = len(shared) >= 2 or not (ours or theirs)
        return WEIGHT["participants"] * (1.0 if whole else 0.6), f"{names} in both"
    kinds = {kind for kind, _ in ours}, {kind for kind, _ in theirs}
    if not kinds[0] & kinds[1] and "person" in kinds[0] ^ kinds[1]:
        return WEIGHT["participants"], f"{names} in both, a leader for the country"
    if len(shared) >= 2 or (left.series and left.series == right.series):
        return WEIGHT["participants"] * 0.8, f"{names} in both, and others in each"
    return CLASH, f"{names} with others in each"


def _span(event: Told) -> tuple[date, date] | None:
    if event.earliest is None or event.latest is None:
        return None
    return event.earliest, event.latest


def _day(left: Told, right: Told) -> tuple[float, str]:
    """Days that overlap, the sharper the better; days apart are two happenings."""
    ours, theirs = _span(left), _span(right)
    if ours is None or theirs is None:
        return _undated(left, right)
    if ours[1] < theirs[0] or theirs[1] < ours[0]:
        if "postponed" in {left.status, right.status}:
            return 0.0, "postponed from one day to another"
        return CLASH, f"{_words(ours)} is not {_words(theirs)}"
    widest = max((ours[1] - ours[0]).days, (theirs[1] - theirs[0]).days)
    if ours == theirs:
        weight = 1.0 if widest <= 1 else 0.7
        return WEIGHT["day"] * weight, f"both {_words(ours)}"
    sharp, vague = sorted((ours, theirs), key=lambda span: span[1] - span[0])
    weight = 0.9 if widest <= 7 else 0.7 if widest <= 31 else 0.2
    return WEIGHT["day"] * weight, f"{_words(sharp)} lies in {_words(vague)}"


def _undated(left: Told, right: Told) -> tuple[float, str]:
    """What the reports' own dates allow where an event has no day of its own."""
    ours, theirs = (_span(each) or _report(each) for each in (left, right))
    if ours is None and theirs is None:
        return 0.0, ""
    if ours is None or theirs is None:
        return CLASH, "nothing says when one of them was"
    apart = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days, 0)
    if apart > _APART:
        return CLASH, f"told {apart} days apart"
    if apart > _UNCERTAIN:
        return 0.0, ""
    alone = len(left.participants & right.participants) < 2 and left.kind in _OFTEN
    # Of two days the nearer one, by a little: it must not outweigh any other agreement.
    weight = (0.4 if alone else 0.7) - 0.005 * apart
    return WEIGHT["day"] * weight, "told in reports of the same days"


def _report(event: Told) -> tuple[date, date] | None:
    if event.report_earliest is None or event.report_latest is None:
        return None
    return event.report_earliest, event.report_latest


def reach(event: Told) -> tuple[date, date] | None:
    """The days that another telling of the same happening shares with this one: those it was on, or
    those around its report; None where nothing says when it was.

    Two that `compare` calls one reach into each other, but where one was postponed.
    """
    if days := _span(event):
        return days
    written, margin = _report(event), timedelta(_APART)
    return (written[0] - margin, written[1] + margin) if written else None


def _words(span: tuple[date, date]) -> str:
    first, last = span
    if first == last:
        return f"{first.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _place(left: Told, right: Told) -> tuple[float, str]:
    """One place, or one within the other; places apart are two happenings."""
    if not left.places or not right.places:
        return 0.0, ""
    for ours in left.places:
        for theirs in right.places:
            if ours == theirs:
                return WEIGHT["place"], f"both in {ours}"
    one, other = lookup(left.places[0]), lookup(right.places[0])
    if one is None or other is None:
        return 0.0, ""
    if _within(one, other):
        return WEIGHT["place"] * 0.8, f"{left.places[0]} and {right.places[0]} are one place"
    return CLASH, f"{left.places[0]} is not {right.places[0]}"


def _within(one: Place, other: Place) -> bool:
    if "country" in {one.kind, other.kind}:
        return one.country == other.country
    return abs(one.lat - other.lat) < _NEAR and abs(one.lon - other.lon) < _NEAR


def decide(events: Sequence[Told], bonds: Bonds = UNBOUND) -> dict[int, Decision]:
    """Which happening each event belongs to, by the event's id; the order given does not matter.

    What editors said comes first. Then the likeliest pairs join; a pair joins only if nothing in
    its two groups clashes, where those that editors brought together speak with one voice.
    """
    ordered = sorted(events, key=lambda event: event.id)
    likeness = {
        (one.id, other.id): compare(one, other)
        for at, one in enumerate(ordered)
        for other in ordered[at + 1 :]
    }
    voices = {event.id: frozenset({event.id}) for event in ordered}
    voices |= {each: together for together in bonds.together for each in together}
    home = {each: sorted(voice) for each, voice in voices.items()}
    for together in bonds.together:
        home |= dict.fromkeys(together, sorted(together))
    reasons: dict[int, tuple[str, ...]] = {
        each: (said,) for each, said in bonds.reasons.items() if each in voices
    }
    pairs = sorted(likeness, key=lambda pair: (-likeness[pair].score, pair))
    for left, right in pairs:
        found = likeness[left, right]
        if not found.same:
            break
        ours, theirs = home[left], home[right]
        if ours is theirs or bonds.part(ours, theirs) or _clash(ours, theirs, voices, likeness):
            continue
        merged = sorted(ours + theirs)
        for each in merged:
            home[each] = merged
            reasons.setdefault(each, found.reasons)
    return {each: Decision(home[each][0], reasons.get(each, ())) for each in voices}


def _clash(
    ours: Iterable[int],
    theirs: Iterable[int],
    voices: Mapping[int, frozenset[int]],
    likeness: Mapping[tuple[int, int], Likeness],
) -> bool:
    """Whether some voice of one group cannot be one with some voice of the other."""
    return any(
        all(likeness[min(a, b), max(a, b)].score == 0.0 for a in one for b in other)
        for one in {voices[each] for each in ours}
        for other in {voices[each] for each in theirs}
    )


_STRENGTH: dict[EventStatus, int] = {
    "announced": 0, "postponed": 1, "under way": 2, "cancelled": 3, "denied": 3, "held": 4,
}  # fmt: skip


def status_moves(events: Sequence[Told]) -> tuple[EventStatus, ...]:
    """The statuses of one happening in the order its reports tell them, the last one its own.

    Reports are ordered by their own date, and undated ones by how far a status has come.
    """

    def order(event: Told) -> tuple[date, int, int]:
        return event.report_latest or date.min, _STRENGTH[event.status], event.id

    moves: list[EventStatus] = []
    for event in sorted(events, key=order):
        if not moves or moves[-1] != event.status:
            moves.append(event.status)
    return tuple(moves)
