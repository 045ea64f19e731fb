from django.db import migrations, models

# Once a transaction: the setting goes with the transaction, and with a savepoint rolled back.
_FUNCTION = """
CREATE FUNCTION articles_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('attache.noted', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
        INSERT INTO articles_change (slot, mark)
        VALUES (pg_backend_pid() % 509, gen_random_uuid())
        ON CONFLICT (slot) DO UPDATE SET mark = EXCLUDED.mark;
        PERFORM set_config('attache.noted', pg_current_xact_id()::text, true);
    END IF;
    RETURN NULL;
END $$
"""

# All whose rows some page shows.
_WATCHED = [
    "articles_story", "articles_storylink", "articles_storypin", "articles_source",
    "articles_article", "articles_articleversion", "articles_sharedpassage",
    "articles_removedarticle", "articles_savedsearch", "entities_daycount", "entities_entity",
    "entities_address", "entities_event", "entities_takingpart", "entities_telling",
    "entities_naming", "entities_mention", "entities_datemention", "entities_quote",
    "entities_printing", "entities_ruling",
]  # fmt: skip

_TRIGGER = """
CREATE TRIGGER change_noted AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {}
FOR EACH STATEMENT EXECUTE FUNCTION articles_note_change()
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_packed_profiles"),
        ("entities", "0007_event_uid"),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("slot", models.IntegerField(primary_key=True, serialize=False)),
                ("mark", models.UUIDField()),
            ],
        ),
        migrations.RunSQL(_FUNCTION, "DROP FUNCTION articles_note_change"),
        migrations.RunSQL(
            [_TRIGGER.format(table) for table in _WATCHED],
            [f"DROP TRIGGER change_noted ON {table}" for table in _WATCHED],
        ),
    ]
