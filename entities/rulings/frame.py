"""Rulings of every kind: recorded, withdrawn, and the state derived anew from those that stand.

A ruling is a row that is only ever added; undoing one adds another row that withdraws it. Each kind
brings a function that derives what its rulings concern out of the machine's reading and all rulings
that stand, so that an undone ruling leaves what there would be had it never been made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from entities.models import Ruling
from entities.rulings.subjects import is_block

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser
    from django.utils.functional import _StrPromise

    from entities.ruling_querysets import RulingQuerySet

WITHDRAWAL = "withdrawal"
"""What a row is about that withdraws another; it has no kind of its own."""

_RULING = 4_103  # names this kind of lock among all advisory locks of the database


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of decision. `derive` makes what the given rulings concern follow anew from the
    machine's reading and every standing ruling; they may just have been made, withdrawn or
    imported, and it may be called again at any time."""

    name: str
    label: str | _StrPromise
    derive: Callable[[Sequence[Ruling]], None]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided, before it is recorded; see `entities.models.Ruling`."""

    about: str
    subjects: tuple[str, ...]
    payload: Mapping[str, Any]
    article: int | None = None
    """The id of the article on whose page the ruling shows."""
    was: str = ""
    now: str = ""
    rule: str = ""
    why: str = ""


class Overtaken(Exception):
    """Others have ruled on this since the form was made; nothing was recorded."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        super().__init__("; ".join(str(each) for each in rulings))
        self.rulings = rulings


class UnknownKind(Exception):
    """No kind of ruling of this name is registered."""


@dataclass(slots=True)
class _Registry:
    kinds: dict[str, Kind] = field(default_factory=dict)


_registry = _Registry()


def register(kind: Kind) -> None:
    """Make a kind of ruling known; called once for each when the site starts."""
    _registry.kinds[kind.name] = kind


def kinds() -> Mapping[str, Kind]:
    return _registry.kinds


def kind_of(ruling: Ruling) -> Kind:
    """The kind of a ruling; of a withdrawal, that of what it withdraws."""
    at: Ruling | None = ruling
    while at and at.about == WITHDRAWAL:
        at = at.withdraws
    found = _registry.kinds.get(at.about) if at else None
    if found is None:
        raise UnknownKind(at.about if at else ruling.about)
    return found


def record(
    decision: Decision, *, editor: AbstractBaseUser | None, seen: int | None = None
) -> Ruling:
    """Add a ruling and carry it out, in one transaction.

    `seen` is the `newest_id` of the subjects when the editor's form was made; a later ruling on any
    of them raises Overtaken. None asks for no check.
    """
    if decision.about not in _registry.kinds:
        raise UnknownKind(decision.about)
    with transaction.atomic():
        take_turns()
        _refuse_overtaken(decision.subjects, seen)
        ruling = _add(decision, editor)
        _registry.kinds[decision.about].derive([ruling])
    return ruling


def record_all(
    decisions: Sequence[Decision], *, editor: AbstractBaseUser, seen: int | None = None
) -> list[Ruling]:
    """Add many rulings at once, all or none, and derive what they concern together.

    `seen` as for `record`; what the decisions share with each other does not count.
    """
    unknown = {each.about for each in decisions} - _registry.kinds.keys()
    if unknown:
        raise UnknownKind(", ".join(sorted(unknown)))
    with transaction.atomic():
        take_turns()
        _refuse_overtaken({one for each in decisions for one in each.subjects}, seen)
        rulings = [_add(each, editor) for each in decisions]
        derive(rulings)
    return rulings


