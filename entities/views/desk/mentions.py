"""Decide whom a name in a report means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django import forms
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from entities.models import Entity, EntityKind, Mention
from entities.rulings import subjects
from entities.rulings.candidates import Candidate, candidates
from entities.rulings.derive import affected
from entities.rulings.on_texts import (
    Scope,
    mention_has_borders,
    mention_has_kind,
    mention_is,
    mention_is_no_name,
    mention_is_nobody,
)
from entities.rulings.refs import new_ref, ref_of
from entities.views.desk.editing import decide, editors_only, gone, queue_address, version
from entities.views.sentences import Excerpt, excerpt_within

if TYPE_CHECKING:
    from entities.rulings.frame import Decision

_ALWAYS = {"scope": "always"}

_REACH = 60
"""Characters on each side of a name within which its borders may be set anew."""


class MentionForm(forms.Form):
    """What an editor says of a name. `is` is an entity's id, or what else is the case."""

    OTHERWISE = [
        ("new", gettext_lazy("somebody or something new")),
        ("none", gettext_lazy("not a name")),
        ("kind", gettext_lazy("of another kind")),
        ("borders", gettext_lazy("a longer or shorter name")),
    ]

    chosen = forms.CharField(max_length=20)
    new_name = forms.CharField(max_length=200, required=False)
    kind = forms.ChoiceField(choices=EntityKind.choices, required=False)
    words = forms.CharField(max_length=200, required=False)
    scope = forms.ChoiceField(
        choices=[(each, each) for each in ("here", "report", "outlet", "always")]
    )
    why = forms.CharField(max_length=400, required=False)

    def __init__(self, mention: Mention, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.mention = mention
        self.decision: Decision | None = None

    def clean(self) -> None:
        if not self.errors:
            self.decision = self._decision()

    def _decision(self) -> Decision | None:
        mention, told = self.mention, self.cleaned_data
        chosen, scope, why = told["chosen"], cast("Scope", told["scope"]), told["why"]
        if scope == "outlet" and mention.article.source is None:
            raise forms.ValidationError(_("The report has no outlet."))
        if chosen == "nobody":
            return mention_is_nobody(mention, scope=scope, why=why)
        if chosen == "none":
            return mention_is_no_name(mention, scope=scope, why=why)
        if chosen == "kind":
            return mention_has_kind(mention, told["kind"], scope=scope, why=why)
        if chosen == "borders":
            return self._borders(told["words"].strip(), why)
        if chosen == "new":
            if not told["new_name"].strip():
                raise forms.ValidationError(_("Say what the new page is called."))
            to = new_ref(told["kind"] or mention.kind, told["new_name"].strip())
            return mention_is(mention, to, scope=scope, why=why)
        entity = Entity.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
        if entity is None:
            raise forms.ValidationError(_("Choose whom the name means."))
        confirm = entity.pk == mention.entity_id and mention.ruling_id is None
        return mention_is(mention, ref_of(entity), scope=scope, why=why, confirm=confirm)

    def _borders(self, words: str, why: str) -> Decision:
        mention = self.mention
        text, low = mention.article.text, max(0, mention.start - _REACH)
        start = text.find(words, low, mention.end + _REACH) if words else -1
        if start < 0 or start >= mention.end or start + len(words) <= mention.start:
            raise forms.ValidationError(_("The name must be words of the text at this place."))
        return mention_has_borders(mention, start, start + len(words), why=why)


@dataclass(frozen=True, slots=True)
class Width:
    """How far a ruling may reach, and what it would change: mentions, in how many reports."""

    value: str
    label: str
    mentions: int
    reports: int


def widths(mention: Mention) -> list[Width]:
    """From here to everywhere, counted in one query."""
    article = mention.article
    reach = {"report": Q(article=article), "always": Q()}
    if article.source:
        reach["outlet"] = Q(article__source=article.source)
    same = Mention.objects.filter(affected({"kind": mention.kind, "words": mention.text} | _ALWAYS))
    counts = same.aggregate(
        **{name: Count("id", filter=each) for name, each in reach.items()},
        **{
            f"{name}_in": Count("article", filter=each, distinct=True)
            for name, each in reach.items()
        },
    )
    labels = {"report": _("in this report"), "always": _("always, in every report")}
    labels["outlet"] = _("in every report of %(outlet)s") % {"outlet": article.source}
    found = [
        Width(name, labels[name], counts[name], counts[f"{name}_in"])
        for name in ("report", "outlet", "always")
        if name in reach
    ]
    return [Width("here", _("only here"), 1, 1), *found]


@editors_only
@require_http_methods(["GET", "POST"])
def rule_mention(request: HttpRequest, article: int, start: int, end: int) -> HttpResponse:
    rows = Mention.objects.select_related("article__source", "entity", "naming", "ruling")
    mention = rows.filter(article=article, start=start, end=end).first()
    if mention is None:
        return gone(request, article)
    form = MentionForm(mention, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.decision:
        here = f"{mention.article.get_absolute_url()}#m{mention.start}"
        back = queue_address(request.POST.get("back", "")) or here
        return decide(request, [form.decision], back=back)
    shown = _shown(request, mention, form)
    status = 422 if form.errors else 200
    return render(request, "entities/desk/mention.html", shown, status=status)


def _shown(request: HttpRequest, mention: Mention, form: MentionForm) -> dict[str, object]:
    words = request.GET.get("q", "").replace("\0", "")[:200]
    excerpt: Excerpt = excerpt_within(mention.article.text, mention.start, mention.end)
    choices: list[Candidate] = candidates(mention, words=words)
    return {
        "mention": mention,
        "excerpt": excerpt,
        "form": form,
        "candidates": choices,
        "words": words,
        "widths": widths(mention),
        "kinds": EntityKind.choices,
        "seen": version(),
        "subjects": [subjects.report(mention.article.identity)],
    }
