"""Words as copies keep them."""

from __future__ import annotations

import pytest

from articles.reprints.spelling import words


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("the Defence Minister's organisation", "the defense minister's organization"),
        ("labour, colour, neighbouring harbours", "labor color neighboring harbors"),
        ("travelled to the theatre in the centre", "traveled to the theater in the center"),
        ("grey programmes of co-operation", "gray programs of cooperation"),
        ("5 per cent", "5% "),
        ("catalogues and dialogue", "catalogs and dialog"),
    ],
)  # fmt: skip
def test_both_sides_of_the_atlantic_spell_alike(british: str, american: str) -> None:
    assert words(british) == words(american)


def test_punctuation_and_quotation_marks_are_no_words() -> None:
    assert words("“We have — we are”; it’s so…") == words('"We have, we are." It\'s so')


def test_different_words_stay_different() -> None:
    assert words("four fours, hour") != words("for fors, her")
    assert words("17 frigates") != words("18 frigates")
