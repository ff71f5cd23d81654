// Search among the products: substring match over number, names, model, barcodes and category.
// The index is fetched when the box is first used, or when an address brings a question (?q=).
(() => {
  "use strict";
  const [NUMBER, NAME, ORGANISATION, CATEGORY, MODEL, VALUE, STATUS] = [0, 1, 3, 5, 7, 9, 11];
  const MOST = 50;
  const form = document.getElementById("search");
  const box = document.getElementById("q");
  const found = document.getElementById("found");
  const list = document.getElementById("results");
  const { index, root, language, none, many, failed } = form.dataset;
  const shift = language === "zh" ? 0 : 1;
  let loading;

  const plain = (text) => String(text).normalize("NFKC").toLowerCase().replace(/[\s·-]/g, "");
  const load = () => {
    loading ??= fetch(index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((rows) => rows.map((row) => ({ row, text: row.slice(0, VALUE).map(plain).join("\n") })))
      .catch(() => {
        loading = undefined;
        found.textContent = failed;
        return null;
      });
    return loading;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const item = (row) => {
    const made = document.createElement("li");
    const who = element("p", "who", "");
    const link = element("a", "", row[NAME + shift]);
    link.href = `${root}p/${row[NUMBER]}/`;
    who.append(link, element("small", "", `${row[ORGANISATION + shift]} · ${row[CATEGORY + shift]} ${row[MODEL]}`));
    made.append(who, element("p", "what", row[VALUE + shift]), element("p", "how", row[STATUS + shift]));
    return made;
  };

  const show = async () => {
    const question = box.value.trim();
    const words = question.split(/\s+/).map(plain).filter(Boolean);
    const rows = words.length ? await load() : [];
    if (!rows || question !== box.value.trim()) return;
    // A printed number starts with the city's letters, which the index does not hold.
    const number = plain(question).slice(-9);
    const isNumber = (row) => number.length === 9 && row[NUMBER] === number;
    const hits = rows.filter(({ row, text }) => isNumber(row) || words.every((word) => text.includes(word)));
    const sentence = hits.length ? many.replace("{count}", hits.length) : none.replace("{query}", question);
    found.textContent = words.length ? sentence : "";
    list.replaceChildren(...hits.slice(0, MOST).map(({ row }) => item(row)));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?${new URLSearchParams({ q: box.value })}`);
    show();
  });
  box.addEventListener("focus", load, { once: true });
  box.addEventListener("input", show);
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  if (box.value) show();
})();
