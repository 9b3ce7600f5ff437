"""Every script in the folder of examples runs alone in an empty folder, where a warning is an error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"

#: What each script prints, and the library that it shows beside perfeval.
PRINTED = {
    "compare_rulebooks": (
        None,
        (
            "办公设备购置成本\n  MOF_2020: 实际 100万元 超过上限 ≤90万元，按反向比例：20 × 90 ÷ 100 = 18 分\n",
            "\nMOF_2020 79.44 中\nINTEGRATED 79.22 中\nMOF_2021 56.00 差\n",
        ),
    ),
    "form_from_docx": ("docx", ("\n宣传经费（2023年度）\n", "宣传册数量", "按完成比例", "\n96.00 优\n")),
    "form_from_html": (None, ("\n宣传经费", "≥100册", "按完成比例", "\n96.00 优\n")),
    "form_from_pandas": ("pandas", ("≥100册", "33.75", "按完成比例", "\n96.25 优\n")),
    "form_from_xlsx": ("openpyxl", ("\n宣传经费（2023年度）\n", "按执行率", "按完成比例", "\n96.50 优\n")),
    "report_section_to_docx": (
        "docx",
        (
            "\n绩效自评结果分析\n一、项目基本情况\n本次自评对象为宣传经费，评价年度为2023年度。\n",
            "\n尚待评定的内容为“政策知晓情况”。",
            "\n2.宣传册数量：失分3分（按完成比例）。偏差原因及改进措施：纸张涨价，下年提前采购。\n",
            "\n预算执行率 | 预算执行率 | 预算执行率 | 10 | 9.50 | 按执行率\n",
            "\n产出指标 | 数量指标 | 宣传册数量 | 30 | 27.00 | 按完成比例\n",
        ),
    ),
    "score_on_every_core": (
        None,
        (
            "1001 files\n2023年度共对1000个项目开展绩效自评，涉及资金200万元。",
            "等级为优1000个，平均得分97.5分，",
            "\nwrong.md: there is no indicator table: ",
        ),
    ),
    "score_published_forms": (
        None,
        (
            "\n色尼区电子政务外网延伸项目（2023年度）\n",
            "\n经信、商务领域宣传经费（2023年度）\n",
            "\n得分 100.00，等级 优；自评 100 分，优\n",
            "按“不超过”计（本库读法）\n2. 实际 0% 达到目标 0%，得满分 10 分 (财预〔2020〕10号)\n",
            "\noperator-missing 提示 产出指标 / 质量指标 / ",
        ),
    ),
    "score_with_dask": (
        "distributed",
        (
            "\n2023年度共对300个项目开展绩效自评，涉及资金123020万元。",
            "\nwrong.md: there is no indicator table: ",
            "\n300 forms on two workers: equal to the last digit to the sum of one process\n",
        ),
    ),
    "write_points_back": (
        "openpyxl",
        (
            "\nG8 宣传册数量：27.00\nG9 政策知晓情况：待评定，留空\n",
            "\nG11 总分：待评定，留空\nC12 自评等级：待评定，留空\n\n评定之后：\n",
            "\nG9 政策知晓情况：21.00\nG10 宣传对象满意度：已有 10，未改\nG11 总分：87.50\nC12 自评等级：良\n",
            "\n再读一遍，得分与表内一致： True\n87.5 良\n=E5/D5 00FFF2CC 10 处合并单元格\n",
            "\nG8 的批注：\n宣传册数量：27 分\n1. 实际 90册 未达到目标 ≥100册",
        ),
    ),
    "score_with_progress": (
        "tqdm",
        (
            "\n色尼区电子政务外网延伸项目: 10 rows, 100 to 100 points\n",
            "\n经信、商务领域宣传经费: 13 rows, 100 to 100 points\n",
        ),
    ),
    "typed_code": (
        None,
        (
            "\n居民健康档案 | 38508 人 or more | 37442\n",
            "\n居民健康意识 | words | None\n",
            "\n群众满意度 | 90 % or more | 88.6\nNone\n",
        ),
    ),
    "your_own_rulebook": (
        None,
        (
            "\nOURS_2024 《某县项目支出绩效评价实施细则》\n≥: 完成程度低于 60% 不得分",
            "\n办公设备购置成本：4.5 分\n",
            "\n办公设备购置成本：4.44 分\n",
        ),
    ),
}


def printed_by(name: str, folder: Path) -> str:
    """Run a script as somebody would who copied it into an empty folder; what it prints, after an empty line."""
    script = shutil.copy(EXAMPLES / f"{name}.py", folder)
    run = subprocess.run(  # noqa: S603 - the script is the project's own
        [sys.executable, "-W", "error", "-X", "utf8", str(script)],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert (run.returncode, run.stderr) == (0, "")
    return f"\n{run.stdout}"


def test_every_example_is_known() -> None:
    """A new script is put into the table above, with what it prints."""
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_example_runs(name: str, tmp_path: Path) -> None:
    """The script ends well, without a warning, and its result is there."""
    library, results = PRINTED[name]
    if library is not None:
        pytest.importorskip(library)

    printed = printed_by(name, tmp_path)

    assert [result for result in results if result not in printed] == []
