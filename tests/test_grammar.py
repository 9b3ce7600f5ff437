"""The grammar, one class for each production; what whole expressions mean is in test_target.py."""

from __future__ import annotations

import pytest

from perfeval.expressions.grammar import Bound, Span, Words, read, read_band, read_plainly
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.ranges import read_range
from perfeval.expressions.rewrite import bare, with_digits
from perfeval.expressions.sentence import read_sentence
from perfeval.expressions.signs import SUFFIX_OF, detached_sign, join, sign_of, signs_before, suffix_at

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestSign:
    """sign = "≥" | ">" | "≤" | "<" | "=" | [NOT] COMPARATIVE [EQUAL] | NEUTRAL."""

    @pytest.mark.parametrize(
        ("word", "sign"),
        [
            ("超过", ">"), ("不超过", "≤"), ("未超过", "≤"), ("不得超过", "≤"), ("低于", "<"), ("不低于", "≥"),
            ("从未低于", "≥"),
            ("大于等于", "≥"), ("大于或等于", "≥"), ("小于或者等于", "≤"), ("不少于或等于", "≥"), ("不足", "<"),
            ("等于", "="),
            ("至少", "≥"), ("最高", "≤"), ("控制在", "≤"), ("达到", ""), ("约", ""),
        ],
    )  # fmt: skip
    def test_words(self, word: str, sign: str) -> None:
        """Not more than is at most, not less than at least; 达到 says neither."""
        assert sign_of(word) == sign

    @pytest.mark.parametrize(
        ("text", "signs"),
        [
            ("满意度≥", ["≥"]),
            ("满意度不低于 ", ["不低于"]),
            ("力争达到", ["力争", "达到"]),
            ("控制在≤", ["控制在", "≤"]),
            ("≥ : ", ["≥"]),
            ("满意度", []),
            ("", []),
        ],
    )
    def test_before_a_number(self, text: str, signs: list[str]) -> None:
        """All signs right before the number, the words in front of them left out."""
        start, found = signs_before(text, len(text))

        assert found == signs
        assert not signs or text[start:].startswith(signs[0])

    @pytest.mark.parametrize(
        ("signs", "suffix", "joined"),
        [
            ([], "", ("", "")),
            (["≥"], "", ("≥", "")),
            (["≥"], "以上", ("≥", "")),
            (["≥", "不低于"], "", ("≥", "")),
            (["达到"], "以上", ("≥", "")),
            ([">", "="], "", ("≥", "")),
            (["<", "="], "", ("≤", "")),
            (["≥", "≤"], "", None),
            ([], "及以下", ("≤", "")),
        ],
    )
    def test_joined(self, signs: list[str], suffix: str, joined: tuple[str, str] | None) -> None:
        """Signs that agree are one; signs that do not are none."""
        assert join(signs, suffix) == joined

    @pytest.mark.parametrize(
        ("signs", "suffix", "sign"),
        [
            ([">"], "以上", "≥"), (["低于"], "以下", "≤"), (["≥"], "以内", "≥"), ([], "以下", "≤"),
            (["控制在"], "", "≤"),
            (["约"], "", ""), ([], "左右", ""), (["≥"], "余", "≥"),
        ],
    )  # fmt: skip
    def test_joined_in_doubt(self, signs: list[str], suffix: str, sign: str) -> None:
        """Where signs say nearly the same, the reading that loses least is taken, and doubted."""
        joined = join(signs, suffix)

        assert joined is not None
        assert joined[0] == sign
        assert joined[1] != ""

    def test_detached(self) -> None:
        """不超过预算10万元 speaks of the number further on; 超标 is no sign."""
        assert detached_sign("不超过预算") == "≤"
        assert detached_sign("超标率") == ""


class TestSuffix:
    """suffix = "以上" | "以下" | "以内" | "左右" | …."""

    @pytest.mark.parametrize(
        ("text", "suffix"),
        [
            ("以上", "以上"), (" 及以上", "及以上"), ("内", "内"), ("内办结", "内"), ("余", "余"), ("左右", "左右"),
            ("+", "+"),
            ("内容", ""), ("余额", ""), ("多媒体", ""), ("+级", ""), ("+2", ""), ("个以上", ""), ("", ""),
        ],
    )  # fmt: skip
    def test_behind_a_number(self, text: str, suffix: str) -> None:
        """内 of 内容 belongs to another word."""
        end, found = suffix_at(text, 0)

        assert found == suffix
        assert text[:end].strip() == suffix

    def test_every_suffix_points_up_down_or_nowhere(self) -> None:
        """There are no strict suffixes: 以上 and 以内 include."""
        assert set(SUFFIX_OF.values()) == {"≥", "≤", ""}


