"""The words of the pages: all can be translated, and what is installed is what was written."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

FOLDER = settings.LOCALE_PATHS[0]
WRITTEN = sorted(FOLDER.glob("*/LC_MESSAGES/django.po"))
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))

# What means the same in every language: names, commands, addresses.
UNTRANSLATED = re.compile(
    r"Attaché?:?|manage\.py \w+|/stories/12-…|https://|Atom|Esc|4 – 11 March 2025"
)
_NOT_SEEN = re.compile(
    r"\{% comment.*?\{% endcomment %\}|\{% blocktranslate.*?\{% endblocktranslate %\}"
    r"|<(script|style|code|kbd)\b.*?</\1>|<!doctype html>",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r'\b(?:title|alt|placeholder|aria-label)="([^"]*)"')
_TAGS = re.compile(r"<[^>]*>|&\w+;")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_words_of_a_template_are_said_in_one_language_alone(path: Path) -> None:
    page = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\n", _NOT_SEEN.sub("\n", path.read_text()))
    said = "\n".join([_TAGS.sub("\n", page), *_ATTRIBUTES.findall(page)])
    assert re.findall(r"[^\W\d_]{2,}.*", UNTRANSLATED.sub("", said)) == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parts[-3])
def test_the_installed_words_are_the_written_ones(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    with path.with_suffix(".mo").open("rb") as file:
        installed = gettext.GNUTranslations(file)
    unlike = [
        message.id
        for message in catalogue
        if message.id and message.string and not message.pluralizable and not message.fuzzy
        if installed.gettext(str(message.id)) != message.string
    ]
    assert unlike == []
    assert not any(message.fuzzy for message in catalogue if message.id)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.parts[-3])
def test_a_translation_names_the_same_values_as_the_words(path: Path) -> None:
    with path.open("rb") as file:
        for message in read_po(file):
            wanted = [_values(words) for words in _forms(message.id)]
            for words in _forms(message.string) if message.id else ():
                assert _values(words) in wanted


def _forms(words: object) -> list[str]:
    """One wording, or those of a number; none where nothing is written."""
    several = words if isinstance(words, list | tuple) else [words]
    return [str(each) for each in several if each]


def _values(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]", words))
