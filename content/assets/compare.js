// @ts-check
// Up to four products side by side (?p=…&p=…). Every word comes ready made, from the page or from the documents of the
// products; compare-verdict.js judges, here holes of sentences are filled and everything is drawn.
import { judge } from "./compare-verdict.js";
import { isNumber, readNumber } from "./product-number.js";
import { fill, pick } from "./sentences.js";

/** @import { Judged, Judgement, Pair } from "./compare-verdict.js" */
/** @import { Language, Texts } from "./sentences.js" */

/**
 * What the page gives: its languages, its own first, addresses with a hole for a number, orders, sentences.
 *
 * @typedef {object} Given
 * @property {[Language, ...Language[]]} languages
 * @property {string} document
 * @property {string} page
 * @property {string} prefix
 * @property {string} example
 * @property {string[]} parts
 * @property {string[]} stages
 * @property {{ [key: string]: string }} words
 */

/**
 * Everything about a product in one language.
 *
 * @typedef {object} Worded
 * @property {string} kind
 * @property {string} prefix
 * @property {string} per
 * @property {string} boundary
 * @property {string} status
 * @property {string} trust
 * @property {string} data
 * @property {string | null} grade
 * @property {{ [part: string]: string }} parts
 * @property {string | null} value
 * @property {string | null} low
 * @property {string | null} high
 * @property {{ stage: string, name: string, words: string }[]} stages
 */

/**
 * The document of a product, as far as it is read here.
 *
 * @typedef {object} Document
 * @property {string} number
 * @property {Texts} name
 * @property {{ name: Texts }} organisation
 * @property {Omit<Judged, "letter" | "trust"> & { words: { [language: string]: Worded } }} comparison
 */

/** @typedef {Judged & { number: string, name: Texts, organisation: Texts, own: Worded }} Product */
/** @typedef {(product: Product) => Node | string} Cell */

const LETTERS = ["A", "B", "C", "D"];
const SVG = "http://www.w3.org/2000/svg";
const form = /** @type {HTMLFormElement} */ (document.getElementById("compare"));
const box = /** @type {HTMLInputElement} */ (document.getElementById("p"));
const problems = /** @type {HTMLElement} */ (document.getElementById("problems"));
const verdict = /** @type {HTMLElement} */ (document.getElementById("verdict"));
const result = /** @type {HTMLElement} */ (document.getElementById("result"));
/** @type {Given} */
const given = JSON.parse(form.dataset.page ?? "");
const { languages, prefix, words } = given;
/** @type {Map<string, Promise<Document | null>>} */
const known = new Map();
let turn = 0;

/**
 * @param {string} key
 * @param {{ readonly [name: string]: unknown }} [holes]
 */
const say = (key, holes = {}) => fill(words[key], holes);

/** @param {readonly string[]} names */
const join = (names) => names.join(words["list.comma"]);

/**
 * @param {string} name
 * @param {{ readonly [attribute: string]: string }} attributes
 * @param {readonly (Node | string)[]} children
 */
const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/**
 * Sets the 2 of CO2 low, as on all pages: common Chinese fonts have no such character.
 *
 * @param {string} text
 */
const low2 = (text) => text.split("₂").flatMap((piece, place) => (place ? [element("sub", {}, "2"), piece] : [piece]));

/**
 * @param {string} name
 * @param {{ readonly [attribute: string]: unknown }} attributes
 * @param {string} [text]
 */
const drawn = (name, attributes, text = "") => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
};

// Which products: numbers from the address, as people write them, each with what was written.
const asked = () => {
  const query = new URLSearchParams(location.search);
  const texts = ["p", "a", "b", "c", "d"].flatMap((name) => query.getAll(name)).filter((text) => text.trim());
  return [...new Map(texts.map((text) => [readNumber(text, prefix), text])).entries()];
};

/**
 * @param {string} number
 * @returns {Promise<Document | null>}
 */
