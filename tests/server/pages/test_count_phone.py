"""What a phone asks for and sends: cards, news, looks, photos; the page and its worker."""

from __future__ import annotations

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.files.models import Attachment
from tests.server.actions.stocktake import assets, begun, look
from tests.server.files.samples import image
from tests.server.pages.test_cases import Clients
from tests.server.results.sample import data

__all__ = ["data"]


def sent(client: Client, number: int, *looks: dict[str, object]) -> tuple[int, dict[str, object]]:
    answer = client.post(
        f"/assets/rounds/{number}/send/", json.dumps({"looks": looks}), content_type="application/json"
    )
    return answer.status_code, answer.json()


def test_cards_news_and_looks(as_role: Clients, people: dict[Role, User]) -> None:
    assets()
    found = begun(people)
    handler = as_role(Role.HANDLER)
    told = handler.get(f"/assets/rounds/{found.pk}/cards/").json()
    assert told["cards"][0] == ["A1", "台式计算机", "", "办公室", "张某", "3号楼301", "in_use", True]
    assert (told["counts"], told["person"]["name"], told["round"]["state"]) == (True, "梁经办", "open")
    assert sent(handler, found.pk, look("A1", place="301")) == (200, {"kept": ["A1-00000001"], "refused": {}})
    news = as_role(Role.OFFICE).get(f"/assets/rounds/{found.pk}/news/?after={told['last']}").json()
    assert [(one["code"], one["person"], one["place"]) for one in news["looks"]] == [("A1", "梁经办", "301")]
    assert handler.get(f"/assets/rounds/{found.pk}/news/?after={news['last']}").json()["looks"] == []
    assert handler.post(f"/assets/rounds/{found.pk}/send/", "[", content_type="application/json").status_code == 400
    found.people.add(people[Role.OFFICE])
    status, refused = sent(handler, found.pk, look("A2"))
    assert (status, str(refused["error"])[:6]) == (403, "本轮盘点已经")


def test_a_photo_is_evidence_of_its_look_once(as_role: Clients, people: dict[Role, User], data: object) -> None:
    assets()
    found, handler = begun(people), as_role(Role.HANDLER)
    sent(handler, found.pk, look("A1"))
    address = f"/assets/rounds/{found.pk}/photo/A1-00000001/"
    for _ in range(2):
        answer = handler.post(address, {"photo": SimpleUploadedFile("照片.png", image())})
        assert answer.status_code == 200, answer.content.decode()
    assert Attachment.objects.filter(subject=f"look:{found.pk}:A1-00000001").count() == 1
    refused = handler.post(address, {"photo": SimpleUploadedFile("照片.png", b"MZ program")})
    assert (refused.status_code, "程序" in refused.json()["error"]) == (400, True)
    assert (
        handler.post(address.replace("A1", "A9"), {"photo": SimpleUploadedFile("照片.png", image())}).status_code == 404
    )


def test_the_page_is_the_same_for_everybody_and_says_nothing_of_people(
    as_role: Clients, people: dict[Role, User]
) -> None:
    assets()
    found = begun(people)
    pages = {as_role(role).get(f"/assets/rounds/{found.pk}/phone/").content for role in (Role.HANDLER, Role.OFFICE)}
    assert len(pages) == 1
    worker = as_role(Role.HANDLER).get("/assets/rounds/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "caches" in worker.content.decode()


def test_another_departments_round_is_not_there(as_role: Clients, people: dict[Role, User]) -> None:
    assets()
    found = begun(people)
    people[Role.HANDLER].memberships.all().delete()
    assert as_role(Role.HANDLER).get(f"/assets/rounds/{found.pk}/cards/").status_code == 403
