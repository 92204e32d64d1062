"""A disposal as a page: the assets with what they cost, what is typed at this step, what was typed before; the form that begins one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from jixiao.facts.records import BY_NAME
from jixiao.facts.records.assets import GROUNDS, METHODS
from jixiao.facts.schema import Field, Kind
from jixiao.kernel.formatting import money
from jixiao.kernel.period import day_of
from jixiao.server.actions.case_disposals import ASKED, DISPOSAL, cards_of, codes_of
from jixiao.server.ledger.tables import TABLES
from jixiao.server.process.cases import Case

Body = Mapping[str, Any]
CHOICES: dict[str, tuple[tuple[str, str], ...]] = {"method": METHODS, "ground": GROUNDS}
OF_A_CARD = ("name", "acquired_on", "cost", "accumulated")
OF_AN_ASSET = ("income", "remitted")


def disposal_fields() -> dict[str, forms.Field]:
    """What a disposal begins with; the rest is typed in the case itself."""
    return {
        "codes": forms.CharField(
            label="资产编号",
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text="一行一个，也可以用逗号隔开",
        ),
        "method": forms.ChoiceField(label="处置方式", choices=METHODS),
        "ground": forms.ChoiceField(
            label="报废报损情形", choices=[("", "（报废、损失核销时必填）"), *GROUNDS], required=False
        ),
        "reason": forms.CharField(label="处置原因", max_length=500),
    }


def codes_chosen(rows: list[str]) -> str:
    """The numbers of the assets chosen in the list, one a line."""
    table: Any = TABLES["asset"]
    numbers = [int(text) for text in rows if text.isdigit()]
    return "\n".join(table.objects.filter(pk__in=numbers, ended__isnull=True).values_list("code", flat=True))


def disposal_view(case: Case, body: Body) -> dict[str, Any]:
    """What `case_disposal.html` asks for."""
    cards, asset = cards_of(case.unit, case.fiscal_year), BY_NAME["asset"]
    assets = [
        {"code": code}
        | {name: shown(asset.field(name), cards.get(code, {}).get(name)) for name in OF_A_CARD}
        | {name: (body.get(name) or {}).get(code, "") for name in OF_AN_ASSET}
        for code in codes_of(body)
    ]
    fields = [_field(name, body, now=step == case.step) for step, names in ASKED.items() for name in names]
    return {"body": body, "assets": assets, "fields": fields, "step": case.step}


def disposal_typed(before: Body, posted: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the form of this step on top of what was typed before; amounts are kept by asset."""
    names = ("codes", *(name for names in ASKED.values() for name in names))
    typed: dict[str, Any] = {name: posted[name].strip() for name in names if name in posted}
    for name in OF_AN_ASSET:
        amounts = {key.partition("|")[2]: posted[key].strip() for key in posted if key.startswith(f"{name}|")}
        if amounts:
            typed[name] = {**(before.get(name) or {}), **amounts}
    return {**before, **typed}


def shown(field: Field, value: Any) -> str:
    """A value of a card as people read it."""
    if value is None:
        return ""
    if field.kind is Kind.DATE:
        return day_of(int(value)).isoformat()
    return money(int(value), unit="元") if field.kind is Kind.MONEY else str(value)


def _field(name: str, body: Body, *, now: bool) -> dict[str, Any]:
    known, text, choices = DISPOSAL.field(name), str(body.get(name) or ""), CHOICES.get(name, ())
    return {
        "name": name,
        "label": known.label,
        "unit": known.unit,
        "text": text,
        "shown": dict(choices).get(text, text),
        "choices": choices,
        "date": known.kind is Kind.DATE,
        "now": now,
    }
