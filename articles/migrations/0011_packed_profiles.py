from django.db import migrations, models

# Weights become whole ten-thousandths, words one object, and lists of lists flat.
_PACK = """
CREATE FUNCTION pg_temp.weighed(pairs jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(
        jsonb_object_agg(pair->>0, round((pair->>1)::numeric * 10000)::integer), '{}'::jsonb)
    FROM jsonb_array_elements(coalesce(pairs, '[]')) AS pair
$$;
CREATE FUNCTION pg_temp.flat(lists jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_agg(part ORDER BY list.place, item.place), '[]'::jsonb)
    FROM jsonb_array_elements(coalesce(lists, '[]')) WITH ORDINALITY AS list (parts, place),
        jsonb_array_elements(list.parts) WITH ORDINALITY AS item (part, place)
$$;
CREATE FUNCTION pg_temp.names(lists jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT pg_temp.flat(jsonb_agg(
        jsonb_set(list, '{3}', to_jsonb(round((list->>3)::numeric * 10000)::integer))
        ORDER BY place))
    FROM jsonb_array_elements(lists) WITH ORDINALITY AS list (list, place)
$$;
UPDATE articles_storyprofile SET data = (data - 'opening') || jsonb_build_object(
    'terms', pg_temp.weighed(data->'terms'),
    'proper', pg_temp.weighed(data->'proper'),
    'names', pg_temp.names(data->'names'),
    'days', pg_temp.flat(data->'days'),
    'yearless', pg_temp.flat(data->'yearless'),
    'events', pg_temp.flat(data->'events')
);
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_no_machine_paths")]

    operations = [
        migrations.RunSQL(
            # Immediate, or the table could not be altered in the same transaction.
            ["SET CONSTRAINTS ALL IMMEDIATE", _PACK],
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(model_name="storyprofile", name="data", field=models.TextField()),
    ]
