"""Editors' rulings on stories: where a report belongs, which stories are two, what one is called.

The machine's grouping asks `pinned` and `apart` before it moves anything; `summarise` asks
`headlines`. What a ruling places is derived from all rulings that stand, and where the machine had
a report is kept beside it (`StoryPin`), so that an undo leads back there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Story, StoryPin
from articles.reread import read_again
from articles.stories.summarise import summarise
from entities.models import Ruling
from entities.rulings.frame import Kind, standing
from entities.rulings.subjects import report

MOVE, SPLIT, MERGE = "story-move", "story-split", "story-merge"
APART, HEADLINE = "story-apart", "story-headline"

PLACING = (MOVE, SPLIT, MERGE)
"""Kinds that put reports into a story; of several on one report the last holds."""

DIVIDING = (SPLIT, APART)
"""Kinds that keep reports out of each other's story."""

_GROUPING = 4_102
"""The lock of `articles.stories.group`: nothing is grouped while reports are being placed."""


def subject(story: Story) -> str:
    """What a ruling on this story has among its subjects."""
    return f"story:{story.uid}"


def any_stand(*kinds: str) -> bool:
    """Whether any ruling of these kinds stands: where none does, nothing else is asked."""
    return standing(*kinds).exists()


def pinned(article_ids: Collection[int]) -> dict[int, int]:
    """The story of each report that an editor put somewhere, by article id.

    Rulings that came before their reports (imported, or made before the archive was loaded anew)
    are carried out when the report first comes by.
    """
    found = _pins(article_ids)
    waiting = Article.objects.filter(pk__in=set(article_ids) - found.keys())
    identities = list(waiting.values_list("identity", flat=True))
    rulings = list(standing(*PLACING, subjects=map(report, identities)))
    if not rulings:
        return found
    place(identities)
    return _pins(article_ids)


def _pins(article_ids: Collection[int]) -> dict[int, int]:
    return dict(StoryPin.objects.filter(article__in=article_ids).values_list("article", "story"))


def apart(article_ids: Collection[int]) -> set[tuple[int, int]]:
    """Pairs of these reports, the smaller id first, that never stand in one story.

    Two stories ruled different keep apart what stood in them then and what stands in them now; a
    report that a later ruling moved follows that.
    """
    found = Article.objects.filter(pk__in=article_ids)
    rows = [
        (pk, identity, str(uid))
        for pk, identity, uid in found.values_list("pk", "identity", "story__uid")
    ]
    subjects = {report(identity) for _, identity, _ in rows} | {f"story:{uid}" for *_, uid in rows}
    rulings = list(standing(*PLACING, APART, subjects=subjects))
    if not any(each.about in DIVIDING for each in rulings):
        return set()
    placed = {
        identity: ruling.pk
        for ruling in rulings
        if ruling.about in PLACING
        for identity in ruling.payload["reports"]
    }
    pairs: set[tuple[int, int]] = set()
    for ruling in rulings:
        if ruling.about in DIVIDING:
            free = [row for row in rows if placed.get(row[1], 0) <= ruling.pk]
            one, other = (_members(free, side) for side in sides(ruling))
            pairs |= {(min(a, b), max(a, b)) for a in one for b in other if a != b}
    return pairs


def sides(ruling: Ruling) -> Sequence[Mapping[str, Any]]:
    """The two stories that a ruling keeps apart, each as {"story": uid, "reports": identities}."""
    if ruling.about == APART:
        return ruling.payload["left"], ruling.payload["right"]
    own = {"story": ruling.payload["story"], "reports": ruling.payload["reports"]}
    return own, {"story": ruling.payload["from"], "reports": ruling.payload["without"]}


def _members(rows: Iterable[tuple[int, str, str]], side: Mapping[str, Any]) -> set[int]:
    known = set(side["reports"])
    return {pk for pk, identity, uid in rows if identity in known or uid == side["story"]}


def headlines(story_ids: Iterable[int]) -> dict[int, str]:
    """The headlines that editors set, by story id."""
    ids = {
        f"story:{uid}": pk
        for pk, uid in Story.objects.filter(pk__in=list(story_ids)).values_list("pk", "uid")
    }
    rulings = standing(HEADLINE, subjects=ids)
    return {ids[f"story:{each.payload['story']}"]: each.payload["headline"] for each in rulings}


def derive_places(rulings: Sequence[Ruling]) -> None:
    """Put the reports that these rulings concern where the standing rulings want them."""
    place([identity for each in rulings for identity in each.payload["reports"]])


def derive_apart(_rulings: Sequence[Ruling]) -> None:
    """Nothing moves: the machine asks `apart` whenever it groups."""


def derive_headlines(rulings: Sequence[Ruling]) -> None:
    stories = [_story(each.payload["story"], each.payload["with"]) for each in rulings]
    summarise([story.pk for story in stories if story])


