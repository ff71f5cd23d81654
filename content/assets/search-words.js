// Words as they are searched: one spelling, the grams that the dictionary knows, the numbers of products.
// generator/render/search/words.py and generator/model/number.py do the same; tests hold them together.

const WIDE = "\u2e80"; // Chinese characters from here on: two in a row tell as much as three letters
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
const NUMBER_LENGTH = 9;

export const plain = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[\s\u00b7\u30fb\u2010-\u2015\u2212-]+/g, "").replaceAll("ς", "σ");

const isNarrow = (gram) => gram.every((character) => character < WIDE);

// The grams that every text with this word has: first some that cover it, then those between them.
export const gramsOf = (word) => {
  const all = [...word];
  if (all.length === 1) return all;
  const found = [];
  for (let start = 0; start + 1 < all.length; start += 1) {
    const three = all.slice(start, start + 3);
    if (three.length === 3 && isNarrow(three)) found.push({ start, end: start + 3 });
    else if (found.at(-1)?.end !== start + 2) found.push({ start, end: start + 2 });
  }
  let covered = 0;
  const covers = (gram, place) => {
    const next = found[place + 1];
    const needed = gram.start <= covered && gram.end > covered && !(next && next.start <= covered);
    if (needed) covered = gram.end;
    return needed;
  };
  const first = found.filter(covers);
  return [...first, ...found.filter((gram) => !first.includes(gram))].map(({ start, end }) => all.slice(start, end).join(""));
};

// Whether a word may be the first letters of syllables.
export const isSpelt = (word) => /^[a-z]{2,}$/.test(word);

// A product's number as people type it: any case, O for 0, I or L for 1, with the site's letters or without.
// Its check is Luhn's in base 32 (generator/model/number.py).
export const numberOf = (text, prefix) => {
  const bare = text.length === prefix.length + NUMBER_LENGTH && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  const number = bare.replace(/o/g, "0").replace(/[il]/g, "1");
  if (number.length !== NUMBER_LENGTH || [...number].some((digit) => !DIGITS.includes(digit))) return null;
  const weighed = [...number].reverse().map((digit, place) => DIGITS.indexOf(digit) * (1 + (place % 2)));
  const sum = weighed.reduce((total, each) => total + (each >> 5) + (each & 31), 0);
  return { number, isPrefixed: bare !== text, holds: sum % 32 === 0, hasDigit: /\d/.test(text) };
};
