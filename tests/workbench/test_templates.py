"""Templates are found by English and Chinese names."""

from __future__ import annotations

from io import BytesIO

from jixiao.workbench.settings import from_environment
from jixiao.workbench.templates import all_templates, find_record, template_to


def test_names_and_content(tmp_path: object) -> None:
    for name in ("payment", "payments", "支付明细", "国库支付明细"):
        record, findings = find_record(name, settings=from_environment())
        assert findings == ()
        assert record is not None
        assert record.name == "payment"
        stream = BytesIO()
        template_to(record, stream)
        assert stream.getvalue().startswith(b"PK")
    assert find_record("没有", settings=from_environment())[1][0].code == "JX-IMP-090"
    assert len(all_templates(tmp_path / "模板", settings=from_environment()).files) > 25  # type: ignore[operator]