def place(identities: Collection[str]) -> None:
    """Put these reports, with the copies of them, where the last standing ruling wants each, and
    those that none wants anywhere back where the machine had them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_GROUPING])
    wanted: dict[str, Ruling] = {}
    for ruling in standing(*PLACING, subjects=map(report, identities)):
        wanted |= dict.fromkeys(ruling.payload["reports"], ruling)
    named = Article.objects.filter(identity__in=identities)
    roots = set(named.values_list("reprint_of", flat=True)) | set(
        named.values_list("pk", flat=True)
    )
    family = Article.objects.filter(Q(pk__in=roots - {None}) | Q(reprint_of__in=roots - {None}))
    reports = {each.pk: each for each in family.select_related("story").defer("text", "search")}
    pins = StoryPin.objects.select_related("machine").in_bulk(list(reports))
    targets = {each.pk: _target(each) for each in {one.pk: one for one in wanted.values()}.values()}
    left: dict[int, Counter[int]] = {}
    # Originals first: a copy that nobody placed goes where its original went.
    for each in sorted(reports.values(), key=lambda one: (one.reprint_of_id is not None, one.pk)):
        before = each.story_id
        original = reports.get(each.reprint_of_id or 0)
        said = wanted.get(each.identity)
        if said is not None:
            _pin(each, targets[said.pk], said)
        else:
            _unpin(each, pins.get(each.pk), original)
        if before != each.story_id and before:
            left.setdefault(before, Counter())[each.story_id or before] += 1
    _settle_addresses(left, {each.story_id for each in reports.values() if each.story_id})


def _pin(article: Article, story: Story, ruling: Ruling) -> None:
    kept = {"machine": article.story, "machine_reason": article.story_reason}
    StoryPin.objects.update_or_create(
        article=article, defaults={"story": story}, create_defaults={"story": story, **kept}
    )
    reason = f"put here by {ruling.signed}"
    _move(article, story, f"{reason}: {ruling.why}" if ruling.why else reason)


def _unpin(article: Article, pin: StoryPin | None, original: Article | None) -> None:
    """Back to where the machine had it; a copy that nobody placed goes with its original."""
    if pin is None:
        if original and original.story_id != article.story_id:
            _move(article, original.story, article.story_reason)
        return
    pin.delete()
    _move(article, pin.machine, pin.machine_reason)
    if pin.machine is None:
        # It came after the ruling, and the machine never said where it belongs.
        article.state = Article.State.ANNOTATED
        article.save(update_fields=["state"])
        read_again(article)


def _move(article: Article, story: Story | None, reason: str) -> None:
    article.story, article.story_reason = story, reason
    article.save(update_fields=["story", "story_reason"])


def _target(ruling: Ruling) -> Story:
    """The story that a ruling puts reports into; founded if no installation knew it before."""
    uid, beside = ruling.payload["story"], ruling.payload["with"]
    headline = ruling.payload.get("headline", "")
    return _story(uid, beside) or Story.objects.create(uid=uid, headline=headline)


def _story(uid: str, beside: Sequence[str]) -> Story | None:
    """The story of this key; on another installation, the one that most of the reports that were
    in it share, which takes the key over."""
    known = Story.objects.filter(uid=uid).first()
    if known or not beside:
        return known
    stories = Article.objects.filter(identity__in=beside, story__isnull=False)
    counted = Counter(stories.order_by("story").values_list("story", flat=True))
    if not counted:
        return None
    ((most, _),) = counted.most_common(1)
    story = Story.objects.get(pk=most)
    if not standing(subjects=[subject(story)]).exists():
        story.uid = uid
        story.save(update_fields=["uid"])
    return story


def _settle_addresses(left: Mapping[int, Counter[int]], standing_in: Collection[int]) -> None:
    """Let the address of a story that lost its last report lead where most of them went; one that
    has reports again answers for itself."""
    changed = set(left) | set(standing_in)
    filled = set(
        Article.objects.filter(story__in=changed).values_list("story", flat=True).distinct()
    )
    Story.objects.filter(pk__in=filled, moved_to__isnull=False).update(moved_to=None)
    for story, went in left.items():
        if story not in filled:
            target = min(went, key=lambda each: (-went[each], each))
            Story.objects.filter(pk=story).update(moved_to=target if target != story else None)
    summarise(changed)


KINDS = (
    Kind(MOVE, label=_("a report moved to another story"), derive=derive_places),
    Kind(SPLIT, label=_("a story split"), derive=derive_places),
    Kind(MERGE, label=_("two stories merged"), derive=derive_places),
    Kind(APART, label=_("not the same story"), derive=derive_apart),
    Kind(HEADLINE, label=_("the headline of a story"), derive=derive_headlines),
)
"""The kinds of rulings on stories, made known when the site starts."""
