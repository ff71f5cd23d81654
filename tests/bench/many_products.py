"""A catalogue of as many fictional products as are asked for, named as real ones are: few words often, many seldom."""

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pypinyin import Style, lazy_pinyin

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.disclosure import Organisation
from generator.model.product_number import printed_number, product_number
from generator.model.trust import Claim, Trust
from tests.builders import a_catalogue, a_config, an_organisation

PER_ORGANISATION = 5
NAMES = (
    "海河津滨京东华北燕山渤潮白运蓟盛武清宁静大港塘沽汉南开红桥丽西青辰宝坻"
    "天元恒泰鑫瑞德信达兴隆昌荣利丰源永安康宏伟嘉美佳力博创新科远景明光"
)
TRADES = """科技 Technology|制造 Manufacturing|实业 Industrial|车业 Vehicles|钢铁 Steel|材料 Materials|化工 Chemical
电器 Appliances|食品 Food|新能源 New Energy|集团 Group|建材 Building Materials"""
WORDS = """城市 city|轻便 light|折叠 folding|高强度 high-strength|双玻 double-glass|节能 energy-saving|豪华 deluxe
耐磨 wear-resistant|标准型 standard|出口型 export|增强 reinforced|家用 household|商用 commercial|静音 silent
工业级 industrial grade|超薄 ultra-thin|防腐 anti-corrosion|镀锌 galvanised|原味 original|低糖 low-sugar
长续航 long-range|快充 fast-charge|智能 smart|经典 classic"""
GRADES = ("Q235B", "HRB400", "SPCC", "DC01", "P.O 42.5", "48V20Ah", "550W", "1.5 mm", "500 ml", "12 kg", "6061", "A36")
STATUSES = ("valid", "valid", "valid", "valid", "no-expiry-stated", "expiring", "expired", "superseded", "withdrawn")
LEVELS = (("self-declared", False), ("third-party-verified", True), ("third-party-verified", False),
          ("certifier-own-scheme", True), ("national-label", True), ("epd", True))  # fmt: skip


def in_both(words: str) -> list[tuple[str, str]]:
    """Return words in Chinese and English."""
    zh_en = [each.partition(" ") for each in words.replace("\n", "|").split("|")]
    return [(zh, en) for zh, _, en in zh_en]


def many_products(count: int, config: SiteConfig) -> Catalogue:
    """Return a catalogue of fictional products; the same count gives the same one."""
    chance = random.Random(count)  # noqa: S311  repeatable figures, not secrets
    pattern = a_catalogue()
    products: list[ProductEntry] = []
    while len(products) < count:
        products += _owned(len(products), pattern.products[0], chance, config)
    return replace(pattern, products=tuple(products[:count]))


def _owned(so_far: int, pattern: ProductEntry, chance: random.Random, config: SiteConfig) -> Iterator[ProductEntry]:
    """Yield the products of one organisation: mostly a few, seldom very many, of one to three categories."""
    owner, brand = _organisation(so_far, chance, config)
    codes = config.codelists["categories"].codes
    most = sorted(range(len(codes)), key=lambda place: place * 31 % len(codes))
    mine = [codes[most[int(len(codes) * chance.random() ** 2)]] for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    for number in range(max(1, round(chance.paretovariate(1.2) * PER_ORGANISATION / 4))):
        yield _product(f"p{number}", pattern, owner, (brand, chance.choice(mine)), chance)


def _organisation(so_far: int, chance: random.Random, config: SiteConfig) -> tuple[Organisation, tuple[str, str]]:
    syllables = "".join(chance.choices(NAMES, k=chance.choice((2, 2, 3))))
    latin = "".join(lazy_pinyin(syllables, style=Style.NORMAL)).capitalize()
    trade, trade_en = chance.choice(in_both(TRADES))
    owner = an_organisation(
        f"maker-{so_far:06}",
        name_zh=f"天津{syllables}{trade}有限公司",
        name_en=f"Tianjin {latin} {trade_en} Co., Ltd.",
        uscc=f"9112{chance.randrange(10**13):013}X",
        district=chance.choice(config.codelists["districts"].codes),
    )
    return owner, (syllables, latin)


def _product(
    product_id: str,
    pattern: ProductEntry,
    owner: Organisation,
    kind: tuple[tuple[str, str], str],
    chance: random.Random,
) -> ProductEntry:
    """Return a product of a brand and a category with a model, mostly a barcode and sometimes a certificate."""
    (brand, brand_en), category = kind
    words = in_both(WORDS)
    word, word_en = words[int(len(words) * chance.random() ** 2)]
    grade = (
        chance.choice(GRADES) if chance.random() < 0.5 else f"{chance.choice('ABCDEHKMX')}{chance.randrange(1, 400)}"
    )
    noun, noun_en = _noun(category)
    model = f"{brand_en[:2].upper()}-{chance.choice('ABCDEFGHKLMNPRSTX')}{chance.randrange(10**5):05}"
    product = pattern.product.model_copy(
        update={
            "product_id": product_id,
            "category": category,
            "name_zh": f"{brand}{word}{noun} {grade}",
            "name_en": f"{brand_en} {word_en} {noun_en.lower()} {grade}",
            "brand": brand,
            "model": model,
            "gtins": (f"69{chance.randrange(10**11):011}",) if chance.random() < 0.6 else (),
        }
    )
    number = product_number(owner.org_id, product_id)
    headline = _headline(pattern.headline, chance)
    return replace(
        pattern,
        number=number,
        printed=printed_number(number, "TJ"),
        product=product,
        organisation=owner,
        headline=headline,
        footprints=(headline,),
    )


def _headline(pattern: FootprintEntry, chance: random.Random) -> FootprintEntry:
    """Return a footprint with a value, a status, a rung and mostly a statement of its own."""
    total = Decimal(chance.randrange(100, 900_000)) / 100
    figures = {"pcf_total": total, "pcf_low": total * Decimal("0.9"), "pcf_high": total * Decimal("1.1")}
    claims: tuple[Claim, ...] = ()
    if chance.random() < 0.5:
        claim = pattern.verifications[0]
        number = f"SAMPLE-2026/{chance.randrange(10**6):06}"
        claims = (replace(claim, record=claim.record.model_copy(update={"statement_number": number})),)
    level, confirmed = chance.choice(LEVELS)
    return replace(
        pattern,
        footprint=pattern.footprint.model_copy(update=figures),
        verifications=claims,
        status=chance.choice(STATUSES),
        trust=Trust(level, confirmed, claims[0] if claims else None),
    )


def _noun(category: str) -> tuple[str, str]:
    """Return what a category calls its products, without the remark in brackets."""
    words = a_config().codelists["categories"]
    return words.text(category, "zh").split("（")[0], words.text(category, "en").split(" (")[0]
