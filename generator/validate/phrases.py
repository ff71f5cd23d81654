"""Words that claim more than a number can, and words that belong to a person: found in prose, quoted titles aside."""

import re
from collections.abc import Iterator

_REFUSED_ZH = (
    "零碳",
    "净零",
    "负碳",
    "碳中和",
    "气候中和",
    "绿色环保",
    "低碳产品",
    "行业最低",
    "业内最低",
    "同类最低",
    "全国最低",
    "全球最低",
    "最低碳",
    "最环保",
    "国家级",
    "政府认证",
    "政府认可",
    "政府推荐",
    "官方认证",
)
_REFUSED_EN = (
    "carbon[- ]neutral(?:ity)?",
    "climate[- ]neutral",
    "climate[- ]positive",
    "carbon[- ]positive",
    "carbon[- ]negative",
    "zero[- ]carbon",
    "net[- ]zero",
    "low[- ]carbon product",
    "lowest in (?:the )?industry",
    "industry[- ]lowest",
    "lowest[- ]carbon",
    "government[- ](?:certified|approved)",
)
_VAGUE_ZH = (
    "环保",
    "绿色(?!食品|电力|电证|证书)",
    "低碳(?!钢|合金|不锈|铁|锰|铬|硅|镍|线材|盘条|马氏体|奥氏体|贝氏体)",
    "生态友好",
    "环境友好",
    "气候友好",
    "可持续",
    "领先",
    "首个",
    "首款",
    "首创",
)
_VAGUE_EN = (
    "green",
    "eco[- ]friendly",
    "environmentally[- ]friendly",
    "climate[- ]friendly",
    "earth[- ]friendly",
    "sustainable",
    "low[- ]carbon(?! (?:steel|alloy|stainless|ferro|wire|iron|grade))",
    "(?:industry|world|market)[- ]leading",
)
_OFFSET = (
    "碳?抵消",
    "抵销",
    "碳信用",
    "碳汇",
    "CCER",
    "避免排放",
    "carbon[- ]offsets?",
    "offsets?",
    "carbon[- ]credits?",
    "avoided emissions?",
)

_TITLE = re.compile(
    r"《[^》]{1,120}》|(?:(?:GB|T|DB|HJ|YB|JC|QB|ISO|IEC|EN|CNCA)[A-Z/ ]{0,12}[0-9][0-9.:]*[-—–][0-9]{4}"
    r"[^，。；、,;.\n]{0,60})"
)
"""A title in its marks, or the number of a standard with what follows it."""

_NOT = re.compile(
    r"(?:(?:不是|不属|并非|不含|不包[括含]|不计|不得|不使用|不采用|不涉及|不声称|没有|未使用|未采用|未购买|未计)[^，。；,;]{0,6}"
    r"|[无非]|\b(?:not?|non|without|excluding|excludes|never)\b[- ][^,;.]{0,14})$",
    re.IGNORECASE,
)
"""What stands before a word that is denied: `不含任何碳抵消`, `not carbon neutral`."""

_BEFORE = 28
"""How many characters before a word can deny it."""

MARKUP = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?/?>|<!--|<(?:script|style|iframe|img|svg|a|div|span)\b", re.IGNORECASE
)
PERSONAL = re.compile(
    r"(?<![0-9A-Za-z])(?:1[3-9][0-9]{9}|[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx])"
    r"(?![0-9A-Za-z])",
    re.ASCII,
)
"""A mobile telephone number or the number of an identity card of mainland China."""


def _any(chinese: tuple[str, ...], english: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some words: Chinese anywhere, English as whole words."""
    return re.compile(f"(?:{'|'.join(chinese)})|\\b(?:{'|'.join(english)})\\b", re.IGNORECASE)


REFUSED = _any(_REFUSED_ZH, _REFUSED_EN)
VAGUE = _any(_VAGUE_ZH, _VAGUE_EN)
OFFSETS = _any(_OFFSET[:6], _OFFSET[6:])


def first_claim(text: str, words: re.Pattern[str]) -> str:
    """Return the first of some words that a text says of itself: neither in a quoted title nor denied."""
    return next(_claims(text, words), "")


def _claims(text: str, words: re.Pattern[str]) -> Iterator[str]:
    """Yield the words that a text says of itself."""
    if words.search(text):
        plain = _TITLE.sub("《》", text)
        for found in words.finditer(plain):
            if not _NOT.search(plain[max(found.start() - _BEFORE, 0) : found.start()]):
                yield found.group()
