"""Texts of strangers in YAML: whatever a head holds, it is read back as that head and as nothing else."""

import json
import re

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[A-Za-z0-9\u4e00-\u9fff/._（）-]|(?<=[^ ]) (?=[^ ]))*")
_LONGEST = 60
_WILD = re.compile(r"([\[*?])")


def quoted(text: str) -> str:
    """Return a text between quotation marks, in one line, with everything that cannot be seen written as its number."""
    plain = json.dumps(text, ensure_ascii=False)
    return "".join(each if each == " " or each.isprintable() else f"\\U{ord(each):08x}" for each in plain)


def scalar(text: str) -> str:
    """Return a text as YAML: bare where that can mean nothing else."""
    return text if _PLAIN.fullmatch(text) and not text.endswith(" ") else quoted(text)


def word(text: str) -> str:
    """Return a word of theirs as a condition that means this word alone: signs that stand for anything lose that."""
    return scalar(_WILD.sub(r"[\1]", text))


def shown(text: str) -> str:
    """Return an example for a comment: not longer than eyes take in."""
    return quoted(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
