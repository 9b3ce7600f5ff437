"""Numbers written in Chinese characters: 三, 十二, 一百二十, 两千三百, 百分之九十五.

Formal characters (壹贰叁) are taken too; digits that are read one by one (二〇二三) make a year.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "○": 0,
    "两": 2,
}
_POWERS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}

#: Characters of a numeral below ten thousand, as a character class.
NUMERAL: Final = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟"

#: Characters of a year that is read digit by digit, as a character class.
DIGIT: Final = "零〇○一二三四五六七八九"

_DECIMAL: Final = re.compile(f"([{NUMERAL}]+)(?:点([零〇一二三四五六七八九]+))?")


def read_numeral(text: str) -> Decimal | None:
    """Read a numeral below ten thousand, or a numeral with 点; None where the characters make no number.

    >>> read_numeral("十二"), read_numeral("一百零五"), read_numeral("九十九点五"), read_numeral("百十")
    (Decimal('12'), Decimal('105'), Decimal('99.5'), None)
    """
    match = _DECIMAL.fullmatch(text)
    whole = _whole(match[1]) if match else None
    if match is None or whole is None:
        return None
    fraction = "".join(str(_DIGITS[character]) for character in match[2] or "")
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def read_year(text: str) -> str:
    """Write a year that is read digit by digit in digits.

    >>> read_year("二〇二三")
    '2023'
    """
    return "".join(str(_DIGITS[character]) for character in text)


def _whole(text: str) -> int | None:
    """numeral = DIGIT | [DIGIT 千] [DIGIT 百] [[DIGIT] 十] [DIGIT], with 零 in the gaps."""
    total, digit, last_power = 0, None, 10_000
    for character in text:
        if character in _POWERS:
            power = _POWERS[character]
            if power >= last_power or (digit is None and (power > 10 or total)):
                return None
            total, digit, last_power = total + (1 if digit is None else digit) * power, None, power
        elif _DIGITS[character] == 0 and total and digit is None:
            continue
        elif digit is None:
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)