class TestRewriting:
    """List marks, brackets, folded signs, and Chinese numerals."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("1、满意度≥95%", "满意度≥95%"),
            ("(1)满意度", "满意度"),
            ("①≥90%", "≥90%"),
            ("一、满意度", "满意度"),
            ("1.5万元", "1.5万元"),  # A point, not a mark.
            ("1、5个", "1、5个"),
            ("[≥90%]", "≥90%"),
            ("(95%)", "95%"),
            ("[90,100]", "[90,100]"),
            ("“≥90%”。", "≥90%"),
            (">=5", "≥5"),
            ("= <5", "≤5"),
            ("===5", "=5"),
            ("50.", "50"),
        ],
    )
    def test_bare(self, text: str, expected: str) -> None:
        """What says nothing goes, and nothing else."""
        assert bare(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("三次", "3次"), ("不少于三个社区", "不少于3个社区"), ("三次以上", "3次以上"), ("两至三次", "2至3次"),
            ("每月一次", "每月1次"),
            ("二十余次", "20余次"), ("零", "0"), ("百分之九十五以上", "95%以上"), ("百分百", "100%"),
            ("二〇二三年", "2023年"),
            ("十二月二十五日", "12月25日"), ("三个月内", "3个月内"),
        ],
    )  # fmt: skip
    def test_numerals_that_count(self, text: str, expected: str) -> None:
        """A numeral with a unit, alone or beside a sign; a percentage; a year, a month, a day."""
        assert with_digits(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "一次性", "一致", "十分", "三级", "一等奖", "二级甲等", "健全三项制度", "一人一档", "实现一次办好",
            "千方百计", "万无一失",
            "百百次", "百分之百百", "十百月", "百至千次", "两至三网格", "三", "第三季度", "几十次", "百十月",
        ],
    )  # fmt: skip
    def test_numerals_that_do_not(self, text: str) -> None:
        """Fixed words, ranks, and what makes no number stay as they are."""
        assert with_digits(text) == text


class TestRange:
    """range = [WORDS] number DASH number [SUFFIX] | interval | chain | [number] "±" number."""

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("95%-100%", Quantity(95, "%"), Quantity(100, "%")),
            ("90~95%", Quantity(90, "%"), Quantity(95, "%")),
            ("1万-2万元", Quantity(1, "万元"), Quantity(2, "万元")),
            ("100元-200元/人", Quantity(100, "元/人"), Quantity(200, "元/人")),
            ("0.9万元-10000元", Quantity("0.9", "万元"), Quantity(10000, "元")),
            ("介于80%和90%之间", Quantity(80, "%"), Quantity(90, "%")),
            ("pH值6-9", Quantity(6), Quantity(9)),
            ("pH6-9", Quantity(6), Quantity(9)),
            ("5-5次", Quantity(5, "次"), Quantity(5, "次")),
            ("3-5个项目", Quantity(3, "个"), Quantity(5, "个")),
            ("5-10Mbps", Quantity(5, "Mbps"), Quantity(10, "Mbps")),
            ("5网格~10网格", Quantity(5, "网格"), Quantity(10, "网格")),
            ("100±5", Quantity(95), Quantity(105)),
            ("20℃±2℃", Quantity(18, "℃"), Quantity(22, "℃")),
            ("误差不超过±5%", Quantity(-5, "%"), Quantity(5, "%")),
        ],
    )
    def test_reads(self, text: str, low: Quantity, high: Quantity) -> None:
        """A unit or a prefix that is left out in front stands behind."""
        reading = read_range(text)

        assert isinstance(reading, Span)
        assert (str(reading.low), str(reading.high)) == (str(low), str(high))

    @pytest.mark.parametrize(
        ("text", "low_strict", "high_strict"),
        [
            ("(0,5]", True, False), ("[0，5)", False, True), ("80%≤X<90%", False, True), ("90>X≥80", False, True),
            ("80%-90%", False, False),
        ],
    )  # fmt: skip
    def test_ends(self, text: str, low_strict: bool, high_strict: bool) -> None:
        """Round brackets and < leave the end out."""
        reading = read_range(text)

        assert isinstance(reading, Span)
        assert (reading.low_strict, reading.high_strict) == (low_strict, high_strict)

    @pytest.mark.parametrize(
        "text",
        [
            "5-3次", "5%-3万元", "A5-10次", "取得2018-2022监测资料", "0-6岁儿童", "80%和90%", "(0,5]以上人",
            "5次~3次", "5±", "5%±1万元",
            "±5人以外", "010-12345678", "3-5、", "5以上-6以上", "(5人,3人]", "3≤x≤以上",
        ],
    )  # fmt: skip
    def test_is_none(self, text: str) -> None:
        """Out of order, in units that cannot be compared, or part of a name."""
        assert read_range(text) is None

    @pytest.mark.parametrize("text", ["≥3-5次", "不少于3-5次", "3-5人以上", "=3-5次", "≥≤3-5次", "不超过3-5天"])
    def test_sign_and_range(self, text: str) -> None:
        """A sign and a range contradict each other."""
        assert isinstance(read_range(text), Words)

    @pytest.mark.parametrize("text", ["约3-5次", "3-5次左右", "控制在3-5天以内"])
    def test_in_doubt(self, text: str) -> None:
        """About a range, or within one."""
        reading = read_range(text)

        assert isinstance(reading, Span)
        assert reading.doubt != ""


class TestSentence:
    """sentence = [NAME] bound [NOUN] [NOTE]."""

    @pytest.mark.parametrize(
        ("text", "sign", "value", "unit"),
        [
            ("道路硬化≥0.565km", "≥", "0.565", "km"),
            ("满意度达到99.99%", "", "99.99", "%"),
            ("新建5个社区以上", "≥", "5", "个"),
            ("培训100多人", "", "100", "人"),
            ("租船≥5艘班次", "≥", "5", "艘"),
            ("建成≥5网格以上", "≥", "5", "网格"),
            ("带宽100M", "", "100", "M"),
            ("使用年限20年", "", "20", "年"),  # 2023年 would be a name.
            ("发放不少于5000册(套)", "≥", "5000", "册(套)"),
            ("投资≥100(万元)", "≥", "100", "万元"),
            ("100(万元)", "", "100", "万元"),
            ("24小时内响应率≥95%", "≥", "95", "%"),
            ("7天访视率90%", "", "90", "%"),
            ("0-6岁儿童健康管理率≥90%", "≥", "90", "%"),
            ("65岁以上老人500人", "", "500", "人"),
            ("每亩补贴300元", "", "300", "元/亩"),
            ("每人每年不低于300元", "≥", "300", "元/人/年"),
            ("每月10元/人", "", "10", "元/人"),
            ("100%;100%", "", "100", "%"),
            ("30人(男20人)", "", "30", "人"),
            ("约30人(男20人)", "", "30", "人"),
            ("≥80%，≤70%(含税)", None, "", ""),
            ("≤5元且≥3元(含税)", None, "", ""),
            ("安全事故发生率0", "", "0", ""),
            ("展板≥5块2x3米", "≥", "5", "块"),
            ("购置3D2打印机5台", "", "5", "台"),
        ],
    )
    def test_reads(self, text: str, sign: str | None, value: str, unit: str) -> None:
        """The one number that is the value; the others belong to the name of what is measured."""
        reading = read_sentence(text)

        if sign is None:
            assert isinstance(reading, (Span, Words))
        else:
            assert isinstance(reading, Bound)
            assert (reading.sign, str(reading.quantity.value), reading.quantity.unit) == (sign, value, unit)

    @pytest.mark.parametrize(
        ("text", "low_strict", "high_strict"),
        [
            (">80%且≤90%", True, False),
            ("≥80%≤90%", False, False),
            ("大于80%小于90%", True, True),
            ("不低于80%，小于90%", False, True),
            ("≤90%，>80%", True, False),
        ],
    )
    def test_two_bounds(self, text: str, low_strict: bool, high_strict: bool) -> None:
        """One from below and one from above, in either order, make a range."""
        reading = read_sentence(text)

        assert reading == Span(Quantity(80, "%"), Quantity(90, "%"), low_strict, high_strict)

    @pytest.mark.parametrize(("text", "unit"), [("每100人不少于1个", "个/100人"), ("每万人10例", "例/万人")])
    def test_of_how_many_is_no_other_number(self, text: str, unit: str) -> None:
        """It is in the unit, and nothing beside the value."""
        reading = read_sentence(text)

        assert isinstance(reading, Bound)
        assert (reading.quantity.unit, reading.beside.numbers) == (unit, ())

    @pytest.mark.parametrize(("sign", "doubt"), [("", "数字取自一句话"), ("≥", "")])
    def test_a_number_behind_a_sentence(self, sign: str, doubt: str) -> None:
        """A sign says that it is the value; without one it may be a figure of the report."""
        reading = read_sentence(f"完成情况良好并且得到了群众一致好评的项目数量{sign}5个")

        assert reading == Bound(sign, Quantity(5, "个"), doubt)

    @pytest.mark.parametrize(
        "text",
        [
            "培训3期150人", "新建2个，改建2个", "完成率≥95%；合格率≥95%", "90% 95%", "100人/50户", "5:3", "1-2-3",
            "8小时外", "500元起", "90%≥", "没有100人", "增长-3%", "每月5日前", "项目 2022", "附件1", "1月16日",
            "孕产妇7天访视数", "≥95%，≤90%", "≥5个且≤3万元",
            "及时与54个部门确认网络情况并且联合乙方对各个部门进行巡检", "不少于支出≤5%",
            "培训不少于3期≥150人",
        ],
    )  # fmt: skip
    def test_stays_words(self, text: str) -> None:
        """Several values, or a number whose neighbours change what it says, make no value."""
        assert isinstance(read_sentence(text), Words)

    @pytest.mark.parametrize(
        "text",
        [
            "5G网络", "PM2.5治理", "12345热线", "第3期", "GB50300-2013", "192.168.1.1", "拨打12345", "2023年度",
            "9年义务教育",
            "65岁老人", "6月", "使用2023年", "4A级景区", "1e5", "显著", "7×24小时", "3+2",
        ],
    )  # fmt: skip
    def test_names_are_no_numbers(self, text: str) -> None:
        """A number that says which one is part of a name."""
        assert read_sentence(text) is None


class TestExpression:
    """expression = MISSING | [DIRECTION] (date | range | sentence | words)."""

    @pytest.mark.parametrize(
        "text", ["", "/", "—", "－", "——", "N/A", "n/a", "无", "不涉及", "…", "\u200b \u3000", "/。"]
    )
    def test_missing(self, text: str) -> None:
        """A cell that says that there is nothing."""
        assert read(text) is None

    @pytest.mark.parametrize(
        ("text", "sign"),
        [
            ("正向 95%", "≥"), ("反向 5天", "≤"), ("逆向 5天", "≤"), ("反向 ≥ 5天", "≥"), ("定量 5天", ""),
            ("正向≥5", "≥"),
        ],
    )  # fmt: skip
    def test_direction(self, text: str, sign: str) -> None:
        """The direction gives the sign where none is written."""
        reading = read(text)

        assert isinstance(reading, Bound)
        assert reading.sign == sign

    def test_direction_alone(self) -> None:
        """A direction without anything behind it is words."""
        assert read("定性") == Words("定性")
        assert read("正向良好") == Words("正向良好")

    @pytest.mark.parametrize(
        ("text", "sign", "doubt"),
        [("＞95%（含）", "≥", ""), ("小于5天(含5天)", "≤", ""), ("5天(含)以下", "≤", ""), ("95%(含95%)", "", "")],
    )
    def test_inclusive(self, text: str, sign: str, doubt: str) -> None:
        """（含）makes a strict sign an inclusive one and takes the doubt away."""
        reading = read(text)

        assert isinstance(reading, Bound)
        assert (reading.sign, reading.doubt) == (sign, doubt)

    def test_rank(self) -> None:
        """The first three are the third place or better."""
        assert read("全省前三名") == read("全省前3名")
        assert isinstance(read("前零名"), Words)

    def test_plainly(self) -> None:
        """The quick way reads what the grammar reads, in the same way, and leaves the rest to it."""
        for text in ("≥17.4万元", "38508人", "=100%", "0", "<3天", "≤2023.12", "≤20231231"):
            sign, quantity = read_plainly(text) or ("", None)
            assert read(text) == Bound(sign, quantity or Quantity(0))
        for text in ("≥ 90%", "2023年", "12月", "4季度", "20231231", "2023.12", "5网格", "元", "", "5/亩"):
            assert read_plainly(text) is None

    def test_bands(self) -> None:
        """Bands are read from the actual alone: a target may ask for completion."""
        assert read_band("完成") == "达成"
        # White space counts for how long a text may be: twice as long as its words.
        assert read_band("完成" + " " * 58) == "达成"
        assert read_band("完成" + " " * 59) is None
        assert read("完成") == Words("完成")


@pytest.mark.parametrize("spaces", [0, 22, 23])
def test_a_sign_stands_within_reach(spaces: int) -> None:
    """Within 24 characters in front of its number; what is further away is no sign of it."""
    text = "≥" + " " * spaces + "5"

    assert signs_before(text, len(text) - 1) == (0, ["≥"])
    assert signs_before("≥" + " " * 24 + "5", 25) == (25, [])
