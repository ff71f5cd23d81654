import assert from "node:assert/strict";
import { test } from "node:test";
import { gramsOf, isSpelt, plain } from "../../content/assets/search-words.js";

test("one spelling for what people type", () => {
  assert.equal(plain("Ｈ１ City-Bike"), "h1citybike");
  assert.equal(plain("沪·东‐方"), "沪东方");
  assert.equal(plain("ΟΔΟΣ"), "οδοσ");
});

test("grams that cover a word come first: three letters, two Chinese characters", () => {
  assert.deepEqual(gramsOf("bicycle"), ["bic", "ycl", "cle", "icy", "cyc"]);
  assert.deepEqual(gramsOf("自行车"), ["自行", "行车"]);
  assert.deepEqual(gramsOf("ab"), ["ab"]);
  assert.deepEqual(gramsOf("车"), ["车"]);
});

test("every gram stands in the word, and every character in a gram", () => {
  for (const word of ["h1电动车", "a自b", "abcd", "电a动bcd车", "😀abc"]) {
    const grams = gramsOf(word);
    assert.ok(
      grams.every((gram) => word.includes(gram)),
      word,
    );
    assert.deepEqual(new Set(grams.join("")), new Set(word));
  }
});

test("only small letters may be initials", () => {
  assert.deepEqual(["zx", "zxc", "z", "z1", "自行"].map(isSpelt), [true, true, false, false, false]);
});
