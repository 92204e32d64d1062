"""Assessments as cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("process", "0010_supervision"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="subject",
            field=models.CharField(
                choices=[
                    ("target", "绩效目标申报"),
                    ("adjustment", "目标和指标调整"),
                    ("monitoring", "绩效运行监控"),
                    ("project_evaluation", "项目绩效自评"),
                    ("self_evaluation", "部门整体自评"),
                    ("rectification", "整改"),
                    ("warning", "支付疑点"),
                    ("disposal", "资产处置"),
                    ("supervision", "督办事项"),
                    ("assessment", "考评"),
                ],
                max_length=20,
                verbose_name="类别",
            ),
        ),
    ]
