"""Fifty people at once: gunicorn as in production (deploy/gunicorn.conf.py), the data of bureau_data.py, everybody reading and searching.

    JIXIAO_DATABASE=postgresql://… JIXIAO_SECRET_KEY=… python benchmarks/users_at_once.py

Everybody waits one to three seconds between two pages, as people do. Prints answers and errors (0: none came), the processor's time of the
server (without the database's), and the median and 95th in milliseconds as the people see them, queueing included. The clients run on the
same machine and take their share of it.
"""

from __future__ import annotations

# ruff: noqa: E402 – where the data lie has to be known before Django reads its settings
import http.client
import os
import random
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "benchmarks")]
os.environ["JIXIAO_SECOND_FACTOR"] = "none"
os.environ.setdefault("JIXIAO_SECRET_KEY", "only-for-measuring-" + "0123456789" * 4)

import pages_at_scale
from bureau_data import CLERK, REVIEWER, filled
from django.conf import settings
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.actions.people import add_account, grant
from jixiao.server.audit.trail import Actor

PEOPLE, SECONDS, PORT = 50, 60, 8917
PROGRAM = Actor(name="测量")
NO_ANSWER = 0


def like(number: int) -> str:
    """Whose pages one of the people opens: four in five the clerk's, the others the bureau's."""
    return CLERK if number % 5 else REVIEWER


def somebody(number: int) -> User:
    """One of the people, with an account of their own that may do what the clerk may, or the bureau."""
    known = User.objects.filter(username=f"person{number}").first()
    if known is not None:
        return known
    user, _ = add_account(username=f"person{number}", name=f"某人{number}", by=None, actor=PROGRAM)
    for held in User.objects.get(username=like(number)).memberships.all():
        grant(user=user, unit=held.unit, role=Role(held.role), division=held.division, by=None, actor=PROGRAM)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    return user


def cookie(user: User) -> str:
    """A session of somebody, as their browser would send it."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def person(session: str, number: int, until: float, *, addresses: list[str], answers: list[tuple[int, float]]) -> None:
    """One of them, page after page."""
    chance = random.Random(number)
    time.sleep(chance.uniform(0, 2))
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        began = time.perf_counter()
        connection.request("GET", chance.choice(addresses), headers={"Host": "localhost", "Cookie": session})
        try:
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (http.client.HTTPException, OSError):
            status = NO_ANSWER
        answers.append((status, (time.perf_counter() - began) * 1000))
        connection.close()
        time.sleep(chance.uniform(1, 3))


def main() -> None:
    """Starts the server, lets them in, and counts."""
    filled()
    addresses = {
        name: [quote(address, safe="/?&=") for _, address in pages_at_scale.pages(name)] for name in (CLERK, REVIEWER)
    }
    sessions = [cookie(somebody(number)) for number in range(PEOPLE)]
    config = str(ROOT / "deploy" / "gunicorn.conf.py")
    command = [sys.executable, "-m", "gunicorn", "-c", config, "-b", f"127.0.0.1:{PORT}", "jixiao.server.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT / "src", stderr=subprocess.DEVNULL)
    try:
        time.sleep(6)
        answers: list[tuple[int, float]] = []
        until = time.monotonic() + SECONDS
        people = [
            threading.Thread(
                target=person,
                args=(sessions[n], n, until),
                kwargs={"addresses": addresses[like(n)], "answers": answers},
            )
            for n in range(PEOPLE)
        ]
        for one in people:
            one.start()
        for one in people:
            one.join()
    finally:
        server.terminate()
        server.wait()
    taken = [milliseconds for _, milliseconds in answers]
    print(f"{len(answers)} answers in {SECONDS} s, by status {dict(Counter(status for status, _ in answers))}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{(used.ru_utime + used.ru_stime) / len(answers) * 1000:.0f} ms of the server's processor for an answer, starting included"
    )
    print(f"median {statistics.median(taken):.0f} ms, p95 {statistics.quantiles(taken, n=20)[-1]:.0f} ms")


if __name__ == "__main__":
    main()
