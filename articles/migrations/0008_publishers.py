from typing import Any

import django.contrib.postgres.indexes
from django.db import migrations

from articles.reprints.publishers import publisher

# Stories kept the count of what the outlets were called while nobody owned them.
_COUNT = """
UPDATE articles_story story SET publishers = counted.publishers
FROM (
    SELECT article.story_id,
        count(DISTINCT coalesce(nullif(source.publisher, ''), source.name)) AS publishers
    FROM articles_article article JOIN articles_source source ON source.id = article.source_id
    GROUP BY article.story_id
) counted
WHERE story.id = counted.story_id AND story.publishers <> counted.publishers
"""


def name_publishers(apps: Any, schema_editor: Any) -> None:
    """Give outlets that came before the table of owners theirs, as new ones get it."""
    Source = apps.get_model("articles", "Source")
    found = list(Source.objects.filter(publisher=""))
    for each in found:
        each.publisher = publisher(each.name)
    Source.objects.bulk_update([each for each in found if each.publisher], ["publisher"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_story_terms")]

    operations = [
        migrations.RemoveIndex(model_name="fingerprint", name="fingerprint_hashes"),
        migrations.AddIndex(
            model_name="fingerprint",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["hashes"], name="fingerprint_hashes"
            ),
        ),
        migrations.RunPython(name_publishers, migrations.RunPython.noop),
        migrations.RunSQL(_COUNT, migrations.RunSQL.noop),
    ]
