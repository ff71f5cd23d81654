// How many products and organisations a limit leaves (?key=…&max=…). The numbers are those of the day's snapshot, compared
// digit by digit; every word comes ready made from the page.
(() => {
  "use strict";
  const form = document.getElementById("limit");
  if (!form) return;
  const stays = document.getElementById("stays");
  const key = document.getElementById("key");
  const max = document.getElementById("max");
  const { language, snapshot, page, fewest, words } = JSON.parse(form.dataset.page);
  const LIMIT = /^\d{1,18}(?:\.\d{1,18})?$/;
  let loaded;
  let turn = 0;

  const fill = (sentence, holes) => sentence.replace(/\{(\w+)\}/g, (hole, name) => holes[name] ?? hole);
  const say = (name, holes = {}) => fill(words[name], holes);
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };
  const load = () => {
    loaded ??= fetch(snapshot).then((found) => (found.ok ? found.json() : Promise.reject(found.status)));
    loaded.catch(() => (loaded = undefined));
    return loaded;
  };

  // Whole multiples of one small unit, so that no digit is lost.
  const places = (text) => text.split(".")[1]?.length ?? 0;
  const whole = (text, depth) => {
    const [front, back = ""] = text.split(".");
    return BigInt(front + back.padEnd(depth, "0"));
  };
  const within = (products, limit) => {
    const depth = Math.max(places(limit), ...products.map(({ value }) => places(value)));
    return products.filter(({ value }) => whole(value, depth) <= whole(limit, depth));
  };

  const either = (text) => text[language] ?? text.zh ?? text.en ?? "";
  const row = (product) =>
    element(
      "li",
      {},
      element("a", { href: fill(page, product) }, either(product.name)),
      element("small", {}, `${either(product.organisation)} · ${product.shown} kg CO`, element("sub", {}, "2"), "e"),
    );
  const told = (group, limit) => {
    const left = within(group.products, limit);
    const count = new Set(left.map(({ org_id }) => org_id)).size;
    const holes = { limit, products: left.length, organisations: count, all: group.products.length };
    const made = element("div", { class: "callout", "data-products": left.length, "data-organisations": count });
    made.append(element("p", {}, element("strong", {}, say(left.length ? "procurement.stays" : "procurement.stays_none", holes))));
    if (count < fewest) made.append(element("p", { class: "warn" }, say("procurement.few", { count })));
    const list = element("ul", { class: "list" }, ...left.map(row));
    return left.length ? [made, list] : [made];
  };
  const complaint = (sentence) => [element("p", { class: "callout warn" }, sentence)];

  const answer = async (code, text) => {
    const limit = text.normalize("NFKC").replace(/[\s,]/g, "");
    if (!LIMIT.test(limit)) return complaint(say("procurement.bad"));
    try {
      const group = (await load()).groups.find((each) => each.code === code);
      return group ? told(group, limit) : [];
    } catch {
      return complaint(say("procurement.failed"));
    }
  };
  const show = async () => {
    const mine = ++turn;
    const query = new URLSearchParams(location.search);
    const [code, limit] = [query.get("key"), query.get("max")];
    if ([...key.options].some(({ value }) => value === code)) key.value = code;
    max.value = limit ?? "";
    const found = limit ? await answer(key.value, limit) : [];
    if (mine === turn) stays.replaceChildren(...found);
    for (const link of document.querySelectorAll("header a[hreflang]")) link.search = location.search;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?${new URLSearchParams([["key", key.value], ["max", max.value.trim()]])}`);
    show();
  });
  addEventListener("popstate", show);
  show();
})();
