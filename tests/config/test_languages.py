"""Languages: one way to pick a text, forms by CLDR, and settings that lack words are named at load, all at once."""

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel.messages.plurals import get_plural

from generator.cli.exit_codes import OUR_FAILURE
from generator.cli.main import run
from generator.config import ConfigError, Language, SiteConfig, Translations, load_config
from generator.config.translations import Plural, read_translations
from generator.language import Translator
from generator.language.fallback import fenced, marked
from generator.language.html import HtmlTranslator
from generator.model.texts import COLUMN_LANGUAGES, Picked, Texts
from tests.builders import a_product
from tests.conftest import ROOT
from tests.languages import add_esperanto, copied

PARTIAL = Language(code="eo", tag="eo", prefix="eo/", own_name="Esperanto", complete=False)


def test_a_text_is_picked_in_the_language_asked_for_else_in_the_next() -> None:
    texts = Texts({"zh": "啤酒", "en": "Beer"})
    assert texts.pick("en", "zh") == Picked("Beer", "en")
    assert texts.pick("eo", "zh") == Picked("啤酒", "zh")
    assert texts.pick("eo") == Picked("啤酒", "zh")
    assert Texts({}).pick("zh") == Picked("", "")
    assert Texts.of_columns({"name_zh": "啤酒", "name_en": ""}.get, "name", COLUMN_LANGUAGES) == Texts({"zh": "啤酒"})


def a_partial_config(config: SiteConfig) -> SiteConfig:
    site = config.site.model_copy(update={"languages": (*config.languages, PARTIAL)})
    return SiteConfig(
        **{
            name: getattr(config, name)
            for name in ("root", "schemas", "register_schemas", "codelists", "words", "pact")
        },
        site=site,
        partial_words={"eo": Translations("eo", {"nav.data": "Datumoj"}, others=config.words["zh"])},
    )


def test_a_language_without_words_says_them_in_the_first(config: SiteConfig) -> None:
    translator = Translator(PARTIAL, a_partial_config(config))
    assert translator.say("nav.data") == "Datumoj"
    assert translator.say("nav.search") == config.words["zh"].say("nav.search")
    assert translator.code("statuses", "valid") == "有效"
    assert translator.told(config.schemas["products"].texts("title")) == "产品"
    assert translator.columns(a_product(name_zh=None, name_en="Beer"), "name") == Picked("Beer", "en")
    assert translator.ordinal(3) == "3"
    assert translator.number(Decimal("2310.5")) == "2\xa0310"
    french = Translator(PARTIAL.model_copy(update={"tag": "fr"}), translator.config)
    assert [each.percent(Decimal(40)) for each in (translator, french)] == ["40%", "40\xa0%"]


FORMS = {
    "en": ("year", "years"),
    "pl": ("rok", "lata", "lat"),
    "fr": ("an", "ans"),
    "ar": tuple("abcdef"),
}


@pytest.mark.parametrize(
    ("language", "count", "form"),
    [
        *(("en", 0, 1), ("en", 1, 0), ("en", 2, 1), ("en", "1,001", 1), ("en", Decimal("1.5"), 1)),
        *(("pl", 1, 0), ("pl", 2, 1), ("pl", 5, 2), ("pl", 22, 1), ("pl", 112, 2), ("pl", Decimal("1.5"), 2)),
        *(("fr", 0, 0), ("fr", 1, 0), ("fr", Decimal("1.5"), 0), ("fr", Decimal("2.5"), 1)),
        *(("ar", 0, 0), ("ar", 2, 2), ("ar", 11, 5), ("ar", 100, 4)),
        ("en", "many", 1),
    ],
)
def test_a_count_has_the_form_of_its_language(language: str, count: object, form: int) -> None:
    forms = FORMS[language]
    words = Translations(language, {"x": forms[-1]}, {"x": Plural("count", forms)}, get_plural(language).plural_expr)
    assert words.say("x", count=count) == forms[form]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_an_english_place_is_an_ordinal(number: int, words: str, config: SiteConfig) -> None:
    assert config.words["en"].ordinal(number) == words
    assert config.words["zh"].ordinal(number) == str(number)


@pytest.mark.parametrize("language", COLUMN_LANGUAGES)
def test_plural_forms_are_as_many_as_the_language_tells_apart(language: str, config: SiteConfig) -> None:
    words = config.words[language]
    assert words.plural_rule.strip("()") == get_plural(language).plural_expr.strip("()")
    assert len(words.plurals) > 50
    assert {len(plural.forms) for plural in words.plurals.values()} == {get_plural(language).num_plurals}
    assert words.say("count.products", count=1) in ("1 款产品", "1 product")


def test_the_rule_of_a_file_is_the_one_its_header_states(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n==7);\\n"\n\n'
    (tmp_path / "en").mkdir()
    text = f'{head}msgid "x"\nmsgid_plural "{{count}}"\nmsgstr[0] "{{count}} other"\nmsgstr[1] "{{count}} seven"\n'
    (tmp_path / "en" / "x.po").write_text(text, encoding="utf-8")
    words = read_translations(tmp_path / "en")
    assert [words.say("x", count=count) for count in (1, 7)] == ["1 other", "7 seven"]


