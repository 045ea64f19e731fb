"""Which language a text is in. What the model cannot read must not be tagged as if it could."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LEAST = 200
"""Characters below which a guess is not worth having: a headline of names is any language."""

_LOOKED_AT = 2_000
_SURE = 0.9


def language_of(text: str, *, stated: str = "") -> str:
    """The ISO 639-1 code of a text's language; `stated` where the text itself leaves a doubt.

    A statement is believed less than a long text: page templates say "en" of everything. Of a
    stated variety of the same language ("en-GB") nothing is lost.
    """
    stated = stated.strip().replace("_", "-")
    if len(text) < _LEAST:
        return stated
    found, sure = _identifier().classify(text[:_LOOKED_AT])
    if stated.lower().partition("-")[0] == found or sure < _SURE:
        return stated
    return str(found)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
