"""Evidence in pages: dropped, refused file by file, looked at, taken away, withdrawn; other departments find nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.facts.records import BY_NAME
from jixiao.server.accounts.models import User
from jixiao.server.accounts.roles import Role
from jixiao.server.audit.models import Event
from jixiao.server.files.models import Attachment
from jixiao.server.files.store import place_of
from jixiao.server.pages.evidence import subject_text
from tests.server.actions.test_evidence import attached, stranger
from tests.server.files.samples import image, pdf, word

AsRole = Callable[[Role], Client]
People = dict[Role, User]
PART = "/evidence/of/118001/item:1:A13/"
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_DATA", str(tmp_path / "data"))


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_several_files_at_once_and_each_refusal_told(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有材料" in client.get(PART).content.decode()
    files = [upload("合同.pdf", pdf()), upload("照片.pdf", image()), upload("<b>.html", b"<html>")]
    answer = client.post(PART, {"files": files, "note": "三季度"}, **HTMX)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in told
    assert "有 2 项没有保存" in told
    assert "&lt;b&gt;.html：" in told
    assert "三季度" in told
    assert Attachment.objects.get().name == "合同.pdf"
    assert client.post(PART, {"files": files[1:2]}).status_code == 400
    assert client.post(PART, {}, **HTMX).content.decode().count("没有选择文件") == 1
    assert client.post(PART, {"files": [upload("证.png", image())]}).status_code == 302
    assert client.get("/evidence/of/118001/bad/").status_code == 404


def test_previews(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    script = "<正文> <script>alert(1)</script>".encode()
    files = [
        upload("证.png", image()),
        upload("合同.pdf", pdf()),
        upload("说明.txt", script),
        upload("单.docx", word()),
    ]
    client.post(PART, {"files": files})
    numbers = {one.name: one.pk for one in Attachment.objects.all()}
    shown = client.get(f"/evidence/{numbers['证.png']}/image")
    assert shown["Content-Type"] == "image/png"
    assert shown["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/evidence/{numbers['合同.pdf']}/image").status_code == 404
    drawn = client.get(f"/evidence/{numbers['合同.pdf']}/pages/2.png")
    assert drawn.content.startswith(b"\x89PNG")
    assert client.get(f"/evidence/{numbers['合同.pdf']}/pages/3.png").status_code == 404
    assert client.get(f"/evidence/{numbers['证.png']}/pages/1.png").status_code == 404
    assert "共 2 页" in client.get(f"/evidence/{numbers['合同.pdf']}/").content.decode()
    text = client.get(f"/evidence/{numbers['说明.txt']}/").content.decode()
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    assert "不能预览" in client.get(f"/evidence/{numbers['单.docx']}/").content.decode()


def test_a_download_is_told_first_and_is_never_shown_inline(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    client.post(PART, {"files": [upload("验收 “单”.png", image())]})
    one = Attachment.objects.get()
    answer = client.get(f"/evidence/{one.pk}/download")
    assert b"".join(answer) == image()  # type: ignore[arg-type]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E9%AA%8C")
    assert answer["Content-Type"] == "application/octet-stream"
    event = Event.objects.get(action="evidence.download")
    assert (event.subject, event.detail["sha256"]) == (f"evidence:{one.pk}", one.file.sha256)


def test_a_damaged_file_is_not_handed_out(as_role: AsRole) -> None:
    client = as_role(Role.HANDLER)
    client.post(PART, {"files": [upload("证.png", image())]})
    one = Attachment.objects.get()
    place_of(one.file.sha256).write_bytes(b"other")
    for part in ("", "image", "download"):
        answer = client.get(f"/evidence/{one.pk}/{part}")
        assert answer.status_code == 500
        assert "文件已损坏" in answer.content.decode()
    assert not Event.objects.filter(action="evidence.download").exists()


def test_withdrawing(as_role: AsRole, people: People) -> None:
    one = attached(people[Role.HANDLER])
    client = as_role(Role.OFFICE)
    assert "撤回须" not in client.get(f"/evidence/{one.pk}/").content.decode()
    assert "须写明原因" in client.post(f"/evidence/{one.pk}/withdraw", follow=True).content.decode()
    told = client.post(f"/evidence/{one.pk}/withdraw", {"reason": "传错了"}, follow=True).content.decode()
    assert "已撤回“合同.pdf”" in told
    assert "已撤回 1 份" in told
    assert as_role(Role.REVIEWER).post(f"/evidence/{one.pk}/withdraw", {"reason": "x"}).status_code == 403


def test_the_library_names_where_else_a_file_is_used(as_role: AsRole, people: People) -> None:
    client = as_role(Role.HANDLER)
    assert "还没有佐证材料" in client.get("/evidence/").content.decode()
    attached(people[Role.HANDLER])
    attached(people[Role.HANDLER], subject="case:12:point")
    shown = client.get("/evidence/", {"q": "合同"}).content.decode()
    assert shown.count("评分项 A13") == shown.count("流程 12 · point") == 2
    assert "没有符合" in client.get("/evidence/", {"q": "没有的"}).content.decode()


def test_another_department_finds_nothing(as_role: AsRole, people: People) -> None:
    one = attached(people[Role.HANDLER])
    as_role(Role.HANDLER)
    client = Client(HTTP_HOST="localhost")
    outsider = stranger()
    User.objects.filter(pk=outsider.pk).update(must_change_password=False)
    outsider.refresh_from_db()
    client.force_login(outsider, backend="allauth.account.auth_backends.AuthenticationBackend")
    for part in ("", "image", "pages/1.png", "download"):
        assert client.get(f"/evidence/{one.pk}/{part}").status_code == 404
    assert client.post(f"/evidence/{one.pk}/withdraw", {"reason": "x"}).status_code == 404
    assert client.get(PART).status_code == 404
    assert client.post(PART, {"files": [upload("证.png", image())]}).status_code == 404
    assert "合同" not in client.get("/evidence/").content.decode()
    # The finance bureau sees it; administrators see no business data.
    assert as_role(Role.REVIEWER).get(f"/evidence/{one.pk}/").status_code == 200
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        assert as_role(role).get(f"/evidence/{one.pk}/download").status_code == 403
        assert as_role(role).get("/evidence/").status_code == 403


def test_subjects_for_people() -> None:
    assert subject_text("record:payment:7") == BY_NAME["payment"].label
    assert subject_text("item:3:A13") == "评分项 A13"
    assert subject_text("case:12:point") == "流程 12 · point"