def test_what_is_borrowed_is_marked_in_text_and_bare_elsewhere() -> None:
    word = fenced("词 & 语")
    html = f'<title>{word}</title><p title="{word}">a {word}</p><svg><text>{word}</text></svg><script>"{word}"</script>'
    assert marked(html, "zh-CN", 'not "yet"') == (
        '<title>词 & 语</title><p title="词 & 语">a <i lang="zh-CN" title="not &#34;yet&#34;">词 & 语</i></p>'
        '<svg><text>词 & 语</text></svg><script>"词 & 语"</script>'
    )


def without(path: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        file = root / "site_config" / path
        text = file.read_text(encoding="utf-8")
        assert change(text) != text
        file.write_text(change(text), encoding="utf-8")

    return apply


def _no_title(text: str) -> str:
    schema = json.loads(text)
    del schema["title_en"], schema["fields"][0]["description_zh"]
    return json.dumps(schema, ensure_ascii=False)


BROKEN = {
    "a schema": (
        without("schemas/products.json", _no_title),
        ["site_config/schemas/products.json: title_en", "products.json: fields.product_id.description_zh"],
    ),
    "a code list": (
        without("codelists/statuses.csv", lambda text: text.replace("Withdrawn,", ",", 1)),
        ["site_config/codelists/statuses.csv: withdrawn.name_en"],
    ),
    "the site": (
        without("site.yaml", lambda text: text.replace("  en: Tianjin\n", "")),
        ["site_config/site.yaml: city.en"],
    ),
    "a sentence": (
        without("translations/en/pages.po", lambda text: text.replace('msgid "nav.data"', 'msgid "nav.date"')),
        ["site_config/translations/en: nav.data"],
    ),
    "a unit": (
        without("translations/zh/amounts.po", lambda text: text.replace("units.piece", "units.pieces")),
        ["site_config/translations/zh: amount.declared_units.piece"],
    ),
}


def test_all_that_is_missing_is_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path)
    for break_it, _ in BROKEN.values():
        break_it(root)
    assert run(["--root", str(root), "check"]) == OUR_FAILURE
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "缺少下列文字" in told
    assert "These words are missing" in told
    for name, (_, lines) in BROKEN.items():
        assert [line for line in lines if line not in told] == [], name


def test_a_column_of_names_that_is_not_there_is_missing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    without("codelists/stages.csv", lambda text: text.replace("name_en", "nam_en", 1))(root)
    with pytest.raises(ConfigError, match=r"codelists/stages\.csv: end-of-life\.name_en"):
        load_config(root)


def with_languages(tmp_path: Path, **language: object) -> Path:
    """Return a copy whose site has one more language, which need not have any words."""
    root = copied(tmp_path)
    path = root / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    another = {"code": "eo", "tag": "eo", "prefix": "eo/", "own_name": "Esperanto", "complete": False}
    settings["languages"].append({**another, **language})
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return root


@pytest.mark.parametrize("code", ["pt-BR", "zh-Hant", "ar", "eo"])
def test_any_language_that_cldr_knows_may_begin_without_words(code: str, tmp_path: Path) -> None:
    config = load_config(with_languages(tmp_path, code=code, tag=code))
    translator = HtmlTranslator(config.languages[-1], config)
    assert translator.say("nav.data") == config.words["zh"].say("nav.data")
    assert translator.ordinal(2)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"code": "../q"}, {"code": "xx"}, {"tag": "klingon"}, {"code": "en"}),
        *({"prefix": "en/"}, {"prefix": "../"}, {"order": "x"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_language_that_nobody_could_show_is_refused_by_its_key(wrong: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"site_config/site\.yaml: (.|\n)*languages"):
        load_config(with_languages(tmp_path, **wrong))


def test_guides_need_their_navigation(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "content" / "en").mkdir()
    assert load_config(root).guided == {"en"}
    (root / "site_config" / "mkdocs.en.yml").unlink()
    with pytest.raises(ConfigError, match=r"site_config/mkdocs\.en\.yml: content/en"):
        load_config(root)


def test_a_complete_language_that_has_nothing_is_refused_and_a_partial_one_is_not(tmp_path: Path) -> None:
    root = copied(tmp_path)
    add_esperanto(root)
    partial = load_config(root)
    assert list(partial.words) == list(COLUMN_LANGUAGES)
    assert partial.partial_words["eo"].say("nav.data") == "Datumoj"
    path = root / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["languages"][2]["complete"] = True
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"schemas/products\.json: title_eo") as error:
        load_config(root)
    assert "site_config/site.yaml: city.eo" in str(error.value)
    assert "site_config/codelists/stages.csv: end-of-life.name_eo" in str(error.value)
    assert "site_config/translations/eo: nav.about" not in str(error.value)
    assert "site_config/translations/eo: footer.about" in str(error.value)


@pytest.mark.parametrize("code", COLUMN_LANGUAGES)
def test_the_languages_of_labels_and_columns_may_not_be_partial(code: str, tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(each for each in settings["languages"] if each["code"] == code)["complete"] = False
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"languages: {code} \(complete\)"):
        load_config(root)


def test_a_wrong_key_of_the_site_is_told_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(tmp_path)
    without("site.yaml", lambda text: f"nonsense: 1\n{text}")(root)
    assert run(["--root", str(root), "check"]) == OUR_FAILURE
    told = capsys.readouterr().err
    assert "site_config/site.yaml" in told
    assert "nonsense" in told
    assert "Traceback" not in told


def test_settings_are_copied_whole(tmp_path: Path) -> None:
    root = copied(tmp_path)
    assert load_config(root).words.keys() == load_config(ROOT).words.keys()
    shutil.rmtree(root)
