"""A trained model as a file: Splink's own settings, so that it predicts on DuckDB and on Spark without learning again."""

from __future__ import annotations

import json
from pathlib import Path

from jixiao.kernel.finding import Finding, FindingCode, Severity, register

from .splink_model import Trained, chance_of

NOT_A_MODEL = register(
    FindingCode(
        "JX-LNK-014",
        Severity.ERROR,
        "“{file}”不是关联模型文件：{problem}",
        "请用上一次关联写出的 model.json；没有的去掉 --model，重新估计。",
        "用错模型，认定就没有根据。",
    )
)
NEEDED = ("link_type", "comparisons", "blocking_rules_to_generate_predictions", "unique_id_column_name")


def write_model(trained: Trained, target: Path) -> None:
    """Writes the settings as JSON."""
    target.write_text(json.dumps(trained.settings, ensure_ascii=False, indent=1), encoding="utf-8")


def read_model(path: Path) -> tuple[Trained | None, tuple[Finding, ...]]:
    """The model in a file, or None with the finding that says why it is none."""
    problem = ""
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        problem = "读不出来" if isinstance(error, OSError) else "不是 JSON"
    else:
        if isinstance(settings, dict) and all(key in settings for key in NEEDED):
            return Trained(settings, chance_of(settings)), ()
        problem = "缺少模型的内容"
    return None, (
        NOT_A_MODEL.at(place=path.name, found=problem, expected="model.json", file=path.name, problem=problem),
    )
