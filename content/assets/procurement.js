// @ts-check
// How many products and organisations a limit leaves (?key=…&max=…). The numbers are those of the day's snapshot;
// procurement-limit.js counts, and every word comes ready made from the page.
import { readLimit, within } from "./procurement-limit.js";
import { fill, pick } from "./sentences.js";

/** @import { Language, Texts } from "./sentences.js" */

/**
 * What the page gives: its languages, its own first, addresses, the fewest organisations, sentences.
 *
 * @typedef {object} Given
 * @property {Language[]} languages
 * @property {string} snapshot
 * @property {string} page
 * @property {number} fewest
 * @property {string} unit
 * @property {{ [key: string]: string }} words
 */

/** @typedef {{ number: string, name: Texts, organisation: Texts, org_id: string, value: string, shown: string }} Product */
/** @typedef {{ code: string, products: Product[] }} Group */

const form = document.getElementById("limit");

/** @param {HTMLElement} form */
const start = (form) => {
  const stays = /** @type {HTMLElement} */ (document.getElementById("stays"));
  const key = /** @type {HTMLSelectElement} */ (document.getElementById("key"));
  const max = /** @type {HTMLInputElement} */ (document.getElementById("max"));
  /** @type {Given} */
  const { languages, snapshot, page, fewest, unit, words } = JSON.parse(form.dataset.page ?? "");
  /** @type {Promise<{ groups: Group[] }> | undefined} */
  let loaded;
  let turn = 0;

  /**
   * @param {string} name
   * @param {{ readonly [name: string]: unknown }} [holes]
   */
  const say = (name, holes = {}) => fill(words[name], holes);

  /**
   * @param {string} name
   * @param {{ readonly [attribute: string]: unknown }} attributes
   * @param {readonly (Node | string)[]} children
   */
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
    made.append(...children);
    return made;
  };

  /** @returns {Promise<{ groups: Group[] }>} */
  const fetched = async () => {
    const answer = await fetch(snapshot);
    if (!answer.ok) throw new Error(`${answer.status} ${snapshot}`);
    return answer.json();
  };
  const load = () => {
    loaded ??= fetched();
    loaded.catch(() => {
      loaded = undefined;
    });
    return loaded;
  };

  /** @param {Product} product */
  const row = (product) => {
    const [before, after] = unit.split("₂");
    const organisation = pick(product.organisation, languages).words;
    return element(
      "li",
      {},
      element("a", { href: fill(page, { number: product.number }) }, pick(product.name, languages).words),
      element("small", {}, `${organisation} · ${product.shown} ${before}`, element("sub", {}, "2"), after),
    );
  };

  /**
   * @param {Group} group
   * @param {string} limit
   */
  const told = (group, limit) => {
    const { left, organisations } = within(group.products, limit);
    const holes = { limit, products: left.length, organisations, all: group.products.length };
    const made = element("div", {
      class: "callout",
      "data-products": left.length,
      "data-organisations": organisations,
    });
    const sentence = say(left.length ? "procurement.stays" : "procurement.stays_none", holes);
    made.append(element("p", {}, element("strong", {}, sentence)));
    if (organisations < fewest) {
      made.append(element("p", { class: "warn" }, say("procurement.few", { count: organisations })));
    }
    return left.length ? [made, element("ul", { class: "list" }, ...left.map(row))] : [made];
  };

  /** @param {string} sentence */
  const complaint = (sentence) => [element("p", { class: "callout warn" }, sentence)];

  /**
   * @param {string} code
   * @param {string} text
   */
  const answer = async (code, text) => {
    const limit = readLimit(text);
    if (limit === null) return complaint(say("procurement.bad"));
    try {
      const group = (await load()).groups.find((each) => each.code === code);
      return group ? told(group, limit) : [];
    } catch {
      return complaint(say("procurement.failed"));
    }
  };

  const show = async () => {
    turn += 1;
    const mine = turn;
    const query = new URLSearchParams(location.search);
    const [code, limit] = [query.get("key"), query.get("max")];
    if (code !== null && [...key.options].some(({ value }) => value === code)) key.value = code;
    max.value = limit ?? "";
    const found = limit ? await answer(key.value, limit) : [];
    if (mine === turn) stays.replaceChildren(...found);
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header a[hreflang]"))) {
      link.search = location.search;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = new URLSearchParams([
      ["key", key.value],
      ["max", max.value.trim()],
    ]);
    history.pushState(null, "", `?${query}`);
    show();
  });
  addEventListener("popstate", show);
  show();
};

if (form) start(form);
