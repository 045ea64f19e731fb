from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entities", "0006_folded_names"),
    ]

    operations = [
        # In three steps: a default of Django's would give all rows that stand the same value.
        migrations.AddField(
            model_name="event",
            name="uid",
            field=models.UUIDField(default=uuid4, editable=False, null=True),
        ),
        migrations.RunSQL(
            "UPDATE entities_event SET uid = gen_random_uuid()", migrations.RunSQL.noop
        ),
        migrations.AlterField(
            model_name="event",
            name="uid",
            field=models.UUIDField(default=uuid4, editable=False, unique=True),
        ),
    ]
