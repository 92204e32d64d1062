"""Streets, judicial offices and mediation organisations, and the people who report for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_api_tokens"),
    ]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("handler", "科室经办人"),
                    ("division_head", "科室负责人"),
                    ("office", "办公室（财务）"),
                    ("leader", "分管领导"),
                    ("reviewer", "财政审核人"),
                    ("reporter", "基层填报人"),
                    ("system_admin", "系统管理员"),
                    ("security_admin", "安全管理员"),
                    ("auditor", "审计员"),
                ],
                max_length=20,
                verbose_name="角色",
            ),
        ),
        migrations.AlterField(
            model_name="unit",
            name="kind",
            field=models.CharField(
                choices=[
                    ("finance", "财政部门"),
                    ("department", "预算部门"),
                    ("subunit", "下属单位"),
                    ("town", "镇街"),
                    ("judicial_office", "司法所"),
                    ("mediation", "调解组织"),
                ],
                max_length=20,
                verbose_name="类别",
            ),
        ),
    ]
