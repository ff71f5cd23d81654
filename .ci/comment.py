"""Turn the excerpt of a check into the one comment on a pull request.

Usage: comment.py RESULT.zip HEAD_SHA > comment.md, in a copy of the default branch. Standard library only, because the
job that runs it may write comments and so installs nothing. The excerpt comes from a job that anybody can start: it is
read as data, one member of bounded size by a closed shape. Without one that is ours, the comment says that we failed.
"""

import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.diagnostics.excerpt import LARGEST, STOPPED, Excerpt, ExcerptError, read_back  # noqa: E402
from generator.diagnostics.markdown_comment import as_markdown  # noqa: E402
from generator.model.routes import help_page  # noqa: E402

MEMBER = "result.json"
LANGUAGES = {"zh": "", "en": "en/"}
_SENTENCE = re.compile(r'^msgid (".+")\nmsgstr (".+")$', re.MULTILINE)
_SITE = re.compile(r"^base_url: (https://\S+/)$", re.MULTILINE)


def main() -> None:
    """Write the comment to standard output."""
    archive, head = sys.argv[1:]
    sys.stdout.buffer.write(comment(Path(archive), head).encode())


def comment(archive: Path, head: str) -> str:
    """Return the comment on the check of a commit."""
    return as_markdown(excerpt(archive, head), {language: sayer(language) for language in LANGUAGES}, link)


def excerpt(archive: Path, head: str) -> Excerpt:
    """Return the excerpt in an archive, of which nothing is extracted; without one that is ours, what says so."""
    try:
        with zipfile.ZipFile(archive) as opened:
            if [member.filename for member in opened.infolist()] != [MEMBER]:
                return STOPPED
            with opened.open(MEMBER) as stream:
                return read_back(stream.read(LARGEST + 1), head)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ExcerptError) as error:
        print(f"comment.py: {type(error).__name__}: {error}", file=sys.stderr)
        return STOPPED


def sayer(language: str) -> Callable[..., str]:
    """Return what gives the sentence of a key with its holes filled."""
    known = sentences(language)
    return lambda key, **holes: known[key].format_map(holes)


def sentences(language: str) -> dict[str, str]:
    """Return the sentences of a language that stand on one line each, as those of comments do."""
    folder = ROOT / "site_config" / "translations" / language
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.po")))
    return {json.loads(key): json.loads(sentence) for key, sentence in _SENTENCE.findall(text)}


def link(code: str, language: str) -> str:
    """Return the public address of a code's explanation."""
    found = _SITE.search((ROOT / "site_config" / "site.yaml").read_text(encoding="utf-8"))
    return f"{found[1] if found else ''}{LANGUAGES[language]}{help_page(code)}"


if __name__ == "__main__":
    main()
