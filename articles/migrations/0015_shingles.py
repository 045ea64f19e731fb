import django.db.models.deletion
from django.db import migrations, models

_FILL = """
INSERT INTO articles_shingle (hash, article_id)
SELECT DISTINCT unnest(hashes[:greatest(cardinality(hashes) / 2, 40)]), article_id
FROM articles_fingerprint
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_counted_from_indexes")]

    operations = [
        migrations.CreateModel(
            name="Shingle",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "hash",
                        "article_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("hash", models.BigIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shingles",
                        to="articles.article",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="fingerprint", name="fingerprint_hashes"),
    ]
