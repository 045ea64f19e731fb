"""How much of one item is taken in; what is larger is refused or cut, and said so."""

MAX_BYTES = 5_000_000
"""One file, or one line of JSON lines. A long news report has about 20,000 bytes; twenty megabytes
of text would be read for minutes and is never one report."""

LONGEST_RUN = 2_000
"""Characters without a space from which a note is due. The language model blanks every run over
200, but addresses of 300 characters are ordinary and no reason to fail a load."""

FIRST_YEAR = 1900
LAST_YEAR = 2100
"""A publication date outside these years is a typing error or a default value."""

FIELD_CHARACTERS = {
    "id": 500,
    "title": 500,
    "source": 200,
    "byline": 300,
    "language": 20,
    "published": 200,
    "changed": 200,
    "note": 300,
    "url": 2_000,
}
"""The longest value of each field, as wide as its column; what is longer is a text in the wrong
place."""
