"""Every script in the folder of examples runs as it stands, where a warning is an error, and prints its result."""

from __future__ import annotations

import os
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
    "score_with_progress": (
        "tqdm",
        (
            "\n色尼区电子政务外网延伸项目: 10 rows, 100 to 100 points\n",
            "\n经信、商务领域宣传经费: 13 rows, 100 to 100 points\n",
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


def printed_by(name: str) -> str:
    """Run a script as somebody would who copied it to another place, and return what it prints, after an empty line."""
    run = subprocess.run(  # noqa: S603 - the script is the project's own
        [sys.executable, "-W", "error", "-X", "utf8", str(EXAMPLES / f"{name}.py")],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert (run.returncode, run.stderr) == (0, "")
    return f"\n{run.stdout}"


def test_every_example_is_known() -> None:
    """A new script is put into the table above, with what it prints."""
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_example_runs(name: str) -> None:
    """The script ends well, without a warning, and its result is there."""
    library, results = PRINTED[name]
    if library is not None:
        pytest.importorskip(library)

    printed = printed_by(name)

    assert [result for result in results if result not in printed] == []
