import re
from collections.abc import Iterator
from typing import Any

from django.db import migrations

_WHERE = re.compile(r" (line \d+|record \d+ \(.*)\Z", re.DOTALL)
_AT_ONCE = 500


def below(origin: str) -> str:
    """The name of the file alone, with what stands behind it; a web address as it is."""
    if origin.startswith(("http://", "https://")):
        return origin
    behind = _WHERE.search(origin)
    at = behind.start() if behind else len(origin)
    return origin[:at].rpartition("/")[2] + origin[at:]


def of_provenance(words: str) -> str:
    before, stated_in, origin = words.partition("stated in ")
    return before + stated_in + below(origin) if stated_in and not before else words


def forget_folders(apps: Any, schema_editor: Any) -> None:
    """Where a report was read was kept with the folders of the machine, and shown on its page."""
    Article = apps.get_model("articles", "Article")
    kept = Article.objects.filter(published_provenance__contains="/")
    kept |= Article.objects.filter(changed_provenance__contains="/")
    kept |= Article.objects.filter(stated__provenance__contains="/")
    fields = ("published_provenance", "changed_provenance", "stated")
    for some in _by_hundreds(kept.only("pk", *fields)):
        for each in some:
            each.published_provenance = of_provenance(each.published_provenance)
            each.changed_provenance = of_provenance(each.changed_provenance)
            if "provenance" in each.stated:
                each.stated["provenance"] = of_provenance(each.stated["provenance"])
        Article.objects.bulk_update(some, fields)
    ArticleVersion = apps.get_model("articles", "ArticleVersion")
    for some in _by_hundreds(ArticleVersion.objects.filter(origin__contains="/").only("origin")):
        for each in some:
            each.origin = below(each.origin)
        ArticleVersion.objects.bulk_update(some, ["origin"])


def _by_hundreds(rows: Any) -> Iterator[list[Any]]:
    some: list[Any] = []
    for each in rows.iterator(chunk_size=_AT_ONCE):
        some.append(each)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_unaccented_search_and_saved")]

    operations = [migrations.RunPython(forget_folders, migrations.RunPython.noop)]
