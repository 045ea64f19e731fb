"""Bytes into characters: which encoding, what had to be left out, and what is no text at all."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from articles.readers.limits import LONGEST_RUN
from entities.language.findings import MAX_CHARACTERS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_LOOKED_AT = 10_000
_MOST_CONTROLS = 0.02
_FEW_CONTROLS = 8
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")

_SURROGATE = re.compile("[\ud800-\udfff]")


class NotTextError(ValueError):
    """The bytes are not text; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text that a database and a browser can take, and notes on what was left out of it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, stated: Sequence[str] = ()) -> Decoded:
    """Read bytes as UTF-8, UTF-16 or UTF-32, as an encoding they are stated to have (by a server,
    by the page itself), as Windows-1252, or as what fits best.

    What is UTF-8 is read so whatever is stated: by chance no other text is. Raises NotTextError for
    pictures, archives, programs and anything with many control bytes.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return scrub(
                data[len(mark) :].decode(
                    encoding, errors="surrogatepass" if "8" in encoding else "replace"
                )
            )
    if encoding := _two_byte_encoding(data):
        return scrub(data.decode(encoding, errors="replace"))
    _refuse_binary(data)
    for encoding in ("utf-8", *stated):
        try:
            return scrub(data.decode(encoding))
        # A page may state an encoding that there is none of, or that makes no text (base64).
        except (LookupError, ValueError):
            continue
    return _decode_damaged(data)


def _two_byte_encoding(data: bytes) -> str:
    """UTF-16 without a mark, by its NULs: of Western text every second byte is one."""
    half = len(data[:_LOOKED_AT]) // 2
    if half < 2:
        return ""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nuls, others = data[first:_LOOKED_AT:2].count(0), data[1 - first : _LOOKED_AT : 2].count(0)
        if nuls > 0.8 * half and others < 0.05 * half:
            return encoding
    return ""


def scrub(text: str) -> Decoded:
    """Take out what Postgres refuses: NULs and lone surrogates, each a sign of damaged data.

    Nothing else, so that offsets into a text that is read as it is hold for its sender too;
    cleaning takes out other control characters.
    """
    notes = []
    if nuls := text.count("\x00"):
        text = text.replace("\x00", "")
        notes.append(f"{nuls} NUL {_plural(nuls, 'byte')} removed")
    text, surrogates = _SURROGATE.subn("", text)
    if surrogates:
        notes.append(f"{surrogates} lone {_plural(surrogates, 'surrogate')} removed")
    return Decoded(text, tuple(notes))


def reading_limits(text: str) -> tuple[str, ...]:
    """Notes on what of a text, though taken, the language model will not read."""
    notes = []
    longest = max((len(word) for word in text.split()), default=0)
    if longest >= LONGEST_RUN:
        notes.append(
            f"a run of {longest:,} characters without a space is kept but not read for names"
        )
    if len(text) > MAX_CHARACTERS:
        notes.append(
            f"{len(text):,} characters: all are kept, the first {MAX_CHARACTERS:,} are read "
            "for names"
        )
    return tuple(notes)


def shown(path: Path) -> str:
    """A path as it can be printed and stored: file names may hold any bytes."""
    return os.fsencode(path).decode("utf-8", errors="replace").replace("\n", "\ufffd")


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"not text but {kind}")
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(data)):
        raise NotTextError(f"not text: {controls:,} of {len(data):,} bytes are control bytes")


def _decode_damaged(data: bytes) -> Decoded:
    """What is not UTF-8: UTF-8 with lone surrogates or a few bad bytes, else another encoding."""
    without, surrogates = _ENCODED_SURROGATE.subn(b"", data)
    read = without.decode("utf-8", errors="surrogateescape")
    bad = len(_SURROGATE.findall(read))
    good = sum(not character.isascii() for character in read) - bad
    if not bad or good > bad:
        decoded = scrub(_SURROGATE.sub("\ufffd", read))
        notes = list(decoded.notes)
        if surrogates:
            notes.append(f"{surrogates} lone {_plural(surrogates, 'surrogate')} removed")
        if bad:
            notes.append(f"{bad} {_plural(bad, 'byte')} that are not UTF-8 replaced by \ufffd")
        return Decoded(decoded.text, tuple(notes))
    # English news outside UTF-8 is Windows-1252 nearly always; guessing from statistics
    # takes short texts with a few curly quotation marks for Cyrillic.
    if bad <= 0.1 * len(data):
        try:
            return scrub(data.decode("cp1252"))
        except UnicodeDecodeError:
            pass
    guess = from_bytes(data[:MAX_CHARACTERS]).best()
    if guess is None:
        raise NotTextError("not text in any known encoding")
    text = data.decode(guess.encoding, errors="replace")
    decoded = scrub(text)
    return Decoded(decoded.text, (*decoded.notes, f"read as {guess.encoding}, by its statistics"))


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
