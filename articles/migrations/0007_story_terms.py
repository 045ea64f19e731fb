from django.db import migrations, models

# Reports that were read before have their terms and a digest at once, and are never read again.
_TERMS = """
INSERT INTO articles_storyterm (term, day, article_id)
SELECT DISTINCT unnest(profile.terms), article.published, article.id
FROM articles_storyprofile profile JOIN articles_article article ON article.id = profile.article_id
"""
_DIGESTS = "UPDATE articles_storyprofile SET digest = md5(data::text)"


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_feeds")]

    operations = [
        migrations.AddField(
            model_name="storyprofile",
            name="digest",
            field=models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.RunSQL(
            # Immediate, or the tables could not be altered in the same transaction.
            ["SET CONSTRAINTS ALL IMMEDIATE", _TERMS, _DIGESTS],
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex(model_name="storyprofile", name="profile_terms"),
        migrations.RemoveField(model_name="storyprofile", name="terms"),
    ]
