// Up to four products side by side (?p=…&p=…). Every word comes ready made, from the page or from the documents of the
// products; here codes are compared, numbers are compared digit by digit, and holes of sentences are filled.
(() => {
  "use strict";
  const MOST = 4;
  const LETTERS = ["A", "B", "C", "D"];
  const NUMBER = /^[0-9a-hjkmnp-tv-z]{9}$/;
  const SVG = "http://www.w3.org/2000/svg";
  const form = document.getElementById("compare");
  const box = document.getElementById("p");
  const [problems, verdict, result] = ["problems", "verdict", "result"].map((id) => document.getElementById(id));
  const { language, tag, document: address, page, prefix, example, parts, stages, words } = JSON.parse(form.dataset.page);
  const known = new Map();
  let turn = 0;

  const fill = (sentence, holes) => sentence.replace(/\{(\w+)\}/g, (hole, name) => holes[name] ?? hole);
  const say = (key, holes = {}) => fill(words[key], holes);
  const join = (names) => names.join(words["list.comma"]);
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  // The 2 of CO2 is set low, as on all pages: common Chinese fonts have no such character.
  const low2 = (text) => text.split("₂").flatMap((piece, place) => (place ? [element("sub", {}, "2"), piece] : [piece]));
  const drawn = (name, attributes, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };

  // Which products: numbers from the address, as people write them.
  const plain = (text) => {
    const bare = text.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
    const start = prefix.toLowerCase();
    return bare.length === start.length + 9 && bare.startsWith(start) ? bare.slice(start.length) : bare;
  };
  const asked = () => {
    const query = new URLSearchParams(location.search);
    const given = ["p", "a", "b", "c", "d"].flatMap((name) => query.getAll(name)).filter((text) => text.trim());
    return [...new Map(given.map((text) => [plain(text), text])).entries()];
  };
  const load = (number) => {
    if (!known.has(number)) {
      const answer = fetch(fill(address, { number })).then((found) =>
        found.ok ? found.json() : found.status === 404 ? null : Promise.reject(found.status),
      );
      known.set(number, answer);
      answer.catch(() => known.delete(number));
    }
    return known.get(number);
  };
  const products = async (numbers, told) => {
    const answers = await Promise.allSettled(numbers.map(load));
    const found = new Map();
    answers.forEach(({ status, value }, place) => {
      if (status === "rejected") told.push(say("compare.failed", { number: numbers[place] }));
      else if (value === null) told.push(say("compare.unknown", { number: numbers[place] }));
      else found.set(value.number, value);
    });
    return [...found.values()].map((product, place) => ({
      ...product.comparison,
      number: product.number,
      letter: LETTERS[place],
      name: product.name,
      organisation: product.organisation.name,
      own: product.comparison.words[language],
    }));
  };
  const query = (numbers) => `?${new URLSearchParams(numbers.map((number) => ["p", number]))}`;
  const go = (numbers, focus) => {
    history.pushState(null, "", query(numbers));
    show().then(() => focus.focus());
  };

  // What keeps them apart: every part of the key that differs, or that somebody does not know.
  const values = (all, part) => {
    const letters = new Map();
    for (const { letter, own } of all) letters.set(own.parts[part], [...(letters.get(own.parts[part]) ?? []), letter]);
    return [...letters]
      .map(([text, names]) => say("compare.value_of", { names: join(names), words: text }))
      .join(words["compare.between"]);
  };
  const apart = (all) =>
    parts.flatMap((part) => {
      const codes = all.map((each) => each.parts[part]);
      const unknown = codes.includes(null);
      if (!unknown && new Set(codes).size === 1) return [];
      return [[part, say(`${unknown ? "unclear" : "differs"}.${part}`, { values: values(all, part) })]];
    });

  // Numbers: whole multiples of one small unit, so that no digit is lost.
  const whole = (all) => {
    const texts = all.flatMap(({ value, low, high }) => [value, low, high]);
    const places = Math.max(...texts.map((text) => text.split(".")[1]?.length ?? 0));
    return (text) => {
      const [front, back = ""] = text.split(".");
      return BigInt(front + back.padEnd(places, "0"));
    };
  };
  const lower = (less, more, names) => {
    if (less <= 0n) return say("compare.verdict.plain", names);
    const hundredfold = (more - less) * 100n;
    if (hundredfold < more) return say("compare.verdict.under", names);
    const [floor, twice] = [hundredfold / more, (hundredfold % more) * 2n];
    const percent = twice > more || (twice === more && floor % 2n === 1n) ? floor + 1n : floor;
    return percent > 99n ? say("compare.verdict.over", names) : say("compare.verdict.lower", { ...names, percent: `${percent}%` });
  };
  const judged = (one, other, exact) => {
    const [less, more] = exact(one.value) <= exact(other.value) ? [one, other] : [other, one];
    const names = { one: less.letter, other: more.letter };
    if (exact(less.high) >= exact(more.low)) return say("compare.verdict.overlap", { one: one.letter, other: other.letter });
    return lower(exact(less.value), exact(more.value), names);
  };

  // The verdict: the first obstacle that holds, or every pair.
  const obstacle = (all) => {
    const without = (test) => join(all.filter((each) => !test(each)).map(({ letter }) => letter));
    const found = [
      ["gone", without(({ value }) => value !== null)],
      ["past", without(({ holds }) => holds)],
      ["declared", without(({ independent }) => independent)],
      ["no_range", without(({ low, high }) => low !== null && high !== null)],
    ].find(([, names]) => names);
    return found && [found[0], say(`compare.verdict.${found[0]}`, { names: found[1] })];
  };
  const pairs = (all) => {
    const exact = whole(all);
    return all.flatMap((one, place) => all.slice(place + 1).map((other) => judged(one, other, exact)));
  };
  const judge = (all) => {
    if (all.length < 2) return { state: "one", sentences: [say("compare.verdict.one")], notes: [], parts: [] };
    const differing = apart(all);
    const hindered = obstacle(all);
    if (differing.length) {
      const notes = hindered?.[0] === "gone" ? [hindered[1]] : [];
      return { state: "different", sentences: [say("compare.verdict.different")], notes, parts: differing };
    }
    const notes = [say("compare.agree")];
    if (new Set(all.map(({ own }) => own.trust)).size > 1) notes.push(say("compare.mixed"));
    const [state, sentence] = hindered ?? ["compared"];
    return { state, sentences: hindered ? [sentence] : pairs(all), notes, parts: [] };
  };
  const verdictOf = ({ state, sentences, notes, parts: differing }) => {
    const told = element("div", { class: state === "different" ? "callout warn" : "callout", "data-state": state });
    told.append(...sentences.map((each) => element("p", {}, element("strong", {}, each))));
    told.append(...notes.map((each) => element("p", {}, each)));
    const items = differing.map(([part, sentence]) => element("li", { "data-part": part }, sentence));
    if (items.length) told.append(element("ul", { class: "bullets" }, ...items));
    return told;
  };

  // Ranges on one axis; only for products whose key agrees.
  const span = ({ own }) => fill(words["number.span"], { low: own.low, high: own.high });
  const ranges = (all) => {
    const ends = all.flatMap(({ own, value, low, high }) =>
      low === null ? [[Number(value), own.value]] : [[Number(low), own.low], [Number(high), own.high]],
    );
    ends.sort(([one], [other]) => one - other);
    const [[start, first], [end, last]] = [ends[0], ends[ends.length - 1]];
    const x = (text) => `${(end === start ? 52 : 8 + ((Number(text) - start) / (end - start)) * 88).toFixed(2)}%`;
    const foot = all.length * 46;
    const told = all.map((each) => say("compare.value_of", { names: each.letter, words: each.low === null ? each.own.value : span(each) }));
    const label = say("compare.range_title", { ranges: told.join(words["compare.between"]) });
    const made = drawn("svg", { class: "strip", width: "100%", height: foot + 26, role: "img", "aria-label": label });
    all.forEach(({ letter, own, value, low, high }, place) => {
      const y = place * 46 + 32;
      made.append(drawn("text", { class: "own", x: 0, y: y + 5 }, letter));
      if (low !== null) made.append(drawn("line", { class: "range", x1: x(low), x2: x(high), y1: y, y2: y }));
      made.append(drawn("circle", { class: "own", cx: x(value), cy: y, r: 7 }));
      const edge = Number.parseFloat(x(value));
      const anchor = edge < 18 ? "start" : edge > 86 ? "end" : "middle";
      made.append(drawn("text", { class: "own", x: x(value), y: y - 12, "text-anchor": anchor }, own.value));
    });
    made.append(drawn("line", { class: "axis", x1: "8%", x2: "96%", y1: foot + 4, y2: foot + 4 }));
    made.append(drawn("text", { x: "8%", y: foot + 22 }, first));
    if (end !== start) made.append(drawn("text", { x: "96%", y: foot + 22, "text-anchor": "end" }, last));
    return made;
  };

  // Side by side: one row for each thing, one cell for each product, each cell with its letter.
  const either = (text) => {
    const own = text[language];
    const made = element("span", {}, own ?? text.zh ?? text.en ?? "");
    if (!own) made.lang = tag.startsWith("zh") ? "en" : "zh-CN";
    return made;
  };
  const row = (all, label, cell) =>
    element(
      "div",
      {},
      element("dt", {}, label),
      ...all.map((each) => element("dd", {}, element("b", { class: "tag" }, each.letter), " ", cell(each))),
    );
  const sheet = (all, ...rows) => element("dl", { class: `sheet beside n${all.length}` }, ...rows);
  const who = (all) => (each) => {
    const link = element("a", { href: fill(page, each) }, either(each.name));
    const remove = element("button", { type: "button", class: "quiet" }, say("compare.remove", { name: each.letter }));
    const others = all.filter((other) => other !== each).map(({ number }) => number);
    remove.addEventListener("click", () => go(others, others.length ? verdict : box));
    const cell = document.createDocumentFragment();
    const kind = each.parts.kind === "own" ? [] : [" ", element("span", { class: "tag" }, each.own.kind)];
    cell.append(link, ...kind, element("small", {}, either(each.organisation)), remove);
    return cell;
  };
  const measured = (value) => element("span", {}, ...low2(say("compare.value", { value })));
  const value = (own) => {
    const number = element("strong", {}, own.value === null ? own.status : measured(own.value));
    return own.prefix ? element("span", {}, element("span", { class: "status warn" }, own.prefix), " ", number) : number;
  };
  // The class under a grading scheme: the page has words for it only while one is in force.
  const classed = (all) =>
    words["compare.row.grade"] && all.some(({ own }) => own.grade)
      ? [row(all, say("compare.row.grade"), ({ own }) => own.grade ?? say("compare.no_grade"))]
      : [];
  const shown = (all) => [
    row(all, say("compare.row.name"), who(all)),
    row(all, say("compare.row.value"), ({ own }) => value(own)),
    row(all, say("compare.row.range"), (each) => (each.low === null ? say("product.no_range") : measured(span(each)))),
    ...["per", "boundary"].map((name) => row(all, say(`compare.row.${name}`), ({ own }) => own[name])),
    row(all, say("compare.row.rule"), ({ own }) => own.parts.rule),
    ...["status", "trust", "data"].map((name) => row(all, say(`compare.row.${name}`), ({ own }) => own[name])),
    ...classed(all),
  ];
  const staged = (all) => {
    const found = new Map(all.flatMap(({ own }) => own.stages.map(({ stage, name }) => [stage, name])));
    const words = (own, code) => own.stages.find(({ stage }) => stage === code)?.words ?? say("compare.not_listed");
    return stages.filter((code) => found.has(code)).map((code) => row(all, found.get(code), ({ own }) => words(own, code)));
  };
  const section = (heading, ...children) => element("section", {}, element("h2", {}, ...low2(say(heading))), ...children);
  const shared = (all) => {
    const whole = new URL(query(all.map(({ number }) => number)), location).href;
    const link = element("a", { href: whole }, whole);
    const made = section("compare.share", element("p", { class: "cite" }, link));
    if (!navigator.clipboard) return made;
    const copy = element("button", { type: "button", class: "quiet" }, say("compare.copy"));
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(whole);
      copy.textContent = say("compare.copied");
    });
    made.append(copy);
    return made;
  };
  const laid = (all, { state }) => {
    const axis = ["compared", "no_range"].includes(state) ? [ranges(all)] : [];
    const made = [section("compare.side", ...axis, sheet(all, ...shown(all)))];
    const rows = staged(all);
    if (rows.length) made.push(section("compare.stages", sheet(all, ...rows)));
    return [...made, shared(all)];
  };

  const show = async () => {
    const mine = ++turn;
    const given = asked();
    const told = given
      .filter(([number]) => !NUMBER.test(number))
      .map(([, text]) => say("compare.bad", { number: [...text].slice(0, 40).join(""), example }));
    const numbers = given.map(([number]) => number).filter((number) => NUMBER.test(number));
    if (numbers.length > MOST) told.push(say("compare.too_many"));
    const all = await products(numbers.slice(0, MOST), told);
    if (mine !== turn) return;
    const judgement = judge(all);
    problems.replaceChildren(...told.map((sentence) => element("p", { class: "callout warn" }, sentence)));
    verdict.replaceChildren(...(all.length ? [verdictOf(judgement)] : []));
    result.replaceChildren(...(all.length ? laid(all, judgement) : []));
    for (const link of document.querySelectorAll("header a[hreflang]")) link.search = location.search;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const numbers = asked().map(([number]) => number);
    if (box.value.trim()) go([...numbers, plain(box.value)], box);
    box.value = "";
  });
  addEventListener("popstate", show);
  show();
})();
