// @ts-check
// Words as they are searched: one spelling, and the grams that the dictionary knows.
// generator/language/search_terms.py does the same; tests hold them together.

const WIDE = "\u2e80"; // Chinese characters from here on: two in a row tell as much as three letters

/** @param {string} text */
export const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u00b7\u30fb\u2010-\u2015\u2212-]+/g, "")
    .replaceAll("ς", "σ");

/** @param {readonly string[]} gram */
const isNarrow = (gram) => gram.every((character) => character < WIDE);

/**
 * Returns the grams that every text with this word has: first some that cover it, then those between them.
 *
 * @param {string} word
 * @returns {string[]}
 */
export const gramsOf = (word) => {
  const all = [...word];
  if (all.length === 1) return all;
  /** @type {{ start: number, end: number }[]} */
  const found = [];
  for (let start = 0; start + 1 < all.length; start += 1) {
    const three = all.slice(start, start + 3);
    if (three.length === 3 && isNarrow(three)) found.push({ start, end: start + 3 });
    else if (found.at(-1)?.end !== start + 2) found.push({ start, end: start + 2 });
  }
  let covered = 0;
  const first = found.filter(({ start, end }, place) => {
    const next = found[place + 1];
    const isNeeded = start <= covered && end > covered && !(next && next.start <= covered);
    if (isNeeded) covered = end;
    return isNeeded;
  });
  const grams = [...first, ...found.filter((gram) => !first.includes(gram))];
  return grams.map(({ start, end }) => all.slice(start, end).join(""));
};

/**
 * Says whether a word may be the first letters of syllables.
 *
 * @param {string} word
 */
export const isSpelt = (word) => /^[a-z]{2,}$/.test(word);
