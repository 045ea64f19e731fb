from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("entities", "0006_moved")]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="sense",
            field=models.CharField(
                blank=True,
                choices=[("government", "as a government")],
                help_text="What the words stand for, where that is not the place itself.",
                max_length=12,
            ),
        ),
    ]
