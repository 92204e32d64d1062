"""Many cases moved in one go: those chosen in the list of what waits for me, each as if it had been opened and moved by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from jixiao.server.accounts.access import allow
from jixiao.server.accounts.actor import actor_of, person_of
from jixiao.server.accounts.roles import WITH_REPORTERS
from jixiao.server.actions.cases import Overtaken, Said, Unready, move
from jixiao.server.actions.permission import NotPermitted
from jixiao.server.process.cases import Case, open_for
from jixiao.server.process.flow import process_of

SHOWN = 10
"""So many refusals are told one by one."""


def common_ways(listed: Iterable[Case]) -> list[tuple[str, str]]:
    """The moves, by code and title, that the steps of all these cases have; none where they have different ones."""
    offered = [
        {way.code: way.title for way in step.moves}
        for process, code in {(process_of(one), one.step) for one in listed}
        if (step := process.step(code)) is not None
    ]
    if not offered:
        return []
    first, *others = offered
    return [(code, title) for code, title in first.items() if all(one.get(code) == title for one in others)]


@allow(*WITH_REPORTERS)
@require_POST
def move_many(request: HttpRequest) -> HttpResponse:
    """The chosen cases moved on or back; what could not be moved stays and is told with its reason."""
    person, actor = person_of(request), actor_of(request)
    seen = dict(text.split(":", 1) for text in request.POST.getlist("case") if ":" in text)
    chosen = open_for(person).filter(pk__in=[number for number in seen if number.isdigit()])
    said = Said(request.POST.get("opinion", ""))
    done, refused = 0, []
    for case in chosen:
        version = seen[str(case.pk)]
        try:
            read = int(version) if version.isdigit() else -1
            move(case=case, seen=read, code=request.POST.get("do", ""), said=said, by=person, actor=actor)
        except ValidationError as error:
            refused.append(f"{case.title}：{' '.join(error.messages)}")
        except (Overtaken, NotPermitted, Unready) as error:
            refused.append(f"{case.title}：{error}")
        else:
            done += 1
    if not seen:
        messages.error(request, "没有选中事项。")
    if done:
        messages.success(request, f"已办理 {done} 件。")
    # What was chosen and does not wait for the person any more was moved by somebody else.
    if gone := len(seen) - done - len(refused):
        messages.error(request, f"{gone} 件已不在您的待办里，没有办理。")
    for text in refused[:SHOWN]:
        messages.error(request, f"没有办理：{text}")
    if len(refused) > SHOWN:
        messages.error(request, f"另有 {len(refused) - SHOWN} 件没有办理，原因类似。")
    subject = request.POST.get("subject", "")
    return redirect(f"{reverse('cases')}?{urlencode({'shelf': 'mine', 'subject': subject})}")
