"""Score a form that is a pandas data frame, and put the points back beside their rows."""

from __future__ import annotations

import pandas as pd

from perfeval import evaluate, read_form
from perfeval.rulebooks import MOF_2020

# It stands in for yours: pandas.read_excel, read_sql and read_clipboard give the same.
frame = pd.DataFrame(
    {
        "一级指标": ["产出指标", "产出指标", "满意度指标"],
        "二级指标": ["数量指标", "数量指标", "服务对象满意度指标"],
        "三级指标": ["宣传次数", "宣传册数量", "宣传对象满意度"],
        "年度指标值": ["≥3次", "≥100册", "≥95%"],
        "实际完成值": ["6次", "90册", "96%"],
        "分值": [50.0, 37.5, 12.5],
    }
)

# A frame has no place for the name of the project, so it goes above the headings.
form = read_form([["项目名称", "宣传经费"], list(frame), *frame.to_numpy().tolist()])
card = evaluate(form, MOF_2020)

# Points are Decimals, exact to the cent; low and high are given even where a judgement is still missing.
frame["得分（低）"] = [score.low for score in card.indicators]
frame["得分（高）"] = [score.high for score in card.indicators]
frame["评分依据"] = [score.brief for score in card.indicators]

print(frame.drop(columns=["一级指标", "二级指标"]).to_string(index=False))
print(card.total, card.grade)
