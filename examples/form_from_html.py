"""Read a form from a web page, with cells that span rows and columns, and score it."""

from __future__ import annotations

from perfeval import evaluate, read_form
from perfeval.rulebooks import MOF_2020

# It stands in for your page: pathlib.Path("page.html").read_text(encoding="utf-8"), or what your client has fetched.
PAGE = """
<h1>2023年度部门决算公开</h1>
<p>现将绩效自评结果公开如下：</p>
<table>
  <tr><td>项目名称</td><td colspan="6"><p><span>宣传经费</span></p></td></tr>
  <tr>
    <td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度<br>指标值</td><td>实际完成值</td><td>分值</td><td>得分</td>
  </tr>
  <tr>
    <td rowspan="2">产出指标</td><td rowspan="2">数量指标</td>
    <td>宣传次数</td><td>≥3次</td><td>6次</td><td>50</td><td>50</td>
  </tr>
  <tr><td>宣传册数量</td><td>&ge;100册</td><td>90&nbsp;册</td><td>40</td><td>40</td></tr>
  <tr>
    <td>满意度指标</td><td>服务对象满意度指标</td><td>宣传对象满意度</td><td>≥95%</td><td>100%</td><td>10</td><td>10</td>
  </tr>
</table>
<p>联系电话：……</p>
"""

form = read_form(PAGE)
card = evaluate(form, MOF_2020)
print(card)
print(card.total, card.grade)
