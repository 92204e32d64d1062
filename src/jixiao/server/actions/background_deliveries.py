"""What the worker does with notices that go out: each sending is tried, put off with growing patience, and given up in the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jixiao.server.process.deliveries import Sending, due

from .letters import letter_of, message_of
from .outgoing import Undelivered, post, send_mail

AT_ONCE = 200
LEASE = timedelta(minutes=5)
"""For so long a sending belongs to the worker that tries it; one that was killed gives it back by then."""
PATIENCE = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""How long to wait after the first, second … failure; after the last one it is given up."""


@task()
def deliver() -> int:
    """How many sendings went out. A channel that does not answer is left alone until later; the next try is put into the queue."""
    sent, silent = 0, set[str]()
    for group in _groups(list(due()[:AT_ONCE])):
        channel = group[0].channel
        if channel in silent or not _claimed(group):
            continue
        try:
            _send(group)
        except Undelivered as problem:
            _put_off(group, problem)
            if not problem.alone:
                silent.add(channel)
        else:
            sent += _close(group, state="sent")
    _again()
    return sent


def _groups(sendings: list[Sending]) -> Iterator[list[Sending]]:
    """Sendings that go out together: those a person wants collected, any other alone."""

    def together(one: Sending) -> tuple[int, int]:
        return (one.notice.to_id, 0) if one.digest else (0, one.pk)

    for _, group in groupby(sorted(sendings, key=together), key=together):
        yield list(group)


def _claimed(group: list[Sending]) -> bool:
    """Whether they are this worker's to send; `group` keeps those that are. A claim counts as a try, so that no crash repeats for ever."""
    now = timezone.now()
    for one in list(group):
        same = Sending.objects.filter(pk=one.pk, state="waiting", next_at=one.next_at)
        if same.update(next_at=now + LEASE, attempts=F("attempts") + 1):
            one.attempts += 1
        else:
            group.remove(one)
    return bool(group)


def _send(group: list[Sending]) -> None:
    to = group[0].notice.to
    if group[0].channel == "webhook":
        if not settings.JIXIAO_WEBHOOK:
            raise Undelivered("消息推送已经停用", final=True, alone=True)
        post(message_of(group[0].notice), number=group[0].pk)
        return
    if not (settings.JIXIAO_MAIL and to.is_active and to.email):
        raise Undelivered("没有邮箱、账号已停用，或者没有设置邮件服务器", final=True, alone=True)
    send_mail(letter_of([one.notice for one in group]), to=to.email)


def _close(group: list[Sending], *, state: str, problem: str = "") -> int:
    return Sending.objects.filter(pk__in=[one.pk for one in group]).update(
        state=state, done_at=timezone.now(), problem=problem
    )


def _put_off(group: list[Sending], problem: Undelivered) -> None:
    for one in group:
        if problem.final or one.attempts > len(PATIENCE):
            _close([one], state="failed", problem=str(problem))
            continue
        later = timezone.now() + PATIENCE[one.attempts - 1]
        Sending.objects.filter(pk=one.pk).update(next_at=later, problem=str(problem))


def _again() -> None:
    """Another run when the next one is due, unless it is due in the next hour's round or later."""
    waiting = Sending.objects.filter(state="waiting")
    first: datetime | None = waiting.order_by("next_at").values_list("next_at", flat=True).first()
    now = timezone.now()
    if first is None or first > now + timedelta(hours=1):
        return
    at = max(first, now + PATIENCE[0])
    queued = DBTaskResult.objects.filter(task_path=deliver.module_path, status="READY", run_after__lte=at)
    if not queued.exists():
        deliver.using(run_after=at).enqueue()