const fetched = async (number) => {
  const answer = await fetch(fill(given.document, { number }));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} ${number}`);
  return answer.json();
};

/** @param {string} number */
const load = (number) => {
  const answer = known.get(number) ?? fetched(number);
  known.set(number, answer);
  answer.catch(() => known.delete(number));
  return answer;
};

/**
 * @param {readonly string[]} numbers
 * @param {string[]} told complaints, to which those about these numbers are added
 * @returns {Promise<Product[]>}
 */
const products = async (numbers, told) => {
  const answers = await Promise.allSettled(numbers.map(load));
  /** @type {Map<string, Document>} */
  const found = new Map();
  answers.forEach((answer, place) => {
    if (answer.status === "rejected") told.push(say("compare.failed", { number: numbers[place] }));
    else if (answer.value === null) told.push(say("compare.unknown", { number: numbers[place] }));
    else found.set(answer.value.number, answer.value);
  });
  return [...found.values()].map(({ number, name, organisation, comparison }, place) => {
    const own = comparison.words[languages[0].code];
    return {
      ...comparison,
      number,
      letter: LETTERS[place],
      name,
      organisation: organisation.name,
      own,
      trust: own.trust,
    };
  });
};

/** @param {readonly string[]} numbers */
const query = (numbers) => `?${new URLSearchParams(numbers.map((number) => ["p", number]))}`;

/**
 * @param {readonly string[]} numbers
 * @param {HTMLElement} focus
 */
const go = (numbers, focus) => {
  history.pushState(null, "", query(numbers));
  show().then(() => focus.focus());
};

/**
 * Tells what the products have at a part of the key, each value once.
 *
 * @param {readonly Product[]} all
 * @param {string} part
 */
const values = (all, part) => {
  /** @type {Map<string, string[]>} */
  const letters = new Map();
  for (const { letter, own } of all) letters.set(own.parts[part], [...(letters.get(own.parts[part]) ?? []), letter]);
  return [...letters]
    .map(([text, names]) => say("compare.value_of", { names: join(names), words: text }))
    .join(words["compare.between"]);
};

/** @param {Pair} pair */
const pairWords = (pair) => {
  const percent = pair.outcome === "lower" ? `${pair.percent}%` : "";
  return say(`compare.verdict.${pair.outcome}`, { one: pair.one, other: pair.other, percent });
};

/**
 * @param {Judgement} judgement
 * @returns {{ sentences: string[], notes: string[] }}
 */
const judgementWords = ({ state, obstacle, pairs, isMixed }) => {
  const hindered = obstacle ? [say(`compare.verdict.${obstacle.state}`, { names: join(obstacle.letters) })] : [];
  if (state === "one" || state === "different")
    return { sentences: [say(`compare.verdict.${state}`)], notes: hindered };
  const notes = [say("compare.agree"), ...(isMixed ? [say("compare.mixed")] : [])];
  return { sentences: obstacle ? hindered : pairs.map(pairWords), notes };
};

/**
 * @param {readonly Product[]} all
 * @param {Judgement} judgement
 */
const verdictOf = (all, judgement) => {
  const { state, differences } = judgement;
  const { sentences, notes } = judgementWords(judgement);
  const told = element("div", { class: state === "different" ? "callout warn" : "callout", "data-state": state });
  told.append(...sentences.map((each) => element("p", {}, element("strong", {}, each))));
  told.append(...notes.map((each) => element("p", {}, each)));
  const items = differences.map(({ part, isUnknown }) => {
    const sentence = say(`${isUnknown ? "unclear" : "differs"}.${part}`, { values: values(all, part) });
    return element("li", { "data-part": part }, sentence);
  });
  if (items.length) told.append(element("ul", { class: "bullets" }, ...items));
  return told;
};

/** @param {Product} product */
const span = ({ own }) => fill(words["number.span"], { low: own.low, high: own.high });

/**
 * Draws ranges on one axis; only for products whose key agrees and whose numbers may be shown.
 *
 * @param {readonly Product[]} all
 */
const ranges = (all) => {
  const ends = all.flatMap(({ own, value, low, high }) =>
    low === null
      ? [{ at: Number(value), words: own.value }]
      : [
          { at: Number(low), words: own.low },
          { at: Number(high), words: own.high },
        ],
  );
  ends.sort((one, other) => one.at - other.at);
  const [first, last] = [ends[0], ends[ends.length - 1]];
  const width = last.at - first.at;
  /** @param {string | null} text */
  const x = (text) => `${(width === 0 ? 52 : 8 + ((Number(text) - first.at) / width) * 88).toFixed(2)}%`;
  const foot = all.length * 46;
  const told = all.map((each) =>
    say("compare.value_of", { names: each.letter, words: each.low === null ? each.own.value : span(each) }),
  );
  const label = say("compare.range_title", { ranges: told.join(words["compare.between"]) });
  const made = drawn("svg", { class: "strip", width: "100%", height: foot + 26, role: "img", "aria-label": label });
  all.forEach(({ letter, own, value, low, high }, place) => {
    const y = place * 46 + 32;
    made.append(drawn("text", { class: "own", x: 0, y: y + 5 }, letter));
    if (low !== null) made.append(drawn("line", { class: "range", x1: x(low), x2: x(high), y1: y, y2: y }));
    made.append(drawn("circle", { class: "own", cx: x(value), cy: y, r: 7 }));
    const edge = Number.parseFloat(x(value));
    const anchor = edge < 18 ? "start" : edge > 86 ? "end" : "middle";
    made.append(drawn("text", { class: "own", x: x(value), y: y - 12, "text-anchor": anchor }, own.value ?? ""));
  });
  made.append(drawn("line", { class: "axis", x1: "8%", x2: "96%", y1: foot + 4, y2: foot + 4 }));
  made.append(drawn("text", { x: "8%", y: foot + 22 }, first.words ?? ""));
  if (width !== 0) made.append(drawn("text", { x: "96%", y: foot + 22, "text-anchor": "end" }, last.words ?? ""));
  return made;
};

/**
 * Shows a text in the page's language, else in another that it has, and then says which.
 *
 * @param {Texts} texts
 */
const either = (texts) => {
  const { words: text, language } = pick(texts, languages);
  return element("span", language && language !== languages[0] ? { lang: language.tag } : {}, text);
};

/**
 * Makes a row of what stands side by side: one cell for each product, each with its letter.
 *
 * @param {readonly Product[]} all
 * @param {string} label
 * @param {Cell} cell
 */
const row = (all, label, cell) =>
  element(
    "div",
    {},
    element("dt", {}, label),
    ...all.map((each) => element("dd", {}, element("b", { class: "tag" }, each.letter), " ", cell(each))),
  );

/**
 * @param {readonly Product[]} all
 * @param {readonly Node[]} rows
 */
const sheet = (all, ...rows) => element("dl", { class: `sheet beside n${all.length}` }, ...rows);

/**
 * @param {readonly Product[]} all
 * @returns {Cell}
 */
const who = (all) => (each) => {
  const link = element("a", { href: fill(given.page, { number: each.number }) }, either(each.name));
  const remove = element("button", { type: "button", class: "quiet" }, say("compare.remove", { name: each.letter }));
  const others = all.filter((other) => other !== each).map(({ number }) => number);
  remove.addEventListener("click", () => go(others, others.length ? verdict : box));
  const cell = document.createDocumentFragment();
  const kind = each.parts.kind === "own" ? [] : [" ", element("span", { class: "tag" }, each.own.kind)];
  cell.append(link, ...kind, element("small", {}, either(each.organisation)), remove);
  return cell;
};

/** @param {string} value */
const measured = (value) => element("span", {}, ...low2(say("compare.value", { value })));

/** @param {Worded} own */
const numberWords = (own) => {
  const number = element("strong", {}, own.value === null ? own.status : measured(own.value));
  return own.prefix ? element("span", {}, element("span", { class: "status warn" }, own.prefix), " ", number) : number;
};

/**
 * Tells the class under a grading scheme: the page has words for it only while one is in force.
 *
 * @param {readonly Product[]} all
 */
const classed = (all) =>
  words["compare.row.grade"] && all.some(({ own }) => own.grade)
    ? [row(all, say("compare.row.grade"), ({ own }) => own.grade ?? say("compare.no_grade"))]
    : [];

/** @param {readonly Product[]} all */
const shown = (all) => {
  /** @param {"per" | "boundary" | "status" | "trust" | "data"} name */
  const worded = (name) => row(all, say(`compare.row.${name}`), ({ own }) => own[name]);
  return [
    row(all, say("compare.row.name"), who(all)),
    row(all, say("compare.row.value"), ({ own }) => numberWords(own)),
    row(all, say("compare.row.range"), (each) => (each.low === null ? say("product.no_range") : measured(span(each)))),
    worded("per"),
    worded("boundary"),
    row(all, say("compare.row.rule"), ({ own }) => own.parts.rule),
    worded("status"),
    worded("trust"),
    worded("data"),
    ...classed(all),
  ];
};

/** @param {readonly Product[]} all */
const staged = (all) => {
  const names = new Map(all.flatMap(({ own }) => own.stages.map(({ stage, name }) => [stage, name])));
  return given.stages.flatMap((code) => {
    const name = names.get(code);
    if (name === undefined) return [];
    /** @type {Cell} */
    const cell = ({ own }) => own.stages.find(({ stage }) => stage === code)?.words ?? say("compare.not_listed");
    return [row(all, name, cell)];
  });
};

/**
 * @param {string} heading
 * @param {readonly Node[]} children
 */
const section = (heading, ...children) => element("section", {}, element("h2", {}, ...low2(say(heading))), ...children);

/** @param {readonly Product[]} all */
const shared = (all) => {
  const address = new URL(query(all.map(({ number }) => number)), location.href).href;
  const link = element("a", { href: address }, address);
  const made = section("compare.share", element("p", { class: "cite" }, link));
  if (!navigator.clipboard) return made;
  const copy = element("button", { type: "button", class: "quiet" }, say("compare.copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address);
    copy.textContent = say("compare.copied");
  });
  made.append(copy);
  return made;
};

/**
 * @param {readonly Product[]} all
 * @param {Judgement} judgement
 */
const laid = (all, { state }) => {
  const axis = state === "compared" || state === "no_range" ? [ranges(all)] : [];
  const made = [section("compare.side", ...axis, sheet(all, ...shown(all)))];
  const rows = staged(all);
  if (rows.length) made.push(section("compare.stages", sheet(all, ...rows)));
  return [...made, shared(all)];
};

const show = async () => {
  turn += 1;
  const mine = turn;
  const written = asked();
  const told = written
    .filter(([number]) => !isNumber(number))
    .map(([, text]) => say("compare.bad", { number: [...text].slice(0, 40).join(""), example: given.example }));
  const numbers = written.map(([number]) => number).filter(isNumber);
  if (numbers.length > LETTERS.length) told.push(say("compare.too_many"));
  const all = await products(numbers.slice(0, LETTERS.length), told);
  if (mine !== turn) return;
  const judgement = judge(all, given.parts);
  problems.replaceChildren(...told.map((sentence) => element("p", { class: "callout warn" }, sentence)));
  verdict.replaceChildren(...(all.length ? [verdictOf(all, judgement)] : []));
  result.replaceChildren(...(all.length ? laid(all, judgement) : []));
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header a[hreflang]"))) {
    link.search = location.search;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const numbers = asked().map(([number]) => number);
  if (box.value.trim()) go([...numbers, readNumber(box.value, prefix)], box);
  box.value = "";
});
addEventListener("popstate", show);
show();
