// @ts-check
// The search page: a question and facets become a list of products. Nothing is fetched before the form is used, or an
// address brings a question (?q=…&category=…); what is fetched then, search-index.js decides.

/** @import { Finding, Index, Row } from "./search-index.js" */

/** @typedef {(question: string, count: number) => boolean} Judge whether a question is a mistyped number */

const [FIRST, FURTHER] = [10, 20];
const SVG = "http://www.w3.org/2000/svg";
const form = /** @type {HTMLFormElement} */ (document.getElementById("search"));
const box = /** @type {HTMLInputElement} */ (document.getElementById("q"));
const found = /** @type {HTMLElement} */ (document.getElementById("found"));
const beside = /** @type {HTMLElement} */ (document.getElementById("beside"));
const list = /** @type {HTMLElement} */ (document.getElementById("results"));
const more = /** @type {HTMLButtonElement} */ (document.getElementById("more"));
const facets = [...form.querySelectorAll("select")];
const given = /** @type {{ [name: string]: string }} */ ({ ...form.dataset });
const { index, reader, root, language, prefix, ...words } = given;
/** @type {Promise<{ opened: Index, isMistyped: Judge }> | undefined} */
let opening;
/** @type {Finding} */
let finding;
let asked = 0;

const open = () => {
  opening ??= import(new URL(reader, document.baseURI).href).then(async (module) => {
    const { Index, isMistyped, plain } = /** @type {typeof import("./search-index.js")} */ (module);
    return {
      opened: await Index.open(new URL(index, document.baseURI)),
      isMistyped: (/** @type {string} */ question, /** @type {number} */ count) =>
        isMistyped(plain(question), prefix, count),
    };
  });
  return opening;
};
const forget = () => {
  opening = undefined;
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {readonly (Node | string | null | false | undefined)[]} content; what is empty is left out
 */
const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(.../** @type {(Node | string)[]} */ (content.filter(Boolean)));
  return made;
};

/**
 * @template {HTMLElement} Made
 * @param {Made} made
 * @param {string | null} tag
 */
const inLanguage = (made, tag) => {
  if (tag) made.lang = tag;
  return made;
};

const unit = () => {
  const [before, after] = words.unit.split("₂");
  return [` ${before}`, element("sub", "", "2"), after];
};

const tick = () => {
  const drawing = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const attributes = { width: "13", height: "11", viewBox: "0 0 13 11", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) drawing.setAttribute(name, value);
  path.setAttribute("d", "m1 6 4 4 7-9");
  drawing.append(path);
  return drawing;
};

/**
 * Shows one product as the other lists of the site do: no number without its unit, its basis and its state.
 *
 * @param {Row} row
 */
const item = ({ number, model, said }) => {
  const own = said[language];
  const link = inLanguage(element("a", "", own.name), own.nameTag);
  link.href = `${root}p/${number}/`;
  const who = element("p", "who", link, own.kind && " ", own.kind && element("span", "tag", own.kind));
  who.append(inLanguage(element("small", "", own.organisation), own.organisationTag));
  who.append(element("small", "", [own.category, model].filter(Boolean).join(" · ")));
  const what = element("p", "what");
  if (own.value) {
    what.append(...(own.prefix ? [element("span", "status warn", own.prefix), " "] : []));
    what.append(element("strong", "", own.value), ...unit(), element("small", "", own.basis));
  } else what.append(element("strong", "gone", own.status));
  const pill = element("span", `pill ${own.pillForm}`, own.pillForm === "solid" && tick(), own.pill);
  const how = element("p", "how", pill);
  if (own.remark) how.append(" ", element("span", "remark", own.remark));
  if (own.form === "warn") how.append(" ", element("span", "status warn", own.status));
  how.append(element("small", "", [own.form === "plain" && own.status, own.until].filter(Boolean).join(" · ")));
  if (own.grade) how.append(element("small", "", own.grade));
  return element("li", "", who, what, how);
};

/**
 * @param {string} question
 * @param {Judge} isMistyped
 */
const tell = (question, isMistyped) => {
  const { count, isExact } = finding;
  const isNarrowed = facets.some((facet) => facet.value);
  const sentence = count ? (isExact ? words.many : words.about) : isNarrowed ? words.noneWithin : words.none;
  const counted = count.toLocaleString(document.documentElement.lang);
  const said = sentence.replace("{count}", () => counted).replace("{query}", () => question);
  found.textContent = [isMistyped(question, count) && words.mistyped, said].filter(Boolean).join(" ");
  more.hidden = !finding.hasMore;
};

// The page of the category chosen, where what can be compared stands together.
const point = () => {
  const category = facets.find((facet) => facet.name === "category");
  if (!category) return;
  beside.hidden = !category.value;
  const name = category.selectedOptions[0].text;
  const link = element(
    "a",
    "",
    words.category.replace("{name}", () => name),
  );
  link.href = `${root}c/${category.value}/`;
  beside.replaceChildren(link);
};

/** @param {string} question */
const search = async (question) => {
  const chosen = facets.filter((facet) => facet.value).map((facet) => /** @type {const} */ ([facet.name, facet.value]));
  const { opened, isMistyped } = await open();
  const fresh = await opened.find(question, chosen, prefix);
  return { fresh, rows: await fresh.rows(FIRST), isMistyped };
};

const ask = async () => {
  asked += 1;
  const [question, mine] = [box.value.trim(), asked];
  list.replaceChildren();
  more.hidden = true;
  point();
  if (!question && !facets.some((facet) => facet.value)) {
    found.textContent = "";
    return;
  }
  found.textContent = words.waiting;
  const again = () => {
    forget(); // the site may have been built anew since its index was opened
    return search(question);
  };
  try {
    const { fresh, rows, isMistyped } = await search(question).catch(again);
    if (mine !== asked) return;
    finding = fresh;
    list.append(...rows.map(item));
    tell(question, isMistyped);
  } catch {
    forget();
    if (mine === asked) found.textContent = words.failed;
  }
};

const address = () => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (String(value).trim()) query.append(name, String(value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header a[hreflang]"))) {
    link.search = location.search;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  address();
  ask();
});
for (const facet of facets) facet.addEventListener("change", () => form.requestSubmit());
form.addEventListener("focusin", () => open().catch(forget), { once: true });
more.addEventListener("click", async () => {
  const [mine, current] = [asked, finding];
  more.disabled = true;
  try {
    const fresh = (await current.rows(FURTHER)).map(item);
    if (mine !== asked) return;
    list.append(...fresh);
    tell(box.value.trim(), () => false);
    fresh[0]?.querySelector("a")?.focus();
  } catch {
    found.textContent = words.failed;
  } finally {
    more.disabled = false;
  }
});

const query = new URLSearchParams(location.search);
for (const field of [box, ...facets]) field.value = query.get(field.name) ?? "";
for (const facet of facets) if (facet.selectedIndex < 0) facet.value = "";
if ([box, ...facets].some((field) => field.value)) {
  address();
  ask();
}
