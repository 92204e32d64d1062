"""Units, divisions, people and the roles they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from .roles import ADMINISTRATORS, CHOICES, Role
from .tokens import ApiAnswer, ApiToken

__all__ = ["ApiAnswer", "ApiToken", "Division", "Membership", "Unit", "User"]

UNIT_CODE = RegexValidator(r"^[0-9A-Za-z-]+\Z", "单位编码只能用数字、字母和短横线。")
UNIT_KINDS = [
    ("finance", "财政部门"),
    ("department", "预算部门"),
    ("subunit", "下属单位"),
    ("town", "镇街"),
    ("judicial_office", "司法所"),
    ("mediation", "调解组织"),
]
WITH_A_BUDGET = ("department", "subunit")
"""Who is evaluated and monitored, answers to deadlines and publishes (预算法实施条例 第六条)."""
BELOW = frozenset({"subunit", "town", "judicial_office", "mediation"})
"""What stands below a department. Only a subunit has a budget; the others report what they do, and are assessed."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A role with path and kind of the unit in which it is held, and the name of the division if it is held in one."""

    role: Role
    path: str
    kind: str
    division: str


class Unit(models.Model):
    """A finance bureau, a department or a unit below one. `path` lists the codes from the top, so that a subtree is one comparison."""

    code = models.CharField("单位编码", max_length=50, unique=True, validators=[UNIT_CODE])
    name = models.CharField("单位名称", max_length=200)
    kind = models.CharField("类别", max_length=20, choices=UNIT_KINDS)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField("层级路径", max_length=500, db_index=True, editable=False)

    class Meta:
        """In the order of the tree."""

        ordering = ("path",)
        verbose_name = "预算单位"

    def __str__(self) -> str:
        return self.name

    @property
    def keeper(self) -> Unit:
        """Who keeps the ledger of what the unit is given to do: itself, or the nearest above it with a budget."""
        return self if self.kind in WITH_A_BUDGET or self.parent is None else self.parent.keeper

    def save(self, *args: object, **options: object) -> None:
        """The path follows from the parent's."""
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"
        super().save(*args, **options)  # type: ignore[arg-type]


class Division(models.Model):
    """A division (科室) of a unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="divisions")
    code = models.CharField("科室编码", max_length=50)
    name = models.CharField("科室名称", max_length=100)

    class Meta:
        """In the order of their codes."""

        ordering = ("unit", "code")
        verbose_name = "科室"
        constraints: ClassVar = [models.UniqueConstraint(fields=("unit", "code"), name="division_once")]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """A person's account. The name is one field, as Chinese names are; the initial password has to be changed."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField("姓名", max_length=100)
    must_change_password = models.BooleanField("须修改密码", default=True)
    seen_at = models.DateTimeField("上次查看动态", null=True, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    held: tuple[Duty, ...] | None = None
    """What every membership comes to, as far as a request remembers them (accounts.scope)."""

    class Meta:
        """By name of account."""

        ordering = ("username",)
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        """The name."""
        return self.name

    def get_short_name(self) -> str:
        """The name."""
        return self.name


class Membership(models.Model):
    """One role of one person in one unit, with the division for roles that belong to one."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    division = models.ForeignKey(Division, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField("角色", max_length=20, choices=CHOICES)

    class Meta:
        """A role is held once in a unit and division."""

        ordering = ("unit", "role", "user")
        verbose_name = "任职"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("user", "division", "role"), name="role_once_in_a_division"),
            models.UniqueConstraint(
                fields=("user", "unit", "role"), condition=Q(division__isnull=True), name="role_once_in_a_unit"
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["handler", "division_head"]) | Q(division__isnull=False),
                name="division_roles_have_a_division",
                violation_error_message="科室经办人和科室负责人要指明科室",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}：{self.unit} {Role(self.role).label}"

    def clean(self) -> None:
        """Refuses a second administrator's role for one person, and one beside a role in the business."""
        held = {Role(role) for role in self.user.memberships.exclude(pk=self.pk).values_list("role", flat=True)}
        together = held | {Role(self.role)}
        administers = together & ADMINISTRATORS
        if len(administers) > 1 or (administers and together - ADMINISTRATORS):
            raise ValidationError("系统管理员、安全管理员、审计员须由不同的人担任，也不能兼任业务角色。")
        if self.division and self.division.unit_id != self.unit_id:
            raise ValidationError("科室不属于这个单位。")
        if self.role == Role.REVIEWER and self.unit.kind != "finance":
            raise ValidationError("财政审核人只能在财政部门任职。")
        if self.role == Role.REPORTER and self.unit.kind not in BELOW:
            raise ValidationError("基层填报人只能在镇街、司法所、调解组织等部门以下的单位任职。")
