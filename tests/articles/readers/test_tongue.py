"""The language of a text, by the text; what it states is believed where the text is short."""

from __future__ import annotations

import pytest

from articles.readers.tongue import language_of

ENGLISH = "The two ministers met in the capital on Tuesday and agreed to meet again in spring. " * 4
GERMAN = "Die beiden Minister trafen sich am Dienstag in der Hauptstadt und sprachen lange. " * 4
FRENCH = "Les deux ministres se sont rencontrés mardi dans la capitale et ont parlé longtemps. " * 4
UKRAINIAN = "Обидва міністри зустрілися у вівторок у столиці та домовилися про нову зустріч. " * 4


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (UKRAINIAN, "uk")]
)
def test_a_text_tells_its_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_long_text_is_believed_more_than_a_template() -> None:
    assert language_of(GERMAN, stated="en") == "de"


def test_a_stated_variety_is_kept() -> None:
    assert language_of(ENGLISH, stated="en_GB") == "en-GB"


def test_of_a_short_text_only_the_statement_counts() -> None:
    assert language_of("Berlin", stated="fr") == "fr"
    assert language_of("Berlin") == ""
