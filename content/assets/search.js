// The search page: a question and facets become a list of products. Nothing is fetched before the form is used, or an
// address brings a question (?q=…&category=…); what is fetched then, search-index.js decides.
(() => {
  "use strict";
  const [FIRST, FURTHER] = [10, 20];
  const form = document.getElementById("search");
  const box = document.getElementById("q");
  const found = document.getElementById("found");
  const beside = document.getElementById("beside");
  const list = document.getElementById("results");
  const more = document.getElementById("more");
  const facets = [...form.querySelectorAll("select")];
  const { index, reader, root, language, prefix, ...words } = form.dataset;
  let opening;
  let finding;
  let asked = 0;

  const open = () => {
    opening ??= import(new URL(reader, document.baseURI)).then(async ({ Index, numberOf, plain }) => ({
      opened: await Index.open(new URL(index, document.baseURI)),
      isMistyped: (question, count) => {
        const number = numberOf(plain(question), prefix);
        return number && !number.holds && (number.isPrefixed || (number.hasDigit && count === 0));
      },
    }));
    return opening;
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter(Boolean));
    return made;
  };
  const inLanguage = (made, tag) => {
    if (tag) made.lang = tag;
    return made;
  };
  const unit = () => {
    const [before, after] = words.unit.split("₂");
    return [` ${before}`, element("sub", "", "2"), after];
  };
  const tick = () => {
    const [drawing, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    for (const [name, value] of [["width", 13], ["height", 11], ["viewBox", "0 0 13 11"], ["aria-hidden", true]]) {
      drawing.setAttribute(name, value);
    }
    path.setAttribute("d", "m1 6 4 4 7-9");
    drawing.append(path);
    return drawing;
  };

  // One product, as the other lists of the site show it: no number without its unit, its basis and its state.
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
    const how = element("p", "how", element("span", `pill ${own.pillForm}`, own.pillForm === "solid" && tick(), own.pill));
    if (own.remark) how.append(" ", element("span", "remark", own.remark));
    if (own.form === "warn") how.append(" ", element("span", "status warn", own.status));
    how.append(element("small", "", [own.form === "plain" && own.status, own.until].filter(Boolean).join(" · ")));
    if (own.grade) how.append(element("small", "", own.grade));
    return element("li", "", who, what, how);
  };

  const tell = (question, isMistyped) => {
    const { count, isExact } = finding;
    const isNarrowed = facets.some((facet) => facet.value);
    const sentence = count ? (isExact ? words.many : words.about) : isNarrowed ? words.noneWithin : words.none;
    const said = sentence.replace("{count}", () => count.toLocaleString("en")).replace("{query}", () => question);
    found.textContent = [isMistyped(question, count) && words.mistyped, said].filter(Boolean).join(" ");
    more.hidden = !finding.hasMore;
  };

  // The page of the category chosen, where what can be compared stands together.
  const point = () => {
    const category = facets.find((facet) => facet.name === "category");
    beside.hidden = !category.value;
    const link = element("a", "", words.category.replace("{name}", () => category.selectedOptions[0].text));
    link.href = `${root}c/${category.value}/`;
    beside.replaceChildren(link);
  };

  const search = async (question) => {
    const chosen = facets.filter((facet) => facet.value).map((facet) => [facet.name, facet.value]);
    const { opened, isMistyped } = await open();
    const fresh = await opened.find(question, chosen, prefix);
    return { fresh, rows: await fresh.rows(FIRST), isMistyped };
  };

  const ask = async () => {
    const [question, mine] = [box.value.trim(), (asked += 1)];
    list.replaceChildren();
    more.hidden = true;
    point();
    if (!question && !facets.some((facet) => facet.value)) {
      found.textContent = "";
      return;
    }
    found.textContent = words.waiting;
    const again = () => {
      opening = undefined; // the site may have been built anew since its index was opened
      return search(question);
    };
    try {
      const { fresh, rows, isMistyped } = await search(question).catch(again);
      if (mine !== asked) return;
      finding = fresh;
      list.append(...rows.map(item));
      tell(question, isMistyped);
    } catch {
      opening = undefined;
      if (mine === asked) found.textContent = words.failed;
    }
  };

  const address = () => {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    history.replaceState(null, "", given.length ? `?${new URLSearchParams(given)}` : location.pathname);
    for (const link of document.querySelectorAll("header a[hreflang]")) link.search = location.search;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    address();
    ask();
  });
  for (const facet of facets) facet.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("focusin", () => open().catch(() => (opening = undefined)), { once: true });
  more.addEventListener("click", async ({ target }) => {
    const [mine, current] = [asked, finding];
    target.disabled = true;
    try {
      const fresh = (await current.rows(FURTHER)).map(item);
      if (mine !== asked) return;
      list.append(...fresh);
      tell(box.value.trim(), () => false);
      fresh[0]?.querySelector("a").focus();
    } catch {
      found.textContent = words.failed;
    } finally {
      target.disabled = false;
    }
  });

  const given = new URLSearchParams(location.search);
  for (const field of [box, ...facets]) field.value = given.get(field.name) ?? "";
  for (const facet of facets) if (facet.selectedIndex < 0) facet.value = "";
  if ([box, ...facets].some((field) => field.value)) {
    address();
    ask();
  }
})();
