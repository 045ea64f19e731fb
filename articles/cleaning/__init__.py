"""Cleaning: what a page put around a report goes, what was reported stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby

from articles.cleaning import captions as caption_rules
from articles.cleaning.advertisements import advertisements
from articles.cleaning.appeals import appeals
from articles.cleaning.authors import authors
from articles.cleaning.comments import comments
from articles.cleaning.link_lists import REASON as LINK_LIST
from articles.cleaning.link_lists import link_lists
from articles.cleaning.links import links
from articles.cleaning.notices import notices
from articles.cleaning.paragraphs import split
from articles.cleaning.passages import Passage, Rule
from articles.cleaning.titles import FoundTitle, find_title, is_same_headline
from articles.draft import Clean, Draft, Removed, TitleOrigin

__all__ = ["as_is", "clean"]

_BYLINE = 300
_HEADLINE_REPEATED = "headline repeated"


def clean(draft: Draft) -> Clean:
    """Take the furniture out of a draft; every word of it ends in the text, the title, the byline
    or among what was removed.

    A text that is nothing but furniture is left whole: the rules must be wrong about it.
    """
    paragraphs = split(draft.text)
    stated = " ".join(draft.title.split())
    caption = stated if _is_caption(stated, draft.title_origin) else ""
    taken = _furniture(paragraphs, caption=caption)
    if len(taken) == len(paragraphs):
        taken = {}
    standing = ["" if index in taken else paragraph for index, paragraph in enumerate(paragraphs)]
    title = FoundTitle(stated, draft.title_origin or "stated")
    if not stated or caption:
        title = find_title([_trim(paragraph)[0] for paragraph in standing])
        if title.index is not None:
            standing[title.index] = ""
    elif (first := _repeated_headline(standing, stated)) is not None:
        taken[first] = Passage(first, _HEADLINE_REPEATED)
        standing[first] = ""
    found = (taken[index].byline for index in sorted(taken))
    byline = draft.byline or ", ".join(dict.fromkeys(name for name in found if name))[:_BYLINE]
    text, removed = _assemble(paragraphs, standing, taken)
    if caption:
        removed = (Removed(caption, caption_rules.REASON, 0), *removed)
    words = title.words or draft.external_id
    return Clean(words, title.origin, byline, text, removed)


def as_is(draft: Draft) -> Clean:
    """The draft with nothing taken out and nothing changed; only the title may have to be found."""
    title = FoundTitle(draft.title, draft.title_origin or "stated")
    if not draft.title:
        title = find_title(split(draft.text))
    words = title.words or draft.external_id
    return Clean(words, title.origin, draft.byline, draft.text, ())


def _is_caption(title: str, origin: TitleOrigin | None) -> bool:
    """Whether a title is a picture's caption; one from a header line may be any first line."""
    if origin == "header line":
        return caption_rules.reads_as_caption(title)
    return caption_rules.is_position_marked(title)


def _furniture(paragraphs: list[str], *, caption: str) -> dict[int, Passage]:
    """The passages to take out, by paragraph; an earlier rule has the first word.

    Comments come first, so that the authors' rule sees the report's own end.
    """
    rules: tuple[Rule, ...] = (
        comments,
        advertisements,
        appeals,
        notices,
        links,
        partial(caption_rules.captions, known=caption),
        authors,
    )
    standing = list(paragraphs)
    taken: dict[int, Passage] = {}
    for rule in rules:
        for passage in tuple(rule(standing)):
            taken.setdefault(passage.index, passage)
            standing[passage.index] = ""
    return taken


def _repeated_headline(standing: list[str], title: str) -> int | None:
    first = next((index for index, paragraph in enumerate(standing) if paragraph), None)
    alone = sum(map(bool, standing)) == 1
    if first is None or alone or not is_same_headline(standing[first], title):
        return None
    return first


def _assemble(
    paragraphs: list[str], standing: list[str], taken: dict[int, Passage]
) -> tuple[str, tuple[Removed, ...]]:
    """Join what stands, and place what was taken; neighbours taken for one reason are one."""
    trimmed = [_trim(paragraph) for paragraph in standing]
    text = "\n\n".join(kept for kept, _ in trimmed if kept)
    placed: list[Removed] = []
    offset = 0
    for index, (kept, within) in enumerate(trimmed):
        if index in taken:
            reason = taken[index].reason
            placed.append(Removed(paragraphs[index], reason, min(offset, len(text))))
        placed += [replace(each, before=offset + each.before) for each in within]
        offset += len(kept) + 2 if kept else 0
    return text, tuple(_merge(placed))


def _trim(paragraph: str) -> tuple[str, list[Removed]]:
    """A paragraph without the lists of links set into it, and those, placed within it."""
    kept, removed, read = "", [], 0
    for span in link_lists(paragraph):
        kept += paragraph[read : span.start].rstrip()
        removed.append(Removed(paragraph[span.start : span.end], LINK_LIST, len(kept)))
        read = span.end
    return kept + paragraph[read:], removed


def _merge(placed: Iterable[Removed]) -> Iterable[Removed]:
    for (before, reason), group in groupby(placed, key=lambda one: (one.before, one.reason)):
        yield Removed("\n\n".join(one.text for one in group), reason, before)
