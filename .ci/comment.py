"""Turn the result of a check into the one comment on a pull request.

Usage: comment.py RESULT.zip HEAD_SHA > comment.md. Standard library only, because the job that runs it may write
comments and so installs nothing. The result comes from a job that anybody can start: it is read as data, one member of
bounded size by a closed schema, and nothing in it can become a link, a mention, an image, a heading or HTML.
"""

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

MARKER = "<!-- portal-check -->"
MEMBER = "result.json"
LARGEST = 64 * 1024
MOST_FINDINGS = 20
LONGEST_TEXT = 300
LONGEST_COMMENT = 16 * 1024
LANGUAGES = ("zh", "en")

SCHEMA: dict[str, object] = {
    "outcome": int,
    "head": re.compile(r"[0-9a-f]{40}"),
    "total": int,
    "packages": int,
    "rows": int,
    "errors": int,
    "warnings": int,
    "findings": list,
}
FINDING: dict[str, object] = {
    "code": re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+"),
    "severity": re.compile(r"error|warning|note"),
    "file": str,
    "row": int,
    "column": str,
    "value": str,
    "message": dict,
    "fix": dict,
}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,179}|", re.ASCII)
CODED = re.compile(r"[^A-Za-z0-9 .,_\-\u4e00-\u9fff]")

WORDS = {
    "zh": {
        "fine": "检查通过：没有错误。",
        "problems": "需要修改：{errors} 个错误，{warnings} 个提醒。",
        "failure": "我们的系统出了问题，不是您的数据有错，您不用处理。",
        "head": "| 位置 | 您填写的 | 问题 | 怎样修改 |",
        "more": "还有 {more} 条，全部列在检查任务的附件 report.json 里。",
        "next": "修改后再推送一次，会自动重新检查，结果仍写在这一条里。",
    },
    "en": {
        "fine": "The check passed: no errors.",
        "problems": "To be mended. Errors: {errors}, warnings: {warnings}.",
        "failure": "Something went wrong on our side, not in your data; there is nothing for you to do.",
        "head": "| Place | Found | Problem | What to do |",
        "more": "{more} more are in report.json, which is attached to the check.",
        "next": "Push again after mending; the check repeats by itself and its result stays in this one comment.",
    },
}
WIDE = str.maketrans({"@": "＠", "#": "＃", ":": "：", "/": "／", "`": "ˋ", "\n": " ", "\r": " "})
ENTITIES = str.maketrans({letter: f"&#{ord(letter)};" for letter in "<>&|[]!*~_\\{}$^"})


class ResultError(ValueError):
    """The result is not what a check of ours writes."""


def main() -> None:
    """Write the comment to standard output."""
    path, head = sys.argv[1:]
    try:
        result = read(Path(path), head)
    except ResultError as error:
        sys.exit(f"comment.py: {error}")
    sys.stdout.buffer.write(comment(result).encode())


def read(path: Path, head: str) -> dict[str, Any]:
    """Return the result in an archive, of which nothing is extracted.

    Raises:
        ResultError: It is too large, not ours, or of another commit.

    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if [member.filename for member in members] != [MEMBER] or members[0].file_size > LARGEST:
                raise ResultError("members")
            with archive.open(MEMBER) as stream:
                content = stream.read(LARGEST + 1)
        result = json.loads(content, object_pairs_hook=unique)
    except (zipfile.BadZipFile, OSError, RecursionError, ValueError) as error:
        raise ResultError("unreadable") from error
    if len(content) > LARGEST or not is_result(result) or result["head"] != head:
        raise ResultError("schema")
    return dict(result)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys differ.

    Raises:
        ResultError: A key stands there twice.

    """
    if len({key for key, _ in pairs}) < len(pairs):
        raise ResultError("key")
    return dict(pairs)


def is_result(value: object) -> bool:
    """Tell whether a value has exactly the shape of a result."""
    if not has_shape(value, SCHEMA) or not isinstance(value, dict):
        return False
    findings = value["findings"]
    return len(findings) <= MOST_FINDINGS and all(is_finding(finding) for finding in findings)


def is_finding(value: object) -> bool:
    """Tell whether a value has exactly the shape of a finding."""
    if not has_shape(value, FINDING) or not isinstance(value, dict):
        return False
    texts = dict.fromkeys(LANGUAGES, str)
    return all(has_shape(value[part], dict(texts)) for part in ("message", "fix"))


def has_shape(value: object, schema: dict[str, object]) -> bool:
    """Tell whether a value is an object with exactly these keys, every text bounded."""
    if not isinstance(value, dict) or value.keys() != schema.keys():
        return False
    return all(fits(value[key], kind) for key, kind in schema.items())


def fits(value: object, kind: object) -> bool:
    """Tell whether a value is of a kind: a type, or a text by its pattern."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return False
    if isinstance(kind, re.Pattern):
        return isinstance(value, str) and bool(kind.fullmatch(value))
    return type(value) is kind and (kind is not int or 0 <= int(str(value)) < 10**9)


def comment(result: dict[str, Any]) -> str:
    """Return the comment: Chinese first, English folded."""
    chinese, english = (part(result, language) for language in LANGUAGES)
    text = f"{MARKER}\n{chinese}\n\n<details><summary>English</summary>\n\n{english}\n\n</details>\n"
    if len(text.encode()) <= LONGEST_COMMENT:
        return text
    return comment(result | {"findings": result["findings"][:-1]})


def part(result: dict[str, Any], language: str) -> str:
    """Return the comment in one language."""
    words = WORDS[language]
    kind = {0: "fine", 1: "problems"}.get(result["outcome"], "failure")
    lines = ["### " + words[kind].format(errors=result["errors"], warnings=result["warnings"]), ""]
    if result["findings"]:
        lines += [words["head"], "|---|---|---|---|", *(row(finding, language) for finding in result["findings"]), ""]
    more = result["total"] - len(result["findings"])
    return "\n".join([*lines, *([words["more"].format(more=more), ""] if more > 0 else []), words["next"]])


def row(finding: dict[str, Any], language: str) -> str:
    """Return one finding as a row of the table."""
    name = finding["file"] if NAME.fullmatch(finding["file"]) else f"(unexpected name, {len(finding['file'])})"
    column = finding["column"] if NAME.fullmatch(finding["column"]) else "(unexpected name)"
    place = " ".join(str(each) for each in (name, finding["row"] or "", column) if each)
    texts = inert(finding["message"][language]), f"{inert(finding['fix'][language])} `{finding['code']}`"
    return f"| `{place}` | {coded(finding['value'])} | {' | '.join(texts)} |"


def coded(value: str) -> str:
    """Return what somebody wrote as code: letters, Han and a little punctuation, all else as code points."""
    safe = CODED.sub(lambda found: f"<U+{ord(found.group()):04X}>", value[:40])
    return f"`{safe}`" if safe.strip() else ""


def inert(text: str) -> str:
    """Return a sentence in which nothing means anything to Markdown or to the forge."""
    plain = re.sub(r"(?<![0-9])\.(?=\S)", "．", text.translate(WIDE))
    broken = re.sub(r"[0-9a-f]{7,}", lambda found: "\u2060".join(found.group()), plain)
    return broken.translate(ENTITIES)


if __name__ == "__main__":
    main()
