"""Which printings are one quotation, and which address it has."""

from __future__ import annotations

from entities.one_quote import Saying, Wording, addressed, group, same_saying

WORDS = "We will build the long bridge before the winter comes"
EVA, NILS = 1, 2


def saying(text: str = WORDS, speaker: int | None = EVA, article: int = 1) -> Saying:
    return Saying(text, speaker, "speech", article)


def test_the_same_words_of_one_speaker_are_one_quotation() -> None:
    assert same_saying(saying(), saying(WORDS[:40], article=2))


def test_the_same_words_of_two_speakers_are_two() -> None:
    assert not same_saying(saying(), saying(speaker=NILS, article=2))


def test_a_few_words_are_one_only_as_a_label_of_one_speaker() -> None:
    label = Saying("fake news", EVA, "fragment", 1)
    assert same_saying(label, label._replace(article=2))
    assert not same_saying(label._replace(speaker=None), label._replace(article=2))
    assert not same_saying(saying("We agree."), saying("We agree.", article=2))


def test_a_printing_connects_two_quotations_into_the_eldest() -> None:
    held = [
        Wording(7, saying(article=1), [70]),
        Wording(4, saying(article=2), [40]),
        Wording(None, saying(article=3), []),
    ]
    (home,) = addressed(group(held, loosened=(), near={2: {4, 7}}), emptied={})
    assert (home.quote, home.taken_in) == (4, frozenset({4, 7}))


def test_a_quotation_whose_speakers_turn_out_to_differ_falls_apart() -> None:
    held = [
        Wording(4, saying(article=1), [40, 41]),
        Wording(4, saying(speaker=NILS, article=2), [42]),
    ]
    homes = addressed(group(held, loosened={4}, near={}), emptied={})
    assert sorted(each.quote or 0 for each in homes) == [0, 4]
    assert next(each for each in homes if each.quote).wordings == (held[0],)


def test_what_is_printed_again_keeps_its_address() -> None:
    groups = group([Wording(None, saying(), [])], loosened={4}, near={})
    (home,) = addressed(groups, emptied={4: saying()})
    assert home.quote == 4
