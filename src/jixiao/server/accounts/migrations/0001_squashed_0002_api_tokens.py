"""Units, people and their roles, as 0001 to 0002 made them."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from jixiao.server.migration_operations import CreateModels


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_api_tokens")]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "A user with that username already exists."},
                                help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                                max_length=150,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                                verbose_name="username",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="Designates whether the user can log into this admin site.",
                                verbose_name="staff status",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="姓名")),
                        ("must_change_password", models.BooleanField(default=True, verbose_name="须修改密码")),
                        ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="上次查看动态")),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "账号",
                        "ordering": ("username",),
                    },
                    managers=[
                        ("objects", django.contrib.auth.models.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ApiToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="用途")),
                        ("digest", models.CharField(max_length=64, unique=True, verbose_name="摘要")),
                        ("hint", models.CharField(max_length=10, verbose_name="开头")),
                        ("writes", models.BooleanField(default=False, verbose_name="可以写入")),
                        ("expires", models.DateField(verbose_name="有效至")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="生成时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="api_tokens",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "接口令牌",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=50,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[0-9A-Za-z-]+\\Z", "单位编码只能用数字、字母和短横线。"
                                    )
                                ],
                                verbose_name="单位编码",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="单位名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("finance", "财政部门"), ("department", "预算部门"), ("subunit", "下属单位")],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "path",
                            models.CharField(db_index=True, editable=False, max_length=500, verbose_name="层级路径"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="accounts.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算单位",
                        "ordering": ("path",),
                    },
                ),
                migrations.CreateModel(
                    name="Division",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=50, verbose_name="科室编码")),
                        ("name", models.CharField(max_length=100, verbose_name="科室名称")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="divisions",
                                to="accounts.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "科室",
                        "ordering": ("unit", "code"),
                        "constraints": [models.UniqueConstraint(fields=("unit", "code"), name="division_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ApiAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=100, verbose_name="幂等键")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="请求摘要")),
                        ("body", models.JSONField(default=dict, verbose_name="答复")),
                        ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "接口答复",
                        "ordering": ("id",),
                        "constraints": [models.UniqueConstraint(fields=("user", "key"), name="api_answer_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("handler", "科室经办人"),
                                    ("division_head", "科室负责人"),
                                    ("office", "办公室（财务）"),
                                    ("leader", "分管领导"),
                                    ("reviewer", "财政审核人"),
                                    ("system_admin", "系统管理员"),
                                    ("security_admin", "安全管理员"),
                                    ("auditor", "审计员"),
                                ],
                                max_length=20,
                                verbose_name="角色",
                            ),
                        ),
                        (
                            "division",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="accounts.division",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="accounts.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任职",
                        "ordering": ("unit", "role", "user"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "division", "role"), name="role_once_in_a_division"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("division__isnull", True)),
                                fields=("user", "unit", "role"),
                                name="role_once_in_a_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role__in", ["handler", "division_head"]), _negated=True),
                                    ("division__isnull", False),
                                    _connector="OR",
                                ),
                                name="division_roles_have_a_division",
                                violation_error_message="科室经办人和科室负责人要指明科室",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