def withdraw(
    ruling: Ruling, *, editor: AbstractBaseUser | None, why: str = "", seen: int | None = None
) -> Ruling:
    """Undo a ruling by a row of its own, or, of a row that undid one, let that one stand again.

    One that is withdrawn already is left as it is, and the row that withdrew it is returned.
    """
    with transaction.atomic():
        take_turns()
        ruling.refresh_from_db()
        earlier = ruling.withdrawals.filter(stands=True).first()
        if earlier:
            return earlier
        _refuse_overtaken(ruling.subjects, seen)
        undone = Decision(
            about=WITHDRAWAL,
            subjects=tuple(ruling.subjects),
            payload={},
            article=ruling.article_id,
            was=ruling.now,
            now=ruling.was,
            why=why,
        )
        row = _add(undone, editor, withdraws=ruling)
        kind_of(ruling).derive([settle_standing(ruling)])
    return row


def withdraw_all(
    rulings: Sequence[Ruling],
    *,
    editor: AbstractBaseUser | None,
    why: str = "",
    seen: int | None = None,
) -> list[Ruling]:
    """Undo several, in this order: all, or none where others have ruled on any of it since."""
    with transaction.atomic():
        take_turns()
        _refuse_overtaken({one for each in rulings for one in each.subjects}, seen)
        return [withdraw(each, editor=editor, why=why) for each in rulings]


def settle_standing(ruling: Ruling) -> Ruling:
    """Set `stands` along a chain of withdrawals; returns the ruling at its root."""
    stands = not ruling.withdrawals.filter(stands=True).exists()
    if ruling.stands != stands:
        ruling.stands = stands
        ruling.save(update_fields=["stands"])
    return settle_standing(ruling.withdraws) if ruling.withdraws else ruling


def derive(rulings: Iterable[Ruling]) -> None:
    """Derive what all of these concern, each kind once."""
    by_kind: dict[str, list[Ruling]] = defaultdict(list)
    for each in rulings:
        by_kind[kind_of(each).name].append(each)
    for name in _registry.kinds:
        if by_kind[name]:
            _registry.kinds[name].derive(by_kind[name])


def standing(*about: str, subjects: Iterable[str] | None = None) -> RulingQuerySet:
    """The rulings of these kinds that stand, oldest first; `subjects` keeps those sharing one."""
    found = Ruling.objects.standing(*about)
    return found if subjects is None else found.concerning(subjects)


def history(subjects: Iterable[str]) -> RulingQuerySet:
    """Every ruling on one of these, withdrawn ones and withdrawals too, newest first."""
    return (
        Ruling.objects.concerning(_shared(subjects)).newest().select_related("withdraws", "article")
    )


def newest_id(subjects: Iterable[str]) -> int:
    """The version of these subjects, for the `seen` of a form made now."""
    return Ruling.objects.concerning(_shared(subjects)).newest_id()


def later_on(ruling: Ruling) -> list[Ruling]:
    """The standing rulings made after this one that share a subject with it."""
    later = Ruling.objects.standing().concerning(_shared(ruling.subjects))
    return list(later.filter(pk__gt=ruling.pk))


def take_turns() -> None:
    """Let nobody else rule until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_RULING])


def _refuse_overtaken(subjects: Iterable[str], seen: int | None) -> None:
    if seen is None:
        return
    newer = Ruling.objects.concerning(_shared(subjects)).filter(pk__gt=seen).order_by("id")
    rulings = list(newer.select_related("withdraws"))
    if rulings:
        raise Overtaken(rulings)


def _shared(subjects: Iterable[str]) -> list[str]:
    """Without blocks: two people of one family name have nothing to do with each other."""
    return [each for each in subjects if not is_block(each)]


def _add(
    decision: Decision, editor: AbstractBaseUser | None, withdraws: Ruling | None = None
) -> Ruling:
    return Ruling.objects.create(
        about=decision.about,
        subjects=sorted(set(decision.subjects)),
        payload=dict(decision.payload),
        article_id=decision.article,
        was=decision.was,
        now=decision.now,
        rule=decision.rule[:120],
        why=decision.why[:400],
        editor_id=editor.pk if editor else None,
        editor_name=editor.get_username()[:150] if editor else "",
        withdraws=withdraws,
    )
